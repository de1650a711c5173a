// SPDX-License-Identifier: BSL-1.0
// Says in one sentence which member of a contract struct cannot travel.
#pragma once

#include <treaty/reflect/traits.hpp>

#include <concepts>

namespace treaty::reflect {

// The name of this struct and its arguments are what a compiler prints beside the sentence.
template <class Struct, auto Member, class Type>
struct check_member {
    using done = void;  // first: clang drops what follows a failed assertion
    static_assert(has_wire_form<Type>,
                  "treaty: a member of this contract struct has no wire form; use bool, an "
                  "integer, a decimal, "
                  "text, an instant, a date, a described enum, an identifier, or an optional, "
                  "list, map or contract "
                  "struct of these (docs/explanation/errors.md)");
};

template <class Struct, auto Member, class Type>
struct check_level {
    using done = void;
    static constexpr bool ends = structure_passes<typename detail::innermost<Type>::type>;
    static_assert(ends,
                  "treaty: a contract struct holds itself, by the member named here; a message has "
                  "a known depth, so send a flat list whose items name their parent");
};

template <class Struct>
struct check_wire_names {
    using done = void;
    static_assert(structure_passes<Struct>,
                  "treaty: two members of this contract struct have the same name on the wire, "
                  "where item_a and itemA are one");
};

namespace detail {

// A search for the first member without a wire form, done on types alone, so that only the result
// is instantiated.
struct no_culprit {};
template <class Struct, auto Member, class Type>
struct culprit {
    using check = check_member<Struct, Member, Type>;
};
template <class Struct, auto Member, class Type>
struct level_culprit {
    using check = check_level<Struct, Member, Type>;
};
template <class Struct>
struct names_culprit {
    using check = check_wire_names<Struct>;
};
template <class B>
constexpr B operator|(no_culprit, B) {
    return {};
}
template <class A, class B>
requires(!std::same_as<A, no_culprit>) constexpr A operator|(A, B) {
    return {};
}
// `Around`: the structs that T stands in.
template <class T, class... Around>
constexpr auto find_culprit();

template <class Struct, auto Member, class Type, class... Around>
constexpr auto find_culprit_at() {
    using inner = typename innermost<Type>::type;
    if constexpr (!has_wire_form<Type>)
        return culprit<Struct, Member, Type>{};
    else if constexpr ((std::same_as<inner, Around> || ...))
        return level_culprit<Struct, Member, Type>{};
    else if constexpr (!member_passes<Type>(0))
        return find_culprit<inner, Around...>();
    else
        return no_culprit{};
}
template <class... Around, class... Structs, class... Names, class... Types,
          Types Structs::*... Pointers>
constexpr auto find_culprit_in(member_tags<member_tag<Structs, Names, Types, Pointers>...>) {
    return (find_culprit_at<Structs, Pointers, Types, Around...>() | ... | no_culprit{});
}
template <class T, class... Around>
constexpr auto find_culprit() {
    // If no member is to blame, two of them are.
    return find_culprit_in<T, Around...>(members_of<T>{}) | names_culprit<T>{};
}

}  // namespace detail

// For a struct that does not pass: says so in a static assertion that names the struct and the
// member.
template <class Struct>
using explain_structure = typename decltype(detail::find_culprit<Struct>())::check::done;

}  // namespace treaty::reflect
