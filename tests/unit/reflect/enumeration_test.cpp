// SPDX-License-Identifier: BSL-1.0
#include <treaty/reflect/enumeration.hpp>

#include "../../support/catch.hpp"
#include "../../support/parcel.hpp"

using treaty::reflect::type_of;

TEST_CASE("enumerators travel in PascalCase, or as a function of their own says") {
    CHECK(treaty::reflect::name_of(parcels::route::by_air) == "ByAir");
    CHECK(treaty::reflect::name_of(parcels::size_class::very_large) == "XL");
    CHECK(treaty::reflect::name_of(parcels::size_class::odd) == "odd one");
    CHECK(treaty::reflect::name_of(static_cast<parcels::route>(55)).empty());
}

TEST_CASE("an enumeration's table keeps names and values, negative ones too") {
    auto const& rows = type_of<parcels::route>.enumerators;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].wire_name == "ByAir");
    CHECK(rows[0].value == -1);
    CHECK(rows[1].value == 7);
    CHECK(type_of<parcels::route>.is_signed);
    CHECK(type_of<parcels::route>.bytes == 1);
    CHECK_FALSE(type_of<parcels::size_class>.is_signed);
}
