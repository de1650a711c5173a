// SPDX-License-Identifier: BSL-1.0
// A point in time in UTC, to the nanosecond, from year 1 to 9999; and a calendar date. No local
// time, no time zones: text with an offset (RFC 3339) is converted when it is read. There are no
// leap seconds: 23:59:60 is refused.
#pragma once

#include <treaty/core/config.hpp>

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace treaty {

class instant {
public:
    constexpr instant() = default;  // 1970-01-01T00:00:00Z

    static constexpr instant from_epoch(std::chrono::nanoseconds since) noexcept {
        return from_parts(since.count() / 1'000'000'000, since.count() % 1'000'000'000);
    }
    static constexpr instant from_seconds(std::int64_t seconds,
                                          std::int32_t nanoseconds = 0) noexcept {
        return from_parts(seconds, nanoseconds);
    }
    // RFC 3339 date-time: "2026-11-23T07:53:44.578Z", "2026-11-23T09:53:44+02:00". Empty for
    // anything else: no zone, an impossible date or time, more than nine decimals, a year outside 1
    // to 9999 after conversion.
    static std::optional<instant> parse(std::string_view text) noexcept;

    [[nodiscard]] constexpr std::int64_t seconds() const noexcept { return seconds_; }
    [[nodiscard]] constexpr std::int32_t nanoseconds() const noexcept { return nanoseconds_; }

    // True from year 1 to 9999. Arithmetic may leave these years; such an instant has no text.
    [[nodiscard]] constexpr bool within_calendar() const noexcept {
        return seconds_ >= first_second && seconds_ <= last_second;
    }
    // RFC 3339 in UTC, with as many decimals as are needed and none if none:
    // "2026-11-23T07:53:44.578Z".
    void append_to(std::string& out) const;
    [[nodiscard]] std::string str() const {
        std::string text;
        append_to(text);
        return text;
    }

    friend constexpr instant operator+(instant at, std::chrono::nanoseconds by) noexcept {
        return from_parts(at.seconds_ + by.count() / 1'000'000'000,
                          at.nanoseconds_ + by.count() % 1'000'000'000);
    }
    friend constexpr instant operator-(instant at, std::chrono::nanoseconds by) noexcept {
        return at + (-by);
    }
    // The time between two instants; they must be less than 292 years apart.
    friend constexpr std::chrono::nanoseconds operator-(instant a, instant b) noexcept {
        return std::chrono::nanoseconds{(a.seconds_ - b.seconds_) * 1'000'000'000 +
                                        (a.nanoseconds_ - b.nanoseconds_)};
    }
    friend constexpr bool operator==(instant, instant) = default;
    friend constexpr auto operator<=>(instant, instant) = default;
    friend std::ostream& operator<<(std::ostream& out, instant at) { return out << at.str(); }

private:
    static constexpr instant from_parts(std::int64_t seconds, std::int64_t nanoseconds) noexcept {
        seconds += nanoseconds / 1'000'000'000;
        nanoseconds %= 1'000'000'000;
        if (nanoseconds < 0) {
            nanoseconds += 1'000'000'000;
            --seconds;
        }
        instant made;
        made.seconds_ = seconds;
        made.nanoseconds_ = static_cast<std::int32_t>(nanoseconds);
        return made;
    }
    static constexpr std::int64_t first_second = -62'135'596'800;  // 0001-01-01T00:00:00Z
    static constexpr std::int64_t last_second = 253'402'300'799;   // 9999-12-31T23:59:59Z
    std::int64_t seconds_ = 0;
    std::int32_t nanoseconds_ = 0;
};

// A day of the Gregorian calendar, year 1 to 9999, as "2026-11-23".
class date {
public:
    constexpr date() = default;  // 1970-01-01
    // Empty if there is no such day.
    static constexpr std::optional<date> from(int year, unsigned month, unsigned day) noexcept {
        std::chrono::year_month_day const made{std::chrono::year{year}, std::chrono::month{month},
                                               std::chrono::day{day}};
        if (year < 1 || year > 9999 || !made.ok()) return std::nullopt;
        date result;
        result.day_ = made;
        return result;
    }
    static std::optional<date> parse(std::string_view text) noexcept;

    [[nodiscard]] constexpr std::chrono::year_month_day value() const noexcept { return day_; }
    void append_to(std::string& out) const;
    [[nodiscard]] std::string str() const {
        std::string text;
        append_to(text);
        return text;
    }

    friend constexpr bool operator==(date const&, date const&) = default;
    friend constexpr auto operator<=>(date const& a, date const& b) noexcept {
        return a.day_ <=> b.day_;
    }
    friend std::ostream& operator<<(std::ostream& out, date const& day) { return out << day.str(); }

private:
    std::chrono::year_month_day day_{std::chrono::year{1970}, std::chrono::month{1},
                                     std::chrono::day{1}};
};

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/core/instant.ipp>
#endif
