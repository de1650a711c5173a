// SPDX-License-Identifier: BSL-1.0
#include <treaty/core/utf8.hpp>

#include "../../support/catch.hpp"

TEST_CASE("every code point but the surrogates has one form in UTF-8") {
    std::size_t wrong = 0;
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        std::string text;
        treaty::append_utf8(text, code);
        char const* const end = text.data() + text.size();
        std::size_t const expected = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        if (text.size() != expected || treaty::utf8_length(text.data(), end) != expected ||
            treaty::utf8_code(text.data(), expected) != code)
            ++wrong;
        // One byte less is no form of anything.
        if (expected > 1 && treaty::utf8_length(text.data(), end - 1) != 0) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("as many sequences of bytes are UTF-8 as there are code points") {
    std::size_t found = 0;
    for (unsigned first = 0; first < 0x1000000; ++first) {
        // Three bytes, and a fourth that could only continue them.
        char const bytes[] = {static_cast<char>(first >> 16U), static_cast<char>(first >> 8U),
                              static_cast<char>(first), '\x80'};
        std::size_t const length = treaty::utf8_length(bytes, bytes + sizeof bytes);
        bool const rest_is_zero = length >= 3 || (first & (0xFFFFFFU >> (8 * length))) == 0;
        if (length == 4)
            found += 64;
        else if (length != 0 && rest_is_zero)
            ++found;
    }
    CHECK(found == 0x110000 - 0x800);
}
