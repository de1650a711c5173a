// SPDX-License-Identifier: BSL-1.0
// What an operation says of itself; the last line may be left out:
//     struct operation {
//         static constexpr std::string_view name = "ReserveOrderInventory";  // as on the wire
//         static constexpr auto safety = treaty::safety::needs_key;  // what a repeat does
//         using request_type = request;
//         using response_type = response;
//         using faults = treaty::faults<unknown_order, not_enough_stock>;  // no success, no error
//         static constexpr std::string_view summary = "Holds stock for one order.";
//     };
// A request type belongs to one operation. check_operation says in one sentence what is missing.
#pragma once

#include <treaty/reflect/type_of.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace treaty {

enum class safety : std::uint8_t {
    read_only,   // changes nothing: may be repeated at will
    idempotent,  // a repeat leads to the same state: may be repeated
    needs_key,   // may be repeated under the same idempotency key, and is refused without one
    plain        // a repeat is a second effect: never repeated by this library
};

constexpr std::string_view name_of(safety value) noexcept {
    switch (value) {
        case safety::read_only: return "read only";
        case safety::idempotent: return "idempotent";
        case safety::needs_key: return "needs key";
        case safety::plain: return "plain";
    }
    return "plain";
}

// An operation that is worth code of its own: static constexpr bool hot = true. Lists of
// records in its messages are then read and written by it (hot.hpp), and its requests' storage is
// used again.
template <class Op>
concept hot_operation = requires {
    typename std::bool_constant<Op::hot>;
    requires std::bool_constant<Op::hot>::value;
};

// The business answers of an operation that are not success. Each is a Hana struct that has
//     static constexpr std::string_view title = "The order is not known.";  // for people
//     static constexpr auto nature = treaty::fault_nature::not_found;  // optional: or rejected
// It travels under its name in PascalCase: unknown_order -> "UnknownOrder".
template <class... Faults>
struct faults {
    static constexpr std::size_t size = sizeof...(Faults);
};

enum class fault_nature : std::uint8_t {
    not_found,  // what the request names does not exist
    conflict,   // the present state does not allow it; later it may
    rejected    // a rule of the business says no
};

template <class Fault>
constexpr fault_nature nature_of() noexcept {
    if constexpr (requires { Fault::nature; })
        return Fault::nature;
    else
        return fault_nature::rejected;
}

enum class operation_rule : std::uint8_t {
    passes,
    name,
    name_spelling,
    safety,
    request,
    response,
    faults,
    fault_struct,
    fault_title,
    hot
};

namespace detail {

template <class Fault>
consteval operation_rule fault_rule() {
    if constexpr (!reflect::contract_struct<Fault>)
        return operation_rule::fault_struct;
    else if constexpr (!requires { std::string_view{Fault::title}; })
        return operation_rule::fault_title;
    else
        return operation_rule::passes;
}
consteval operation_rule faults_rule(faults<>) {
    return operation_rule::passes;
}
template <class First, class... Rest>
consteval operation_rule faults_rule(faults<First, Rest...>) {
    constexpr operation_rule rule = fault_rule<First>();
    return rule != operation_rule::passes ? rule : faults_rule(faults<Rest...>{});
}
template <class T>
inline constexpr bool is_faults = false;
template <class... Faults>
inline constexpr bool is_faults<faults<Faults...>> = true;

// A name is part of an address: a letter, then letters, digits and underscores.
consteval bool is_plain_name(std::string_view name) {
    auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (name.empty() || !letter(name.front())) return false;
    for (char const c : name)
        if (!letter(c) && !(c >= '0' && c <= '9') && c != '_') return false;
    return true;
}

template <class Op>
concept says_hot = requires {
    Op::hot;
};
template <class Op>
concept says_hot_as_constant = requires {
    typename std::bool_constant<Op::hot>;
};

template <class Op>
consteval operation_rule first_broken_rule() {
    if constexpr (!requires { std::string_view{Op::name}; }) {
        return operation_rule::name;
    } else if constexpr (!is_plain_name(Op::name)) {
        return operation_rule::name_spelling;
    } else if constexpr (!requires { treaty::safety{Op::safety}; }) {
        return operation_rule::safety;
    } else if constexpr (!requires {
                             requires reflect::contract_struct<typename Op::request_type>;
                         }) {
        return operation_rule::request;
    } else if constexpr (!requires {
                             requires reflect::contract_struct<typename Op::response_type>;
                         }) {
        return operation_rule::response;
    } else if constexpr (!requires { requires is_faults<typename Op::faults>; }) {
        return operation_rule::faults;
    } else if constexpr (says_hot<Op> && !says_hot_as_constant<Op>) {
        return operation_rule::hot;
    } else {
        return faults_rule(typename Op::faults{});
    }
}

}  // namespace detail

// The name and arguments of this struct are what a compiler prints beside the sentence.
template <class Operation, operation_rule Broken>
struct check_operation {
    using done = void;
    static_assert(Broken != operation_rule::name,
                  "treaty: this operation has no name; add `static constexpr std::string_view "
                  "name`, as on the wire");
    static_assert(Broken != operation_rule::name_spelling,
                  "treaty: this operation's name is not a letter followed by letters, digits and "
                  "underscores; it is part of an address");
    static_assert(
        Broken != operation_rule::safety,
        "treaty: this operation does not say its safety; add `static constexpr auto safety = "
        "treaty::safety::read_only` (or idempotent, needs_key, plain): what does a repeat do?");
    static_assert(Broken != operation_rule::request,
                  "treaty: this operation's request_type is missing or is not a contract struct; "
                  "declare its members "
                  "with BOOST_HANA_DEFINE_STRUCT");
    static_assert(Broken != operation_rule::response,
                  "treaty: this operation's response_type is missing or is not a contract struct; "
                  "declare its members "
                  "with BOOST_HANA_DEFINE_STRUCT");
    static_assert(Broken != operation_rule::faults,
                  "treaty: this operation does not declare its faults; add `using faults = "
                  "treaty::faults<...>`, "
                  "empty if every valid request succeeds");
    static_assert(Broken != operation_rule::fault_struct,
                  "treaty: a declared fault of this operation is not a contract struct; declare "
                  "its members with "
                  "BOOST_HANA_DEFINE_STRUCT");
    static_assert(Broken != operation_rule::fault_title,
                  "treaty: a declared fault of this operation has no title; add `static constexpr "
                  "std::string_view "
                  "title`, one sentence for people");
    static_assert(Broken != operation_rule::hot,
                  "treaty: `hot` of this operation is not a constant; write `static constexpr bool "
                  "hot = true`");
};

// The same for a struct of the operation that has a member which cannot travel: the base says it.
template <class Operation, class Struct>
struct check_struct_of : decltype(reflect::detail::find_culprit<Struct>())::check {};

// What a description that passes is checked by: nothing to say.
struct check_passes {
    using done = void;
};

namespace detail {

// The check that has something to say, as a type that is not instantiated yet. Front doors compare
// it, and name its `done` to let it speak: so nothing else is said before, and nothing after.
template <class Op>
consteval auto find_struct_verdict() {
    return std::type_identity<check_passes>{};
}
template <class Op, class First, class... Rest>
consteval auto find_struct_verdict() {
    if constexpr (!reflect::structure_passes<First>)
        return std::type_identity<check_struct_of<Op, First>>{};
    else
        return find_struct_verdict<Op, Rest...>();
}
template <class Op, class... Faults>
consteval auto find_structs_verdict(faults<Faults...>) {
    return find_struct_verdict<Op, typename Op::request_type, typename Op::response_type,
                               Faults...>();
}
template <class Op>
consteval auto find_operation_verdict() {
    constexpr operation_rule broken = first_broken_rule<Op>();
    if constexpr (broken != operation_rule::passes)
        return std::type_identity<check_operation<Op, broken>>{};
    else
        return find_structs_verdict<Op>(typename Op::faults{});
}

}  // namespace detail

template <class Op>
using operation_verdict = typename decltype(detail::find_operation_verdict<Op>())::type;
template <class Op>
inline constexpr bool operation_passes = std::same_as<operation_verdict<Op>, check_passes>;

// True if the operation is well described; false after a static assertion has said what is not.
// For static_assert. A front door asks operation_passes and names the verdict itself, because clang
// takes a function with an error inside for no constant, and says so as well.
template <class Op>
consteval bool check() {
    if constexpr (!operation_passes<Op>) (void)sizeof(operation_verdict<Op>);
    return operation_passes<Op>;
}

namespace detail {
// What an operation names, or a stand-in where the check above has spoken.
template <class Op>
struct parts_of {
    using said = typename operation_verdict<Op>::done;
    using response_type = check_passes;
    using faults = treaty::faults<>;
};
template <class Op>
requires operation_passes<Op>
struct parts_of<Op> {
    using response_type = typename Op::response_type;
    using faults = typename Op::faults;
};
}  // namespace detail

}  // namespace treaty
