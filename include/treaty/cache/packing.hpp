// SPDX-License-Identifier: BSL-1.0
// A value as bytes within an array of 64-bit words: as few as it needs, no padding, the same bytes
// for equal values. Every offset is a constant, so packing is loads, shifts and ors in registers;
// nothing is written narrow and read wide, which a processor punishes.
#pragma once

#include <treaty/reflect/traits.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <type_traits>
#include <utility>

namespace treaty::caching {

template <std::size_t N>
using words = std::array<std::uint64_t, N>;

// act(i) for each i below N, in line: at -O2, g++ 12 leaves a loop of eight as one, and with it the
// words in memory.
template <std::size_t N, class Act>
[[gnu::always_inline]] inline void each_below(Act act) noexcept {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (act(I), ...);
    }
    (std::make_index_sequence<N>{});
}

// packed<T>: `exists`, `bytes`, and at a byte offset within words: `put` (over zeros), `take`, and
// `sound`, which says of bytes from outside whether they are a T at all.
template <class T>
struct packed;

template <class T>
inline constexpr bool has_packed_form = packed<T>::exists;

namespace detail {

// The widest step from here that stays within one word.
consteval std::size_t step_at(std::size_t offset, std::size_t bytes) {
    std::size_t step = 8;
    while (step > bytes || offset % 8 + step > 8) step /= 2;
    return step;
}

template <std::size_t Bytes>
using unsigned_of = std::conditional_t<
    Bytes == 8, std::uint64_t,
    std::conditional_t<Bytes == 4, std::uint32_t,
                       std::conditional_t<Bytes == 2, std::uint16_t, std::uint8_t>>>;

template <std::size_t Offset, std::size_t Bytes, std::size_t N>
inline void put_bytes(words<N>& to, std::byte const* from) noexcept {
    if constexpr (Bytes != 0) {
        constexpr std::size_t step = step_at(Offset, Bytes);
        unsigned_of<step> part;
        std::memcpy(&part, from, step);
        to[Offset / 8] |= std::uint64_t{part} << (Offset % 8 * 8);
        put_bytes<Offset + step, Bytes - step>(to, from + step);
    }
}

template <std::size_t Offset, std::size_t Bytes, std::size_t N>
inline void take_bytes(words<N> const& from, std::byte* to) noexcept {
    if constexpr (Bytes != 0) {
        constexpr std::size_t step = step_at(Offset, Bytes);
        auto const part = static_cast<unsigned_of<step>>(from[Offset / 8] >> (Offset % 8 * 8));
        std::memcpy(to, &part, step);
        take_bytes<Offset + step, Bytes - step>(from, to + step);
    }
}

template <class T>
std::byte const* bytes_of(T const& value) noexcept {
    return reinterpret_cast<std::byte const*>(&value);
}
template <class T>
std::byte* bytes_of(T& value) noexcept {
    return reinterpret_cast<std::byte*>(&value);
}

template <class T>
bool is_sound_text(T const& value) noexcept {
    if (value.size() > T::bytes_max) return false;
    char const* const first = value.view().data();  // of bytes_max, whatever the length says
    for (std::size_t i = value.size(); i < T::bytes_max; ++i)
        if (first[i] != '\0') return false;
    return true;
}

inline bool is_sound_date(date day) noexcept {
    std::chrono::year_month_day const value = day.value();
    return date::from(int{value.year()}, unsigned{value.month()}, unsigned{value.day()})
        .has_value();
}

template <class T>
concept plain = reflect::has_wire_form<T> && !reflect::contract_struct<T> && !is_secret<T> &&
                !std::is_base_of_v<bounded_decimal_tag, T> && std::is_trivially_copyable_v<T> &&
                std::has_unique_object_representations_v<T>;
template <class T>
concept bounded = std::is_base_of_v<decimal, T> && !std::is_same_v<decimal, T>;
template <class T>
concept padded_text = is_text<T> && std::is_trivially_copyable_v<T> && !plain<T>;

}  // namespace detail

template <class T>
struct packed {
    static constexpr bool exists = false;
    static constexpr std::size_t bytes = 0;
};

// What has no padding goes as it is.
template <detail::plain T>
struct packed<T> {
    static constexpr bool exists = true;
    static constexpr std::size_t bytes = sizeof(T);

    template <std::size_t Offset, std::size_t N>
    static void put(words<N>& to, T const& value) noexcept {
        detail::put_bytes<Offset, bytes>(to, detail::bytes_of(value));
    }
    template <std::size_t Offset, std::size_t N>
    static void take(words<N> const& from, T& value) noexcept {
        detail::take_bytes<Offset, bytes>(from, detail::bytes_of(value));
    }
    template <std::size_t Offset, std::size_t N>
    static bool sound(words<N> const& from) noexcept {
        if constexpr (std::is_same_v<T, bool>) {
            return (from[Offset / 8] >> (Offset % 8 * 8) & 0xFF) <= 1;
        } else {
            T value{};
            take<Offset>(from, value);
            if constexpr (is_text<T>)
                return detail::is_sound_text(value);
            else if constexpr (reflect::described_enumeration<T>)
                return !reflect::name_of(value).empty();
            else if constexpr (std::is_same_v<T, date>)
                return detail::is_sound_date(value);
            else
                return true;
        }
    }
};

// As the decimal that it is: not every compiler finds that its second base, which is empty, leaves
// no hole.
template <detail::bounded T>
struct packed<T> : packed<decimal> {
    template <std::size_t Offset, std::size_t N>
    static void take(words<N> const& from, T& value) noexcept {
        packed<decimal>::take<Offset>(from, static_cast<decimal&>(value));
    }
};

// A text whose length counter leaves a hole behind it.
template <detail::padded_text T>
struct packed<T> {
    using length = packed<std::uint16_t>;
    static constexpr bool exists = true;
    static constexpr std::size_t bytes = T::bytes_max + length::bytes;

    template <std::size_t Offset, std::size_t N>
    static void put(words<N>& to, T const& value) noexcept {
        detail::put_bytes<Offset, T::bytes_max>(
            to, reinterpret_cast<std::byte const*>(value.view().data()));
        length::put<Offset + T::bytes_max>(to, static_cast<std::uint16_t>(value.size()));
    }
    template <std::size_t Offset, std::size_t N>
    static void take(words<N> const& from, T& value) noexcept {
        std::array<char, T::bytes_max> characters;
        std::uint16_t size = 0;
        detail::take_bytes<Offset, T::bytes_max>(from, detail::bytes_of(characters));
        length::take<Offset + T::bytes_max>(from, size);
        value.assign({characters.data(), size});
    }
    template <std::size_t Offset, std::size_t N>
    static bool sound(words<N> const& from) noexcept {
        std::uint16_t size = 0;
        length::take<Offset + T::bytes_max>(from, size);
        if (size > T::bytes_max) return false;
        std::array<char, T::bytes_max> characters;
        detail::take_bytes<Offset, T::bytes_max>(from, detail::bytes_of(characters));
        for (std::size_t i = size; i < characters.size(); ++i)
            if (characters[i] != '\0') return false;
        return true;
    }
};

template <>
struct packed<instant> {
    using seconds = packed<std::int64_t>;
    using nanoseconds = packed<std::int32_t>;
    static constexpr bool exists = true;
    static constexpr std::size_t bytes = seconds::bytes + nanoseconds::bytes;

    template <std::size_t Offset, std::size_t N>
    static void put(words<N>& to, instant const& value) noexcept {
        seconds::put<Offset>(to, value.seconds());
        nanoseconds::put<Offset + seconds::bytes>(to, value.nanoseconds());
    }
    template <std::size_t Offset, std::size_t N>
    static void take(words<N> const& from, instant& value) noexcept {
        std::int64_t whole = 0;
        std::int32_t rest = 0;
        seconds::take<Offset>(from, whole);
        nanoseconds::take<Offset + seconds::bytes>(from, rest);
        value = instant::from_seconds(whole, rest);
    }
    template <std::size_t Offset, std::size_t N>
    static bool sound(words<N> const& from) noexcept {
        std::int32_t rest = 0;
        nanoseconds::take<Offset + seconds::bytes>(from, rest);
        return rest >= 0 && rest < 1'000'000'000;
    }
};

// One byte that says whether there is a value, then the value, or zeros, which need be none.
template <class T>
requires has_packed_form<T>
struct packed<std::optional<T>> {
    static constexpr bool exists = true;
    static constexpr std::size_t bytes = 1 + packed<T>::bytes;

    template <std::size_t Offset, std::size_t N>
    static void put(words<N>& to, std::optional<T> const& value) noexcept {
        packed<bool>::put<Offset>(to, value.has_value());
        if (value) packed<T>::template put<Offset + 1>(to, *value);
    }
    template <std::size_t Offset, std::size_t N>
    static void take(words<N> const& from, std::optional<T>& value) noexcept {
        bool held = false;
        packed<bool>::take<Offset>(from, held);
        if (held)
            packed<T>::template take<Offset + 1>(from, value.emplace());
        else
            value.reset();
    }
    template <std::size_t Offset, std::size_t N>
    static bool sound(words<N> const& from) noexcept {
        if (!packed<bool>::sound<Offset>(from)) return false;
        bool held = false;
        packed<bool>::take<Offset>(from, held);
        return !held || packed<T>::template sound<Offset + 1>(from);
    }
};

namespace detail {

// The members of a struct within a member, one behind the other.
template <class Tags>
struct packed_members : std::false_type {};

template <class... Structs, class... Names, class... Types, Types Structs::*... Pointers>
struct packed_members<reflect::member_tags<reflect::member_tag<Structs, Names, Types, Pointers>...>>
    : std::bool_constant<(has_packed_form<Types> && ...)> {
    static constexpr std::size_t bytes = (packed<Types>::bytes + ... + 0);

    static consteval std::size_t before(std::size_t member) {
        std::size_t sum = 0;
        std::size_t at = 0;
        ((sum += at++ < member ? packed<Types>::bytes : 0), ...);
        return sum;
    }
    // visit.template operator()<offset of the member, Type>(pointer to member), for each
    template <class Visit>
    static void each(Visit visit) noexcept {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (visit.template operator()<before(I), Types>(Pointers), ...);
        }
        (std::index_sequence_for<Types...>{});
    }
};

}  // namespace detail

template <reflect::contract_struct T>
requires detail::packed_members<reflect::members_of<T>>::value struct packed<T> {
    using parts = detail::packed_members<reflect::members_of<T>>;
    static constexpr bool exists = true;
    static constexpr std::size_t bytes = parts::bytes;

    template <std::size_t Offset, std::size_t N>
    static void put(words<N>& to, T const& value) noexcept {
        parts::each([&]<std::size_t Before, class Type>(auto pointer) {
            packed<Type>::template put<Offset + Before>(to, value.*pointer);
        });
    }
    template <std::size_t Offset, std::size_t N>
    static void take(words<N> const& from, T& value) noexcept {
        parts::each([&]<std::size_t Before, class Type>(auto pointer) {
            packed<Type>::template take<Offset + Before>(from, value.*pointer);
        });
    }
    template <std::size_t Offset, std::size_t N>
    static bool sound(words<N> const& from) noexcept {
        bool all = true;
        parts::each([&]<std::size_t Before, class Type>(auto) {
            all = all && packed<Type>::template sound<Offset + Before>(from);
        });
        return all;
    }
};

}  // namespace treaty::caching
