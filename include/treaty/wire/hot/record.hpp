// SPDX-License-Identifier: BSL-1.0
// Which structs can have code of their own: those whose values are numbers, identifiers, short
// text, enumerators, instants and decimals, in the struct itself, in structs within it, and in
// lists of such structs. Members may be optional. Other lists, and maps, may be there if they may
// be empty; a record that has something in one is read by the general reader.
#pragma once

#include <treaty/reflect/type_of.hpp>
#include <treaty/wire/hot/decimal.hpp>
#include <treaty/wire/hot/time.hpp>
#include <treaty/wire/hot/words.hpp>

#include <optional>
#include <type_traits>

namespace treaty::hot {
namespace detail {

using reflect::detail::is_map;
using reflect::detail::is_number;
using reflect::detail::is_optional;
using reflect::detail::list_traits;

template <class T>
inline constexpr bool is_word = false;
template <std::size_t Max, std::size_t Min>
inline constexpr bool is_word<text<Max, Min>> = Max <= text_bytes_max;

// The text<Max, Min> that a type is or comes from.
template <std::size_t Max, std::size_t Min>
text<Max, Min> base_text(text<Max, Min> const&);
template <class T>
consteval bool word_like() {
    if constexpr (requires(T const& at) { base_text(at); })
        return sizeof(T) == sizeof(decltype(base_text(std::declval<T const&>()))) &&
               is_word<decltype(base_text(std::declval<T const&>()))>;
    else
        return false;
}

template <class T>
consteval bool value_passes() {
    if constexpr (is_optional<T>)
        return value_passes<typename T::value_type>();
    else if constexpr (reflect::described_enumeration<T>)
        return name_hash<T>::factor != 0;
    else
        return is_number<T> || is_identifier<T> || word_like<T>() || std::is_same_v<T, instant> ||
               std::is_base_of_v<bounded_decimal_tag, T>;
}

template <class T>
inline constexpr bool record_passes = false;

// Structs that come again within themselves; `Levels` is deeper than any contract.
template <class Whole, class T, int Levels = 12>
consteval bool comes_again_in();
template <class Whole, int Levels, class... S, class... N, class... Types, Types S::*... P>
consteval bool among_members(reflect::member_tags<reflect::member_tag<S, N, Types, P>...>) {
    return ((std::is_same_v<typename reflect::detail::innermost<Types>::type, Whole> ||
             comes_again_in<Whole, typename reflect::detail::innermost<Types>::type, Levels>()) ||
            ...);
}
template <class Whole, class T, int Levels>
consteval bool comes_again_in() {
    if constexpr (!reflect::contract_struct<T>)
        return false;
    else if constexpr (Levels == 0)
        return true;
    else
        return among_members<Whole, Levels - 1>(reflect::members_of<T>{});
}

// A list of records that may stand within a record.
template <class T>
consteval bool inner_list_passes() {
    if constexpr (!list_traits<T>::value) {
        return false;
    } else {
        using item = typename T::value_type;
        if constexpr (!reflect::contract_struct<item>)
            return false;
        else if constexpr (comes_again_in<item, item>())
            return false;
        else
            return record_passes<reflect::members_of<item>>;
    }
}
template <class T>
inline constexpr bool is_inner_list = inner_list_passes<T>();

template <class T>
inline constexpr bool is_optional_struct = false;
template <reflect::contract_struct T>
inline constexpr bool is_optional_struct<std::optional<T>> = true;

template <class T>
consteval bool member_passes() {
    if constexpr (reflect::contract_struct<T>)
        return record_passes<reflect::members_of<T>>;
    else if constexpr (is_optional_struct<T>)
        return record_passes<reflect::members_of<typename T::value_type>>;
    else if constexpr (list_traits<T>::value)
        return list_traits<T>::least == 0 || is_inner_list<T>;
    else if constexpr (is_map<T>)
        return true;
    else
        return value_passes<T>();
}
template <class... Structs, class... Names, class... Types, Types Structs::*... Pointers>
inline constexpr bool
    record_passes<reflect::member_tags<reflect::member_tag<Structs, Names, Types, Pointers>...>> =
        sizeof...(Names) != 0 && (member_passes<Types>() && ...) &&
        (std::is_default_constructible_v<Types> && ...);

// The lists of records within a record are counted in the order of declaration, each before those
// within its items.
template <class T>
consteval std::size_t inner_lists();
template <class... S, class... N, class... Types, Types S::*... P>
consteval std::size_t inner_lists_among(
    reflect::member_tags<reflect::member_tag<S, N, Types, P>...>, std::size_t members) {
    std::size_t count = 0;
    std::size_t at = 0;
    ((count += at++ < members ? inner_lists<Types>() : 0), ...);
    return count;
}
template <class T>
consteval std::size_t inner_lists() {
    if constexpr (is_optional_struct<T>)
        return inner_lists<typename T::value_type>();
    else if constexpr (reflect::contract_struct<T>)
        return inner_lists_among(reflect::members_of<T>{}, ~std::size_t{0});
    else if constexpr (is_inner_list<T>)
        return 1 + inner_lists<typename T::value_type>();
    else
        return 0;
}
// Those before a member of the struct.
template <class Struct>
consteval std::size_t inner_lists_before(std::size_t member) {
    return inner_lists_among(reflect::members_of<Struct>{}, member);
}

}  // namespace detail

template <class T>
concept record = reflect::contract_struct<T> && detail::record_passes<reflect::members_of<T>>;

#ifdef TREATY_HOT_MACHINE

// A value's characters, without quotation marks.
template <class Syntax, class T>
TREATY_HOT char const* read_value(char const* at, T& into, doubt& wrong) {
    if constexpr (detail::is_optional<T>) {
        return read_value<Syntax>(at, into.emplace(), wrong);
    } else if constexpr (is_identifier<T>) {
        typename T::number_type number = 0;
        at = read_number(at, number, wrong);
        into = T{number};
        return at;
    } else if constexpr (detail::is_number<T>) {
        return read_number(at, into, wrong);
    } else if constexpr (std::is_enum_v<T>) {
        return read_name(at, into, wrong);
    } else if constexpr (std::is_same_v<T, instant>) {
        return read_time(at, into, wrong);
    } else if constexpr (std::is_base_of_v<bounded_decimal_tag, T>) {
        return read_decimal<T::digits, T::places>(at, into, wrong);
    } else {
        using plain = decltype(detail::base_text(into));
        return read_word<Syntax>(at, static_cast<plain&>(into), wrong);
    }
}

#endif

}  // namespace treaty::hot
