// SPDX-License-Identifier: BSL-1.0
// Says in one sentence why a record cannot be cached, or not with this policy.
#pragma once

#include <treaty/cache/layout.hpp>
#include <treaty/cache/policy.hpp>

#include <tuple>
#include <type_traits>

namespace treaty::caching {

// The names of these structs and their arguments are what a compiler prints beside the sentence.
template <class Record>
struct check_keyed {
    using done = void;
    static constexpr bool is_keyed = keyed_record<Record>;
    static_assert(is_keyed,
                  "treaty: a cached record is a contract struct that says its key and its order; "
                  "add `using key = treaty::members<...>` and `using order = "
                  "treaty::members<...>` with one member");
};

template <class Record, auto Named>
struct check_named {
    using done = void;
    static constexpr bool is_member = detail::is_member<Named>(reflect::members_of<Record>{});
    static_assert(is_member,
                  "treaty: the key or order of this cached record names what is none of its "
                  "members; name those in its own BOOST_HANA_DEFINE_STRUCT");
    static_assert(!is_member, "treaty: the key of this cached record names a member twice");
};

template <class Record, auto Order, class Type>
struct check_order {
    using done = void;
    static constexpr bool is_ordered = detail::well_ordered(members<Order>{});
    static_assert(is_ordered,
                  "treaty: the order of this cached record has no `<`, so the newer of two is not "
                  "known; use an integer, an instant or a type that has one");
};

template <class Struct, auto Member, class Type>
struct check_member {
    using done = void;
    static_assert(has_packed_form<Type>,
                  "treaty: a member of this cached record does not lie within it; use bool, an "
                  "integer, a decimal, text, an instant, a date, a described enum, an identifier, "
                  "or an optional or contract struct of these");
};

template <class Record>
struct check_construction {
    using done = void;
    static constexpr bool can_be_made = std::is_default_constructible_v<Record>;
    static_assert(can_be_made,
                  "treaty: a cached record is filled member by member; give it a default "
                  "constructor");
};

template <class Record>
struct check_size {
    using done = void;
    static constexpr bool fits = cacheable<Record>;
    static_assert(fits,
                  "treaty: a cached record holds at most 1020 bytes; keep what is long elsewhere, "
                  "under the same key");
};

template <class Policy, class Order>
struct check_policy {
    using done = void;
    static constexpr bool judges = policy_for<Policy, Order>;
    static_assert(judges,
                  "treaty: this policy of a cache does not judge; give it `static treaty::age "
                  "judge(Order const& held, Order const& arriving)`, which says newer, same or "
                  "older");
};

namespace detail {

// A search for the first member without a packed form, done on types alone, so that only the result
// is instantiated.
struct no_culprit {};
template <class Struct, auto Member, class Type>
struct culprit {
    using check = check_member<Struct, Member, Type>;
};
template <class Other>
constexpr Other operator|(no_culprit, Other) {
    return {};
}
template <class Struct, auto Member, class Type, class Other>
constexpr culprit<Struct, Member, Type> operator|(culprit<Struct, Member, Type>, Other) {
    return {};
}

template <class... Structs, class... Names, class... Types, Types Structs::*... Pointers>
constexpr auto find_culprit(
    reflect::member_tags<reflect::member_tag<Structs, Names, Types, Pointers>...>) {
    return (std::conditional_t<has_packed_form<Types>, no_culprit,
                               culprit<Structs, Pointers, Types>>{} |
            ...);
}

template <class Record, auto... Named>
consteval auto find_misnamed(members<Named...> all) {
    std::size_t at = 0;
    (void)((is_member<Named>(reflect::members_of<Record>{}) && place_among<Named>(all) == at &&
            (++at, true)) &&
           ...);
    return at;
}
template <class Record, std::size_t At, auto... Named>
consteval auto misnamed(members<Named...>) {
    return std::tuple_element_t<At,
                                std::tuple<std::type_identity<check_named<Record, Named>>...>>{};
}
template <class Record, auto Order>
consteval auto misordered(members<Order>) {
    return std::type_identity<check_order<Record, Order, member_type<Order>>>{};
}

template <class Record>
consteval auto find_key_reason() {
    using key = typename Record::key;
    using order = typename Record::order;
    if constexpr (!well_named<Record>(key{}))
        return misnamed<Record, find_misnamed<Record>(key{})>(key{});
    else if constexpr (!well_named<Record>(order{}))
        return misnamed<Record, 0>(order{});
    else
        return misordered<Record>(order{});
}
template <class Record, class Policy>
consteval auto find_reason() {
    if constexpr (!keyed_record<Record>)
        return std::type_identity<check_keyed<Record>>{};
    else if constexpr (!well_keyed<Record>)
        return find_key_reason<Record>();
    else if constexpr (!std::is_default_constructible_v<Record>)
        return std::type_identity<check_construction<Record>>{};
    else if constexpr (!parts_of<Record>::pack)
        return std::type_identity<typename decltype(find_culprit(
            reflect::members_of<Record>{}))::check>{};
    else if constexpr (!cacheable<Record>)
        return std::type_identity<check_size<Record>>{};
    else
        return std::type_identity<
            check_policy<Policy, decltype(type_of_order(typename Record::order{}))>>{};
}

}  // namespace detail

// Void, or a compile error.
template <class Record, class Policy>
using explain_cache = typename decltype(detail::find_reason<Record, Policy>())::type::done;

}  // namespace treaty::caching
