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
    step_function run = nullptr;
    std::size_t length = 0;
    std::array<char, 16> mask{};  // of up to sixteen bytes
    std::array<char, 64> literal{};
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

inline constexpr value_steps over{&step_over<bytes_before::to_16>, &step_over<bytes_before::to_32>,
                                  &step_over<bytes_before::to_64>};
inline constexpr value_steps end{&step_end<bytes_before::to_16>, &step_end<bytes_before::to_32>,
                                 &step_end<bytes_before::to_64>};

}  // namespace detail

class layout {
public:
    static constexpr std::size_t steps_max = 48;
    static constexpr std::size_t separator_bytes_max = 64;
    // A value and what is looked at behind it.
    static constexpr std::size_t value_reach = text_bytes_max + 33;

    [[nodiscard]] bool known() const noexcept { return known_; }
    void forget() noexcept { known_ = false; }

    // Learning: clear(), then value() for each with the bytes before it, then end() with those
    // behind the last. What is too long is not learned.
    void clear() noexcept {
        count_ = 0;
        reach_ = 32 + separator_bytes_max;
        known_ = false;
        separated_ = false;
    }
    void value(std::string_view before, value_steps const& steps) noexcept {
        add(before, steps);
        reach_ += value_reach;
    }
    void end(std::string_view behind) noexcept {
        add(behind, detail::end);
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
    void add(std::string_view literal, value_steps const& steps) noexcept {
        std::size_t const most = steps.to_64 != nullptr ? 64 : steps.to_32 != nullptr ? 32 : 16;
        while (literal.size() > most) {
            // Something remains for the step with the value.
            std::size_t const now = std::min<std::size_t>(literal.size() - 1, 64);
            put(literal.substr(0, now), detail::over);
            literal.remove_prefix(now);
        }
        put(literal, steps);
    }
    void put(std::string_view literal, value_steps const& steps) noexcept {
        std::size_t const size = literal.size();
        reach_ += size;
        if (count_++ >= steps_max) return;
        step& into = steps_[count_ - 1];
        into = {};
        into.length = size;
        into.run = size > 32 ? steps.to_64 : size > 16 ? steps.to_32 : steps.to_16;
        if (size <= 16) {
            std::copy(literal.begin(), literal.end(), into.literal.begin());
            std::fill_n(into.mask.begin(), size, static_cast<char>(0xFF));
        } else {
            std::size_t const half = size > 32 ? 32 : 16;
            std::copy_n(literal.begin(), half, into.literal.begin());
            std::copy_n(literal.end() - static_cast<std::ptrdiff_t>(half), half,
                        into.literal.end() - static_cast<std::ptrdiff_t>(half));
        }
    }

    std::array<step, steps_max> steps_{};
    alignas(16) std::array<char, separator_bytes_max> separator_{};
    std::size_t count_ = 0;
    std::size_t reach_ = 0;
    std::size_t separator_size_ = 0;
    bool known_ = false, separated_ = false;
};

#endif

}  // namespace treaty::hot
