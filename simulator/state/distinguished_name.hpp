// SPDX-License-Identifier: BSL-1.0
// Distinguished names as both sides compare them: without regard to case and to blanks around the
// separators, because samples and documentation write them either way. "O=Buyer , o = Root" and
// "o=buyer,o=root" are one name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace simulator {

namespace detail {

inline bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
inline char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace detail

inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && detail::is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && detail::is_blank(text.back())) text.remove_suffix(1);
    return text;
}

// Only ASCII letters have a lower case here; other letters compare as they are.
inline std::string in_lower_case(std::string_view text) {
    std::string low;
    low.reserve(text.size());
    for (char const c : text) low.push_back(detail::lower(c));
    return low;
}

// One part of a name: "o=buyer" has the attribute "o" and the value "buyer".
struct name_part_of {
    std::string attribute;  // in lower case
    std::string value;      // as it was written, blanks around it removed
};

// The parts from the member itself up to the root. Empty if this is no distinguished name: a part
// without `=`, without an attribute, or without a value. A comma behind a backslash is part of a
// value.
inline std::vector<name_part_of> parts_of(std::string_view name) {
    std::vector<name_part_of> parts;
    for (std::size_t at = 0; at <= name.size();) {
        std::size_t end = at;
        while (end < name.size() && name[end] != ',') end += name[end] == '\\' ? 2 : 1;
        end = end < name.size() ? end : name.size();
        std::string_view const part = name.substr(at, end - at);
        std::size_t const equals = part.find('=');
        if (equals == std::string_view::npos) return {};
        std::string_view const attribute = trimmed(part.substr(0, equals));
        std::string_view const value = trimmed(part.substr(equals + 1));
        if (attribute.empty() || value.empty()) return {};
        parts.push_back({in_lower_case(attribute), std::string{value}});
        at = end + 1;
    }
    return parts;
}

// Equal for names that are one name. Empty if this is no distinguished name.
inline std::string key_of_name(std::string_view name) {
    std::string key;
    for (name_part_of const& part : parts_of(name)) {
        if (!key.empty()) key.push_back(',');
        key.append(part.attribute).append("=").append(in_lower_case(part.value));
    }
    return key;
}

// The key of the parent: everything after the first part. Empty for a root.
inline std::string key_of_parent(std::string_view name) {
    std::string const key = key_of_name(name);
    std::size_t at = 0;
    while (at < key.size() && key[at] != ',') at += key[at] == '\\' ? 2 : 1;
    return at < key.size() ? key.substr(at + 1) : std::string{};
}

// Whether this may become the name part of a distinguished name. With LDAP behind it a name may not
// start with # nor contain any of = , + " \ < > ;
inline bool is_name(std::string_view name) {
    return !name.empty() && name.front() != '#' &&
           name.find_first_of("=,+\"\\<>;") == std::string_view::npos;
}

}  // namespace simulator
