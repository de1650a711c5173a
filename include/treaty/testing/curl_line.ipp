// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/utf8.hpp>
#include <treaty/testing/curl_line.hpp>

#include <algorithm>
#include <cstddef>

namespace treaty::testing {
namespace detail {

// An argument in single quotes; with escapes, one of printf %b.
inline void append_quoted(std::string& out, std::string_view bytes, bool escapes) {
    static constexpr char octal[] = "01234567";
    out.push_back('\'');
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '\'') {
            out.append("'\\''");
        } else if (escapes && (byte < 0x20 || byte > 0x7E || c == '\\')) {
            out.append("\\0");
            for (int shift : {6, 3, 0})
                out.push_back(octal[(byte >> static_cast<unsigned>(shift)) & 7U]);
        } else {
            out.push_back(c);
        }
    }
    out.push_back('\'');
}

// The same bytes again and again: long texts and long lists are made of that.
struct repetition {
    std::size_t begin = 0, unit = 0, count = 0;  // no count: there is none
};

// The first run of at least 1000 times the same byte.
inline repetition run_of_a_byte(std::string_view body) {
    for (std::size_t at = 0; at < body.size();) {
        std::size_t const end = std::min(body.find_first_not_of(body[at], at), body.size());
        if (end - at >= 1000) return {at, 1, end - at};
        at = end;
    }
    return {};
}
// Equal items of a list that fills most of a body, so that its middle is among them.
inline repetition run_of_items(std::string_view body) {
    std::size_t const middle = body.size() / 2;
    std::size_t const longest = std::min<std::size_t>(4000, body.size() / 20);
    for (std::size_t unit = 2; unit <= longest; ++unit) {
        if (body.substr(middle, unit) != body.substr(middle + unit, unit)) continue;
        std::size_t begin = middle, end = middle;  // here each byte comes again a unit later
        while (begin > 0 && body[begin - 1] == body[begin - 1 + unit]) --begin;
        while (end + unit < body.size() && body[end] == body[end + unit]) ++end;
        std::size_t const count = (end - begin) / unit + 1;
        if (count >= 20) return {begin, unit, count};
    }
    return {};
}
inline repetition repetition_in(std::string_view body) {
    repetition const found = run_of_a_byte(body);
    return found.count != 0 || body.size() < 2000 ? found : run_of_items(body);
}

// Whether a body may stand in a line as it is. curl takes one that begins with @ for a file's name,
// and systems bound an argument, some at 128 KiB.
inline bool is_plain(std::string_view body) {
    if (body.starts_with('@') || body.size() > 100'000 || repetition_in(body).count != 0)
        return false;
    for (char const* at = body.data(); at != body.data() + body.size();) {
        std::size_t const length = utf8_length(at, body.data() + body.size());
        auto const byte = static_cast<unsigned char>(*at);
        if (length == 0 || byte < 0x20 || byte == 0x7F) return false;
        at += length;
    }
    return true;
}

// What writes the body to standard output. The printf of a shell has no bound.
inline std::string body_writer(std::string_view body) {
    std::string made = "{ ";
    auto const print = [&made](std::string_view bytes) {
        made.append("printf %b ");
        append_quoted(made, bytes, true);
        made.append("; ");
    };
    while (!body.empty()) {
        repetition const same = repetition_in(body);
        std::string_view const before = body.substr(0, same.count == 0 ? body.size() : same.begin);
        if (!before.empty()) print(before);
        body.remove_prefix(before.size());
        if (same.count == 0) continue;
        if (same.unit == 1) {
            made.append("head -c ").append(std::to_string(same.count));
            made.append(" /dev/zero | tr '\\0' ");
            append_quoted(made, body.substr(0, 1), false);
            made.append("; ");
        } else {
            made.append("for i in $(seq ").append(std::to_string(same.count)).append("); do ");
            print(body.substr(0, same.unit));
            made.append("done; ");
        }
        body.remove_prefix(same.unit * same.count);
    }
    return made.append("} | ");
}

}  // namespace detail

TREATY_INLINE std::string curl_line(std::string_view url, std::string_view path,
                                    std::string_view media_type, std::string_view key,
                                    std::string_view body) {
    bool const plain = detail::is_plain(body);
    std::string made = plain ? "" : detail::body_writer(body);
    made.append("curl -sS -i ");
    while (url.ends_with('/')) url.remove_suffix(1);
    detail::append_quoted(made, std::string{url}.append(path), false);
    made.append(" -H ");
    detail::append_quoted(made, "Content-Type: " + std::string{media_type}, false);
    if (!key.empty()) {
        made.append(" -H ");
        detail::append_quoted(made, "Idempotency-Key: " + std::string{key}, false);
    }
    made.append(" --data-binary ");
    if (plain)
        detail::append_quoted(made, body, false);
    else
        made.append("@-");
    return made;
}

}  // namespace treaty::testing
