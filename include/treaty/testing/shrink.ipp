// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/testing/shrink.hpp>

#include <algorithm>

namespace treaty::testing {
namespace detail {

using reflect::shape;

struct shrinking {
    tree& root;
    std::function<bool(tree const&)> const& still_fails;
    std::size_t tries_left;

    static bool holds_fixed(tree const& at) {
        return at.fixed || std::any_of(at.parts.begin(), at.parts.end(),
                                       [](auto const& part) { return holds_fixed(part.second); });
    }
    static bool same(tree const& a, tree const& b) {
        return a.kind == b.kind && a.word == b.word && a.parts.size() == b.parts.size() &&
               std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(),
                          [](auto const& x, auto const& y) {
                              return x.first == y.first && same(x.second, y.second);
                          });
    }
    // Puts `smaller` at a place for good, if the message then still fails.
    bool attempt(tree& at, tree smaller) {
        if (tries_left == 0 || same(at, smaller)) return false;
        --tries_left;
        std::swap(at, smaller);
        if (still_fails(root)) return true;
        std::swap(at, smaller);
        return false;
    }
    bool without(tree& at, std::size_t first, std::size_t count) {
        auto const begin = at.parts.begin() + static_cast<std::ptrdiff_t>(first);
        auto const end = begin + static_cast<std::ptrdiff_t>(count);
        if (std::any_of(begin, end, [](auto const& part) { return holds_fixed(part.second); }))
            return false;
        tree smaller = at;
        smaller.parts.erase(smaller.parts.begin() + static_cast<std::ptrdiff_t>(first),
                            smaller.parts.begin() + static_cast<std::ptrdiff_t>(first + count));
        return attempt(at, std::move(smaller));
    }
    void members(tree& at, reflect::type const& kind) {
        for (std::size_t i = at.parts.size(); i-- > 0;) {
            auto const one = std::find_if(
                kind.members.begin(), kind.members.end(),
                [&](auto const& member) { return member.wire_name == at.parts[i].first; });
            bool const needed = one != kind.members.end() && one->required;
            if (!needed && without(at, i, 1)) continue;
            if (one != kind.members.end()) visit(at.parts[i].second, *one->kind);
        }
    }
    // Halves first: a long list is mostly not what is wrong.
    void items(tree& at, reflect::type const& kind) {
        for (std::size_t part = at.parts.size(); part > 0 && !at.fixed; part /= 2)
            for (std::size_t i = at.parts.size(); i >= part && at.parts.size() >= part;) {
                i -= part;
                if (at.parts.size() - part >= kind.least) without(at, i, part);
            }
        for (auto& [name, item] : at.parts) visit(item, *kind.element);
    }
    void visit(tree& at, reflect::type const& given) {
        reflect::type const& kind = given.shape == shape::optional ? *given.element : given;
        if (!holds_fixed(at) && attempt(at, simplest(kind))) return;
        if (kind.shape == shape::structure && at.kind == tree::form::object)
            members(at, kind);
        else if (kind.shape == shape::list && at.kind == tree::form::list)
            items(at, kind);
        else if (kind.shape == shape::map && at.kind == tree::form::object)
            items(at, kind);
        else if (kind.shape == shape::text && !at.fixed && at.word.size() > kind.least)
            attempt(at, tree::text(std::string(at.word.size(), 'x')));
    }
};

}  // namespace detail

TREATY_INLINE tree simplest(reflect::type const& kind) {
    using reflect::shape;
    switch (kind.shape) {
        case shape::boolean: return tree::literal("false");
        case shape::integer:
        case shape::decimal: return tree::literal("0");
        case shape::identifier: return kind.bytes == 8 ? tree::text("0") : tree::literal("0");
        case shape::text: return tree::text(std::string(kind.least, 'x'));
        case shape::instant: return tree::text("2000-01-01T00:00:00Z");
        case shape::date: return tree::text("2000-01-01");
        case shape::enumeration: return tree::text(std::string{kind.enumerators.front().wire_name});
        case shape::optional: return simplest(*kind.element);
        case shape::list: {
            return tree::list(
                std::vector<tree>(kind.least, kind.least == 0 ? tree{} : simplest(*kind.element)));
        }
        case shape::map: {
            tree made = tree::object();
            for (std::size_t i = 0; i < kind.least; ++i)
                made.parts.emplace_back("key" + std::to_string(i), simplest(*kind.element));
            return made;
        }
        case shape::structure: {
            tree made = tree::object();
            for (auto const& one : kind.members)
                if (one.required)
                    made.parts.emplace_back(std::string{one.wire_name}, simplest(*one.kind));
            return made;
        }
    }
    return {};
}

TREATY_INLINE tree shrink(tree message, reflect::type const& kind,
                          std::function<bool(tree const&)> const& still_fails,
                          std::size_t tries_max) {
    detail::shrinking{message, still_fails, tries_max}.visit(message, kind);
    return message;
}

}  // namespace treaty::testing
