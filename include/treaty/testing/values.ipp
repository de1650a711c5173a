// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/testing/values.hpp>

#include <algorithm>
#include <chrono>
#include <string>

namespace treaty::testing {
namespace detail {

using reflect::shape;
using reflect::type;

struct drawing {
    random_source& chance;
    draw_options const& options;

    void integer(type const& kind, void* into) {
        if (options.readable) {
            std::int64_t const from =
                kind.shape == shape::identifier && kind.bytes > 1 ? 10'000 : 0;
            return reflect::store_integer(kind, into, from + chance.between(1, 99));
        }
        auto bits = static_cast<std::int64_t>(chance.next());
        std::uint64_t const ones = ~std::uint64_t{0} >> (64U - 8U * kind.bytes);
        std::uint64_t const high = kind.is_signed ? ones >> 1U : ones;
        switch (chance.below(6)) {
            case 0: bits = 0; break;
            case 1: bits = static_cast<std::int64_t>(high); break;
            case 2: bits = kind.is_signed ? -static_cast<std::int64_t>(high) - 1 : 1; break;
            case 3: bits = static_cast<std::int64_t>(chance.below(100)); break;
            default: break;
        }
        reflect::store_integer(kind, into, bits);
    }
    void number(type const& kind, void* into) {
        if (options.readable) return price(kind, into);
        int const whole_max =
            std::min(kind.digits - kind.places, decimal::digits_max - kind.places);
        std::string text = chance.chance(30) ? "-" : "";
        auto const digits = [&](std::uint64_t count, bool full) {
            for (std::uint64_t i = 0; i < count; ++i)
                text.push_back(full ? '9' : static_cast<char>('0' + chance.below(10)));
        };
        bool const full = chance.chance(15);
        auto const whole = static_cast<std::uint64_t>(whole_max);
        auto const places = static_cast<std::uint64_t>(kind.places);
        std::uint64_t const before = full ? whole : chance.below(whole + 1);
        std::uint64_t const after = full ? places : chance.below(places + 1);
        if (before == 0)
            text.push_back('0');
        else
            text.push_back(full ? '9' : static_cast<char>('1' + chance.below(9)));
        digits(before == 0 ? 0 : before - 1, full);
        if (after != 0) text.push_back('.');
        digits(after, full);
        *static_cast<decimal*>(into) = decimal::parse(text).value_or(decimal{});
    }
    void price(type const& kind, void* into) {
        std::string text =
            kind.digits > kind.places + 1 ? std::to_string(chance.between(1, 99)) : "0";
        if (kind.places > 1) text.append(".").append(std::to_string(chance.between(10, 99)));
        *static_cast<decimal*>(into) = decimal::parse(text).value_or(decimal{});
    }
    [[nodiscard]] std::string word(type const& kind) {
        std::size_t most = std::max<std::size_t>(kind.least, 6);
        if (kind.most != 0) most = std::min<std::size_t>(most, kind.most);
        std::string made;
        while (made.size() < most)
            made.push_back(made.size() % 2 == 0 ? "bdfgklmnprstvz"[chance.below(14)]
                                                : "aeiou"[chance.below(5)]);
        return made;
    }
    [[nodiscard]] std::string text(type const& kind) {
        if (options.readable) return word(kind);
        std::size_t const least = kind.least;
        std::size_t const most = kind.most == 0 ? least + options.bytes_more : kind.most;
        std::size_t const usual = std::min(most, least + options.bytes_more);
        // Long texts to their limit now and then: they are costly, not interesting.
        bool const full = chance.chance(most <= 256 ? 15 : 2);
        return draw_text(full ? most : least + chance.below(usual - least + 1), chance,
                         options.any_character);
    }
    [[nodiscard]] std::size_t count(type const& kind) {
        std::size_t const least = kind.least;
        if (options.readable) return std::max<std::size_t>(least, 1);
        std::size_t most = least + options.items_more;
        if (kind.most != 0) most = std::min<std::size_t>(most, kind.most);
        return least + chance.below(most - least + 1);
    }
    void time(void* into) {
        if (options.readable) {
            *static_cast<instant*>(into) =
                instant::from_seconds(chance.between(1'767'225'600, 1'798'761'599), 0);
            return;
        }
        std::int32_t nanoseconds = 0;
        if (chance.chance(50))
            nanoseconds = static_cast<std::int32_t>(chance.below(1000)) * 1'000'000;
        if (chance.chance(20)) nanoseconds = static_cast<std::int32_t>(chance.below(1'000'000'000));
        // From year 1 to 9999.
        *static_cast<instant*>(into) =
            instant::from_seconds(chance.between(-62'135'596'800, 253'402'300'799), nanoseconds);
    }
    void day(void* into) {
        std::chrono::sys_days const drawn{
            std::chrono::days{options.readable ? chance.between(20'454, 20'818)
                                               : chance.between(-719'162, 2'932'896)}};
        std::chrono::year_month_day const parts{drawn};
        *static_cast<date*>(into) =
            date::from(static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
                       static_cast<unsigned>(parts.day()))
                .value_or(date{});
    }
    void map(type const& kind, void* into) {
        for (std::size_t left = count(kind); left > 0; --left)
            if (void* const place = kind.insert(into, text(*kind.key))) value(*kind.element, place);
    }
    void value(type const& kind, void* into) {
        switch (kind.shape) {
            case shape::boolean: *static_cast<bool*>(into) = chance.chance(50); break;
            case shape::integer:
            case shape::identifier: integer(kind, into); break;
            case shape::decimal: number(kind, into); break;
            case shape::text: kind.assign(into, text(kind)); break;
            case shape::instant: time(into); break;
            case shape::date: day(into); break;
            case shape::enumeration:
                reflect::store_integer(
                    kind, into, kind.enumerators[chance.below(kind.enumerators.size())].value);
                break;
            case shape::optional:
                if (chance.chance(options.optional_percent))
                    value(*kind.element, kind.engage(into));
                break;
            case shape::list:
                for (std::size_t left = count(kind); left > 0; --left)
                    value(*kind.element, kind.append(into));
                break;
            case shape::map: map(kind, into); break;
            case shape::structure:
                for (reflect::member const& one : kind.members)
                    value(*one.kind, reflect::writable(one.place(into)));
                break;
        }
    }
};

}  // namespace detail

TREATY_INLINE std::string draw_text(std::size_t bytes, random_source& chance, bool any_character) {
    static constexpr std::string_view rare[] = {"\"",
                                                "\\",
                                                "/",
                                                "\n",
                                                "\x01",
                                                "\x7F",
                                                "\xC3\xA9",
                                                "\xC2\x80",
                                                "\xE2\x82\xAC",
                                                "\xEF\xBF\xBF",
                                                "\xF0\x9F\x98\x80"};
    auto const in_xml = [](std::string_view one) { return one != "\x01" && one != "\xEF\xBF\xBF"; };
    std::string text;
    while (text.size() < bytes) {
        std::string_view const piece = rare[chance.below(std::size(rare))];
        if (chance.chance(15) && text.size() + piece.size() <= bytes &&
            (any_character || in_xml(piece)))
            text.append(piece);
        else
            text.push_back("abcdefghijklmnopqrstuvwxyzABCDEF 0123456789-_."[chance.below(46)]);
    }
    return text;
}

TREATY_INLINE void draw_into(reflect::type const& kind, void* into, random_source& chance,
                             draw_options const& options) {
    detail::drawing{chance, options}.value(kind, into);
}

}  // namespace treaty::testing
