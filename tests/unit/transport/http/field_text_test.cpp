// SPDX-License-Identifier: BSL-1.0
#include <treaty/transport/http/field_text.hpp>

#include <tests/support/catch.hpp>

#include <string>

using treaty::http::valid_field_name;
using treaty::http::valid_field_value;
using treaty::http::valid_target;

TEST_CASE("a field value is refused for every byte that could split a message") {
    CHECK(valid_field_value(""));
    CHECK(valid_field_value("text/plain; charset=utf-8"));
    CHECK(valid_field_value("a\tb"));
    CHECK_FALSE(valid_field_value(" a"));
    CHECK_FALSE(valid_field_value("a "));
    for (int byte = 0; byte < 256; ++byte) {
        std::string const text = std::string{"a"} + static_cast<char>(byte) + "b";
        CAPTURE(byte);
        CHECK(valid_field_value(text) == (byte == '\t' || (byte >= 0x20 && byte != 0x7F)));
    }
}

TEST_CASE("a field name is a token") {
    CHECK(valid_field_name("Content-Type"));
    CHECK_FALSE(valid_field_name(""));
    for (char const c : std::string{" \t\r\n:()<>@,;\\\"/[]?={}\x7f\xe4"})
        CHECK_FALSE(valid_field_name(std::string{"a"} + c));
}

TEST_CASE("a target begins with a slash, and its escapes are whole") {
    CHECK(valid_target("/"));
    CHECK(valid_target("/a/b?c=%20"));
    for (auto const text : {"", "a", "/ ", "/%", "/%2", "/%2g", "/\r\n", "/#", "/\xc3\xbc"})
        CHECK_FALSE(valid_target(text));
}

TEST_CASE("what is read eight bytes at once is read as byte by byte") {
    namespace detail = treaty::http::detail;
    for (std::size_t size : {1U, 7U, 8U, 9U, 16U, 19U}) {
        for (std::size_t at = 0; at < size; ++at) {
            for (int byte = 0; byte < 256; ++byte) {
                std::string text(size, 'm');
                text[at] = static_cast<char>(byte);
                CAPTURE(size, at, byte);
                CHECK(detail::skip_value(text, 0) == detail::skip(text, 0, detail::value));
                CHECK(detail::skip_value(text, at) == detail::skip(text, at, detail::value));
                std::string small = text;
                for (char& c : small) c = detail::lower(c);
                CHECK(detail::same(text, small));
                small[at] = static_cast<char>(small[at] ^ 0x20);
                CHECK_FALSE(detail::same(text, small));
            }
        }
    }
}
