// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/instant.hpp>
#include <treaty/reflect/digest.hpp>
#include <treaty/reflect/print.hpp>
#include <treaty/testing/difference.hpp>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

namespace treaty::testing {
namespace detail {

// Walks two values side by side; stops at the first difference.
struct comparison {
    tolerance allowed{};
    std::optional<difference> found{};
    std::string path{};

    static std::string shown(reflect::type const& kind, void const* value) {
        if (value == nullptr) return "nothing";
        if (kind.secret || kind.holds_secret) return "***";
        std::string text;
        reflect::print_to(text, kind, value, 200);
        return text;
    }
    [[nodiscard]] bool tolerated(reflect::type const& kind, void const* first,
                                 void const* second) const {
        if (kind.shape == reflect::shape::identifier) return allowed.identifiers;
        if (kind.shape != reflect::shape::instant || !allowed.moments) return false;
        return std::abs(static_cast<instant const*>(first)->seconds() -
                        static_cast<instant const*>(second)->seconds()) <= 60;
    }
    void differ(reflect::type const& kind, void const* first, void const* second) {
        if (first != nullptr && second != nullptr && tolerated(kind, first, second)) return;
        found = {path, shown(kind, first), shown(kind, second)};
    }
    // What may be absent: null then.
    void part(std::string_view name, reflect::type const& kind, void const* first,
              void const* second) {
        if (found || (first == nullptr && second == nullptr)) return;
        std::size_t const before = path.size();
        path.push_back('/');
        for (char const c : name)
            if (c == '~' || c == '/')
                path.append(c == '~' ? "~0" : "~1");
            else
                path.push_back(c);
        if (first == nullptr || second == nullptr)
            differ(kind, first, second);
        else
            value(kind, first, second);
        path.resize(before);
    }
    void list(reflect::type const& kind, void const* first, void const* second) {
        std::size_t const sizes[] = {kind.size(first), kind.size(second)};
        for (std::size_t i = 0; i < std::max(sizes[0], sizes[1]) && !found; ++i)
            part(std::to_string(i), *kind.element, i < sizes[0] ? kind.item(first, i) : nullptr,
                 i < sizes[1] ? kind.item(second, i) : nullptr);
    }
    using entries = std::vector<std::pair<std::string, void const*>>;
    static entries entries_of(reflect::type const& kind, void const* from) {
        entries all;
        kind.each(from, &all, [](void* to, std::string_view key, void const* held) {
            static_cast<entries*>(to)->emplace_back(key, held);
        });
        return all;
    }
    void map(reflect::type const& kind, void const* first, void const* second) {
        entries const one = entries_of(kind, first), other = entries_of(kind, second);
        // Both are in order of their keys.
        std::size_t i = 0, j = 0;
        while ((i < one.size() || j < other.size()) && !found) {
            bool const left =
                j == other.size() || (i < one.size() && one[i].first <= other[j].first);
            bool const right =
                i == one.size() || (j < other.size() && other[j].first <= one[i].first);
            std::string const& key = left ? one[i].first : other[j].first;
            part(key, *kind.element, left ? one[i].second : nullptr,
                 right ? other[j].second : nullptr);
            i += left;
            j += right;
        }
    }
    void value(reflect::type const& kind, void const* first, void const* second) {
        using reflect::shape;
        if (found || reflect::digest(kind, first) == reflect::digest(kind, second)) return;
        void const *one = nullptr, *other = nullptr;
        switch (kind.shape) {
            case shape::structure:
                for (reflect::member const& member : kind.members)
                    if (one = member.place(first), other = member.place(second);
                        member.kind->shape == shape::optional)
                        part(member.wire_name, *member.kind->element, member.kind->held(one),
                             member.kind->held(other));
                    else
                        part(member.wire_name, *member.kind, one, other);
                break;
            case shape::list: list(kind, first, second); break;
            case shape::map: map(kind, first, second); break;
            case shape::optional:
                one = kind.held(first);
                other = kind.held(second);
                if (one != nullptr && other != nullptr)
                    value(*kind.element, one, other);
                else
                    differ(*kind.element, one, other);
                break;
            default: differ(kind, first, second);
        }
    }
};

}  // namespace detail

TREATY_INLINE std::optional<difference> difference_of(reflect::type const& kind, void const* first,
                                                      void const* second, tolerance allowed) {
    detail::comparison both{allowed};
    both.value(kind, first, second);
    return std::move(both.found);
}

TREATY_INLINE std::optional<difference> difference_of(answer_view const& first,
                                                      answer_view const& second,
                                                      tolerance allowed) {
    if (first.words != second.words || first.kind != second.kind)
        return difference{{}, first.words, second.words};
    if (first.kind == nullptr) return std::nullopt;
    return difference_of(*first.kind, first.value, second.value, allowed);
}

}  // namespace treaty::testing
