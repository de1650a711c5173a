// SPDX-License-Identifier: BSL-1.0
// Makes structs as good as new and keeps the storage of their lists.
#pragma once

#include <treaty/reflect/traits.hpp>

namespace treaty::reflect {
namespace detail {

// `All`: also what every message has, which a reader that takes no message without it overwrites.
template <bool All, contract_struct T>
void refresh_members(T& object) {
    []<class... S, class... N, class... Types, Types S::*... Pointers>(
        T& all, member_tags<member_tag<S, N, Types, Pointers>...>) {
        auto const one = [](auto& member) {
            using member_type = std::remove_reference_t<decltype(member)>;
            if constexpr (list_traits<member_type>::value)
                member.clear();
            else if constexpr (is_map<member_type>) {
                if (!member.empty()) member.clear();
            } else if constexpr (contract_struct<member_type>)
                refresh_members<All>(member);
            else if constexpr (is_optional<member_type>)
                member.reset();
            else if constexpr (All)
                member = member_type{};
        };
        (one(all.*Pointers), ...);
    }(object, members_of<T>{});
}

}  // namespace detail

template <contract_struct T>
void refresh(T& object) {
    detail::refresh_members<true>(object);
}

// Drops what a message may leave out.
template <contract_struct T>
void drop_optional(T& object) {
    detail::refresh_members<false>(object);
}

}  // namespace treaty::reflect
