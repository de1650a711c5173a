// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/instant.hpp>

namespace treaty {
namespace detail {

// Reads exactly `count` digits at `at` and moves past them; -1 if one of them is none.
inline int take_digits(std::string_view text, std::size_t& at, std::size_t count) noexcept {
    if (text.size() - at < count) return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        char const c = text[at + i];
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    at += count;
    return value;
}

inline bool take(std::string_view text, std::size_t& at, char wanted) noexcept {
    if (at >= text.size() || text[at] != wanted) return false;
    ++at;
    return true;
}

inline std::optional<date> take_date(std::string_view text, std::size_t& at) noexcept {
    int const year = take_digits(text, at, 4);
    if (year < 0 || !take(text, at, '-')) return std::nullopt;
    int const month = take_digits(text, at, 2);
    if (month < 0 || !take(text, at, '-')) return std::nullopt;
    int const day = take_digits(text, at, 2);
    if (day < 0) return std::nullopt;
    return date::from(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

// The fraction of a second in nanoseconds; -1 if it is malformed or finer than that.
inline std::int32_t take_fraction(std::string_view text, std::size_t& at) noexcept {
    if (!take(text, at, '.')) return 0;
    std::int32_t value = 0;
    std::size_t digits = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        if (++digits > 9) return -1;
        value = value * 10 + (text[at++] - '0');
    }
    if (digits == 0) return -1;
    for (; digits < 9; ++digits) value *= 10;
    return value;
}

// Seconds east of UTC.
inline std::optional<int> take_offset(std::string_view text, std::size_t& at) noexcept {
    if (take(text, at, 'Z') || take(text, at, 'z')) return 0;
    if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return std::nullopt;
    int const sign = text[at++] == '-' ? -1 : 1;
    int const hours = take_digits(text, at, 2);
    if (hours < 0 || hours > 23 || !take(text, at, ':')) return std::nullopt;
    int const minutes = take_digits(text, at, 2);
    if (minutes < 0 || minutes > 59) return std::nullopt;
    return sign * (hours * 3600 + minutes * 60);
}

inline void append_padded(std::string& out, unsigned value, int width) {
    char digits[10];
    for (int i = width; i-- > 0; value /= 10) digits[i] = static_cast<char>('0' + value % 10);
    out.append(digits, static_cast<std::size_t>(width));
}

inline void append_day(std::string& out, std::chrono::year_month_day day) {
    append_padded(out, static_cast<unsigned>(static_cast<int>(day.year())), 4);
    out.push_back('-');
    append_padded(out, static_cast<unsigned>(day.month()), 2);
    out.push_back('-');
    append_padded(out, static_cast<unsigned>(day.day()), 2);
}

}  // namespace detail

TREATY_INLINE std::optional<instant> instant::parse(std::string_view text) noexcept {
    std::size_t at = 0;
    auto const day = detail::take_date(text, at);
    if (!day || !(detail::take(text, at, 'T') || detail::take(text, at, 't'))) return std::nullopt;
    int const hours = detail::take_digits(text, at, 2);
    if (hours < 0 || hours > 23 || !detail::take(text, at, ':')) return std::nullopt;
    int const minutes = detail::take_digits(text, at, 2);
    if (minutes < 0 || minutes > 59 || !detail::take(text, at, ':')) return std::nullopt;
    int const seconds = detail::take_digits(text, at, 2);
    if (seconds < 0 || seconds > 59) return std::nullopt;
    std::int32_t const fraction = detail::take_fraction(text, at);
    auto const offset = fraction < 0 ? std::nullopt : detail::take_offset(text, at);
    if (!offset || at != text.size()) return std::nullopt;
    std::int64_t const days = std::chrono::sys_days{day->value()}.time_since_epoch().count();
    std::int64_t const total = days * 86'400 + hours * 3600 + minutes * 60 + seconds - *offset;
    instant const read = from_seconds(total, fraction);
    return read.within_calendar() ? std::optional{read} : std::nullopt;
}

TREATY_INLINE void instant::append_to(std::string& out) const {
    std::int64_t days = seconds_ / 86'400;
    std::int64_t rest = seconds_ % 86'400;
    if (rest < 0) {
        rest += 86'400;
        --days;
    }
    detail::append_day(out,
                       std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days}}});
    auto const second_of_day = static_cast<unsigned>(rest);
    out.push_back('T');
    detail::append_padded(out, second_of_day / 3600, 2);
    out.push_back(':');
    detail::append_padded(out, second_of_day / 60 % 60, 2);
    out.push_back(':');
    detail::append_padded(out, second_of_day % 60, 2);
    if (nanoseconds_ != 0) {
        auto fraction = static_cast<unsigned>(nanoseconds_);
        int width = 9;
        for (; fraction % 10 == 0; fraction /= 10) --width;
        out.push_back('.');
        detail::append_padded(out, fraction, width);
    }
    out.push_back('Z');
}

TREATY_INLINE std::optional<date> date::parse(std::string_view text) noexcept {
    std::size_t at = 0;
    auto const day = detail::take_date(text, at);
    return at == text.size() ? day : std::nullopt;
}

TREATY_INLINE void date::append_to(std::string& out) const {
    detail::append_day(out, day_);
}

}  // namespace treaty
