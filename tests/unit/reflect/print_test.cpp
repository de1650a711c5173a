// SPDX-License-Identifier: BSL-1.0
#include <treaty/reflect/print.hpp>

#include "../../support/catch.hpp"
#include "../../support/parcel.hpp"

using treaty::reflect::print;

TEST_CASE("a value is printed for people, without its secrets") {
    auto const text = print(parcels::full_parcel());
    CHECK(text.starts_with("{id: 9007199254740993, shelf: -12, fragile: true, pieces: 255, "));
    CHECK(text.find("checksum: 18446744073709551615") != std::string::npos);
    CHECK(text.find("pin: ***") != std::string::npos);
    CHECK(text.find("1234\"") == std::string::npos);
    CHECK(text.find("stops: [{place: \"Hamburg\", leftAt: 1970-01-01T00:00:00Z}, {place: \"\"}]") !=
          std::string::npos);
    CHECK(text.find("tags: {aa: 1, zz: -1}") != std::string::npos);
    CHECK(text.find("sizeClass: XL, route: BySea") != std::string::npos);
    CHECK(print(parcels::parcel{}).find("remark") == std::string::npos);
}

TEST_CASE("no printed value breaks its line") {
    CHECK(print(parcels::full_parcel()).find('\n') == std::string::npos);
    CHECK(print(std::string{"a\nb\x1B\x7F\"\\"}) == R"("a?b??\"\\")");
    std::map<std::string, std::int32_t> const keys{{"a\nb", 1}};
    CHECK(print(keys).find('\n') == std::string::npos);
}

TEST_CASE("a printed value is cut when it is long, at the end of a character") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "\xE2\x82\xAC";
    auto const shown = print(text);
    CHECK(shown.size() <= 2003);
    CHECK(shown.ends_with("\xE2\x82\xAC..."));
    std::vector<std::int32_t> const many(100'000, 7);
    CHECK(print(many).size() <= 2003);
    CHECK(print(std::optional<bool>{}) == "none");
    CHECK(print(treaty::secret<std::string>{"abc"}) == "***");
}
