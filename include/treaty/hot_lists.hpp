// SPDX-License-Identifier: BSL-1.0
// Which lists of services are worth code of their own: those of records in the messages of
// operations that declare themselves hot (static constexpr bool hot = true).
#pragma once

#include <treaty/contract/service.hpp>
#include <treaty/hot_explain.hpp>
#include <treaty/wire/hot/record.hpp>

#include <type_traits>

namespace treaty::detail {

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
    if constexpr (!hot_operation<Op> || !operation_passes<Op>) {
        return type_list<>{};
    } else {
        using found = decltype(hot_lists_among(reflect::members_of<typename Op::request_type>{}) +
                               hot_lists_among(reflect::members_of<typename Op::response_type>{}));
        if constexpr (std::is_same_v<found, type_list<>>)
            static_assert(std::is_void_v<typename hot_verdict<Op>::done>);
        return found{};
    }
}
template <class... Ops>
consteval auto hot_lists_of_operations(operations<Ops...>) {
    return (type_list<>{} + ... + hot_lists_of_operation<Ops>());
}

// A type_list.
template <class... Services>
using hot_lists_of =
    decltype((type_list<>{} + ... + hot_lists_of_operations(typename Services::operations{})));

}  // namespace treaty::detail
