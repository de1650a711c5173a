// SPDX-License-Identifier: BSL-1.0
// Whether every value that one type writes is read by another, in JSON and in plain SOAP alike, by
// their tables: what docs/reference/wire_json.md promises of readers and writers.
#pragma once

#include <treaty/reflect/type.hpp>

#include <cstddef>
#include <cstdint>

namespace treaty::detail {

// The numbers of an integer or identifier: from -`below` to `above`.
struct number_range {
    std::uint64_t below, above;
};
constexpr number_range range_of(reflect::type const& kind) {
    std::uint64_t const all = ~std::uint64_t{0} >> (64U - 8U * kind.bytes);
    if (!kind.is_signed) return {0, all};
    return {all / 2 + 1, all / 2};
}
constexpr int digits_of(std::uint64_t number) {
    int digits = 1;
    for (; number > 9; number /= 10) ++digits;
    return digits;
}

constexpr bool is_number(reflect::type const& kind) {
    return kind.shape == reflect::shape::integer || kind.shape == reflect::shape::identifier;
}
// Written as text of digits, and read so or as a number.
constexpr bool is_number_as_text(reflect::type const& kind) {
    return kind.shape == reflect::shape::identifier && kind.bytes == 8;
}
constexpr int whole_digits(reflect::type const& kind) {
    return kind.digits - kind.places;
}
// The greatest length of a text, list or map; none is beyond every limit.
constexpr std::uint64_t most_of(reflect::type const& kind) {
    return kind.most == 0 ? ~std::uint64_t{0} : kind.most;
}

struct length_range {
    std::uint64_t least = 1, most = 0;  // so: no text at all
};
// How long the text is that a scalar is written as; only what JSON writes in quotes has one.
constexpr length_range text_written_by(reflect::type const& kind) {
    using reflect::shape;
    switch (kind.shape) {
        case shape::text: return {kind.least, most_of(kind)};
        case shape::date: return {10, 10};     // 2026-11-30
        case shape::instant: return {20, 30};  // to the second, or to the nanosecond
        case shape::identifier:
            if (!is_number_as_text(kind)) return {};
            return {1, 20};  // 18446744073709551615 and -9223372036854775808
        case shape::enumeration: {
            length_range found{~std::uint64_t{0}, 0};
            for (reflect::enumerator const& one : kind.enumerators) {
                if (one.wire_name.size() < found.least) found.least = one.wire_name.size();
                if (one.wire_name.size() > found.most) found.most = one.wire_name.size();
            }
            return found;
        }
        default: return {};
    }
}

constexpr bool has_enumerator(reflect::type const& kind, std::string_view name) {
    for (reflect::enumerator const& one : kind.enumerators)
        if (one.wire_name == name) return true;
    return false;
}

constexpr bool number_fits(reflect::type const& sent, reflect::type const& read) {
    number_range const from = range_of(sent);
    if (read.shape == reflect::shape::decimal) {
        std::uint64_t const longest = from.above > from.below ? from.above : from.below;
        return !is_number_as_text(sent) && digits_of(longest) <= whole_digits(read);
    }
    if (!is_number(read)) return false;
    number_range const to = range_of(read);
    return from.below <= to.below && from.above <= to.above &&
           (!is_number_as_text(sent) || is_number_as_text(read));
}
constexpr bool decimal_fits(reflect::type const& sent, reflect::type const& read) {
    if (read.shape == reflect::shape::decimal)
        return whole_digits(sent) <= whole_digits(read) && sent.places <= read.places;
    if (!is_number(read) || sent.places != 0) return false;
    // Negative ones too: of what is not signed, nothing fits.
    return digits_of(range_of(read).below) > sent.digits;
}

// For types that hold no others; anything else does not fit.
constexpr bool scalar_fits(reflect::type const& sent, reflect::type const& read) {
    using reflect::shape;
    if (read.shape == shape::text) {
        length_range const length = text_written_by(sent);
        return length.least <= length.most && read.least <= length.least &&
               length.most <= most_of(read);
    }
    if (sent.shape == shape::decimal) return decimal_fits(sent, read);
    if (is_number(sent)) return number_fits(sent, read);
    if (sent.shape != read.shape) return false;
    if (sent.shape == shape::enumeration)
        for (reflect::enumerator const& one : sent.enumerators)
            if (!has_enumerator(read, one.wire_name)) return false;
    return sent.shape == shape::boolean || sent.shape == shape::instant ||
           sent.shape == shape::date || sent.shape == shape::enumeration;
}

}  // namespace treaty::detail
