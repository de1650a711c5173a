// SPDX-License-Identifier: BSL-1.0
#include <treaty/reflect/define_struct.hpp>

#include <tests/support/catch.hpp>
#include <treaty/reflect/type_of.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/keys.hpp>

#include <map>
#include <string>

namespace {

struct parcel {
    BOOST_HANA_DEFINE_STRUCT(parcel,
        (int, weight),
        (std::map<std::string, int>, contents),
        (std::string, address));
};
struct nothing {
    BOOST_HANA_DEFINE_STRUCT(nothing);
};
struct adapted {
    int first;
    bool second;
};

}  // namespace

BOOST_HANA_ADAPT_STRUCT(adapted, first, second);

namespace hana = boost::hana;
using treaty::reflect::type_of;

TEST_CASE("a struct defined with the lazy macro is a Hana struct like any other") {
    parcel const sent{3, {{"book", 2}}, "Hafenstrasse 7"};
    std::string names;
    hana::for_each(hana::keys(sent), [&](auto name) { names += std::string{name.c_str()} + " "; });
    CHECK(names == "weight contents address ");
    std::size_t members = 0;
    hana::for_each(hana::accessors<parcel>(), [&](auto const&) { ++members; });
    CHECK(members == 3);
    STATIC_REQUIRE(hana::Struct<parcel>::value);
    STATIC_REQUIRE(hana::Struct<nothing>::value);
    STATIC_REQUIRE(std::is_aggregate_v<parcel>);
}

TEST_CASE("an adapted struct is read through Hana's accessors and gives the same kind of table") {
    REQUIRE(type_of<adapted>.members.size() == 2);
    CHECK(type_of<adapted>.members[1].name == "second");
    CHECK(type_of<adapted>.members[1].kind == &type_of<bool>);
    adapted const one{4, true};
    CHECK(*static_cast<int const*>(type_of<adapted>.members[0].place(&one)) == 4);
}
