// SPDX-License-Identifier: BSL-1.0
// Which C++ types can travel, and as what. Decided on types alone; nothing here is instantiated
// with a value.
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/identifier.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/core/list.hpp>
#include <treaty/core/secret.hpp>
#include <treaty/core/text.hpp>
#include <treaty/reflect/enumeration.hpp>
#include <treaty/reflect/structure.hpp>
#include <treaty/reflect/type.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace treaty::reflect {

namespace detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
struct list_traits : std::false_type {};
template <class T>
struct list_traits<std::vector<T>> : std::bool_constant<!std::is_same_v<T, bool>> {
    static constexpr std::size_t least = 0, most = 0;
};
template <class T, std::size_t Max, std::size_t Min>
struct list_traits<list<T, Max, Min>> : std::bool_constant<!std::is_same_v<T, bool>> {
    static constexpr std::size_t least = Min, most = Max;
};

template <class T>
inline constexpr bool is_text_like = is_text<T> || std::is_same_v<T, std::string>;

template <class T>
inline constexpr bool is_map = false;
template <class Key, class Value, class Less>
inline constexpr bool is_map<std::map<Key, Value, Less>> = is_text_like<Key>;

template <class T>
inline constexpr bool is_number =
    std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char> &&
    !std::is_same_v<T, wchar_t> && !std::is_same_v<T, char8_t> && !std::is_same_v<T, char16_t> &&
    !std::is_same_v<T, char32_t> && sizeof(T) <= 8;

template <class T>
consteval bool wire_form() {
    if constexpr (is_secret<T>)
        return is_text_like<typename T::value_type>;
    else if constexpr (is_optional<T>)
        return !is_optional<typename T::value_type> && wire_form<typename T::value_type>();
    else if constexpr (list_traits<T>::value)
        return !is_optional<typename T::value_type> && wire_form<typename T::value_type>();
    else if constexpr (is_map<T>)
        return !is_optional<typename T::mapped_type> && wire_form<typename T::mapped_type>();
    else
        return std::is_same_v<T, bool> || is_number<T> || is_identifier<T> ||
               std::is_base_of_v<decimal, T> || is_text_like<T> || std::is_same_v<T, instant> ||
               std::is_same_v<T, date> || described_enumeration<T> || contract_struct<T>;
}

}  // namespace detail

// True if a member of this type can travel. Whether the members of a struct can is another
// question: structure_passes.
template <class T>
inline constexpr bool has_wire_form = detail::wire_form<T>();

namespace detail {

// What stands inside optionals, lists and maps.
template <class T>
struct innermost {
    using type = T;
};
template <class T>
requires is_optional<T> ||
    (list_traits<T>::value) struct innermost<T> : innermost<typename T::value_type> {
};
template <class T>
requires is_map<T>
struct innermost<T> : innermost<typename T::mapped_type> {
};

// Deeper than any contract; a struct that comes again within itself reaches it.
inline constexpr int structure_levels_max = 64;

template <class Tags>
struct passing;

}  // namespace detail

// True if every member of a contract struct, and of the structs within it, can travel. Front doors
// ask this before any engine is entered, and let explain_structure speak if it is false: a mistake
// is one sentence and not a page.
template <class T>
inline constexpr bool structure_passes = detail::passing<members_of<T>>::at(0);

namespace detail {

template <class T>
consteval bool member_passes([[maybe_unused]] int level) {
    if constexpr (!has_wire_form<T>)
        return false;
    else if constexpr (contract_struct<typename innermost<T>::type>)
        return level < structure_levels_max &&
               passing<members_of<typename innermost<T>::type>>::at(level + 1);
    else
        return true;
}
// Both spellings of a member's name, kept here: Hana's own storage of a string cannot be pointed to
// under g++ 12's address sanitizer (the linker drops it).
template <std::size_t N>
struct member_name {
    spelled<N> name, wire_name;
};
template <class Name>
inline constexpr member_name<std::string_view{Name::c_str()}.size()> name_storage{
    copied<std::string_view{Name::c_str()}.size()>(Name::c_str()),
    respell<std::string_view{Name::c_str()}.size()>(Name::c_str(), false)};

template <class... Names>
consteval bool wire_names_differ() {
    std::array<std::string_view, sizeof...(Names)> const names{
        name_storage<Names>.wire_name.view()...};
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (names[i] == names[j]) return false;
    return true;
}

template <class... Structs, class... Names, class... Types, Types Structs::*... Pointers>
struct passing<member_tags<member_tag<Structs, Names, Types, Pointers>...>> {
    static constexpr bool names_differ = wire_names_differ<Names...>();
    static consteval bool at([[maybe_unused]] int level) {
        return names_differ && (member_passes<Types>(level) && ...);
    }
};

}  // namespace detail

namespace detail {

template <class T>
consteval shape shape_of() {
    if constexpr (std::is_same_v<T, bool>)
        return shape::boolean;
    else if constexpr (is_identifier<T>)
        return shape::identifier;
    else if constexpr (is_number<T>)
        return shape::integer;
    else if constexpr (std::is_base_of_v<decimal, T>)
        return shape::decimal;
    else if constexpr (is_secret<T> || is_text_like<T>)
        return shape::text;
    else if constexpr (std::is_same_v<T, instant>)
        return shape::instant;
    else if constexpr (std::is_same_v<T, date>)
        return shape::date;
    else if constexpr (std::is_enum_v<T>)
        return shape::enumeration;
    else if constexpr (is_optional<T>)
        return shape::optional;
    else if constexpr (list_traits<T>::value)
        return shape::list;
    else if constexpr (is_map<T>)
        return shape::map;
    else
        return shape::structure;
}

}  // namespace detail

}  // namespace treaty::reflect
