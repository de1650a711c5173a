// SPDX-License-Identifier: BSL-1.0
// From a C++ type to its table. type_of<T> is a constant; its address identifies the type. What is
// instantiated once a type or member is kept small here: it is what a contract costs to compile.
#pragma once

#include <treaty/reflect/checks.hpp>
#include <treaty/reflect/traits.hpp>
#include <treaty/reflect/type.hpp>

#include <array>
#include <memory>

namespace treaty::reflect {

template <class T>
consteval type make_type();

// The table of T. For a struct that does not pass: an explanation, and no members.
template <class T>
inline constexpr type type_of = make_type<T>();

namespace detail {

// The struct is a parameter although the pointer names it: without a type g++ 12 gives a function
// for a struct of an unnamed namespace to the whole program, where it is also that of any other
// struct and member of the same names.
template <class Struct, auto Pointer>
void const* place_of(void const* object) noexcept {
    return std::addressof(static_cast<Struct const*>(object)->*Pointer);
}

consteval member make_member(std::string_view name, std::string_view wire_name, type const& kind,
                             void const* (*place)(void const*)) {
    bool const may_be_empty =
        (kind.shape == shape::list || kind.shape == shape::map) && kind.least == 0;
    return {name,
            wire_name,
            &kind,
            place,
            kind.shape != shape::optional && !may_be_empty,
            kind.holds_secret};
}

template <class... Structs, class... Names, class... Types, Types Structs::*... Pointers>
consteval auto make_members(member_tags<member_tag<Structs, Names, Types, Pointers>...>) {
    return std::array<member, sizeof...(Names)>{
        make_member(name_storage<Names>.name.view(), name_storage<Names>.wire_name.view(),
                    type_of<Types>, &place_of<Structs, Pointers>)...};
}

template <class Struct>
struct member_table {
    static constexpr auto rows = make_members(members_of<Struct>{});
};

// Access to values behind a table, as plain functions: a lambda each would cost three times as much
// to compile.
template <class T>
struct text_access {
    static std::string_view view(void const* at) {
        if constexpr (is_secret<T>)
            return text_access<typename T::value_type>::view(&static_cast<T const*>(at)->reveal());
        else if constexpr (is_text<T>)
            return static_cast<T const*>(at)->view();
        else
            return *static_cast<T const*>(at);
    }
    static void assign(void* at, std::string_view from) {
        if constexpr (is_secret<T>)
            text_access<typename T::value_type>::assign(&static_cast<T*>(at)->reveal(), from);
        else
            static_cast<T*>(at)->assign(from);
    }
};

template <class T>
struct optional_access {
    static void const* held(void const* at) {
        auto const& value = *static_cast<T const*>(at);
        return value ? std::addressof(*value) : nullptr;
    }
    static void* engage(void* at) { return std::addressof(static_cast<T*>(at)->emplace()); }
    static void reset(void* at) { static_cast<T*>(at)->reset(); }
};

template <class T>
struct list_access {
    static std::size_t size(void const* at) { return static_cast<T const*>(at)->size(); }
    static void const* item(void const* at, std::size_t i) {
        return std::addressof((*static_cast<T const*>(at))[i]);
    }
    static void* append(void* at) { return std::addressof(static_cast<T*>(at)->emplace_back()); }
    static void reset(void* at) { static_cast<T*>(at)->clear(); }
};

template <class T>
struct map_access {
    using key = typename T::key_type;
    static std::size_t size(void const* at) { return static_cast<T const*>(at)->size(); }
    static void* insert(void* at, std::string_view name) {
        auto const [place, fresh] = static_cast<T*>(at)->try_emplace(key{name});
        return fresh ? std::addressof(place->second) : nullptr;
    }
    static void each(void const* at, void* to,
                     void (*visit)(void*, std::string_view, void const*)) {
        for (auto const& [name, value] : *static_cast<T const*>(at))
            visit(to, text_access<key>::view(&name), std::addressof(value));
    }
    static void reset(void* at) { static_cast<T*>(at)->clear(); }
};

template <class T>
consteval void describe_text(type& made) {
    made.view = &text_access<T>::view;
    made.assign = &text_access<T>::assign;
    made.secret = is_secret<T>;
    made.holds_secret = is_secret<T>;
    if constexpr (is_secret<T>) {
        made.least = type_of<typename T::value_type>.least;
        made.most = type_of<typename T::value_type>.most;
    } else if constexpr (is_text<T>) {
        made.least = T::bytes_min;
        made.most = T::bytes_max;
        made.name = type_name<T>();
    }
}

template <class T>
consteval void describe_optional(type& made) {
    made.element = &type_of<typename T::value_type>;
    made.holds_secret = type_of<typename T::value_type>.holds_secret;
    made.held = &optional_access<T>::held;
    made.engage = &optional_access<T>::engage;
    made.reset = &optional_access<T>::reset;
}

template <class T>
consteval void describe_list(type& made) {
    made.least = list_traits<T>::least;
    made.most = list_traits<T>::most;
    made.element = &type_of<typename T::value_type>;
    made.holds_secret = type_of<typename T::value_type>.holds_secret;
    made.size = &list_access<T>::size;
    made.item = &list_access<T>::item;
    made.append = &list_access<T>::append;
    made.reset = &list_access<T>::reset;
}

template <class T>
consteval void describe_map(type& made) {
    made.element = &type_of<typename T::mapped_type>;
    made.holds_secret = type_of<typename T::mapped_type>.holds_secret;
    made.key = &type_of<typename T::key_type>;
    made.size = &map_access<T>::size;
    made.insert = &map_access<T>::insert;
    made.each = &map_access<T>::each;
    made.reset = &map_access<T>::reset;
}

template <class T>
consteval void describe_decimal(type& made) {
    made.name = type_name<T>();
    if constexpr (std::is_base_of_v<bounded_decimal_tag, T>) {
        made.digits = T::digits;
        made.places = T::places;
    } else {
        made.digits = decimal::digits_max + decimal::scale_max;  // decimal itself bounds the sum
        made.places = decimal::scale_max;
    }
}

template <class Number>
consteval void describe_number(type& made) {
    made.bytes = static_cast<std::uint8_t>(sizeof(Number));
    made.is_signed = std::is_signed_v<Number>;
}

template <class T>
consteval void describe_structure(type& made) {
    made.name = type_name<T>();
    if constexpr (std::is_same_v<members_of<T>, member_tags<>>)
        made.members = {};  // apart, because a table of no rows crashes clang 19
    else if constexpr (structure_passes<T>)
        made.members = member_table<T>::rows;
    else
        static_assert(std::is_void_v<explain_structure<T>>);
}

}  // namespace detail

template <class T>
consteval type make_type() {
    constexpr shape kind = detail::shape_of<T>();
    type made;
    made.shape = kind;
    if constexpr (kind == shape::integer) {
        detail::describe_number<T>(made);
    } else if constexpr (kind == shape::identifier) {
        detail::describe_number<typename T::number_type>(made);
        made.name = type_name<T>();
    } else if constexpr (kind == shape::decimal) {
        detail::describe_decimal<T>(made);
    } else if constexpr (kind == shape::text) {
        detail::describe_text<T>(made);
    } else if constexpr (kind == shape::enumeration) {
        detail::describe_number<std::underlying_type_t<T>>(made);
        made.enumerators = detail::enumerators_of<T>::rows;
        made.name = type_name<T>();
    } else if constexpr (kind == shape::optional) {
        detail::describe_optional<T>(made);
    } else if constexpr (kind == shape::list) {
        detail::describe_list<T>(made);
    } else if constexpr (kind == shape::map) {
        detail::describe_map<T>(made);
    } else if constexpr (kind == shape::structure && contract_struct<T>) {
        detail::describe_structure<T>(made);
    }
    return made;
}

}  // namespace treaty::reflect
