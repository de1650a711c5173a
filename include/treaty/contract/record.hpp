// SPDX-License-Identifier: BSL-1.0
// What a flat record says of itself so that copies of it can be kept: which members are its key,
// and which one tells the newer of two with the same key.
//     struct level {
//         BOOST_HANA_DEFINE_STRUCT(level, (sku, item), (store_id, store), (std::int64_t, version));
//         using key = treaty::members<&level::item, &level::store>;
//         using order = treaty::members<&level::version>;
//     };
#pragma once

#include <treaty/reflect/structure.hpp>

#include <concepts>

namespace treaty {

// Members of a struct, in the order in which they count.
template <auto... Pointers>
struct members {
    static constexpr std::size_t size = sizeof...(Pointers);
};

namespace detail {

template <class>
inline constexpr std::size_t members_named = 0;
template <auto... Pointers>
inline constexpr std::size_t members_named<members<Pointers...>> = sizeof...(Pointers);

}  // namespace detail

// A contract struct with a key and an order. The other members are its value.
template <class T>
concept keyed_record = reflect::contract_struct<T> && requires {
    typename T::key;
    typename T::order;
    requires detail::members_named<typename T::key>
    != 0;
    requires detail::members_named<typename T::order>
    == 1;
};

}  // namespace treaty
