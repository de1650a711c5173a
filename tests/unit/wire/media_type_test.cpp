// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/media_type.hpp>

#include <tests/support/catch.hpp>

using treaty::wire::is_utf8;
using treaty::wire::same_media_type;

TEST_CASE("a media type is the same in any case and with any parameters") {
    CHECK(same_media_type("application/json", "application/json"));
    CHECK(same_media_type("Application/JSON \t; charset=utf-8", "application/json"));
    CHECK(same_media_type("application/json;", "application/json"));
    CHECK_FALSE(same_media_type("application/jsonp", "application/json"));
    CHECK_FALSE(same_media_type("application/jso", "application/json"));
    CHECK_FALSE(same_media_type("", "application/json"));
    CHECK_FALSE(same_media_type("; application/json", "application/json"));
}

TEST_CASE("a message is in UTF-8 unless its media type says otherwise") {
    for (char const* const sent :
         {"a/b", "", "a/b;", "a/b; charset=utf-8", "a/b;charset=UTF-8", "a/b ; Charset=\"Utf-8\"",
          "a/b; x=y; CHARSET = utf-8 ; z", "a/b; charset=us-ascii", "a/b; xcharset=latin1",
          "a/b; x=\"y; charset=latin1\"", "a/b; x=\"\\\"; charset=latin1\"", "charset=latin1"}) {
        CAPTURE(sent);
        CHECK(is_utf8(sent));
    }
    for (char const* const sent :
         {"a/b; charset=latin1", "a/b;charset=\"iso-8859-1\"", "a/b; CHARSET=UTF-16",
          "a/b; x=y; charset=utf-80", "a/b; charset=", "a/b; charset", "a/b; charset=\"utf-8",
          "a/b; charset=utf-8; charset=latin1", "a/b; x=\"\\\\\"; charset=latin1"}) {
        CAPTURE(sent);
        CHECK_FALSE(is_utf8(sent));
    }
}
