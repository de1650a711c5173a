// SPDX-License-Identifier: BSL-1.0
#include <treaty/transport/http/url.hpp>

#include <tests/support/catch.hpp>

using treaty::http::url;

TEST_CASE("a url is taken apart") {
    auto const plain = url::parse("http://erp.example").value();
    CHECK(plain.host == "erp.example");
    CHECK(plain.port == "80");
    CHECK(plain.authority == "erp.example");
    CHECK(plain.prefix.empty());

    auto const full = url::parse("HTTP://[::1]:8080/a/b/").value();
    CHECK(full.host == "::1");
    CHECK(full.port == "8080");
    CHECK(full.authority == "[::1]:8080");
    CHECK(full.prefix == "/a/b");
    CHECK(url::parse("http://a:/").value().port == "80");
    CHECK(url::parse("http://a/").value().prefix.empty());
}

TEST_CASE("a url that asks for what this transport does not do is refused") {
    for (auto const text : {"", "a", "http:", "http://", "http:///a", "https://a", "ftp://a",
                            "http://u@a", "http://a b", "http://a:x", "http://a/?q", "http://a#f",
                            "http://a/%", "http://a\r\nHost: b"}) {
        CAPTURE(text);
        CHECK_FALSE(url::parse(text).has_value());
    }
}
