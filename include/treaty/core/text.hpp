// SPDX-License-Identifier: BSL-1.0
// Text with length limits. `text` keeps its bytes inline: its limit is its capacity, so a struct of
// texts is one flat record without allocation. `long_text` is for the rare long member and keeps
// its bytes on the heap. Lengths are counted in bytes of UTF-8, because that is what a column or a
// buffer on the other side can hold.
#pragma once

#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace treaty {

struct text_tag {};

namespace detail {
// Characters up to a zero, by a pointer. For a template, since a parameter of this type itself
// would be preferred to a literal.
template <class T>
concept character_pointer = std::same_as<T, char const*> || std::same_as<T, char*>;

// Of an array that is no literal, and so may have more room than text.
constexpr std::string_view until_zero(std::string_view bytes) noexcept {
    return bytes.substr(0, bytes.find('\0'));
}
}  // namespace detail

// At least `Min` and at most `Max` bytes. A default-constructed text is empty, also where Min is
// not 0: the reader of a format checks Min, not the constructor. Derive from it to make a type of
// your own:
//     struct sku : treaty::text<64, 1> { using text::text; };
template <std::size_t Max, std::size_t Min = 0>
class text : public text_tag {
    static_assert(Max >= 1 && Max <= 65535,
                  "treaty: a text holds 1 to 65535 bytes; use long_text for more");
    static_assert(Min <= Max, "treaty: the least length of a text is above its greatest");
    using length_type = std::conditional_t<(Max < 256), std::uint8_t, std::uint16_t>;

public:
    static constexpr std::size_t bytes_max = Max;
    static constexpr std::size_t bytes_min = Min;

    constexpr text() = default;

    // From a literal; one that does not fit is a compile error.
    template <std::size_t N>
    constexpr text(char const (&literal)[N]) {
        static_assert(N - 1 <= Max, "treaty: this literal is longer than the text's limit");
        assign(std::string_view{literal, N - 1});
    }
    // Throws std::length_error if it does not fit. A reader never comes here with such a value.
    explicit constexpr text(std::string_view from) { assign(from); }
    explicit text(std::string const& from) { assign(from); }
    // Of characters that end with a zero.
    template <detail::character_pointer Pointer>
    explicit constexpr text(Pointer const& from) : text(std::string_view{from}) {}
    template <std::size_t N>
    explicit constexpr text(char (&from)[N]) : text(detail::until_zero({from, N})) {}

    static constexpr bool fits(std::string_view candidate) noexcept {
        return candidate.size() <= Max;
    }

    constexpr void assign(std::string_view from) {
        if (!fits(from)) throw std::length_error("treaty: text longer than its limit");
        // Not one loop over both: at -O3, g++ 12 makes of it a store past the end that it then
        // warns of.
        std::size_t const size = from.size() <= Max ? from.size() : Max;
        if (std::is_constant_evaluated()) {
            for (std::size_t i = 0; i < size; ++i) bytes_[i] = from[i];
            for (std::size_t i = size; i < length_; ++i) bytes_[i] = '\0';
        } else {
            if (size != 0) std::memcpy(bytes_.data(), from.data(), size);  // from null: undefined
            if (length_ > size) std::memset(bytes_.data() + size, 0, length_ - size);
        }
        length_ = static_cast<length_type>(from.size());
    }

    [[nodiscard]] constexpr std::string_view view() const noexcept {
        return {bytes_.data(), length_};
    }
    [[nodiscard]] std::string str() const { return std::string{view()}; }
    [[nodiscard]] constexpr bool empty() const noexcept { return length_ == 0; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return length_; }

    friend constexpr bool operator==(text const& a, text const& b) noexcept {
        return a.view() == b.view();
    }
    friend constexpr auto operator<=>(text const& a, text const& b) noexcept {
        return a.view() <=> b.view();
    }
    friend std::ostream& operator<<(std::ostream& out, text const& value) {
        return out << value.view();
    }

private:
    std::array<char, Max> bytes_{};
    length_type length_ = 0;
};

// As text, with the bytes on the heap.
template <std::size_t Max, std::size_t Min = 0>
class long_text : public text_tag {
public:
    static constexpr std::size_t bytes_max = Max;
    static constexpr std::size_t bytes_min = Min;

    long_text() = default;
    template <std::size_t N>
    long_text(char const (&literal)[N]) : bytes_(literal, N - 1) {
        static_assert(N - 1 <= Max, "treaty: this literal is longer than the text's limit");
    }
    explicit long_text(std::string_view from) { assign(from); }
    explicit long_text(std::string const& from) { assign(from); }
    template <detail::character_pointer Pointer>
    explicit long_text(Pointer const& from) : long_text(std::string_view{from}) {}
    template <std::size_t N>
    explicit long_text(char (&from)[N]) : long_text(detail::until_zero({from, N})) {}

    static constexpr bool fits(std::string_view candidate) noexcept {
        return candidate.size() <= Max;
    }

    void assign(std::string_view from) {
        if (!fits(from)) throw std::length_error("treaty: text longer than its limit");
        bytes_.assign(from);
    }

    [[nodiscard]] std::string_view view() const noexcept { return bytes_; }
    [[nodiscard]] std::string str() const { return bytes_; }
    [[nodiscard]] bool empty() const noexcept { return bytes_.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return bytes_.size(); }

    friend bool operator==(long_text const& a, long_text const& b) noexcept {
        return a.bytes_ == b.bytes_;
    }
    friend auto operator<=>(long_text const& a, long_text const& b) noexcept {
        return a.view() <=> b.view();
    }
    friend std::ostream& operator<<(std::ostream& out, long_text const& value) {
        return out << value.view();
    }

private:
    std::string bytes_;
};

template <class T>
concept is_text = std::is_base_of_v<text_tag, T>;

}  // namespace treaty

template <treaty::is_text T>
struct std::hash<T> {
    std::size_t operator()(T const& value) const noexcept {
        return std::hash<std::string_view>{}(value.view());
    }
};
