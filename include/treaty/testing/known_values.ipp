// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/testing/known_values.hpp>
#include <treaty/testing/shrink.hpp>
#include <treaty/testing/values.hpp>

#include <algorithm>
#include <utility>

namespace treaty::testing {
namespace detail {

inline constexpr std::size_t learned_most = 64;  // of a type; the oldest goes

// Numbers that name something, and texts whose type says so.
inline bool names_something(reflect::type const& kind) {
    if (kind.shape == reflect::shape::identifier) return true;
    return kind.shape == reflect::shape::text &&
           (kind.name.ends_with("_id") || kind.name.ends_with("_number"));
}
inline bool is_null(tree const& one) {
    return one.kind == tree::form::literal && one.word == "null";
}

// With the number in place of each {n}.
inline tree numbered(tree one, std::string const& number) {
    for (std::size_t at = 0; (at = one.word.find("{n}", at)) != std::string::npos;)
        one.word.replace(at, 3, number);
    for (auto& [name, part] : one.parts) part = numbered(std::move(part), number);
    return one;
}

// Whether a value may stand where a type is: two members of one name may be of different types.
inline bool suits(reflect::type const& kind, bool optional, tree const& value) {
    using reflect::shape;
    if (is_null(value)) return optional;
    switch (kind.shape) {
        case shape::boolean:
        case shape::integer:
        case shape::decimal: return value.kind == tree::form::literal;
        case shape::identifier:
            return value.kind == tree::form::literal ||
                   (value.kind == tree::form::text && kind.bytes == 8);
        case shape::list: return value.kind == tree::form::list;
        case shape::map:
        case shape::structure: return value.kind == tree::form::object;
        case shape::enumeration:
            return std::any_of(
                kind.enumerators.begin(), kind.enumerators.end(),
                [&](reflect::enumerator const& one) { return one.wire_name == value.word; });
        default: return value.kind == tree::form::text;
    }
}

}  // namespace detail

TREATY_INLINE std::vector<tree> const* known_values::find(std::string const& name) const {
    auto const found = told_.find(name);
    return found == told_.end() || found->second.empty() ? nullptr : &found->second;
}

TREATY_INLINE void known_values::learn(reflect::type const& kind, tree const& answer) {
    using reflect::shape;
    if (kind.shape == shape::optional) return learn(*kind.element, answer);
    if (detail::names_something(kind) && !kind.name.empty()) {
        auto& all = learned_[std::string{kind.name}];
        bool const there = std::any_of(all.begin(), all.end(),
                                       [&](tree const& one) { return one.word == answer.word; });
        if (there) return;
        if (all.size() == detail::learned_most) all.erase(all.begin());
        return all.push_back(answer);
    }
    for (auto const& [name, part] : answer.parts) {
        if (kind.shape == shape::list || kind.shape == shape::map) learn(*kind.element, part);
        for (reflect::member const& one : kind.members)
            if (one.wire_name == name) learn(*one.kind, part);
    }
}

struct known_values::writer {
    known_values const& known;
    std::string_view operation;
    random_source chance;
    bool whole = false;  // what is there stays but for what is known

    // Of a member of the struct.
    [[nodiscard]] std::vector<tree> const* told(reflect::type const& within,
                                                reflect::type const& kind,
                                                std::string_view member) const {
        for (std::string_view const before : {operation, within.name, std::string_view{}}) {
            std::string const prefix = before.empty() ? "" : std::string{before} + ".";
            if (auto const* found = known.find(prefix + std::string{member})) return found;
            if (kind.name.empty()) continue;
            if (auto const* found = known.find(prefix + std::string{kind.name})) return found;
        }
        return nullptr;
    }
    [[nodiscard]] std::vector<tree> const* learned(reflect::type const& kind) const {
        auto const found = known.learned_.find(kind.name);
        return found == known.learned_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] tree one_of(std::vector<tree> const& all) {
        std::string const number = std::to_string(chance.between(1, 999'999'999'999));
        return detail::numbered(all[chance.below(all.size())], number);
    }

    // A number that nobody has yet, most likely: small ones are drawn twice too soon.
    [[nodiscard]] tree fresh(reflect::type const& kind) {
        if (kind.bytes == 8) return tree::text(std::to_string(chance.between(1, 999'999'999'999)));
        return tree::literal(std::to_string(chance.between(1, kind.bytes == 4 ? 999'999 : 99)));
    }
    void members(reflect::type const& kind, tree& at) {
        std::vector<std::pair<std::string, tree>> made;
        for (reflect::member const& one : kind.members) {
            auto const there =
                std::find_if(at.parts.begin(), at.parts.end(),
                             [&](auto const& part) { return part.first == one.wire_name; });
            bool const optional = one.kind->shape == reflect::shape::optional;
            reflect::type const& inner = optional ? *one.kind->element : *one.kind;
            auto const* all = told(kind, inner, one.wire_name);
            tree part;
            bool wanted = all != nullptr && chance.chance(97);
            if (wanted) part = one_of(*all);
            wanted = wanted && detail::suits(inner, optional, part);
            if (wanted && optional && detail::is_null(part)) continue;
            if (!wanted && there == at.parts.end()) {
                if (whole || inner.shape != reflect::shape::identifier) continue;
                if (!chance.chance(85)) continue;
                part = fresh(inner);
            } else if (!wanted) {
                part = std::move(there->second);
            }
            if (!wanted) value(inner, part);
            made.emplace_back(std::string{one.wire_name}, std::move(part));
        }
        at.parts = std::move(made);
    }
    void list(reflect::type const& kind, tree& at) {
        std::size_t const most = std::max<std::size_t>(
            kind.least, kind.most == 0 ? 3 : std::min<std::size_t>(kind.most, 3));
        if (at.parts.empty()) return;
        std::size_t const drawn = chance.chance(10) ? 0 : 1 + chance.below(3);
        std::size_t const wanted = std::clamp<std::size_t>(drawn, kind.least, most);
        while (!whole && at.parts.size() > wanted) at.parts.pop_back();
        while (!whole && at.parts.size() < wanted) at.parts.push_back(at.parts.front());
        auto const* all = told(*kind.element, *kind.element, {});
        for (auto& [name, part] : at.parts) {
            if (all != nullptr) part = one_of(*all);
            if (all == nullptr || !detail::suits(*kind.element, false, part))
                value(*kind.element, part);
        }
    }
    void value(reflect::type const& kind, tree& at) {
        switch (kind.shape) {
            case reflect::shape::structure: return members(kind, at);
            case reflect::shape::list: return list(kind, at);
            case reflect::shape::map:
                for (auto& [name, part] : at.parts) value(*kind.element, part);
                return;
            case reflect::shape::optional: return value(*kind.element, at);
            default: break;
        }
        if (whole) return;
        if (!detail::names_something(kind)) return;
        auto const* seen = learned(kind);
        if (seen != nullptr && chance.chance(20))
            at = one_of(*seen);
        else if (kind.shape == reflect::shape::identifier)
            at = fresh(kind);
    }
};

TREATY_INLINE tree known_values::request(operation_row const& of, std::uint64_t seed,
                                         std::size_t index) const {
    random_source chance{seed ^ (index * 0x9E3779B97F4A7C15U)};
    reflect::any_value made{of.request};
    draw_into(made.type(), made.get(), chance, {.optional_percent = 35, .readable = true});
    tree content = to_tree(made.type(), made.get());
    writer{*this, of.name, random_source{chance.next()}}.members(*of.request.type, content);
    return content;
}

TREATY_INLINE tree known_values::put(operation_row const& of, tree content,
                                     std::uint64_t seed) const {
    writer{*this, of.name, random_source{seed}, true}.members(*of.request.type, content);
    return content;
}

}  // namespace treaty::testing
