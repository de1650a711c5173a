// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/json/writer.hpp>

#include "../../../support/catch.hpp"
#include "../../../support/parcel.hpp"

#include <treaty/json.hpp>

#include <stdexcept>

using treaty::json::write;

namespace {

std::string written(std::string_view text) {
    std::string out;
    treaty::json::write_text(out, text);
    return out;
}

}  // namespace

TEST_CASE("json is written canonically: in order of declaration, without white space") {
    CHECK(write(parcels::full_parcel()) == parcels::full_parcel_json);
}

TEST_CASE("json leaves out what is absent, and lists and maps that are and may be empty") {
    parcels::parcel const empty{};
    CHECK(write(empty) ==
          R"({"id":"0","shelf":0,"fragile":false,"pieces":0,"sequence":0,"checksum":0,"weight":0,)"
          R"("label":"","pin":"","packedAt":"1970-01-01T00:00:00Z","sizeClass":"S","stops":[]})");
    CHECK(write(std::vector<std::int32_t>{}) == "[]");
    CHECK(write(std::optional<bool>{}) == "null");
}

TEST_CASE("json text escapes what must be escaped, in one spelling") {
    for (int byte = 0; byte < 0x80; ++byte) {
        std::string const text(1, static_cast<char>(byte));
        INFO(byte);
        std::string const out = written(text);
        CHECK((out.size() > 3) == (byte < 0x20 || byte == '"' || byte == '\\'));
        CHECK(treaty::json::read<std::string>(out).value() == text);
        // The same among eight plain bytes and after them.
        CHECK(treaty::json::read<std::string>(written("abc" + text + "defghijk")).value() ==
              "abc" + text + "defghijk");
        CHECK(written("abcdefgh" + text) == "\"abcdefgh" + out.substr(1));
    }
    CHECK(written("\b\f\n\r\t\"\\/") == R"("\b\f\n\r\t\"\\/")");
    CHECK(written(std::string_view{"\0\x1F", 2}) == "\"\\u0000\\u001f\"");
    CHECK(written("\xE2\x82\xAC\xF0\x9F\x98\x80") == "\"\xE2\x82\xAC\xF0\x9F\x98\x80\"");
}

TEST_CASE("what is wrong with a secret text is said without quoting it") {
    treaty::secret<std::string> const password{"hunter2\xFF"};
    try {
        (void)treaty::json::write(password);
        FAIL("written");
    } catch (std::invalid_argument const& wrong) {
        CHECK(std::string{wrong.what()}.find("hunter2") == std::string::npos);
    }
}

TEST_CASE("json is not written from text that is not UTF-8") {
    for (char const* text :
         {"\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xE2\x82", "abcdefgh\x80", "\xF4\x90\x80\x80"}) {
        INFO(text);
        CHECK_THROWS_AS(written(text), std::invalid_argument);
    }
    parcels::tags wrong;
    wrong.emplace("\xFF\xFF", 1);
    CHECK_THROWS_AS(write(wrong), std::invalid_argument);
}

TEST_CASE("json is not written from a number that is no enumerator") {
    CHECK(write(parcels::route::by_air) == R"("ByAir")");
    CHECK_THROWS_AS(write(static_cast<parcels::route>(0)), std::invalid_argument);
}

TEST_CASE("json for people hides secrets and only those") {
    auto const shown = write(parcels::full_parcel(), treaty::json::secrets::hidden);
    CHECK(shown.find("1234\"") == std::string::npos);
    CHECK(shown.find(R"("pin":"***")") != std::string::npos);
    CHECK(shown.find(R"("label":"ab\"\n")") != std::string::npos);
}

TEST_CASE("json numbers have no exponent, no superfluous zero and every digit") {
    CHECK(write(treaty::decimal::parse("1e20").value()) == "100000000000000000000");
    CHECK(write(treaty::decimal::parse("-0.00000100").value()) == "-0.000001");
    CHECK(write(std::int8_t{-128}) == "-128");
    CHECK(write(std::uint64_t{UINT64_MAX}) == "18446744073709551615");
    CHECK(write(parcels::parcel_id{-1}) == R"("-1")");
    CHECK(write(parcels::shelf_id{-1}) == "-1");
}

TEST_CASE("an instant outside the years of RFC 3339 is not put on the wire") {
    auto const after = treaty::instant::from_seconds(253'402'300'800);
    auto const before = treaty::instant::from_seconds(-62'135'596'801);
    CHECK_THROWS_AS(write(after), std::invalid_argument);
    CHECK_THROWS_AS(write(before), std::invalid_argument);
    CHECK(write(treaty::instant::from_seconds(253'402'300'799, 999'999'999)) ==
          R"("9999-12-31T23:59:59.999999999Z")");
    CHECK(write(treaty::instant::from_seconds(-62'135'596'800)) == R"("0001-01-01T00:00:00Z")");
}

TEST_CASE("indented json has the same tokens in the same order") {
    CHECK(treaty::json::indented(R"({"a":[1,{"b":"x\"y, {z}"}],"c":{},"d":[ ]})") ==
          "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x\\\"y, {z}\"\n    }\n  ],\n"
          "  \"c\": {},\n  \"d\": []\n}");
    CHECK(treaty::json::indented(" 1 ") == "1");
    CHECK(treaty::json::indented(R"({"a":[1,{"b":"{,:}"}],"c":{}, "d":[2,3]})", 19) ==
          "{\n  \"a\": [\n    1,\n    {\"b\": \"{,:}\"}\n  ],\n  \"c\": {},\n  \"d\": [2, 3]\n}");
    auto const text = treaty::json::indented(parcels::full_parcel_json);
    CHECK(treaty::json::read<parcels::parcel>(text).value() == parcels::full_parcel());
}
