// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/xml/namespaces.hpp>

namespace treaty::xml {

TREATY_INLINE void namespaces::declare(std::string_view prefix, std::string_view name, bool copy) {
    std::size_t const name_hash = hash(name);
    for (declaration const& one : in_scope_)
        if (one.name_hash == name_hash && one.name == name) {
            name = one.name;
            copy = false;
            break;
        }
    if (copy) name = copies_.emplace_back(name);
    in_scope_.push_back({hash(prefix), name_hash, prefix, name, copy});
}

TREATY_INLINE bool namespaces::declared_since(std::size_t first,
                                              std::string_view prefix) const noexcept {
    std::size_t const wanted = hash(prefix);
    for (std::size_t i = first; i < in_scope_.size(); ++i)
        if (in_scope_[i].prefix_hash == wanted && in_scope_[i].prefix == prefix) return true;
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
    std::size_t const wanted = hash(prefix);
    for (std::size_t i = in_scope_.size(); i-- > 0;)
        if (in_scope_[i].prefix_hash == wanted && in_scope_[i].prefix == prefix)
            return in_scope_[i].name;
    if (prefix.empty()) return std::string_view{};
    if (prefix == "xml") return xml_namespace;
    if (prefix == "xmlns") return xmlns_namespace;
    return std::nullopt;
}

}  // namespace treaty::xml
