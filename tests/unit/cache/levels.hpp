// SPDX-License-Identifier: BSL-1.0
// Records for the tests of the cache: a small one, and one with members of every kind.
#pragma once

#include <treaty/contract.hpp>
#include <treaty/contract/record.hpp>

#include <ostream>

namespace cache_test {

// Every member follows from item and version, so a record that is half one and half another shows.
struct level {
    BOOST_HANA_DEFINE_STRUCT(level,
        (std::int32_t, item),
        (std::int64_t, version),
        (std::int64_t, on_hand),
        (std::int64_t, sold),
        (std::int64_t, expected),
        (std::int64_t, held));
    using key = treaty::members<&level::item>;
    using order = treaty::members<&level::version>;
    friend bool operator==(level const&, level const&) = default;
    friend std::ostream& operator<<(std::ostream& out, level const& one) {
        return out << "item " << one.item << " version " << one.version << " on hand "
                   << one.on_hand;
    }
};

inline level level_of(std::int32_t item, std::int64_t version) {
    std::int64_t const sum = item * std::int64_t{1'000'003} + version;
    return {item, version, sum, -sum, sum * 3, sum ^ 0x5555};
}

enum class colour : std::uint8_t { red, green };
BOOST_DESCRIBE_ENUM(colour, red, green)

struct place {
    BOOST_HANA_DEFINE_STRUCT(place,
        (std::int32_t, aisle),
        (treaty::instant, since),
        (bool, locked));
    friend bool operator==(place const&, place const&) = default;
};

// Six lines of 64 bytes; its key ends in the middle of a word, and its order is a time.
struct parcel {
    using small_text = treaty::text<11>;
    using padded_text = treaty::text<301>;
    BOOST_HANA_DEFINE_STRUCT(parcel,
        (bool, fragile),
        (small_text, code),
        (std::int16_t, shelf),
        (treaty::decimal, weight),
        (std::optional<std::int32_t>, slot),
        (std::optional<place>, at),
        (padded_text, remark),
        (colour, seal),
        (treaty::date, due),
        (treaty::instant, as_of),
        (std::uint8_t, tries));
    using key = treaty::members<&parcel::shelf, &parcel::code, &parcel::fragile>;
    using order = treaty::members<&parcel::as_of>;
    friend bool operator==(parcel const&, parcel const&) = default;
};

inline parcel sample_parcel() {
    parcel one{};
    one.fragile = true;
    one.code = "AB-12345678";
    one.shelf = -3;
    one.weight = treaty::decimal::of(-12345, 3);
    one.at = place{7, treaty::instant::from_seconds(-5, 999'999'999), true};
    one.remark = "handle with care";
    one.seal = colour::green;
    one.due = *treaty::date::from(2026, 11, 23);
    one.as_of = treaty::instant::from_seconds(1'795'000'000, 1);
    one.tries = 200;
    return one;
}

}  // namespace cache_test
