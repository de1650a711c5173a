// SPDX-License-Identifier: BSL-1.0
#include <treaty/transport/http/authority.hpp>

#include <tests/support/catch.hpp>

using treaty::http::valid_authority;

TEST_CASE("an authority is a host with an optional port and nothing else") {
    for (auto const text : {"", "a", "a.b-c_d", "a:1", "a:", "127.0.0.1:80", "[::1]", "[::1]:80",
                            "[2001:db8::8:800:200c:417a]", "%41", "[::ffff:1.2.3.4]"}) {
        CAPTURE(text);
        CHECK(valid_authority(text));
    }
    for (auto const text :
         {":80",     "a:b",     "a:65536",    "a:123456", "a b", "a/b",  "a?b",
          "a#b",     "u@a",     "u:p@a",      "[",        "[]",  "[a]",  "[::1",
          "[::1]80", "[::1]:x", "[::1%eth0]", "::1",      "%4",  "a\\b", "a\xc3\xbc"}) {
        CAPTURE(text);
        CHECK_FALSE(valid_authority(text));
    }
}
