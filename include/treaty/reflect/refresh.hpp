// SPDX-License-Identifier: BSL-1.0
// Makes a struct as good as new and keeps the storage of its lists.
#pragma once

#include <treaty/reflect/traits.hpp>

namespace treaty::reflect {

template <contract_struct T>
void refresh(T& object) {
    []<class... S, class... N, class... Types, Types S::*... Pointers>(
        T& all, member_tags<member_tag<S, N, Types, Pointers>...>) {
        auto const one = [](auto& member) {
            using member_type = std::remove_reference_t<decltype(member)>;
            if constexpr (detail::list_traits<member_type>::value)
                member.clear();
            else
                member = member_type{};
        };
        (one(all.*Pointers), ...);
    }(object, members_of<T>{});
}

}  // namespace treaty::reflect
