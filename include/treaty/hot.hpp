// SPDX-License-Identifier: BSL-1.0
// Front door: formats with code that is written out for the operations that declare themselves hot
// (static constexpr bool hot = true), for the lists of flat records in their messages. Verdicts,
// values and bytes are those of the plain formats; http::server and http::client put these in
// place of the plain ones by themselves.
#pragma once

#include <treaty/contract/service.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/json/hot.hpp>

#include <array>
#include <cstddef>

namespace treaty {

namespace detail {

template <class... Lists>
struct type_list {};
template <class... A, class... B>
consteval type_list<A..., B...> operator+(type_list<A...>, type_list<B...>) {
    return {};
}

template <class Member>
consteval auto hot_list_in() {
    if constexpr (!reflect::detail::list_traits<Member>::value)
        return type_list<>{};
    else if constexpr (hot::record<typename Member::value_type>)
        return type_list<Member>{};
    else
        return type_list<>{};
}
template <class... S, class... N, class... Types, Types S::*... P>
consteval auto hot_lists_among(reflect::member_tags<reflect::member_tag<S, N, Types, P>...>) {
    return (type_list<>{} + ... + hot_list_in<Types>());
}
template <class Op>
consteval auto hot_lists_of_operation() {
    if constexpr (hot_operation<Op>)
        return hot_lists_among(reflect::members_of<typename Op::request_type>{}) +
               hot_lists_among(reflect::members_of<typename Op::response_type>{});
    else
        return type_list<>{};
}
template <class... Ops>
consteval auto hot_lists_of_operations(operations<Ops...>) {
    return (type_list<>{} + ... + hot_lists_of_operation<Ops>());
}
template <class... Lists>
consteval auto hot_json_lists(type_list<Lists...>) {
    return std::array<json::hot_list, sizeof...(Lists)>{json::hot_list_of<Lists>()...};
}

}  // namespace detail

namespace json {

// JSON for these services.
template <class... Services>
json_format const& format_for() noexcept {
    using lists =
        decltype((treaty::detail::type_list<>{} + ... +
                  treaty::detail::hot_lists_of_operations(typename Services::operations{})));
    static constexpr auto hot = treaty::detail::hot_json_lists(lists{});
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
