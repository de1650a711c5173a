// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/json/nlohmann.hpp>

#include "../../../support/catch.hpp"
#include "../../../support/parcel.hpp"

#include <treaty/core/random.hpp>
#include <treaty/json.hpp>
#include <treaty/json_nlohmann.hpp>
#include <treaty/testing/values.hpp>

#include <map>
#include <optional>
#include <vector>

using nlohmann::json;
using nlohmann::ordered_json;

TEST_CASE("a contract struct becomes a document and comes back") {
    json const document = parcels::full_parcel();
    CHECK(document.at("id") == "9007199254740993");
    CHECK(document.at("checksum") == UINT64_MAX);
    CHECK(document.at("weight") == 12.345);
    CHECK(document.at("sizeClass") == "XL");
    CHECK(document.at("stops").at(0).at("place") == "Hamburg");
    CHECK(document.get<parcels::parcel>() == parcels::full_parcel());
    CHECK(json::parse(parcels::full_parcel_json) == document);
    CHECK(json::parse(parcels::full_parcel_json).get<parcels::parcel>() == parcels::full_parcel());
}

TEST_CASE("an ordered document has the order and the text of the wire") {
    ordered_json const document = parcels::full_parcel();
    CHECK(document.dump() == parcels::full_parcel_json);
    ordered_json const bare = parcels::parcel{};
    CHECK(bare.dump() == treaty::json::write(parcels::parcel{}));
    CHECK_FALSE(bare.contains("remark"));
    CHECK_FALSE(bare.contains("notes"));
}

TEST_CASE("code of one's own around contract structs just works") {
    struct shipment {
        std::string ship;
        std::vector<parcels::parcel> parcels;
    };
    std::vector<parcels::parcel> const two{parcels::full_parcel(), parcels::full_parcel()};
    json document{{"ship", "Ada"}, {"parcels", two}};
    document["byName"] = std::map<std::string, parcels::parcel>{{"a", two[0]}};
    document["first"] = two.front().id;
    shipment const read{document.at("ship"), document.at("parcels")};
    CHECK(read.parcels == two);
    auto const by_name = document.at("byName").get<std::map<std::string, parcels::parcel>>();
    CHECK(by_name.at("a") == two[0]);
    CHECK(document.at("first").get<parcels::parcel_id>() == two.front().id);
    CHECK(document.value("none", parcels::parcel_id{3}) == parcels::parcel_id{3});
    json const pair = std::make_pair(parcels::label{"ab"}, treaty::decimal::of(15, 1));
    CHECK(pair.dump() == R"(["ab",1.5])");
    CHECK(document.at("parcels").at(0).at("stops").get<parcels::stops>() == two[0].stops);
    CHECK(json(treaty::instant{}) == "1970-01-01T00:00:00Z");
    CHECK(json("2026-12-24").get<treaty::date>() == treaty::date::from(2026, 12, 24));
}

TEST_CASE("a document that is no such value is refused with all its problems") {
    json document = parcels::full_parcel();
    document["shelf"] = 1.5;
    document["label"] = "x";
    document.erase("fragile");
    document["stops"][1]["place"] = nullptr;
    try {
        (void)document.get<parcels::parcel>();
        FAIL("accepted");
    } catch (treaty::json::mismatch const& wrong) {
        CHECK(wrong.problems().size() == 4);
        std::string const text = wrong.what();
        for (char const* path : {"/shelf", "/label", "/fragile", "/stops/1/place"})
            CHECK(text.find(path) != std::string::npos);
    }
    CHECK_THROWS_AS(json("x").get<parcels::parcel_id>(), treaty::json::mismatch);
    CHECK_THROWS_AS(json(1e300).get<treaty::decimal>(), treaty::json::mismatch);
    CHECK_THROWS_AS(json(nullptr).get<parcels::parcel>(), treaty::json::mismatch);
}

TEST_CASE("a decimal goes through a document unharmed or not at all") {
    auto const number = [](char const* text) { return treaty::decimal::parse(text).value(); };
    for (char const* text : {"0", "-1", "19.99", "0.1", "0.000001", "123456789.12345",
                             "9007199254740993", "9223372036854775807", "-0.5", "1e20"}) {
        INFO(text);
        CHECK(json(number(text)).get<treaty::decimal>() == number(text));
        CHECK(json::parse(json(number(text)).dump()).get<treaty::decimal>() == number(text));
    }
    for (char const* text : {"9007199254740993.5", "0.123456789012345678", "12345678901234567.25",
                             "9223372036854775809", "9999999999999999999999999999999999"}) {
        INFO(text);
        CHECK_THROWS_AS(json(number(text)), std::range_error);
    }
    treaty::random_source chance{3};
    int kept = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto const value = treaty::testing::draw<treaty::amount_value>(chance);
        try {
            json const document = value;
            CHECK(document.get<treaty::amount_value>() == value);
            ++kept;
        } catch (std::range_error const&) {
            CHECK(value.str().size() > 16);
        }
    }
    CHECK(kept > 5'000);
}

TEST_CASE("a struct that cannot be put on the wire becomes no document") {
    parcels::parcel wrong = parcels::full_parcel();
    wrong.route = static_cast<parcels::route>(3);
    CHECK_THROWS_AS(json(wrong), std::invalid_argument);
}

TEST_CASE("names in a document may hold quotes, backslashes and line ends") {
    parcels::parcel value = parcels::full_parcel();
    value.tags = {{"a\"", 1}, {"b\\", 2}, {"c\n", 3}};
    json const document = value;
    CHECK(document.at("tags").at("a\"") == 1);
    CHECK(document.get<parcels::parcel>() == value);
}
