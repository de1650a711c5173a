// SPDX-License-Identifier: BSL-1.0
#include <treaty/contract/compare.hpp>

#include "../../support/catch.hpp"
#include "../../support/changed_types_list.hpp"

#include <algorithm>

namespace {

using namespace changed;

namespace first {
struct line {
    BOOST_HANA_DEFINE_STRUCT(line, (text<20, 1>, item), (std::optional<two>, dyed));
};
struct request {
    using prices = std::map<text<9>, fixed<9, 2>>;
    BOOST_HANA_DEFINE_STRUCT(request, (list<line, 5, 1>, lines), (prices, price_by_shop));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response, (std::int64_t, order));
};
}  // namespace first
namespace second {
struct line {
    BOOST_HANA_DEFINE_STRUCT(line, (text<12, 1>, item), (std::optional<three>, dyed));
};
struct request {
    using prices = std::map<text<12>, fixed<9, 2>>;
    BOOST_HANA_DEFINE_STRUCT(request,
        (list<line, 5, 1>, lines),
        (prices, price_by_shop),
        (treaty::date, wanted_by));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response, (wide_id, order));
};
}  // namespace second

std::string lines(std::vector<treaty::change> const& all) {
    std::string text;
    for (treaty::change const& one : all)
        text.append(one.operation)
            .append(" ")
            .append(one.member)
            .append(one.breaks_consumers ? " C" : " -")
            .append(one.breaks_providers ? "P " : "- ")
            .append(name_of(one.rule))
            .append(": ")
            .append(one.sentence)
            .append("\n");
    return text;
}

}  // namespace

TEST_CASE("a report names operation, member, rule, both verdicts and what was and is") {
    auto const was = treaty::table_of<shop<put<first::request, first::response>>>();
    auto const is = treaty::table_of<
        shop<put<second::request, second::response, treaty::faults<>, treaty::safety::plain>>>();
    CHECK(lines(treaty::compare(was, is)) ==
          "Put  C- safety-changed: another safety: was idempotent, is plain; clients of the old "
          "version repeat it or leave out its key against the rule\n"
          "Put request.lines[].item C- text-most-lowered: only a smaller length allowed: was text "
          "of 1 to 20 bytes, is text of 1 to 12 bytes; the new server refuses what clients of the "
          "old version send\n"
          "Put request.lines[].dyed -P enumerator-added: a new value 'Blue'; servers of the old "
          "version refuse what new clients send\n"
          "Put request.priceByShop{key} -P text-most-raised: a greater length allowed: was text of "
          "at most 9 bytes, is text of at most 12 bytes; servers of the old version refuse what "
          "new clients send\n"
          "Put request.wantedBy C- required-member-added: a new member that must be there; the new "
          "server refuses what clients of the old version send\n"
          "Put response.order C- type-changed: another type: was a whole number from "
          "-9223372036854775808 to 9223372036854775807, is a number of up to 19 digits, as text or "
          "number (wide_id); clients of the old version refuse what the new server answers\n");
    CHECK(treaty::compare(was, was).empty());
}

TEST_CASE("every rule has a name of its own") {
    std::vector<std::string_view> seen;
    for (std::size_t i = 0; i < treaty::change_rules; ++i) {
        std::string_view const name = name_of(static_cast<treaty::change_rule>(i));
        CHECK(std::find(seen.begin(), seen.end(), name) == seen.end());
        seen.push_back(name);
    }
    CHECK(seen.back() == "enumerator-removed");
}
