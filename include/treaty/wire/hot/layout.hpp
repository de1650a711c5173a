// SPDX-License-Identifier: BSL-1.0
// What stands between the values of one sender's records, learned from one that was read strictly.
// A sender writes all of its records from one template: the order of members, white space, prefixes
// and everything else but the values stays. So the next record is compared with it, many bytes a
// step, and only values are looked at. What does not fit is no mistake, only another layout.
#pragma once

#include <treaty/wire/hot/machine.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace treaty::hot {

// The longest text that is read here.
inline constexpr std::size_t text_bytes_max = 63;

#ifdef TREATY_HOT_MACHINE

// A step compares some bytes and reads the value behind them, if it has one, then goes on with the
// step that follows it in memory: by a call at the end, which compilers make a jump of. The end of
// a record, or null if there was doubt.
struct step;
using step_function = char const* (*)(char const* at, void* record, step const* now, __m128i bytes,
                                      std::uint64_t bits);
struct alignas(16) step {
    std::array<char, 32> literal{}, mask{};
    step_function run = nullptr;
    std::size_t length = 0;
};

// How many bytes are compared before a value, at most; what is longer has steps of its own. Short
// ones save instructions where names are short and nothing else stands there.
enum class reach_of_step : std::size_t { of_16 = 16, of_32 = 32 };

namespace detail {

// Behind the literal of this step.
template <reach_of_step Reach>
TREATY_HOT char const* compared(char const* at, step const* now, __m128i& bytes) noexcept {
    __m128i const differs = _mm_xor_si128(load16(at), aligned16(now->literal.data()));
    bytes = _mm_or_si128(bytes, _mm_and_si128(differs, aligned16(now->mask.data())));
    if constexpr (Reach == reach_of_step::of_32) {
        __m128i const more = _mm_xor_si128(load16(at + 16), aligned16(now->literal.data() + 16));
        bytes = _mm_or_si128(bytes, _mm_and_si128(more, aligned16(now->mask.data() + 16)));
    }
    return at + now->length;
}
// Over so many bytes without a value behind them.
template <std::size_t Size>
TREATY_HOT_ENTRY char const* step_over(char const* at, void* record, step const* now, __m128i bytes,
                                       std::uint64_t bits) {
    for (std::size_t i = 0; i < Size; i += 16)
        bytes =
            _mm_or_si128(bytes, _mm_xor_si128(load16(at + i), aligned16(now->literal.data() + i)));
    return now[1].run(at + Size, record, now + 1, bytes, bits);
}
template <reach_of_step Reach>
TREATY_HOT_ENTRY char const* step_end(char const* at, void*, step const* now, __m128i bytes,
                                      std::uint64_t bits) {
    at = compared<Reach>(at, now, bytes);
    return _mm_testz_si128(bytes, bytes) != 0 && bits == 0 ? at : nullptr;
}

}  // namespace detail

class layout {
public:
    static constexpr std::size_t steps_max = 48;
    static constexpr std::size_t separator_bytes_max = 64;
    // A value and what is looked at behind it.
    static constexpr std::size_t value_reach = text_bytes_max + 33;

    [[nodiscard]] bool known() const noexcept { return known_; }
    void forget() noexcept { known_ = false; }

    // Of the steps that are given to value().
    void reach_of_steps(reach_of_step reach) noexcept { value_literal_ = reach; }

    // Learning: clear(), then value() for each with the bytes before it, then end() with those
    // behind the last. What is too long is not learned.
    void clear() noexcept {
        count_ = 0;
        reach_ = 32 + separator_bytes_max;
        known_ = false;
        separated_ = false;
    }
    void value(std::string_view before, step_function run) noexcept {
        add(before, run);
        reach_ += value_reach;
    }
    void end(std::string_view behind) noexcept {
        add(behind, value_literal_ == reach_of_step::of_16
                        ? &detail::step_end<reach_of_step::of_16>
                        : &detail::step_end<reach_of_step::of_32>);
        known_ = count_ <= steps_max;
    }
    // What stands between one record and the next, if anything.
    void separator(std::string_view between) noexcept {
        separated_ = between.size() <= separator_bytes_max;
        if (!separated_) return;
        separator_size_ = between.size();
        std::copy(between.begin(), between.end(), separator_.begin());
    }

    // So many bytes behind the start of a record may be looked at, whatever stands there; and, if
    // it fits, as far as what separates it from the next.
    [[nodiscard]] std::size_t reach() const noexcept { return reach_; }

    // Reads one; its end, or null.
    TREATY_HOT char const* read(char const* at, void* record) const {
        return steps_[0].run(at, record, steps_.data(), _mm_setzero_si128(), 0);
    }
    // The start of the next record, or null if something else follows.
    TREATY_HOT char const* next(char const* at) const noexcept {
        if (!separated_) return nullptr;
        __m128i const same = _mm_cmpeq_epi8(load16(at), aligned16(separator_.data()));
        std::uint32_t const wanted = separator_size_ >= 16 ? 0xFFFFU : (1U << separator_size_) - 1U;
        if ((mask_of(same) & wanted) != wanted) return nullptr;
        if (separator_size_ > 16 &&
            std::memcmp(at + 16, separator_.data() + 16, separator_size_ - 16) != 0)
            return nullptr;
        return at + separator_size_;
    }

private:
    void add(std::string_view literal, step_function run) noexcept {
        while (literal.size() > static_cast<std::size_t>(value_literal_)) {
            bool const wide = literal.size() > 32;
            put(literal.substr(0, wide ? 32 : 16),
                wide ? &detail::step_over<32> : &detail::step_over<16>);
            literal.remove_prefix(wide ? 32 : 16);
        }
        put(literal, run);
    }
    void put(std::string_view literal, step_function run) noexcept {
        reach_ += literal.size();
        if (count_++ >= steps_max) return;
        step& into = steps_[count_ - 1];
        into = {};
        std::copy(literal.begin(), literal.end(), into.literal.begin());
        std::fill_n(into.mask.begin(), literal.size(), static_cast<char>(0xFF));
        into.run = run;
        into.length = literal.size();
    }

    std::array<step, steps_max> steps_{};
    alignas(16) std::array<char, separator_bytes_max> separator_{};
    std::size_t count_ = 0;
    std::size_t reach_ = 0;
    std::size_t separator_size_ = 0;
    reach_of_step value_literal_ = reach_of_step::of_16;
    bool known_ = false, separated_ = false;
};

#endif

}  // namespace treaty::hot
