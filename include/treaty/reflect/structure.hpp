// SPDX-License-Identifier: BSL-1.0
// The members of a Hana struct as a list of types.
#pragma once

#include <treaty/reflect/define_struct.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/string.hpp>
#include <boost/hana/tuple.hpp>

#include <type_traits>

namespace treaty::reflect {

// A struct whose members were declared with BOOST_HANA_DEFINE_STRUCT (or adapted with
// BOOST_HANA_ADAPT_STRUCT).
template <class T>
concept contract_struct = std::is_class_v<T> && boost::hana::Struct<T>::value;

namespace detail {

template <class Struct, class Accessor>
struct unpack_one;
template <class Struct, class Name, class Type, Type Struct::*Pointer>
struct unpack_one<
    Struct,
    boost::hana::pair<Name, boost::hana::struct_detail::member_ptr<Type Struct::*, Pointer>>> {
    using type = member_tag<Struct, Name, Type, Pointer>;
};

template <class Struct, class Accessors>
struct unpack;
template <class Struct, class... Accessors>
struct unpack<Struct, boost::hana::tuple<Accessors...>> {
    using type = member_tags<typename unpack_one<Struct, Accessors>::type...>;
};

template <class T>
constexpr auto find_members() {
    if constexpr (requires { typename T::treaty_members; })
        return typename T::treaty_members::template of<T>{};
    else  // adapted, or declared before this library's headers were seen
        return typename unpack<T, decltype(boost::hana::accessors<T>())>::type{};
}

}  // namespace detail

// member_tags<member_tag<...>, ...> in order of declaration.
template <contract_struct T>
using members_of = decltype(detail::find_members<T>());

}  // namespace treaty::reflect
