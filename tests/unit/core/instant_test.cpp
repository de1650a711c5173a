// SPDX-License-Identifier: BSL-1.0
#include <treaty/core/instant.hpp>

#include "../../support/catch.hpp"

#include <treaty/core/random.hpp>

#include <cstdio>

using treaty::date;
using treaty::instant;
using namespace std::chrono_literals;

namespace {

instant at(std::string_view text) {
    auto const read = instant::parse(text);
    INFO(text);
    REQUIRE(read.has_value());
    return *read;
}

std::string padded(char const* form, int a, int b, int c) {
    char text[40];
    std::snprintf(text, sizeof text, form, a, b, c);
    return text;
}

}  // namespace

TEST_CASE("every day of the calendar is read and written") {
    std::int64_t days = -719'162;  // of 0001-01-01, by another way of counting
    for (int year = 1; year <= 9999; ++year)
        for (int month = 1; month <= 12; ++month) {
            bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            int const last =
                month == 2 ? (leap ? 29 : 28)
                           : (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31);
            // All centuries by their turns, a few whole; the rest at the ends of months.
            bool const whole = year % 100 == 0 || (year > 1890 && year < 2110);
            for (int day = 1; day <= last; day += whole ? 1 : last - 1) {
                std::string const text = padded("%04d-%02d-%02d", year, month, day);
                auto const read = date::parse(text);
                bool const right =
                    read && read->str() == text &&
                    instant::parse(text + "T00:00:00Z") ==
                        instant::from_seconds((days + day - 1) * 86'400) &&
                    instant::from_seconds((days + day - 1) * 86'400 + 86'399).str() ==
                        text + "T23:59:59Z";
                if (!right) FAIL(text);
            }
            if (date::from(year, static_cast<unsigned>(month), static_cast<unsigned>(last + 1)))
                FAIL(
                    "no such day is accepted: " << padded("%04d-%02d-%02d", year, month, last + 1));
            days += last;
        }
    CHECK(days == 2'932'897);
}

TEST_CASE("every second of a day is read and written") {
    for (int second = 0; second < 86'400; ++second) {
        std::string const text =
            "2026-11-23T" + padded("%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60) +
            "Z";
        auto const read = instant::parse(text);
        if (!read || read->seconds() % 86'400 != second || read->str() != text) FAIL(text);
    }
}

TEST_CASE("offsets are converted to UTC, over the ends of days and years") {
    CHECK(at("2026-11-23T09:53:44+02:00").str() == "2026-11-23T07:53:44Z");
    CHECK(at("2026-11-23T02:23:44-05:30").str() == "2026-11-23T07:53:44Z");
    CHECK(at("2026-01-01T00:30:00+01:00").str() == "2025-12-31T23:30:00Z");
    CHECK(at("2024-02-28T23:30:00-01:00").str() == "2024-02-29T00:30:00Z");
    CHECK(at("2026-11-23T07:53:44-00:00") == at("2026-11-23T07:53:44Z"));
    CHECK(at("0001-01-01T00:00:00-00:01").str() == "0001-01-01T00:01:00Z");
    CHECK_FALSE(instant::parse("0001-01-01T00:00:00+00:01"));
    CHECK_FALSE(instant::parse("9999-12-31T23:59:59-00:01"));
    CHECK(at("1969-12-31T23:59:59.5Z").seconds() == -1);
    CHECK(at("1969-12-31T23:59:59.5Z").nanoseconds() == 500'000'000);
}

TEST_CASE("as many decimals of a second are written as there are") {
    CHECK(at("2026-11-23T07:53:44.500Z").str() == "2026-11-23T07:53:44.5Z");
    CHECK(at("2026-11-23T07:53:44.000000001Z").str() == "2026-11-23T07:53:44.000000001Z");
    CHECK(at("2026-11-23T07:53:44.0Z").str() == "2026-11-23T07:53:44Z");
    treaty::random_source chance{5};
    for (int i = 0; i < 5'000; ++i) {
        auto const drawn =
            instant::from_seconds(chance.between(-62'135'596'800, 253'402'300'799),
                                  static_cast<std::int32_t>(chance.below(1'000'000'000)));
        if (instant::parse(drawn.str()) != drawn) FAIL(drawn.str());
    }
}

TEST_CASE("text of an instant or date that is cut or has one byte exchanged does no harm") {
    std::string const text = "2026-11-23T09:53:44.5+02:00";
    for (std::size_t size = 0; size < text.size(); ++size)
        CHECK_FALSE(instant::parse(text.substr(0, size)));
    for (std::size_t size = 0; size < 10; ++size) CHECK_FALSE(date::parse(text.substr(0, size)));
    for (std::size_t place = 0; place < text.size(); ++place)
        for (int byte = 0; byte < 256; ++byte) {
            std::string other = text;
            other[place] = static_cast<char>(byte);
            bool const digit = byte >= '0' && byte <= '9';
            auto const read = instant::parse(other);
            bool const letter = byte == 't' || byte == '-' || byte == '+' || byte == 'T' ||
                                byte == ':' || byte == '.';
            if (read && !digit && !letter) FAIL(other);
        }
}

TEST_CASE("instants are counted with durations, on both sides of 1970") {
    instant const start{};
    CHECK((start - 1ns).seconds() == -1);
    CHECK((start - 1ns).nanoseconds() == 999'999'999);
    CHECK((start - 1ns) + 1ns == start);
    CHECK(at("2026-11-23T07:53:45Z") - at("2026-11-23T07:53:44.5Z") == 500ms);
    CHECK(start + 36h - start == 36h);
    CHECK(start - 1ns < start);
    CHECK(instant::from_epoch(-1500ms) == instant::from_seconds(-2, 500'000'000));
    CHECK_FALSE((at("9999-12-31T23:59:59Z") + 1s).within_calendar());
    CHECK((at("9999-12-31T23:59:59Z")).within_calendar());
}

TEST_CASE("dates are ordered and refuse what is no date") {
    CHECK(date::from(2026, 1, 31).value() < date::from(2026, 2, 1).value());
    CHECK(date::parse("2024-02-29").has_value());
    for (char const* text : {"2026-02-29", "2026-2-9", "26-02-09", "2026-02-09 ", " 2026-02-09",
                             "2026-02-09T00:00:00Z", "2026/02/09", "20260209", "0000-01-01",
                             "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", ""})
        CHECK_FALSE(date::parse(text));
    CHECK_FALSE(date::from(0, 1, 1));
    CHECK_FALSE(date::from(10000, 1, 1));
    CHECK_FALSE(date::from(2026, 300, 1));
}
