// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/xml/namespaces.hpp>

namespace treaty::xml {

TREATY_INLINE void namespaces::declare(std::string_view prefix, std::string_view name, bool copy) {
    if (copy) name = copies_.emplace_back(name);
    in_scope_.push_back({prefix, name, copy});
}

TREATY_INLINE bool namespaces::declared_since(std::size_t first,
                                              std::string_view prefix) const noexcept {
    for (std::size_t i = first; i < in_scope_.size(); ++i)
        if (in_scope_[i].prefix == prefix) return true;
    return false;
}

TREATY_INLINE void namespaces::forget(std::size_t first) noexcept {
    while (in_scope_.size() > first) {
        if (in_scope_.back().copied) copies_.pop_back();
        in_scope_.pop_back();
    }
}

TREATY_INLINE std::optional<std::string_view> namespaces::find(
    std::string_view prefix) const noexcept {
    for (std::size_t i = in_scope_.size(); i-- > 0;)
        if (in_scope_[i].prefix == prefix) return in_scope_[i].name;
    if (prefix.empty()) return std::string_view{};
    if (prefix == "xml") return xml_namespace;
    if (prefix == "xmlns") return xmlns_namespace;
    return std::nullopt;
}

}  // namespace treaty::xml
