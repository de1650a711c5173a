// SPDX-License-Identifier: BSL-1.0
#include <treaty/reflect/type_of.hpp>

#include "../../support/catch.hpp"
#include "../../support/parcel.hpp"
#include "twins.hpp"

#include <treaty/reflect/describe.hpp>

using namespace treaty::reflect;

namespace {
member const& row(std::string_view name) {
    for (member const& one : type_of<parcels::parcel>.members)
        if (one.name == name) return one;
    FAIL("no member " << name);
    return type_of<parcels::parcel>.members[0];
}
struct plain {
    int a;
};
struct twin {
    BOOST_HANA_DEFINE_STRUCT(twin,
        (std::string, shared));
};
struct holds_double {
    BOOST_HANA_DEFINE_STRUCT(holds_double, (double, amount));
};
struct holds_it_deep {
    BOOST_HANA_DEFINE_STRUCT(holds_it_deep, (std::vector<std::optional<holds_double>>, a));
};
struct holds_it_in_a_list {
    BOOST_HANA_DEFINE_STRUCT(holds_it_in_a_list, (std::vector<holds_double>, a));
};
enum class undescribed { a };
}  // namespace

TEST_CASE("a struct's table has its members in order, with their wire names and places") {
    auto const& kind = type_of<parcels::parcel>;
    CHECK(kind.shape == shape::structure);
    CHECK(kind.name == "parcel");
    REQUIRE(kind.members.size() == 18);
    CHECK(kind.members[0].name == "id");
    CHECK(kind.members[17].name == "value");
    CHECK(row("packed_at").wire_name == "packedAt");
    CHECK(row("size_class").wire_name == "sizeClass");
    parcels::parcel value{};
    CHECK(row("weight").place(&value) == &value.weight);
    CHECK(row("tags").place(&value) == &value.tags);
    CHECK(row("weight").kind == &type_of<parcels::weight>);
    CHECK(type_of<parcels::stops>.element == &type_of<parcels::stop>);
}

TEST_CASE("a member is required unless it is optional, or a list or map that may be empty") {
    for (char const* name : {"id", "fragile", "label", "pin", "packed_at", "size_class", "stops"})
        CHECK(row(name).required);
    for (char const* name : {"remark", "due", "route", "value", "notes", "tags"})
        CHECK_FALSE(row(name).required);
    CHECK(row("pin").secret);
    CHECK_FALSE(row("label").secret);
}

TEST_CASE("limits stand in the table as they stand in the types") {
    CHECK(type_of<parcels::label>.least == 2);
    CHECK(type_of<parcels::label>.most == 8);
    CHECK(type_of<std::string>.most == 0);
    CHECK(type_of<parcels::weight>.digits == 6);
    CHECK(type_of<parcels::weight>.places == 3);
    CHECK(type_of<parcels::stops>.least == 1);
    CHECK(type_of<parcels::stops>.most == 3);
    CHECK(type_of<std::uint8_t>.bytes == 1);
    CHECK_FALSE(type_of<std::uint8_t>.is_signed);
    CHECK(type_of<parcels::shelf_id>.bytes == 4);
    CHECK(type_of<parcels::parcel_id>.is_signed);
}

TEST_CASE("integers of every size are stored and loaded") {
    auto const check = []<class T>(T value) {
        T place{};
        store_integer(type_of<T>, &place, static_cast<std::int64_t>(value));
        CHECK(place == value);
        CHECK(static_cast<T>(load_integer(type_of<T>, &place)) == value);
        if (std::is_signed_v<T>)
            CHECK(load_integer(type_of<T>, &place) == static_cast<std::int64_t>(value));
    };
    check(std::int8_t{-128}), check(std::int8_t{127}), check(std::uint8_t{255});
    check(std::int16_t{-32768}), check(std::uint16_t{65535});
    check(std::int32_t{INT32_MIN}), check(std::uint32_t{UINT32_MAX});
    check(std::int64_t{INT64_MIN}), check(std::uint64_t{UINT64_MAX});
    check(0LL), check(7ULL), check(-7L);
}

TEST_CASE("what can travel is known before anything is generated") {
    static_assert(has_wire_form<parcels::parcel>);
    static_assert(!has_wire_form<double>);
    static_assert(!has_wire_form<float>);
    static_assert(!has_wire_form<char>);
    static_assert(!has_wire_form<wchar_t>);
    static_assert(!has_wire_form<int*>);
    static_assert(!has_wire_form<char const*>);
    static_assert(!has_wire_form<std::string_view>);
    static_assert(!has_wire_form<plain>);
    static_assert(!has_wire_form<undescribed>);
    static_assert(!has_wire_form<std::vector<bool>>);
    static_assert(!has_wire_form<std::optional<std::optional<int>>>);
    static_assert(!has_wire_form<std::vector<std::optional<int>>>);
    static_assert(!has_wire_form<std::map<int, int>>);
    static_assert(!has_wire_form<treaty::secret<int>>);
    static_assert(structure_passes<parcels::parcel>);
    static_assert(!structure_passes<holds_double>);
    static_assert(!structure_passes<holds_it_deep>);
    static_assert(!structure_passes<holds_it_in_a_list>);
    SUCCEED();
}

TEST_CASE("a type is described in words that fit after 'expected'") {
    CHECK(describe(type_of<bool>) == "true or false");
    CHECK(describe(type_of<std::int8_t>) == "a whole number from -128 to 127");
    CHECK(describe(type_of<std::uint16_t>) == "a whole number from 0 to 65535");
    CHECK(describe(type_of<std::int64_t>) ==
          "a whole number from -9223372036854775808 to 9223372036854775807");
    CHECK(describe(type_of<std::uint64_t>) == "a whole number from 0 to 18446744073709551615");
    CHECK(describe(type_of<parcels::label>) == "text of 2 to 8 bytes");
    CHECK(describe(type_of<parcels::remark>) == "text of at most 20 bytes");
    CHECK(describe(type_of<treaty::currency_code>) == "text of 3 bytes");
    CHECK(describe(type_of<std::string>) == "text");
    CHECK(describe(type_of<parcels::stops>) == "a list of 1 to 3 items");
    CHECK(describe(type_of<std::optional<parcels::size_class>>) == "one of S, XL, odd one");
    CHECK(describe(type_of<parcels::parcel>) == "an object (parcel)");
    CHECK(describe(type_of<treaty::decimal>) ==
          "a decimal number of at most 34 digits before and 18 after the point");
}

TEST_CASE("structs of one name in the unnamed namespaces of two files have a table each") {
    twin const one{};
    CHECK(type_of<twin>.members[0].place(&one) == &one.shared);
    CHECK(twins::right_in_another_file());
}
