// SPDX-License-Identifier: BSL-1.0
// Which prefix stands for which namespace, innermost declaration first. A sender decides how many
// there are and how much they look alike, so hashes are compared before bytes.
#pragma once

#include <treaty/core/config.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::xml {

// The two that no document has to declare.
inline constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";
inline constexpr std::string_view xmlns_namespace = "http://www.w3.org/2000/xmlns/";

// Checks nothing and has no limit: both are the reader's. Names in scope that are equal are given
// as views of the same bytes, so that they can be compared by address.
class namespaces {
public:
    [[nodiscard]] std::size_t size() const noexcept { return in_scope_.size(); }
    // Views that must stay valid; the name is copied if it does not.
    void declare(std::string_view prefix, std::string_view name, bool copy);
    // Whether the prefix is among the declarations from this one on.
    [[nodiscard]] bool declared_since(std::size_t first, std::string_view prefix) const noexcept;
    // Forgets all declarations from this one on.
    void forget(std::size_t first) noexcept;
    // Empty: no namespace. Nothing: the prefix is not declared. No prefix: the default namespace.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view prefix) const noexcept;

private:
    struct declaration {
        std::size_t prefix_hash;
        std::size_t name_hash;
        std::string_view prefix;
        std::string_view name;
        bool copied;
    };
    static std::size_t hash(std::string_view text) noexcept {
        return std::hash<std::string_view>{}(text);
    }
    std::vector<declaration> in_scope_;
    std::deque<std::string> copies_;
};

}  // namespace treaty::xml

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/xml/namespaces.ipp>
#endif
