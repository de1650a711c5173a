// SPDX-License-Identifier: BSL-1.0
#include "carried.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {
namespace {

using treaty::reflect::shape;
using treaty::reflect::type;

std::string without_blank_ends(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    std::string kept{text};
    if (!kept.empty() && blanks.find(kept.front()) != blanks.npos) kept.front() = 'x';
    if (!kept.empty() && blanks.find(kept.back()) != blanks.npos) kept.back() = 'x';
    return kept;
}

bool is_nothing(type const& kind, void const* value) {
    switch (kind.shape) {
        case shape::text: return kind.view(value).empty();
        case shape::optional: return kind.held(value) == nullptr;
        case shape::list: return kind.size(value) == 0;
        case shape::map: return kind.size(value) == 0;
        case shape::structure:
            for (auto const& one : kind.members)
                if (!is_nothing(*one.kind, one.place(value))) return false;
            return true;
        default: return false;
    }
}

// Maps here hold texts.
void carry_map(type const& kind, void* map) {
    struct state {
        type const* element;
        std::vector<std::pair<std::string, std::string>> all;
    } found{kind.element, {}};
    kind.each(map, &found, [](void* to, std::string_view key, void const* value) {
        auto& into = *static_cast<state*>(to);
        into.all.emplace_back(without_blank_ends(key),
                              without_blank_ends(into.element->view(value)));
    });
    kind.reset(map);
    for (auto const& [key, value] : found.all)
        if (void* const place = kind.insert(map, key)) kind.element->assign(place, value);
}

}  // namespace

void make_carriable(type const& kind, void* value) {
    using treaty::reflect::writable;
    switch (kind.shape) {
        case shape::text: kind.assign(value, without_blank_ends(kind.view(value))); break;
        case shape::optional:
            if (void const* const held = kind.held(value)) {
                make_carriable(*kind.element, writable(held));
                if (is_nothing(*kind.element, held)) kind.reset(value);
            }
            break;
        case shape::list:
            for (std::size_t i = 0; i < kind.size(value); ++i)
                make_carriable(*kind.element, writable(kind.item(value, i)));
            break;
        case shape::map: carry_map(kind, value); break;
        case shape::structure:
            for (auto const& one : kind.members)
                make_carriable(*one.kind, writable(one.place(value)));
            break;
        default: break;
    }
}

}  // namespace support
