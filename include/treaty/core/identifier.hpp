// SPDX-License-Identifier: BSL-1.0
// A number that names something. Each identifier is a type of its own, so an order's cannot be
// passed for a store's:
//     struct order_id : treaty::identifier<order_id> { using identifier::identifier; };
// 64-bit identifiers travel as strings of digits in JSON, because a JavaScript number keeps only 53
// bits; 32-bit ones travel as numbers.
#pragma once

#include <charconv>
#include <compare>
#include <concepts>
#include <cstdint>
#include <functional>
#include <ostream>
#include <string>
#include <type_traits>

namespace treaty {

struct identifier_tag {};

template <class Self, std::signed_integral Number = std::int64_t>
class identifier : public identifier_tag {
public:
    using number_type = Number;

    constexpr identifier() = default;
    constexpr identifier(Number value) noexcept : value_(value) {}

    [[nodiscard]] constexpr Number value() const noexcept { return value_; }
    [[nodiscard]] std::string str() const { return std::to_string(value_); }

    friend constexpr bool operator==(Self const& a, Self const& b) noexcept {
        return a.value() == b.value();
    }
    friend constexpr auto operator<=>(Self const& a, Self const& b) noexcept {
        return a.value() <=> b.value();
    }
    friend std::ostream& operator<<(std::ostream& out, Self const& id) { return out << id.value(); }

private:
    Number value_ = 0;
};

template <class T>
concept is_identifier = std::is_base_of_v<identifier_tag, T>;

}  // namespace treaty

template <treaty::is_identifier T>
struct std::hash<T> {
    std::size_t operator()(T const& id) const noexcept {
        return std::hash<typename T::number_type>{}(id.value());
    }
};
