// SPDX-License-Identifier: BSL-1.0
// A value that may travel but may not be seen: no stream operator, no conversion, and every
// printer, journal and problem of this library writes `***` in its place. Only `reveal()` gives it
// away, so uses can be found by name.
#pragma once

#include <ostream>
#include <string>
#include <type_traits>
#include <utility>

namespace treaty {

struct secret_tag {};

template <class T>
class secret : public secret_tag {
public:
    using value_type = T;

    constexpr secret() = default;
    explicit constexpr secret(T value) : value_(std::move(value)) {}
    template <std::size_t N>
    requires std::is_constructible_v<T, char const (&)[N]>
    constexpr secret(char const (&literal)[N]) : value_(literal) {}

    [[nodiscard]] constexpr T const& reveal() const noexcept { return value_; }
    [[nodiscard]] constexpr T& reveal() noexcept { return value_; }

    // Takes the same time wherever the two differ.
    friend bool operator==(secret const& a, secret const& b) noexcept { return a.same(b); }
    friend std::ostream& operator<<(std::ostream&, secret const&) = delete;

private:
    [[nodiscard]] bool same(secret const& other) const noexcept {
        if constexpr (requires {
                          value_.size();
                          value_[0];
                      }) {
            return compare(std::string_view{value_}, std::string_view{other.value_});
        } else if constexpr (requires { value_.view(); }) {
            return compare(value_.view(), other.value_.view());
        } else {
            return value_ == other.value_;
        }
    }
    static bool compare(std::string_view a, std::string_view b) noexcept {
        unsigned difference = a.size() == b.size() ? 0U : 1U;
        std::size_t const shared = a.size() < b.size() ? a.size() : b.size();
        for (std::size_t i = 0; i < shared; ++i)
            difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^
                                                static_cast<unsigned char>(b[i]));
        return difference == 0;
    }
    T value_{};
};

template <class T>
concept is_secret = std::is_base_of_v<secret_tag, T>;

}  // namespace treaty
