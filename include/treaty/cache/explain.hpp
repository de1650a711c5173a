// SPDX-License-Identifier: BSL-1.0
// Says in one sentence why a record cannot be cached.
#pragma once

#include <treaty/cache/layout.hpp>

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

template <class Struct, auto Member, class Type>
struct check_member {
    using done = void;
    static_assert(has_packed_form<Type>,
                  "treaty: a member of this cached record does not lie within it; use bool, an "
                  "integer, a decimal, text, an instant, a date, a described enum, an identifier, "
                  "or an optional or contract struct of these");
};

template <class Record>
struct check_size {
    using done = void;
    static constexpr bool fits = cacheable<Record>;
    static_assert(fits,
                  "treaty: a cached record holds at most 1020 bytes; keep what is long elsewhere, "
                  "under the same key");
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

template <class Record>
struct reason {
    using check = check_keyed<Record>;
};
template <keyed_record Record>
struct reason<Record> {
    using check = typename decltype(find_culprit(reflect::members_of<Record>{}))::check;
};
template <keyed_record Record>
requires parts_of<Record>::pack struct reason<Record> {
    using check = check_size<Record>;
};

}  // namespace detail

// Void, or a compile error.
template <class Record>
using explain_record = typename detail::reason<Record>::check::done;

}  // namespace treaty::caching
