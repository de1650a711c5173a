// SPDX-License-Identifier: BSL-1.0
// Every kind of mistake in a landscape is told with file, line, column and member. The files of the
// project are read, one of them is damaged by replacing a piece of its text, and the answer
// compared.
#include <simulator/landscape/loader.hpp>

#include <tests/support/catch.hpp>

#include <fstream>
#include <iterator>

namespace {

using namespace simulator::landscape;

file_texts good_files() {
    file_texts files;
    for (auto const name : file_names) {
        std::ifstream file{std::string{TREATY_LANDSCAPE_DIR} + "/" + std::string{name}};
        files[std::string{name}] = std::string{std::istreambuf_iterator<char>{file}, {}};
    }
    return files;
}

struct damage {
    char const* file;
    char const* good;   // its first occurrence ...
    char const* bad;    // ... is replaced by this
    char const* where;  // what stands in the answer: member ...
    char const* what;   // ... and explanation
};

// Where the damage starts, as "file:line:".
std::string line_of_damage(damage const& done) {
    std::string const text = good_files().at(done.file);
    auto const place = line_of(text, text.find(done.good));
    return std::string{done.file} + ":" + std::to_string(place.line) + ":";
}

file_texts damaged(damage const& done) {
    file_texts files = good_files();
    std::string& text = files[done.file];
    std::size_t const at = text.find(done.good);
    REQUIRE(at != std::string::npos);
    text.replace(at, std::string_view{done.good}.size(), done.bad);
    return files;
}

}  // namespace

TEST_CASE("the landscape of the project loads") {
    auto const all = load(std::filesystem::path{TREATY_LANDSCAPE_DIR});
    if (!all) FAIL(to_string(all.error()));
    CHECK(all->products.size() >= 60);
    CHECK(all->centers.size() == 3);
    CHECK(all->stock.size() == all->products.size());
    CHECK(all->persons.size() >= 5);
    std::size_t receipts = 0;
    for (auto const& one : all->stock)
        for (auto const& there : one.levels) receipts += there.expected.size();
    CHECK(receipts > 10);
}

TEST_CASE("a mistake in one value is told with file, line and member") {
    damage const cases[] = {
        {"products.json", "\"unit\": \"C62\"", "\"unit\": \"PIECES\"", "/products/0/unit",
         "too-long: expected text of 1 to 3 bytes, found 6 bytes"},
        {"products.json", "\"catalogEntry\": \"10001\"", "\"catalogEntry\": 1.5",
         "/products/0/catalogEntry", "wrong-type"},
        {"products.json", "{\"EUR\": 349,", "{\"EUR\": \"349\",", "/products/0/listPrices/EUR",
         "wrong-type: expected a decimal number"},
        {"products.json", "{\"EUR\": 349,", "{\"EURO\": 349,", "/products/0/listPrices/EURO",
         "too-long"},
        {"stock.json", "\"onHand\": ", "\"onHnd\": ", "/stock/0/levels/0/onHand",
         "missing-member: expected"},
        {"stores.json", "\"defaultShipping\": ", "\"defaultShiping\": ", "/stores/0/defaultShiping",
         "unknown member: expected one of id, name, country, currencies"},
        {"discounts.json", "\"code\": \"AUTUMN10\"", "\"cod\": \"AUTUMN10\"", "/discounts/2/cod",
         "unknown member: expected one of name, level, code"},
        {"members.json", "\"type\": \"Organization\"", "\"type\": \"Company\"",
         "/organizations/0/type", "not-a-value: expected one of Organization, OrganizationalUnit"},
        {"payments.json", "\"Immediate\"", "\"immediate\"", "/methods/0/plugin", "not-a-value"},
        {"taxes.json", "\"country\": \"DE\"", "\"country\": \"DEU\"", "/taxes/0/country",
         "too-long: expected text of 2 bytes"},
        {"shipping.json", "\"perOrder\": 4.9", "\"perOrder\": 4.9000001",
         "/modes/0/rates/0/perOrder", "out-of-range"},
    };
    for (damage const& one : cases) {
        file_texts const files = damaged(one);
        auto const all = load(files);
        INFO(one.file << " " << one.bad);
        REQUIRE(!all);
        std::string const told = to_string(all.error());
        INFO(told);
        CHECK(told.find(one.where + std::string{": "} + one.what) != std::string::npos);
        CHECK(told.find(std::string{one.file} + ":") == 0);
        // A missing member is told at its object, which may begin a line earlier.
        if (std::string_view{one.what}.find("missing") == std::string_view::npos)
            CHECK(told.find(line_of_damage(one)) != std::string::npos);
    }
}

TEST_CASE("a name that leads nowhere and a key that stands twice are told where they stand") {
    damage const cases[] = {
        {"products.json", "\"sku\": \"BRISA-DUO\"", "\"sku\": \"BRISA-2\"", "/products/1/sku",
         "BRISA-2 stands here twice"},
        {"products.json", "\"catalogEntry\": \"10002\"", "\"catalogEntry\": \"10001\"",
         "/products/1/catalogEntry", "10001 stands here twice"},
        {"products.json", "\"listPrices\": {\"EUR\": 349", "\"listPrices\": {\"EUR\": -349",
         "/products/0/listPrices/EUR", "expected 0 or more, found -349"},
        {"products.json", "{\"value\": 0.9,", "{\"value\": 0,", "/nominal/value",
         "expected more than 0"},
        {"stores.json", "\"id\": 502", "\"id\": 501", "/centers/1/id", "501 stands here twice"},
        {"stores.json", "\"centers\": [501, 502]", "\"centers\": [501, 599]", "/stores/0/centers/1",
         "no such thing: a fulfillment center 599"},
        {"stores.json", "\"defaultContract\": \"9001\"", "\"defaultContract\": \"9002\"",
         "/stores/0/defaultContract", "no contract of this store has the number 9002"},
        {"stores.json", "\"defaultShipping\": 301", "\"defaultShipping\": 300",
         "/stores/0/defaultShipping", "no such thing: a shipping mode 300"},
        {"stock.json", "\"sku\": \"BRISA-2\"", "\"sku\": \"BRISA-3\"", "/stock/0/sku",
         "no such thing: a product BRISA-3"},
        {"stock.json", "\"center\": 502", "\"center\": 501", "/stock/0/levels/1/center",
         "501 stands here twice"},
        {"stock.json", "\"onHand\": ", "\"onHand\": -", "/stock/0/levels/0/onHand",
         "expected 0 or more"},
        {"stock.json", "\"quantity\": 2,", "\"quantity\": 0,", "/quantity", "expected more than 0"},
        {"members.json", "\"parent\": \"o=root organization\"", "\"parent\": \"o=root\"",
         "/organizations/1/parent", "expected the parent to be what follows"},
        {"members.json", "\"distinguishedName\": \"o=cafe lindgren,",
         "\"distinguishedName\": \"cafe lindgren,", "/distinguishedName",
         "expected a distinguished name"},
        {"members.json", "\"name\": \"Cafe Lindgren\"", "\"name\": \"Cafe=Lindgren\"", "/name",
         "expected a name without"},
        {"members.json", "\"logonId\": \"amadou\"", "\"logonId\": \"Ingrid\"", "/persons/1/logonId",
         "ingrid stands here twice"},
        {"members.json", "\"organization\": \"o=cafe lindgren,", "\"organization\": \"o=cafe,",
         "/persons/0/organization", "no such thing: an organization o=cafe,o=root organization"},
        {"contracts.json", "\"sku\": \"BEAN-ALBA\"", "\"sku\": \"BEANS\"",
         "/contracts/2/prices/0/sku", "no such thing: a product BEANS"},
        {"contracts.json", "\"store\": 10101", "\"store\": 10103", "/contracts/0/store",
         "no such thing: a store 10103"},
        {"contracts.json", "\"buyers\": [\"o=hotel aurelia", "\"buyers\": [\"o=hotel",
         "/contracts/2/buyers/0", "no such thing: an organization"},
        {"contracts.json", "\"Coffee and tea\"", "\"Coffees\"", "/contracts/3/categories/0",
         "no such thing: a category Coffees"},
        {"contracts.json", "\"belowList\": 12.5", "\"belowList\": 125", "/contracts/2/belowList",
         "expected 0 to 100, found 125"},
        {"discounts.json", "\"CHAIR-WREN\"", "\"CHAIR\"", "/discounts/1/products/0",
         "no such thing: a product CHAIR"},
        {"discounts.json", "\"currency\": \"EUR\",", "", "/discounts/3/steps/0/amountOff",
         "an amount needs the discount's currency"},
        {"discounts.json", "\"code\": \"WELCOME\"", "\"code\": \"AUTUMN10\"", "/discounts/3/code",
         "AUTUMN10 stands here twice"},
        {"discounts.json", ", \"percentageOff\": 15", "", "/discounts/1/steps/0",
         "expected percentageOff, amountOff or both"},
        {"shipping.json", "\"id\": 302", "\"id\": 301", "/modes/1/id", "301 stands here twice"},
        {"taxes.json", "\"country\": \"FR\"", "\"country\": \"DE\"", "/taxes/3",
         "DE//standard stands here twice"},
        {"payments.json", "\"Mastercard\"", "\"VISA\"", "/methods/1/method",
         "VISA stands here twice"},
    };
    for (damage const& one : cases) {
        file_texts const files = damaged(one);
        auto const all = load(files);
        INFO(one.file << " " << one.bad);
        REQUIRE(!all);
        std::string const told = to_string(all.error());
        INFO(told);
        CHECK(told.find(one.where) != std::string::npos);
        CHECK(told.find(one.what) != std::string::npos);
        CHECK(told.find(std::string{one.file} + ":") != std::string::npos);
        if (*one.bad != '\0' && std::string_view{one.where}.find("/sku") == std::string_view::npos)
            CHECK(told.find(line_of_damage(one)) != std::string::npos);
    }
}

TEST_CASE("all mistakes of all files are told together") {
    file_texts files = good_files();
    files["taxes.json"] = "{\n  \"taxes\": 7\n}";
    files["payments.json"] = "{\"methods\": [],}";
    auto const all = load(files);
    REQUIRE(!all);
    std::string const told = to_string(all.error());
    INFO(told);
    CHECK(told.find("taxes.json:2:12: /taxes: wrong-type: expected a list") == 0);
    CHECK(told.find("payments.json:1:16: ") != std::string::npos);
}

TEST_CASE("a file that is absent is told by name") {
    file_texts files = good_files();
    files.erase("stock.json");
    auto all = load(files);
    REQUIRE(!all);
    CHECK(to_string(all.error()) == "stock.json: there is no such file\n");

    all = load(std::filesystem::path{"/nowhere/at/all"});
    REQUIRE(!all);
    CHECK(all.error().size() == 9);
    CHECK(all.error()[0].file == "/nowhere/at/all/products.json");
}

TEST_CASE("lines and columns count from one, in bytes") {
    CHECK(line_of("abc", 0) == line_and_column{1, 1});
    CHECK(line_of("a\nbc", 2) == line_and_column{2, 1});
    CHECK(line_of("a\nbc", 3) == line_and_column{2, 2});
    CHECK(line_of("a\nbc\n", 99) == line_and_column{3, 1});
    CHECK(line_of("", 0) == line_and_column{1, 1});
}
