// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/core/random.hpp>
#include <treaty/reflect/digest.hpp>
#include <treaty/testing/plausible.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace treaty::testing {
namespace detail {

inline void copy_value(reflect::type const& kind, void const* from, void* to);

struct entry_copier {
    reflect::type const& element;
    reflect::type const& map;
    void* to;
    static void copy(void* self, std::string_view key, void const* value) {
        auto const& one = *static_cast<entry_copier*>(self);
        if (void* const place = one.map.insert(one.to, key)) copy_value(one.element, value, place);
    }
};

// Into a fresh value of the same type.
inline void copy_value(reflect::type const& kind, void const* from, void* to) {
    using reflect::shape;
    switch (kind.shape) {
        case shape::boolean: *static_cast<bool*>(to) = *static_cast<bool const*>(from); break;
        case shape::integer:
        case shape::identifier:
        case shape::enumeration:
            reflect::store_integer(kind, to, reflect::load_integer(kind, from));
            break;
        case shape::decimal: *static_cast<decimal*>(to) = *static_cast<decimal const*>(from); break;
        case shape::text: kind.assign(to, kind.view(from)); break;
        case shape::instant: *static_cast<instant*>(to) = *static_cast<instant const*>(from); break;
        case shape::date: *static_cast<date*>(to) = *static_cast<date const*>(from); break;
        case shape::optional:
            if (void const* const held = kind.held(from))
                copy_value(*kind.element, held, kind.engage(to));
            break;
        case shape::list:
            for (std::size_t i = 0; i < kind.size(from); ++i)
                copy_value(*kind.element, kind.item(from, i), kind.append(to));
            break;
        case shape::map: {
            entry_copier each{*kind.element, kind, to};
            kind.each(from, &each, &entry_copier::copy);
            break;
        }
        case shape::structure:
            for (reflect::member const& one : kind.members)
                copy_value(*one.kind, one.place(from), reflect::writable(one.place(to)));
            break;
    }
}

// Where something stands, behind an optional; null: it is absent.
struct seen {
    reflect::type const* kind = nullptr;
    void const* value = nullptr;
};
inline seen behind_optional(reflect::type const& kind, void const* value) {
    if (kind.shape != reflect::shape::optional) return {&kind, value};
    return {kind.element, kind.held(value)};
}
// A member of what was asked, by name.
inline seen member_called(std::string_view name, seen asked) {
    if (asked.value == nullptr || asked.kind->shape != reflect::shape::structure) return {};
    for (reflect::member const& one : asked.kind->members)
        if (one.wire_name == name) return behind_optional(*one.kind, one.place(asked.value));
    return {};
}

struct answering {
    random_source chance;

    void text(reflect::type const& kind, std::string_view name, void* into) {
        std::string word{name.empty() ? kind.name : name};
        if (kind.name.find("currency") != std::string_view::npos)
            word = chance.chance(50) ? "EUR" : "USD";
        else if (kind.name.find("unit") != std::string_view::npos)
            word = "C62";  // one piece, UN/ECE Recommendation 20
        else
            word.append("-").append(std::to_string(100 + chance.below(900)));
        if (kind.most != 0 && word.size() > kind.most) word.erase(0, word.size() - kind.most);
        while (word.size() < kind.least) word.push_back(static_cast<char>('0' + chance.below(10)));
        kind.assign(into, word);
    }
    void number(reflect::type const& kind, void* into) {
        int const places = std::min(kind.places, 2), whole = kind.digits - kind.places;
        std::int64_t scale = 1;
        for (int i = 0; i < places; ++i) scale *= 10;
        std::uint64_t const most = whole > 1 ? 100 : whole == 1 ? 10 : 1;
        auto const units =
            static_cast<std::int64_t>(chance.below(most * static_cast<std::uint64_t>(scale)));
        *static_cast<decimal*>(into) = decimal::of(units, places);
    }
    // A moment of the year 2026.
    std::int64_t second() { return 1'767'225'600 + chance.between(0, 365 * 86'400 - 1); }
    void day(void* into) {
        std::chrono::year_month_day const found{
            std::chrono::sys_days{std::chrono::days{second() / 86'400}}};
        *static_cast<date*>(into) =
            date::from(static_cast<int>(found.year()), static_cast<unsigned>(found.month()),
                       static_cast<unsigned>(found.day()))
                .value_or(date{});
    }
    void list(reflect::type const& kind, std::string_view name, void* into, seen asked) {
        bool const same = asked.value != nullptr && asked.kind->shape == reflect::shape::list;
        std::size_t count = same ? asked.kind->size(asked.value) : kind.least + chance.below(3);
        if (kind.least == 0 && !same) count = std::max<std::size_t>(count, 1);
        count = std::max<std::size_t>(count, kind.least);
        if (kind.most != 0) count = std::min<std::size_t>(count, kind.most);
        for (std::size_t i = 0; i < count; ++i) {
            bool const paired = same && i < asked.kind->size(asked.value);
            value(*kind.element, name, kind.append(into),
                  paired ? seen{asked.kind->element, asked.kind->item(asked.value, i)} : seen{});
        }
    }
    void structure(reflect::type const& kind, void* into, seen asked) {
        for (reflect::member const& one : kind.members)
            value(*one.kind, one.name, reflect::writable(one.place(into)),
                  member_called(one.wire_name, asked));
    }
    // `asked`: what the request says under the same name, if it does.
    void value(reflect::type const& kind, std::string_view name, void* into, seen asked) {
        using reflect::shape;
        if (asked.value != nullptr && asked.kind == &kind) {
            copy_value(kind, asked.value, into);
            return;
        }
        switch (kind.shape) {
            case shape::boolean: *static_cast<bool*>(into) = chance.chance(80); break;
            case shape::integer:
                reflect::store_integer(kind, into, static_cast<std::int64_t>(chance.below(100)));
                break;
            case shape::identifier:
                reflect::store_integer(kind, into,
                                       chance.between(1, kind.bytes == 1 ? 100 : 30'000));
                break;
            case shape::decimal: number(kind, into); break;
            case shape::text: text(kind, name, into); break;
            case shape::instant:
                *static_cast<instant*>(into) = instant::from_seconds(second());
                break;
            case shape::date: day(into); break;
            case shape::enumeration:
                reflect::store_integer(
                    kind, into, kind.enumerators[chance.below(kind.enumerators.size())].value);
                break;
            case shape::optional:
                if (asked.value != nullptr || chance.chance(80))
                    value(*kind.element, name, kind.engage(into), asked);
                break;
            case shape::list: list(kind, name, into, asked); break;
            case shape::map:
                for (std::size_t left = std::max<std::size_t>(kind.least, 1); left > 0; --left) {
                    std::string key = "key-" + std::to_string(left);
                    if (kind.key->most != 0 && key.size() > kind.key->most)
                        key.erase(0, key.size() - kind.key->most);
                    while (key.size() < kind.key->least) key.push_back('0');
                    if (void* const place = kind.insert(into, key))
                        value(*kind.element, key, place, {});
                }
                break;
            case shape::structure: structure(kind, into, asked); break;
        }
    }
};

}  // namespace detail

TREATY_INLINE void answer_plausibly(std::uint64_t seed, reflect::type const& request_kind,
                                    void const* request, reflect::type const& response_kind,
                                    void* response) {
    auto const mark = reflect::digest(request_kind, request);
    detail::answering{random_source{seed ^ mark[0]}}.structure(response_kind, response,
                                                               {&request_kind, request});
}

}  // namespace treaty::testing
