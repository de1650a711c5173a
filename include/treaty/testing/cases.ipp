// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/testing/cases.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace treaty::testing {
namespace detail {

// Each has broken somebody: a letter and its mark apart, one that grows when its case is changed,
// joined emoji, text from right to left, marks of byte order and of lines, blanks at the ends, the
// last code point, and the marks of every format's own syntax.
inline constexpr std::string_view hurting[] = {"e\xCC\x81",
                                               "\xC3\xA9",
                                               "\xC3\x9F",
                                               "\xC4\xB0",
                                               "\xEF\xAC\x80",
                                               "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80",
                                               "\xE2\x80\xAE"
                                               "abc",
                                               "\xD7\xA9\xD7\x9C",
                                               "\xEF\xBB\xBF",
                                               "\xE2\x80\xA8",
                                               "\xC2\x85",
                                               "\xC2\xA0",
                                               "\xEF\xBF\xBD",
                                               "\xED\x9F\xBF",
                                               "\xEE\x80\x80",
                                               "\xF4\x8F\xBF\xBF",
                                               " ",
                                               "\r\n",
                                               "\t",
                                               "]]>",
                                               "<!--",
                                               "&amp;",
                                               "\"}",
                                               "\\u0000",
                                               "';--",
                                               "%00",
                                               "null",
                                               "0"};

// Fills a value with one corner of its type.
struct corner_drawing {
    random_source& chance;
    case_options const& options;
    case_corner corner;
    std::size_t turn;        // of enumerators
    std::size_t items_left;  // of items_most

    [[nodiscard]] bool most() const { return corner == case_corner::most; }

    [[nodiscard]] std::string text(reflect::type const& kind) {
        std::size_t const least = kind.least;
        std::size_t const high = std::max<std::size_t>(
            least, kind.most == 0 ? options.bytes_most
                                  : std::min<std::size_t>(kind.most, options.bytes_most));
        if (corner == case_corner::least) return std::string(least, 'x');
        if (most()) return draw_text(high, chance, options.any_character);
        std::size_t const wanted = std::min<std::size_t>(high, least + chance.below(24));
        std::string made;
        for (int tries = 0; tries < 8 && made.size() < wanted; ++tries) {
            std::string_view const piece = hurting[chance.below(std::size(hurting))];
            if (made.size() + piece.size() <= high) made.append(piece);
        }
        if (made.size() < least) made.append(least - made.size(), ' ');
        return made;
    }
    void number(reflect::type const& kind, void* into) {
        int const whole = std::min(kind.digits, decimal::digits_max) - kind.places;
        auto const nines = [](int count) {
            return std::string(static_cast<std::size_t>(std::max(count, 0)), '9');
        };
        std::string text = "0";
        if (most() || chance.chance(50)) {
            text = whole > 0 ? nines(whole) : "0";
            if (kind.places > 0) text.append(".").append(nines(kind.places));
            if (!most()) text.insert(0, "-");
        }
        *static_cast<decimal*>(into) = decimal::parse(text).value_or(decimal{});
    }
    void integer(reflect::type const& kind, void* into) {
        std::uint64_t const ones = ~std::uint64_t{0} >> (64U - 8U * kind.bytes);
        std::uint64_t const high = kind.is_signed ? ones >> 1U : ones;
        auto const top = static_cast<std::int64_t>(high);
        std::int64_t const low = kind.is_signed ? -top - 1 : 0;
        reflect::store_integer(kind, into, most() ? top : chance.chance(50) ? low : 0);
    }
    [[nodiscard]] std::size_t count(reflect::type const& kind) {
        std::size_t wanted = kind.least;
        if (most()) wanted = std::max<std::size_t>(wanted, std::min(items_left, full(kind)));
        if (corner == case_corner::texts) wanted = std::max<std::size_t>(wanted, full(kind) != 0);
        items_left -= std::min(items_left, wanted);
        return wanted;
    }
    [[nodiscard]] std::size_t full(reflect::type const& kind) const {
        return kind.most == 0 ? options.items_most : static_cast<std::size_t>(kind.most);
    }
    void several(reflect::type const& kind, void* into) {
        for (std::size_t left = count(kind); left > 0; --left) {
            if (kind.shape == reflect::shape::list)
                value(*kind.element, kind.append(into));
            else if (void* const place = kind.insert(into, text(*kind.key)))
                value(*kind.element, place);
        }
        // Two drawn keys may be the same; a map must have its least size all the same.
        for (int i = 0; kind.shape == reflect::shape::map && kind.size(into) < kind.least; ++i)
            if (void* const place = kind.insert(into, "key" + std::to_string(i)))
                value(*kind.element, place);
    }
    void time(reflect::type const& kind, void* into) {
        if (kind.shape == reflect::shape::date)
            *static_cast<date*>(into) =
                (most() ? date::from(9999, 12, 31) : date::from(1, 1, 1)).value_or(date{});
        else
            *static_cast<instant*>(into) = most()
                                               ? instant::from_seconds(253'402'300'799, 999'999'999)
                                               : instant::from_seconds(-62'135'596'800, 0);
    }
    void value(reflect::type const& kind, void* into) {
        using reflect::shape;
        switch (kind.shape) {
            case shape::boolean: *static_cast<bool*>(into) = most(); break;
            case shape::integer:
            case shape::identifier: integer(kind, into); break;
            case shape::decimal: number(kind, into); break;
            case shape::text: kind.assign(into, text(kind)); break;
            case shape::instant:
            case shape::date: time(kind, into); break;
            case shape::enumeration:
                reflect::store_integer(kind, into,
                                       kind.enumerators[turn++ % kind.enumerators.size()].value);
                break;
            case shape::optional:
                if (corner != case_corner::least) value(*kind.element, kind.engage(into));
                break;
            case shape::list:
            case shape::map: several(kind, into); break;
            case shape::structure:
                for (reflect::member const& one : kind.members)
                    value(*one.kind, reflect::writable(one.place(into)));
                break;
        }
    }
};

inline std::uint64_t seed_of(std::uint64_t seed, std::size_t index) {
    return random_source{seed ^ (index * 0x9E3779B97F4A7C15U)}.next();
}

// A place for enumerations in a drawn value: the drawn one, moved on by the index of the case.
inline void turn_enumerations(reflect::type const& kind, void* into, std::size_t& turn) {
    using reflect::shape;
    if (kind.shape == shape::enumeration)
        reflect::store_integer(kind, into,
                               kind.enumerators[turn++ % kind.enumerators.size()].value);
    if (kind.shape == shape::optional && kind.held(into) != nullptr)
        turn_enumerations(*kind.element, reflect::writable(kind.held(into)), turn);
    if (kind.shape == shape::list)
        for (std::size_t i = 0; i < kind.size(into); ++i)
            turn_enumerations(*kind.element, reflect::writable(kind.item(into, i)), turn);
    for (reflect::member const& one : kind.members)
        turn_enumerations(*one.kind, reflect::writable(one.place(into)), turn);
}

}  // namespace detail

TREATY_INLINE case_corner corner_of(std::uint64_t seed, std::size_t index) noexcept {
    if (index < 3) return static_cast<case_corner>(index + 1);
    random_source chance{detail::seed_of(~seed, index)};
    return chance.chance(75) ? case_corner::usual : static_cast<case_corner>(1 + chance.below(3));
}

TREATY_INLINE reflect::any_value case_of(reflect::value_kind const& kind, std::uint64_t seed,
                                         std::size_t index, case_options const& options) {
    reflect::any_value made{kind};
    random_source chance{detail::seed_of(seed, index)};
    case_corner const corner = corner_of(seed, index);
    if (corner == case_corner::usual) {
        std::size_t turn = index;
        draw_into(made.type(), made.get(), chance, {.any_character = options.any_character});
        detail::turn_enumerations(made.type(), made.get(), turn);
    } else {
        detail::corner_drawing{chance, options, corner, index, options.items_most}.value(
            made.type(), made.get());
    }
    return made;
}

}  // namespace treaty::testing
