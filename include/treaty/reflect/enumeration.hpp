// SPDX-License-Identifier: BSL-1.0
// Enumerations are described with BOOST_DESCRIBE_ENUM. An enumerator travels under its name in
// PascalCase (approve_and_deposit -> "ApproveAndDeposit"); where the other side spells it
// otherwise, a constexpr function found by argument-dependent lookup says so:   constexpr
// std::string_view wire_name(gender g) { ... }
#pragma once

#include <treaty/reflect/name.hpp>
#include <treaty/reflect/type.hpp>

#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>

#include <array>
#include <type_traits>

namespace treaty::reflect {

template <class E>
concept described_enumeration = std::is_enum_v<E> && requires {
    typename boost::describe::describe_enumerators<E>;
};

namespace detail {

template <class E, class Enumerators>
struct enumerator_table;

template <class E, template <class...> class List, class... D>
struct enumerator_table<E, List<D...>> {
    template <class One>
    static constexpr auto own_name = respell<std::string_view{One::name}.size()>(One::name, true);

    template <class One>
    static constexpr std::string_view name() {
        if constexpr (requires { wire_name(One::value); })
            return wire_name(One::value);
        else
            return own_name<One>.view();
    }
    static constexpr std::array<enumerator, sizeof...(D)> rows{
        enumerator{name<D>(), static_cast<std::int64_t>(D::value)}...};
};

template <class E>
using enumerators_of = enumerator_table<E, boost::describe::describe_enumerators<E>>;

}  // namespace detail

// The wire name of an enumerator's value; empty if the value is none of them.
template <described_enumeration E>
constexpr std::string_view name_of(E value) {
    for (enumerator const& one : detail::enumerators_of<E>::rows)
        if (one.value == static_cast<std::int64_t>(value)) return one.wire_name;
    return {};
}

}  // namespace treaty::reflect
