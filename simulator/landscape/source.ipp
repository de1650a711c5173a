// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/landscape/source.hpp>
#include <treaty/wire/json/scanner.hpp>

#include <optional>

namespace simulator::landscape {
namespace detail {

using treaty::json::scanner;
using treaty::json::step;

// A file is written by people of this machine, so the limits of messages need not hold for it;
// these only stop what is no landscape at all.
inline treaty::message_limits file_limits() {
    treaty::message_limits limits;
    limits.body_bytes_max = std::size_t{1} << 30U;
    limits.items_max = 10'000'000;
    limits.problems_max = 100;
    return limits;
}

// Walks a document that is known to be JSON, and hands every value to `visit` with its place. A
// visit that returns false passes over what is inside the value.
template <class Visit>
void walk(scanner& in, step const* where, std::size_t depth, Visit const& visit) {
    char const first = in.peek();
    bool const enter = visit(where, in.position());
    if (!enter || (first != '{' && first != '[')) return void(in.skip(where, depth));
    in.take(first, where);
    char const close = first == '{' ? '}' : ']';
    if (in.take_if(close)) return;
    std::string storage;
    for (std::size_t index = 0; !in.broken(); ++index) {
        step here{where, {}, index, true};
        if (first == '{') {
            treaty::json::raw_text raw;
            in.peek();
            if (!in.text(raw, where) || !in.take(':', where)) return;
            here = step{where, scanner::decode(raw, storage), 0, false};
        }
        walk(in, &here, depth + 1, visit);
        if (!in.take_if(',')) break;
    }
    in.take(close, where);
}

template <class Visit>
void walk(std::string_view text, Visit const& visit) {
    treaty::message_limits const limits = file_limits();
    treaty::problem_list none;
    scanner in{text, limits, none};
    walk(in, nullptr, 0, visit);
}

// The type that the tables give to a place; null if the tables have no such member.
inline treaty::reflect::type const* type_at(treaty::reflect::type const& root, step const* where) {
    using treaty::reflect::shape;
    if (where == nullptr) return &root;
    auto const* above = type_at(root, where->up);
    while (above != nullptr && above->shape == shape::optional) above = above->element;
    if (above == nullptr) return nullptr;
    if (above->shape == shape::list || above->shape == shape::map) return above->element;
    for (treaty::reflect::member const& one : above->members)
        if (one.wire_name == where->name) return one.kind;
    return nullptr;
}

inline std::string names_of(treaty::reflect::type const* kind) {
    while (kind->shape == treaty::reflect::shape::optional) kind = kind->element;
    std::string names;
    for (treaty::reflect::member const& one : kind->members)
        names.append(names.empty() ? "" : ", ").append(one.wire_name);
    return names;
}

}  // namespace detail

TREATY_INLINE std::string to_string(mistake const& one) {
    std::string text = one.file;
    if (one.line != 0) text.append(":").append(std::to_string(one.line)).append(":");
    if (one.line != 0) text.append(std::to_string(one.column));
    text.append(": ");
    if (!one.member.empty()) text.append(one.member).append(": ");
    return text.append(one.what);
}

TREATY_INLINE std::string to_string(mistakes const& all) {
    std::string text;
    for (mistake const& one : all) text.append(to_string(one)).append("\n");
    return text;
}

TREATY_INLINE mistake source::at(std::size_t position, std::string member, std::string what) const {
    line_and_column const place = line_of(text_, position);
    return {file_, place.line, place.column, std::move(member), std::move(what)};
}

TREATY_INLINE mistake source::at(std::string_view pointer, std::string what) const {
    std::optional<std::size_t> found;
    detail::walk(text_, [&](treaty::json::step const* where, std::size_t position) {
        std::string const here = treaty::json::pointer(where);
        if (here == pointer) found = position;
        return !found && pointer.starts_with(here);
    });
    return at(found.value_or(0), std::string{pointer}, std::move(what));
}

TREATY_INLINE void source::read(treaty::reflect::type const& kind, void* into,
                                mistakes& found) const {
    treaty::message_limits const limits = detail::file_limits();
    treaty::problem_list problems{limits.problems_max};
    treaty::json::read(kind, into, text_, limits, problems);
    for (treaty::problem const& one : problems) {
        std::string what{name_of(one.kind)};
        if (!one.expected.empty()) what.append(": expected ").append(one.expected);
        if (!one.found.empty())
            what.append(one.expected.empty() ? ": " : ", found ").append(one.found);
        found.push_back(at(one.position, one.path, std::move(what)));
        if (one.kind == treaty::problem_kind::malformed) return;
    }
    detail::walk(text_, [&](treaty::json::step const* where, std::size_t position) {
        auto const* here = detail::type_at(kind, where);
        if (here == nullptr)
            found.push_back(at(position, treaty::json::pointer(where),
                               "unknown member: expected one of " +
                                   detail::names_of(detail::type_at(kind, where->up))));
        return here != nullptr;
    });
}

}  // namespace simulator::landscape
