// SPDX-License-Identifier: BSL-1.0
// What a reader of forms keeps while it reads one struct, and how it looks at rows.
#pragma once

#include <treaty/reflect/describe.hpp>
#include <treaty/wire/form/form.hpp>
#include <treaty/wire/xml/reader.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace treaty::form::detail {

using reflect::member;
using reflect::shape;
using reflect::type;
using xml::step;
using xml::token;

inline std::string phrase(type const& kind) {
    return reflect::describe(kind, reflect::notation::elements);
}

// What an optional holds, or the type itself.
inline type const& plain_type(type const& kind) noexcept {
    return kind.shape == shape::optional ? *kind.element : kind;
}

// A struct that is being read, and which of its members have been. Members that are inlined have an
// object of their own below it, one for all rows of the member.
struct object {
    table const* form;
    void* value;  // null: nothing is kept
    void* frame;
    std::uint64_t seen = 0;      // by member; a struct has at most 54
    std::uint64_t overfull = 0;  // lists of which it was told
    struct part {
        member const* of;
        std::unique_ptr<object> inside;
    };
    std::vector<part> parts{};

    [[nodiscard]] std::uint64_t bit(row const& one) const noexcept {
        return one.of_frame || one.held == nullptr ? 0 : bit(*one.held);
    }
    [[nodiscard]] std::uint64_t bit(member const& one) const noexcept {
        return std::uint64_t{1} << (&one - form->type->members.data());
    }
    [[nodiscard]] void* place(row const& one) const noexcept {
        void* const of = one.of_frame ? frame : value;
        return of == nullptr ? nullptr : reflect::writable(one.held->place(of));
    }
};

// A row that an element or attribute belongs to, and the object that it is of.
struct match {
    object* of = nullptr;
    row const* found = nullptr;
    std::span<row const> inside{};  // group, entries
};

// The rows of one level: `rows` without what stands inside their groups.
template <class Visit>
bool each(std::span<row const> rows, Visit visit) {
    for (std::size_t i = 0; i < rows.size(); i += 1 + rows[i].rows)
        if (visit(rows[i], rows.subspan(i + 1, rows[i].rows))) return true;
    return false;
}

inline bool has_text(table const& form) {
    return each(form.rows, [](row const& one, std::span<row const>) {
        return one.kind == row_kind::text ||
               (one.kind == row_kind::inlined && has_text(*one.inner));
    });
}
// True for the rows of an element that is one value, beside its attributes.
inline bool is_value(std::span<row const> rows) {
    return each(rows, [](row const& one, std::span<row const>) {
        return (one.kind == row_kind::text && one.held != nullptr && one.predicate.empty()) ||
               (one.kind == row_kind::inlined && is_value(one.inner->rows));
    });
}
// The same at any depth, and the members that attributes hold there.
inline bool has_text_inside(table const& form) {
    for (row const& one : form.rows)
        if (one.kind == row_kind::text && one.held != nullptr) return true;
    return false;
}
inline std::uint64_t attributes_of(object const& of) {
    std::uint64_t bits = 0;
    for (row const& one : of.form->rows)
        if (one.kind == row_kind::attribute) bits |= of.bit(one) & of.seen;
    return bits;
}

// True if a later row may still hold the member; only the last of them is missed.
inline bool elsewhere(object const& of, row const& one) {
    for (row const* next = &one + 1; next != of.form->rows.data() + of.form->rows.size(); ++next)
        if (next->held == one.held && !next->of_frame && !next->only_written) return true;
    return false;
}

// The row that says where a member is that may also be carried.
inline row const& usual_row(object const& of, row const& one) {
    for (row const& first : of.form->rows)
        if (first.held == one.held && !first.of_frame && !first.only_written) return first;
    return one;
}

}  // namespace treaty::form::detail
