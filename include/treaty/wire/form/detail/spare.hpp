// SPDX-License-Identifier: BSL-1.0
// What the frame keeps of a row's values, and where it stands in for them.
#pragma once

#include <treaty/wire/form/detail/object.hpp>
#include <treaty/wire/form/scalar.hpp>

#include <string_view>

namespace treaty::form::detail {

inline bool holds_text(row const& one) {
    return one.spare != nullptr && plain_type(*one.spare->kind).shape == shape::text;
}
// The frame keeps the first value of a row that it may have to stand in for.
inline void* kept(object const& of, row const& one) {
    if (one.spare == nullptr || of.frame == nullptr) return nullptr;
    void* const at = reflect::writable(one.spare->place(of.frame));
    type const& spare = *one.spare->kind;
    return spare.shape == shape::optional && spare.held(at) == nullptr ? spare.engage(at) : nullptr;
}
inline void keep(object const& of, row const& one, type const& kind, void const* value) {
    if (void* const into = kept(of, one)) copy(kind, value, into);
}
inline void keep_text(object const& of, row const& one, std::string_view text) {
    if (void* const into = kept(of, one)) plain_type(*one.spare->kind).assign(into, text);
}
inline bool stand_in(object const& of, row const& one, type const& kind, void* into) {
    if (one.spare == nullptr || of.frame == nullptr) return false;
    void const* const at = one.spare->place(of.frame);
    void const* const held =
        one.spare->kind->shape == shape::optional ? one.spare->kind->held(at) : nullptr;
    if (held == nullptr) return false;
    copy(kind, held, into);
    return true;
}

}  // namespace treaty::form::detail
