// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/testing/shrink.hpp>
#include <treaty/testing/sites.hpp>

#include <algorithm>

namespace treaty::testing {
namespace detail {

using reflect::shape;
using reflect::type;

inline void add_sites(std::vector<site>& to, message_form const& form, tree& at, type const& kind,
                      std::string const& path) {
    type const& held = kind.shape == shape::optional ? *kind.element : kind;
    to.push_back({&at, &held, path});
    std::size_t index = 0;
    for (auto& [name, part] : at.parts) {
        if (held.shape == shape::list)
            add_sites(to, form, part, *held.element, path + form.item(index));
        if (held.shape == shape::map)
            add_sites(to, form, part, *held.element, path + form.entry(index, name));
        ++index;
        if (held.shape != shape::structure) continue;
        for (auto const& one : held.members)
            if (one.wire_name == name)
                add_sites(to, form, part, *one.kind, path + form.member(name));
    }
}

inline void text_bounds(std::vector<bound>& to, type const& kind) {
    if (kind.most != 0) {
        to.push_back({tree::text(std::string(kind.most, 'x')), true});
        to.push_back({tree::text(std::string(kind.most + 1, 'x')), false});
        // Not past it for who counts letters.
        if (kind.most > 1)
            to.push_back({tree::text(std::string(kind.most - 1, 'x') + "\xC3\xA9"), false});
    }
    if (kind.least != 0) {
        to.push_back({tree::text(std::string(kind.least, 'x')), true});
        to.push_back({tree::text(std::string(kind.least - 1, 'x')), false});
    }
}
inline void integer_bounds(std::vector<bound>& to, type const& kind) {
    int const bits = 8 * kind.bytes;
    auto const one = static_cast<int128>(1);
    int128 const low = kind.is_signed ? -(one << (bits - 1)) : 0;
    int128 const high = (one << (kind.is_signed ? bits - 1 : bits)) - 1;
    auto const number = [](int128 value) {
        decimal const large = decimal{static_cast<std::int64_t>(value / 1000)} * decimal{1000} +
                              decimal{static_cast<std::int64_t>(value % 1000)};
        return tree::literal(large.str());
    };
    to.push_back({number(low), true});
    to.push_back({number(high), true});
    to.push_back({number(low - 1), false});
    to.push_back({number(high + 1), false});
}
inline void decimal_bounds(std::vector<bound>& to, type const& kind) {
    int const whole = std::min(kind.digits - kind.places, decimal::digits_max - kind.places);
    auto const nines = [](int count) { return std::string(static_cast<std::size_t>(count), '9'); };
    std::string const most =
        (whole == 0 ? "0" : nines(whole)) + (kind.places == 0 ? "" : "." + nines(kind.places));
    to.push_back({tree::literal(most), true});
    to.push_back({tree::literal("-" + most), true});
    std::string const one_more = (kind.places == 0 ? most + "." : most) + "9";
    to.push_back({tree::literal(one_more), false});
    if (kind.digits <= decimal::digits_max)
        to.push_back(
            {tree::literal("1" + std::string(static_cast<std::size_t>(whole), '0')), false});
}

}  // namespace detail
TREATY_INLINE std::vector<site> sites_of(message_form const& form, tree& root,
                                         reflect::type const& kind,
                                         wire::operation_name const& operation) {
    std::vector<site> all;
    detail::add_sites(all, form, root, kind, form.root(operation));
    return all;
}

TREATY_INLINE std::vector<bound> bounds_of(site const& where, bool long_lists) {
    using reflect::shape;
    std::vector<bound> made;
    switch (where.kind->shape) {
        case shape::text: detail::text_bounds(made, *where.kind); break;
        case shape::integer:
        case shape::identifier: detail::integer_bounds(made, *where.kind); break;
        case shape::decimal: detail::decimal_bounds(made, *where.kind); break;
        case shape::list:
            if (where.kind->least != 0) made.push_back({tree::list(), false});
            if (where.kind->most != 0 && !where.at->parts.empty()) {
                bool const is_long = where.kind->most > long_list;
                if (is_long && !long_lists) break;
                tree const item =
                    is_long ? simplest(*where.kind->element) : where.at->parts.front().second;
                made.push_back({tree::list(std::vector<tree>(where.kind->most, item)), true});
                made.push_back({tree::list(std::vector<tree>(where.kind->most + 1, item)), false});
            }
            break;
        default: break;
    }
    return made;
}

}  // namespace treaty::testing
