// SPDX-License-Identifier: BSL-1.0
// Says in one sentence why an operation declares itself hot for nothing.
#pragma once

#include <treaty/contract/operation.hpp>
#include <treaty/wire/hot/record.hpp>

#include <type_traits>

namespace treaty {

// The names of these structs and their arguments are what a compiler prints beside the sentence.
template <class Operation>
struct check_hot {
    using done = void;
    static constexpr bool has_a_list_of_records = !hot_operation<Operation>;
    static_assert(has_a_list_of_records,
                  "treaty: `hot` has no effect on this operation: no member of its request or "
                  "response is a list of contract structs; leave it out");
};

template <class Operation, class Struct, auto Member, class Type>
struct check_hot_member {
    using done = void;
    static constexpr bool may_be_hot = !hot_operation<Operation>;
    static_assert(may_be_hot,
                  "treaty: `hot` has no effect on this operation: for the member named here its "
                  "records have no code of their own; use integers, identifiers, text of at most "
                  "64 bytes, described enums, instants, decimals with bounds, and structs and "
                  "lists of these, or leave `hot` out");
};

namespace detail {

template <class Op, class Type>
consteval auto find_hot_culprit_within();

template <class Op, class Struct, auto Member, class Type>
consteval auto find_hot_culprit_at() {
    using inner = typename reflect::detail::innermost<Type>::type;
    if constexpr (hot::detail::member_passes<Type>() && std::is_default_constructible_v<Type>)
        return std::type_identity<void>{};
    else if constexpr (reflect::contract_struct<inner> && !hot::record<inner>)
        return find_hot_culprit_within<Op, inner>();
    else
        return std::type_identity<check_hot_member<Op, Struct, Member, Type>>{};
}
// By types alone, so that only the result is instantiated.
template <class...>
struct first_culprit : std::type_identity<void> {};
template <class First, class... Rest>
struct first_culprit<First, Rest...>
    : std::conditional_t<std::is_void_v<typename First::type>, first_culprit<Rest...>, First> {};

template <class Op, class... Structs, class... Names, class... Types, Types Structs::*... Pointers>
consteval auto find_hot_culprit_among(
    reflect::member_tags<reflect::member_tag<Structs, Names, Types, Pointers>...>) {
    return first_culprit<decltype(find_hot_culprit_at<Op, Structs, Pointers, Types>())...>{};
}
template <class Op, class Record>
consteval auto find_hot_culprit_within() {
    return find_hot_culprit_among<Op>(reflect::members_of<Record>{});
}

// Of a member of a message.
template <class Op, class Type>
consteval auto find_hot_culprit_in() {
    if constexpr (!reflect::detail::list_traits<Type>::value)
        return std::type_identity<void>{};
    else if constexpr (!reflect::contract_struct<typename Type::value_type>)
        return std::type_identity<void>{};
    else
        return find_hot_culprit_within<Op, typename Type::value_type>();
}
template <class Op, class... S, class... N, class... Types, Types S::*... P>
consteval auto find_hot_culprit(reflect::member_tags<reflect::member_tag<S, N, Types, P>...>) {
    return first_culprit<decltype(find_hot_culprit_in<Op, Types>())...>{};
}

template <class Op>
consteval auto find_hot_reason() {
    using request = reflect::members_of<typename Op::request_type>;
    using response = reflect::members_of<typename Op::response_type>;
    return first_culprit<decltype(find_hot_culprit<Op>(request{})),
                         decltype(find_hot_culprit<Op>(response{})),
                         std::type_identity<check_hot<Op>>>{};
}

}  // namespace detail

// For a hot operation none of whose lists has code of its own: the check that says why, where its
// `done` is named.
template <class Op>
using hot_verdict = typename decltype(detail::find_hot_reason<Op>())::type;

}  // namespace treaty
