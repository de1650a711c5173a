// SPDX-License-Identifier: BSL-1.0
// Names at compile time: of a type, and from C++ spelling to wire spelling. order_id -> orderId
// (members), not_enough_stock -> NotEnoughStock (enumerators, faults).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace treaty::reflect {

namespace detail {
template <class T>
consteval std::string_view raw_name() {
    std::string_view text = __PRETTY_FUNCTION__;
#if defined(__clang__)
    text.remove_prefix(text.find("T = ") + 4);
    text.remove_suffix(1);
#else
    text.remove_prefix(text.find("T = ") + 4);
    text = text.substr(0, text.find(';') < text.rfind(']') ? text.find(';') : text.rfind(']'));
#endif
    return text;
}
}  // namespace detail

// The unqualified name of a type that is not a template: "not_enough_stock".
template <class T>
consteval std::string_view type_name() {
    std::string_view text = detail::raw_name<T>();
    if (std::size_t const at = text.find('<'); at != std::string_view::npos) return {};
    if (std::size_t const at = text.rfind(':'); at != std::string_view::npos)
        text.remove_prefix(at + 1);
    return text;
}

// Text of a fixed length that lives in the program's constant data.
template <std::size_t N>
struct spelled {
    std::array<char, N + 1> bytes{};
    std::size_t length = 0;
    [[nodiscard]] constexpr std::string_view view() const { return {bytes.data(), length}; }
};

template <std::size_t N>
constexpr spelled<N> copied(std::string_view name) {
    spelled<N> made;
    for (char const c : name) made.bytes[made.length++] = c;
    return made;
}

// Drops each underscore and raises the letter after it; raises the first letter too if asked.
template <std::size_t N>
constexpr spelled<N> respell(std::string_view name, bool raise_first) {
    spelled<N> made;
    bool raise = raise_first;
    for (char const c : name) {
        if (c == '_') {
            raise = true;
            continue;
        }
        made.bytes[made.length++] =
            raise && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        raise = false;
    }
    return made;
}

namespace detail {
template <class T>
inline constexpr auto pascal_storage = respell<type_name<T>().size()>(type_name<T>(), true);
}

// not_enough_stock -> "NotEnoughStock".
template <class T>
inline constexpr std::string_view pascal_name = detail::pascal_storage<T>.view();

}  // namespace treaty::reflect
