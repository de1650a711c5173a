// SPDX-License-Identifier: BSL-1.0
// Finds the row of what is read, also in members that are inlined, and makes these.
#pragma once

#include <treaty/wire/form/detail/object.hpp>

#include <memory>
#include <span>

namespace treaty::form::detail {

// The object of an inlined member, made when it is first needed.
inline object* part(object& of, row const& one) {
    for (object::part& known : of.parts)
        if (known.of == one.held) return known.inside.get();
    auto inside = std::make_unique<object>(object{one.inner, nullptr, of.frame});
    of.parts.push_back({one.held, std::move(inside)});
    return of.parts.back().inside.get();
}
// The same, about to be written to. `counts`: the member has then been read.
inline void engage(object& of, row const& one, object& inside, bool counts = true) {
    if (inside.value != nullptr || (!counts && (of.seen & of.bit(one)) != 0)) return;
    void* const at = of.place(one);
    if (at == nullptr) return;
    if (counts) of.seen |= of.bit(one);
    inside.value = one.held->kind->shape == shape::optional ? one.held->kind->engage(at) : at;
}

// The row of this kind and name among those of a level, also in members that are inlined there.
template <class Same>
match find(object& of, std::span<row const> rows, Same same) {
    match result;
    each(rows, [&](row const& one, std::span<row const> inside) {
        if (one.only_written) return false;
        if (one.kind == row_kind::inlined) {
            object* const below = part(of, one);
            result = find(*below, one.inner->rows, same);
            // What a predicate says gives way to the member itself.
            if (result.found == nullptr) return false;
            engage(of, one, *below, result.found->predicate.empty());
            // A part of a part is engaged once its own is.
            if (result.of->value == nullptr) result = find(*below, one.inner->rows, same);
        } else if (same(one)) {
            result = {&of, &one, inside};
        }
        return result.found != nullptr;
    });
    return result;
}

}  // namespace treaty::form::detail
