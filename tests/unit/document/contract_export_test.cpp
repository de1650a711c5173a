// SPDX-License-Identifier: BSL-1.0
#include <treaty/document/contract_export.hpp>

#include "../../support/catch.hpp"
#include "../../support/changed_types_list.hpp"

#include <contracts/back_office.hpp>
#include <contracts/feed.hpp>
#include <treaty/contract/compare.hpp>
#include <treaty/core/random.hpp>
#include <treaty/document/listing.hpp>

#include <array>

namespace {

using treaty::service_row;
using treaty::document::contract_export;
using treaty::document::read_contract_export;

namespace sell {
struct sku : treaty::text<20, 1> {
    using text::text;
};
enum class wrap { none, gift_paper };
BOOST_DESCRIBE_ENUM(wrap, none, gift_paper)
struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (sku, item),
        (treaty::quantity, wanted),
        (std::optional<wrap>, wrapped));
};
struct request {
    using words = std::map<treaty::text<9>, std::string>;
    BOOST_HANA_DEFINE_STRUCT(request,
        (treaty::list<line, 50, 1>, lines),
        (std::optional<treaty::secret<treaty::text<30>>>, token),
        (words, remarks));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response, (std::uint16_t, taken));
};
struct sold_out {
    static constexpr std::string_view title = "There is none left.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    BOOST_HANA_DEFINE_STRUCT(sold_out, (sku, item));
};
struct operation {
    static constexpr std::string_view name = "Sell";
    static constexpr std::string_view summary = "Sells some.";
    static constexpr auto safety = treaty::safety::needs_key;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<sold_out>;
};
struct shop {
    static constexpr std::string_view name = "shop";
    static constexpr treaty::version version{1, 3};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<operation>;
};
}  // namespace sell

constexpr std::string_view exported_shop = R"({
  "treatyContract": 1,
  "service": "shop",
  "version": {"major": 1, "minor": 3},
  "viewpoint": "Inbound",
  "operations": [
    {
      "name": "Sell",
      "summary": "Sells some.",
      "safety": "NeedsKey",
      "request": "Sell.request",
      "response": "Sell.response",
      "faults": [
        {
          "name": "SoldOut",
          "title": "There is none left.",
          "nature": "Conflict",
          "type": "sold_out"
        }
      ]
    }
  ],
  "types": {
    "Sell.request": {
      "shape": "Structure",
      "name": "request",
      "members": [
        {"name": "lines", "type": "list 1..50 of line"},
        {"name": "token", "type": "secret 0..30", "optional": true},
        {"name": "remarks", "type": "map of text 0..9 to text 0.."}
      ]
    },
    "Sell.response": {
      "shape": "Structure",
      "name": "response",
      "members": [{"name": "taken", "type": "unsigned 16"}]
    },
    "line": {
      "shape": "Structure",
      "name": "line",
      "members": [
        {"name": "item", "type": "sku"},
        {"name": "wanted", "type": "quantity"},
        {"name": "wrapped", "type": "wrap", "optional": true}
      ]
    },
)";

std::vector<service_row> shipped() {
    return {treaty::table_of<contracts::outbound>(), treaty::table_of<contracts::inbound>(),
            treaty::table_of<contracts::feed>()};
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    std::size_t const at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}
std::string refusal(std::string const& text) {
    auto const read = read_contract_export(text);
    return read ? "" : to_string(read.error());
}

}  // namespace

TEST_CASE("an exported contract is JSON in lines with everything that travels") {
    std::string const text = contract_export(treaty::table_of<sell::shop>());
    CHECK(text.substr(0, exported_shop.size()) == exported_shop);
    CHECK(text.ends_with("\n  }\n}\n"));
}

TEST_CASE("what was exported is read as the same contract, and exported as the same bytes") {
    for (service_row const& service : shipped()) {
        INFO(service.name);
        std::string const text = contract_export(service);
        auto const read = read_contract_export(text);
        REQUIRE(read);
        CHECK(treaty::compare(service, read->table()).empty());
        CHECK(contract_export(read->table()) == text);
        std::array<service_row, 1> const there{service};
        std::array<service_row, 1> const back{read->table()};
        CHECK(treaty::document::listing(back) == treaty::document::listing(there));
    }
}

TEST_CASE("only a sentence makes a line of an export longer than a hundred columns") {
    for (service_row const& service : shipped()) {
        std::string const text = contract_export(service);
        for (std::size_t from = 0; from < text.size();) {
            std::size_t const to = text.find('\n', from);
            std::string const line = text.substr(from, to - from);
            bool const says = line.find("\"summary\": ") != std::string::npos ||
                              line.find("\"title\": ") != std::string::npos;
            CHECK((line.size() <= 100 || says));
            from = to + 1;
        }
    }
}

TEST_CASE("a read contract lives as long as a copy of it") {
    auto copy = [] {
        auto const read = read_contract_export(contract_export(treaty::table_of<sell::shop>()));
        return *read;
    }();
    CHECK(copy.table().operations.at(0).faults[0]->name == "SoldOut");
    CHECK(treaty::compare(copy.table(), treaty::table_of<sell::shop>()).empty());
}

TEST_CASE("changes are found between exports as between types") {
    for (changed::type_change const& one : changed::all_type_changes()) {
        INFO(one.name);
        for (auto const table : {one.request, one.response}) {
            auto const was = read_contract_export(contract_export(table(false)));
            auto const is = read_contract_export(contract_export(table(true)));
            REQUIRE(was);
            REQUIRE(is);
            auto const expected = treaty::compare(table(false), table(true));
            auto const found = treaty::compare(was->table(), is->table());
            REQUIRE(found.size() == expected.size());
            for (std::size_t i = 0; i < found.size(); ++i) {
                CHECK(found[i].member == expected[i].member);
                CHECK(found[i].rule == expected[i].rule);
                CHECK(found[i].breaks_consumers == expected[i].breaks_consumers);
                CHECK(found[i].breaks_providers == expected[i].breaks_providers);
                CHECK(found[i].sentence == expected[i].sentence);
            }
        }
    }
}

TEST_CASE("what is no export is refused with the path of what is wrong") {
    std::string const good = contract_export(treaty::table_of<sell::shop>());
    CHECK(refusal(good).empty());
    CHECK(refusal("{}").find("missing-member at /treatyContract") != std::string::npos);
    CHECK(refusal(replaced(good, "treatyContract\": 1", "treatyContract\": 2"))
              .find("not-a-value at /treatyContract") != std::string::npos);
    CHECK(refusal(replaced(good, "\"NeedsKey\"", "\"Never\""))
              .find("not-a-value at /operations/0/safety") != std::string::npos);
    CHECK(refusal(replaced(good, "\"type\": \"sku\"", "\"type\": \"skew\""))
              .find("at /types/line/members/0/type (byte 0): expected the name of a type in "
                    "/types, found 'skew'") != std::string::npos);
    CHECK(refusal(replaced(good, "\"request\": \"Sell.request\"", "\"request\": \"sku\""))
              .find("at /operations/0/request (byte 0): expected the name of a structure") !=
          std::string::npos);
    CHECK(refusal(replaced(good, "\"bytes\": 2", "\"bytes\": 3")).find("/bytes") !=
          std::string::npos);
}

TEST_CASE("types that hold themselves, or grow beyond every message, are refused") {
    std::string const good = contract_export(treaty::table_of<sell::shop>());
    CHECK(refusal(replaced(good, "\"type\": \"sku\"", "\"type\": \"line\""))
              .find("a type that does not hold itself") != std::string::npos);
    std::string many;
    for (int i = 0; i < 40; ++i) {
        std::string const next = "\"t" + std::to_string(i + 1) + "\"";
        many += "\"t" + std::to_string(i) +
                "\":{\"shape\":\"Structure\",\"members\":[{\"name\":" + "\"a\",\"type\":" + next +
                "},{\"name\":\"b\",\"type\":" + next + "}]},";
    }
    many += "\"t40\":{\"shape\":\"Boolean\"},";
    std::string const wide = replaced(replaced(good, "\"types\": {", "\"types\": {" + many),
                                      "\"request\": \"Sell.request\"", "\"request\": \"t0\"");
    CHECK(refusal(wide).find("less than 200000 parts") != std::string::npos);
}

TEST_CASE("an export with anything changed in it is refused, or read and compared like another") {
    std::string const good = contract_export(treaty::table_of<sell::shop>());
    std::string_view const letters = "{}[]\",:0129abtrue~ ";
    treaty::random_source chance{5};
    auto const below = [&](std::size_t count) { return std::size_t{chance.next() % count}; };
    int read_anyway = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string text = good;
        for (std::size_t i = 0, count = 1 + below(3); i < count; ++i) {
            std::size_t const at = below(text.size());
            if (below(3) == 0)
                text.erase(at, 1 + below(8));
            else
                text[at] = letters[below(letters.size())];
        }
        auto const read = read_contract_export(text);
        if (!read) continue;
        ++read_anyway;
        auto const changes = treaty::compare(read->table(), treaty::table_of<sell::shop>());
        auto const again = read_contract_export(contract_export(read->table()));
        REQUIRE(again);
        CHECK(treaty::compare(again->table(), treaty::table_of<sell::shop>()).size() ==
              changes.size());
    }
    CHECK(read_anyway > 50);
}
