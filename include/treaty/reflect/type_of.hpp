// SPDX-License-Identifier: BSL-1.0
// From a C++ type to its table. type_of<T> is a constant; its address identifies the type.
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

#include <map>
#include <memory>
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

template <class Tags>
inline constexpr bool tags_pass = false;

}  // namespace detail

// True if every member of a contract struct, and of the structs within it, can travel. Front doors
// ask this before any engine is entered, and let explain_structure speak if it is false: a mistake
// is one sentence and not a page.
template <class T>
inline constexpr bool structure_passes = detail::tags_pass<members_of<T>>;

namespace detail {

template <class T>
consteval bool member_passes() {
    if constexpr (!has_wire_form<T>)
        return false;
    else if constexpr (contract_struct<typename innermost<T>::type>)
        return structure_passes<typename innermost<T>::type>;
    else
        return true;
}
template <class... Structs, class... Names, auto... Pointers>
inline constexpr bool tags_pass<member_tags<member_tag<Structs, Names, Pointers>...>> =
    (member_passes<typename member_tag<Structs, Names, Pointers>::member_type>() && ...);

}  // namespace detail

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

namespace detail {

// A search for the first member without a wire form, done on types alone, so that only the result
// is instantiated.
struct no_culprit {};
template <class Struct, auto Member, class Type>
struct culprit {
    using check = check_member<Struct, Member, Type>;
};
template <class B>
constexpr B operator|(no_culprit, B) {
    return {};
}
template <class Struct, auto Member, class Type, class B>
constexpr culprit<Struct, Member, Type> operator|(culprit<Struct, Member, Type>, B) {
    return {};
}
template <class T>
constexpr auto find_culprit();

template <class Struct, auto Member, class Type>
constexpr auto find_culprit_at() {
    if constexpr (!has_wire_form<Type>)
        return culprit<Struct, Member, Type>{};
    else if constexpr (!member_passes<Type>())
        return find_culprit<typename innermost<Type>::type>();
    else
        return no_culprit{};
}
template <class... Structs, class... Names, auto... Pointers>
constexpr auto find_culprit_in(member_tags<member_tag<Structs, Names, Pointers>...>) {
    return (find_culprit_at<Structs, Pointers,
                            typename member_tag<Structs, Names, Pointers>::member_type>() |
            ... | no_culprit{});
}
template <class T>
constexpr auto find_culprit() {
    return find_culprit_in(members_of<T>{});
}

}  // namespace detail

// For a struct that does not pass: says so in a static assertion that names the struct and the
// member.
template <class Struct>
using explain_structure = typename decltype(detail::find_culprit<Struct>())::check::done;

template <class T>
constexpr type make_type();

// The table of T. For a struct that does not pass: an explanation, and no members.
template <class T>
inline constexpr type type_of = make_type<T>();

namespace detail {

template <class Name>
inline constexpr auto camel_storage = respell<std::string_view{Name::c_str()}.size()>(Name::c_str(),
                                                                                      false);

template <class Tags>
struct member_table;

template <class... Structs, class... Names, auto... Pointers>
struct member_table<member_tags<member_tag<Structs, Names, Pointers>...>> {
    template <class Struct, class Name, auto Pointer>
    static constexpr member row() {
        using tag = member_tag<Struct, Name, Pointer>;
        constexpr type const& kind = type_of<typename tag::member_type>;
        constexpr bool may_be_empty =
            (kind.shape == shape::list || kind.shape == shape::map) && kind.least == 0;
        return {tag::name,
                camel_storage<Name>.view(),
                &kind,
                &tag::place,
                kind.shape != shape::optional && !may_be_empty,
                kind.secret || (kind.element != nullptr && kind.element->secret)};
    }
    static constexpr std::array<member, sizeof...(Names)> rows{row<Structs, Names, Pointers>()...};
};

template <class T>
constexpr void describe_text(type& made) {
    if constexpr (is_secret<T>) {
        using inner = typename T::value_type;
        describe_text<inner>(made);
        made.secret = true;
        made.view = [](void const* at) {
            return std::string_view{type_of<inner>.view(&static_cast<T const*>(at)->reveal())};
        };
        made.assign = [](void* at, std::string_view from) {
            type_of<inner>.assign(&static_cast<T*>(at)->reveal(), from);
        };
    } else if constexpr (std::is_same_v<T, std::string>) {
        made.view = [](void const* at) {
            return std::string_view{*static_cast<std::string const*>(at)};
        };
        made.assign = [](void* at, std::string_view from) {
            static_cast<std::string*>(at)->assign(from);
        };
    } else {
        made.least = T::bytes_min;
        made.most = T::bytes_max;
        made.view = [](void const* at) { return static_cast<T const*>(at)->view(); };
        made.assign = [](void* at, std::string_view from) { static_cast<T*>(at)->assign(from); };
    }
}

template <class T>
constexpr void describe_optional(type& made) {
    made.element = &type_of<typename T::value_type>;
    made.held = [](void const* at) -> void const* {
        auto const& value = *static_cast<T const*>(at);
        return value ? std::addressof(*value) : nullptr;
    };
    made.engage = [](void* at) -> void* { return std::addressof(static_cast<T*>(at)->emplace()); };
    made.reset = [](void* at) { static_cast<T*>(at)->reset(); };
}

template <class T>
constexpr void describe_list(type& made) {
    made.least = list_traits<T>::least;
    made.most = list_traits<T>::most;
    made.element = &type_of<typename T::value_type>;
    made.size = [](void const* at) { return static_cast<T const*>(at)->size(); };
    made.item = [](void const* at, std::size_t i) -> void const* {
        return std::addressof((*static_cast<T const*>(at))[i]);
    };
    made.append = [](void* at) -> void* {
        return std::addressof(static_cast<T*>(at)->emplace_back());
    };
    made.reset = [](void* at) { static_cast<T*>(at)->clear(); };
}

template <class T>
constexpr void describe_map(type& made) {
    using key = typename T::key_type;
    made.element = &type_of<typename T::mapped_type>;
    made.key = &type_of<key>;
    made.size = [](void const* at) { return static_cast<T const*>(at)->size(); };
    made.insert = [](void* at, std::string_view name) -> void* {
        auto const [place, fresh] = static_cast<T*>(at)->try_emplace(key{name});
        return fresh ? std::addressof(place->second) : nullptr;
    };
    made.each = [](void const* at, void* to, void (*visit)(void*, std::string_view, void const*)) {
        for (auto const& [name, value] : *static_cast<T const*>(at)) {
            if constexpr (std::is_same_v<key, std::string>)
                visit(to, name, std::addressof(value));
            else
                visit(to, name.view(), std::addressof(value));
        }
    };
    made.reset = [](void* at) { static_cast<T*>(at)->clear(); };
}

template <class T>
constexpr void describe_decimal(type& made) {
    if constexpr (std::is_base_of_v<bounded_decimal_tag, T>) {
        made.digits = T::digits;
        made.places = T::places;
    } else {
        made.digits = decimal::digits_max + decimal::scale_max;  // decimal itself bounds the sum
        made.places = decimal::scale_max;
    }
}

template <class T>
constexpr void describe_number(type& made) {
    made.bytes = static_cast<std::uint8_t>(sizeof(T));
    made.is_signed = std::is_signed_v<T>;
}

template <class T>
constexpr shape shape_of() {
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

template <class T>
constexpr type make_type() {
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
        made.name = type_name<T>();
    } else if constexpr (kind == shape::text) {
        detail::describe_text<T>(made);
        if constexpr (is_text<T>) made.name = type_name<T>();
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
        if constexpr (structure_passes<T>)
            made.members = detail::member_table<members_of<T>>::rows;
        else
            static_assert(std::is_void_v<explain_structure<T>>);
        made.name = type_name<T>();
    }
    return made;
}

}  // namespace treaty::reflect
