// SPDX-License-Identifier: BSL-1.0
// Front door: formats with code that is written out for the operations that declare themselves hot
// (static constexpr bool hot = true), for the lists of records in their messages. Verdicts,
// values and bytes are those of the plain formats; http::server and http::client put these in
// place of the plain ones by themselves.
#pragma once

#include <treaty/hot_lists.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/json/hot.hpp>

#include <array>
#include <cstddef>

namespace treaty {

namespace detail {

template <class... Lists>
consteval auto hot_json_lists(type_list<Lists...>) {
    return std::array<json::hot_list, sizeof...(Lists)>{json::hot_list_of<Lists>()...};
}

}  // namespace detail

namespace json {

// JSON for these services.
template <class... Services>
json_format const& format_for() noexcept {
    static constexpr auto hot =
        treaty::detail::hot_json_lists(treaty::detail::hot_lists_of<Services...>{});
    if constexpr (hot.size() == 0) {
        return format();
    } else {
        static json_format const one{hot};
        return one;
    }
}

// The same for who has the plain format; any other stays as it is.
template <class... Services>
wire::format const& with_hot_code(wire::format const& one) noexcept {
    if (&one == &format()) return format_for<Services...>();
    return one;
}

}  // namespace json
}  // namespace treaty
