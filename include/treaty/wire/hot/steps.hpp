// SPDX-License-Identifier: BSL-1.0
// The steps that read a record whose text between the values is known.
#pragma once

#include <treaty/wire/hot/machine.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace treaty::hot {

// The longest text that is read here.
inline constexpr std::size_t text_bytes_max = 64;

#ifdef TREATY_HOT_MACHINE

// A step compares some bytes and reads the value behind them, if it has one, then goes on with the
// step that follows it in memory: by a call at the end, which compilers make a jump of. The end of
// a record, or null if there was doubt.
struct step;
using step_function = char const* (*)(char const* at, void* record, step const* now, __m128i bytes,
                                      std::uint64_t bits);
struct alignas(16) step {
    step_function run = nullptr;
    std::size_t length = 0;
    std::array<char, 16> mask{};  // of up to sixteen bytes
    std::array<char, 64> literal{};

    // What a step that compares up to sixteen bytes knows besides.
    template <class What>
    void keep(What what) noexcept {
        static_assert(sizeof what == 8);
        std::memcpy(literal.data() + 48, &what, sizeof what);
    }
    template <class What>
    [[nodiscard]] What kept() const noexcept {
        What what{};
        std::memcpy(&what, literal.data() + 48, sizeof what);
        return what;
    }
    // A character of the bytes to compare: the last ones stand at the end of their storage.
    [[nodiscard]] char at(std::size_t i) const noexcept {
        std::size_t const first = length > 32 ? 32 : 16;
        return literal[length <= 16 || i < first ? i : literal.size() - (length - i)];
    }
    friend bool operator==(step const&, step const&) = default;
};

// How many bytes a step compares before its value: up to 16, which it masks, more than 16, or more
// than 32, where two loads may look at the same bytes.
enum class bytes_before : std::size_t { to_16 = 16, to_32 = 32, to_64 = 64 };

// The steps that read one value. Null: what stands before it is too long for this kind, and gets
// steps of its own.
struct value_steps {
    step_function to_16;
    step_function to_32 = nullptr;
    step_function to_64 = nullptr;
};

namespace detail {

TREATY_HOT __m128i differences(char const* at, char const* literal) noexcept {
    return _mm_xor_si128(load16(at), aligned16(literal));
}
// Behind the literal of this step.
template <bytes_before Before>
TREATY_HOT char const* compared(char const* at, step const* now, __m128i& bytes) noexcept {
    char const* const literal = now->literal.data();
    __m128i found = differences(at, literal);
    if constexpr (Before == bytes_before::to_16) {
        bytes = _mm_or_si128(bytes, _mm_and_si128(found, aligned16(now->mask.data())));
        return at + now->length;
    }
    if constexpr (Before == bytes_before::to_64)
        found = _mm_or_si128(found, differences(at + 16, literal + 16));
    at += now->length;
    // The last of a literal stand at the end of its storage.
    if constexpr (Before == bytes_before::to_64)
        found = _mm_or_si128(found, differences(at - 32, literal + 32));
    bytes = _mm_or_si128(bytes, _mm_or_si128(found, differences(at - 16, literal + 48)));
    return at;
}
// Over bytes without a value behind them.
template <bytes_before Before>
TREATY_HOT_ENTRY char const* step_over(char const* at, void* record, step const* now, __m128i bytes,
                                       std::uint64_t bits) {
    at = compared<Before>(at, now, bytes);
    return now[1].run(at, record, now + 1, bytes, bits);
}
template <bytes_before Before>
TREATY_HOT_ENTRY char const* step_end(char const* at, void*, step const* now, __m128i bytes,
                                      std::uint64_t bits) {
    at = compared<Before>(at, now, bytes);
    return _mm_testz_si128(bytes, bytes) != 0 && bits == 0 ? at : nullptr;
}

// Where records differ: if these bytes stand `length` further on, the steps that were kept come
// next, counted from here; or else the next ones.
TREATY_HOT_ENTRY inline char const* step_fork(char const* at, void* record, step const* now,
                                              __m128i bytes, std::uint64_t bits) {
    __m128i const found = _mm_and_si128(differences(at + now->length, now->literal.data()),
                                        aligned16(now->mask.data()));
    now += _mm_testz_si128(found, found) != 0 ? now->kept<std::ptrdiff_t>() : 1;
    return now->run(at, record, now, bytes, bits);
}

inline constexpr value_steps over{&step_over<bytes_before::to_16>, &step_over<bytes_before::to_32>,
                                  &step_over<bytes_before::to_64>};
inline constexpr value_steps end{&step_end<bytes_before::to_16>, &step_end<bytes_before::to_32>,
                                 &step_end<bytes_before::to_64>};

}  // namespace detail

#endif

}  // namespace treaty::hot
