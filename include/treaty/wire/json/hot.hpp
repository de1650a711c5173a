// SPDX-License-Identifier: BSL-1.0
// Which lists of an operation have code of their own.
#pragma once

#include <treaty/wire/json/hot_reader.hpp>
#include <treaty/wire/json/hot_writer.hpp>

#include <array>
#include <concepts>

namespace treaty::json {
namespace detail {

template <class T>
consteval std::size_t levels() {
    if constexpr (hot::detail::is_optional_struct<T>)
        return levels<typename T::value_type>();
    else if constexpr (hot::detail::is_inner_list<T>)
        return 1 + levels<typename T::value_type>();
    else if constexpr (hot::detail::list_traits<T>::value || hot::detail::is_map<T>)
        return 1;
    else if constexpr (!reflect::contract_struct<T>)
        return 0;
    else
        return []<class... S, class... N, class... Types, Types S::*... P>(
                   reflect::member_tags<reflect::member_tag<S, N, Types, P>...>) {
            std::size_t most = 0;
            ((most = std::max(most, levels<Types>())), ...);
            return most + 1;
        }(reflect::members_of<T>{});
}

}  // namespace detail

// For a treaty::list or std::vector of records.
template <class List>
consteval hot_list hot_list_of() {
    return {&reflect::type_of<List>,
            detail::levels<typename List::value_type>(),
            &detail::read_hot_list<List, detail::in_list>,
            &detail::read_hot_list<List, detail::in_lines>,
            sizeof(typename List::value_type),
            [](void* list) { static_cast<List*>(list)->clear(); },
            &detail::write_hot_list<List>};
}

}  // namespace treaty::json
