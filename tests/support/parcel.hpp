// SPDX-License-Identifier: BSL-1.0
// A contract struct with a member of every kind, and a value of it, for tests of whatever walks
// over members: readers, writers, printers, digests, adapters.
#pragma once

#include <treaty/contract.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace parcels {

struct parcel_id : treaty::identifier<parcel_id> {
    using identifier::identifier;
};
struct shelf_id : treaty::identifier<shelf_id, std::int32_t> {
    using identifier::identifier;
};
struct label : treaty::text<8, 2> {
    using text::text;
};
struct remark : treaty::long_text<20> {
    using long_text::long_text;
};
struct pin : treaty::text<6, 4> {
    using text::text;
};
struct weight : treaty::bounded_decimal<6, 3> {
    using bounded_decimal::bounded_decimal;
};

enum class size_class : std::uint8_t { small, very_large, odd };
BOOST_DESCRIBE_ENUM(size_class, small, very_large, odd)
constexpr std::string_view wire_name(size_class value) {
    switch (value) {
        case size_class::small: return "S";
        case size_class::very_large: return "XL";
        case size_class::odd: break;
    }
    return "odd one";
}

enum class route : std::int8_t { by_air = -1, by_sea = 7 };
BOOST_DESCRIBE_ENUM(route, by_air, by_sea)

struct stop {
    BOOST_HANA_DEFINE_STRUCT(stop,
        (std::string, place),
        (std::optional<treaty::instant>, left_at));
    friend bool operator==(stop const&, stop const&) = default;
};
using stops = treaty::list<stop, 3, 1>;
using tags = std::map<label, std::int32_t>;

struct parcel {
    BOOST_HANA_DEFINE_STRUCT(parcel,
        (parcel_id, id),
        (shelf_id, shelf),
        (bool, fragile),
        (std::uint8_t, pieces),
        (std::int64_t, sequence),
        (std::uint64_t, checksum),
        (parcels::weight, weight),
        (parcels::label, label),
        (std::optional<parcels::remark>, remark),
        (treaty::secret<parcels::pin>, pin),
        (treaty::instant, packed_at),
        (std::optional<treaty::date>, due),
        (parcels::size_class, size_class),
        (std::optional<parcels::route>, route),
        (parcels::stops, stops),
        (std::vector<std::string>, notes),
        (parcels::tags, tags),
        (std::optional<treaty::money>, value));
    friend bool operator==(parcel const&, parcel const&) = default;
};

inline parcel full_parcel() {
    parcel made;
    made.id = 9007199254740993;
    made.shelf = -12;
    made.fragile = true;
    made.pieces = 255;
    made.sequence = INT64_MIN;
    made.checksum = UINT64_MAX;
    made.weight = treaty::decimal::of(12345, 3);
    made.label = "ab\"\n";
    made.remark = remark{"\xE2\x82\xAC 5"};
    made.pin = treaty::secret<parcels::pin>{"1234"};
    made.packed_at = treaty::instant::from_seconds(1'795'420'424, 578'000'000);
    made.due = treaty::date::from(2026, 12, 24);
    made.size_class = size_class::very_large;
    made.route = route::by_sea;
    made.stops = {stop{"Hamburg", treaty::instant{}}, stop{"", std::nullopt}};
    made.notes = {"one", ""};
    made.tags = {{"aa", 1}, {"zz", -1}};
    made.value = treaty::money{treaty::decimal::of(1999, 2), "EUR"};
    return made;
}

// What stands on the wire for it in JSON.
inline constexpr std::string_view full_parcel_json =
    R"({"id":"9007199254740993","shelf":-12,"fragile":true,"pieces":255,)"
    R"("sequence":-9223372036854775808,"checksum":18446744073709551615,"weight":12.345,)"
    R"("label":"ab\"\n","remark":"€ 5","pin":"1234","packedAt":"2026-11-23T07:53:44.578Z",)"
    R"("due":"2026-12-24","sizeClass":"XL","route":"BySea",)"
    R"("stops":[{"place":"Hamburg","leftAt":"1970-01-01T00:00:00Z"},{"place":""}],)"
    R"("notes":["one",""],"tags":{"aa":1,"zz":-1},"value":{"amount":19.99,"currency":"EUR"}})";

}  // namespace parcels
