// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/reflect/describe.hpp>

namespace treaty::reflect {
namespace detail {

// "1 to 64 ", "at most 64 ", "at least 1 ", "64 ", or nothing.
inline std::string range(type const& kind) {
    if (kind.most == 0)
        return kind.least == 0 ? "" : "at least " + std::to_string(kind.least) + " ";
    if (kind.least == kind.most) return std::to_string(kind.most) + " ";
    if (kind.least == 0) return "at most " + std::to_string(kind.most) + " ";
    return std::to_string(kind.least) + " to " + std::to_string(kind.most) + " ";
}

inline std::string integer_range(type const& kind) {
    if (kind.is_signed) {
        std::int64_t const high =
            static_cast<std::int64_t>(~std::uint64_t{0} >> (65U - 8U * kind.bytes));
        return std::to_string(-high - 1) + " to " + std::to_string(high);
    }
    return "0 to " + std::to_string(~std::uint64_t{0} >> (64U - 8U * kind.bytes));
}

inline std::string one_of(type const& kind) {
    std::string text = "one of ";
    for (std::size_t i = 0; i < kind.enumerators.size(); ++i) {
        if (i != 0) text.append(", ");
        text.append(kind.enumerators[i].wire_name);
    }
    return text;
}

inline std::string named(std::string phrase, type const& kind) {
    if (!kind.name.empty()) phrase.append(" (").append(kind.name).append(")");
    return phrase;
}

}  // namespace detail

TREATY_INLINE std::string describe(type const& kind, notation words) {
    bool const elements = words == notation::elements;
    switch (kind.shape) {
        case shape::boolean: return "true or false";
        case shape::integer: return "a whole number from " + detail::integer_range(kind);
        case shape::identifier:
            return detail::named(kind.bytes == 8
                                     ? elements ? "a whole number of up to 19 digits"
                                                : "a number of up to 19 digits, as text or number"
                                     : "a whole number from " + detail::integer_range(kind),
                                 kind);
        case shape::decimal:
            return "a decimal number of at most " + std::to_string(kind.digits - kind.places) +
                   " digits before and " + std::to_string(kind.places) + " after the point";
        case shape::text: {
            std::string const size = detail::range(kind);
            return size.empty() ? "text" : "text of " + size + "bytes";
        }
        case shape::instant: return "an instant such as 2026-11-23T07:53:44Z";
        case shape::date: return "a date such as 2026-11-23";
        case shape::enumeration: return detail::one_of(kind);
        case shape::optional: return describe(*kind.element, words);
        case shape::list: return "a list of " + detail::range(kind) + "items";
        case shape::map:
            return elements ? "entries with a key" : "an object that maps names to values";
        case shape::structure: return detail::named(elements ? "elements" : "an object", kind);
    }
    return {};
}

}  // namespace treaty::reflect
