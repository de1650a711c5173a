// SPDX-License-Identifier: BSL-1.0
#include <treaty/contract/compatible.hpp>

#include "../../support/catch.hpp"
#include "../../support/changed_types_list.hpp"

#include <treaty/contract/compare.hpp>
#include <treaty/document/openapi.hpp>

#include <array>
#include <cstdlib>
#include <fstream>

namespace {

using namespace changed;
using treaty::compatibility;
using treaty::compatibility_of;

compatibility judged(std::vector<treaty::change> const& all) {
    compatibility found;
    for (treaty::change const& one : all) {
        if (one.breaks_consumers) found.for_consumers = false;
        if (one.breaks_providers) found.for_providers = false;
    }
    return found;
}
bool names(std::vector<treaty::change> const& all, treaty::change_rule wanted) {
    for (treaty::change const& one : all)
        if (one.rule == wanted) return true;
    return false;
}

template <class Was, class Is>
void check(compatibility wanted, treaty::change_rule rule) {
    constexpr compatibility found = compatibility_of<Was, Is>;
    CHECK(found == wanted);
    auto const report = treaty::compare(treaty::table_of<Was>(), treaty::table_of<Is>());
    CHECK(judged(report) == wanted);
    REQUIRE(report.size() == 1);
    CHECK(name_of(report[0].rule) == name_of(rule));
    // Seen from the other side, who was old is new.
    CHECK(compatibility_of<Is, Was> == compatibility{wanted.for_providers, wanted.for_consumers});
}

struct out_of_stock {
    static constexpr std::string_view title = "Nothing is left.";
    BOOST_HANA_DEFINE_STRUCT(out_of_stock, (text<9>, item));
};
namespace later {
struct out_of_stock {
    static constexpr std::string_view title = "There is nothing left.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    BOOST_HANA_DEFINE_STRUCT(out_of_stock, (text<9>, item));
};
}  // namespace later
namespace wider {
struct out_of_stock {
    static constexpr std::string_view title = "Nothing is left.";
    BOOST_HANA_DEFINE_STRUCT(out_of_stock, (text<12>, item));
};
}  // namespace wider
template <class... Faults>
using faulty = shop<put<pair, nothing, treaty::faults<Faults...>>>;
template <treaty::safety Safety>
using safe = shop<put<pair, nothing, treaty::faults<>, Safety>>;

struct take {
    static constexpr std::string_view name = "Take";
    static constexpr auto safety = treaty::safety::plain;
    using request_type = pair_less;
    using response_type = nothing;
    using faults = treaty::faults<>;
};
struct batch {
    BOOST_HANA_DEFINE_STRUCT(batch, (std::optional<bool>, dry), (list<pair, 9>, lines));
};
struct put_streamed : put<batch> {
    static constexpr auto streamed = &batch::lines;
};
struct renamed : shop<put<pair>> {
    static constexpr std::string_view name = "shop_2";
};
struct second : shop<put<pair>> {
    static constexpr treaty::version version{2, 0};
};
struct newer : shop<put<pair>> {
    static constexpr treaty::version version{1, 4};
};

}  // namespace

TEST_CASE(
    "a change of a type has its verdict in requests and responses, from compiler and report") {
    CHECK(all_type_changes().size() >= 60);
    for (type_change const& one : all_type_changes()) {
        INFO(one.name);
        CHECK(one.as_request == compatibility{one.old_is_read, one.new_is_read});
        CHECK(one.as_response == compatibility{one.new_is_read, one.old_is_read});
        auto const asked = treaty::compare(one.request(false), one.request(true));
        auto const answered = treaty::compare(one.response(false), one.response(true));
        CHECK(judged(asked) == one.as_request);
        CHECK(judged(answered) == one.as_response);
        if (one.rule == treaty::change_rule{}) {
            CHECK(asked.empty());
        } else {
            CHECK(names(asked, one.rule));
            CHECK(names(answered, one.rule));
        }
    }
}

TEST_CASE("a fault that comes, goes or changes breaks the side that does not know it") {
    check<faulty<>, faulty<out_of_stock>>({false, true}, treaty::change_rule::fault_added);
    check<faulty<out_of_stock>, faulty<>>({true, false}, treaty::change_rule::fault_removed);
    check<faulty<out_of_stock>, faulty<later::out_of_stock>>(
        {false, false}, treaty::change_rule::fault_nature_changed);
    check<faulty<out_of_stock>, faulty<wider::out_of_stock>>({false, true},
                                                             treaty::change_rule::text_most_raised);
}

TEST_CASE("a safety may promise more than a client relies on, not less") {
    using enum treaty::safety;
    constexpr auto changed = treaty::change_rule::safety_changed;
    check<safe<idempotent>, safe<read_only>>({true, false}, changed);
    check<safe<plain>, safe<idempotent>>({true, false}, changed);
    check<safe<plain>, safe<needs_key>>({false, false}, changed);
    check<safe<needs_key>, safe<idempotent>>({true, false}, changed);
    check<safe<needs_key>, safe<read_only>>({true, false}, changed);
    check<safe<plain>, safe<read_only>>({true, false}, changed);
}

TEST_CASE("operations, streams and the names of addresses belong to the contract") {
    using one = shop<put<pair>>;
    using two = shop<put<pair>, take>;
    check<one, two>({true, false}, treaty::change_rule::operation_added);
    check<two, one>({false, true}, treaty::change_rule::operation_removed);
    check<shop<put<batch>>, shop<put_streamed>>({true, false}, treaty::change_rule::stream_added);
    check<shop<put_streamed>, shop<put<batch>>>({false, true}, treaty::change_rule::stream_removed);
    check<one, renamed>({false, false}, treaty::change_rule::service_renamed);
    check<one, second>({false, false}, treaty::change_rule::major_version_changed);
    STATIC_REQUIRE(treaty::compatible<one, newer>);
    STATIC_REQUIRE(treaty::compatible<shop<put<pair>, take>, shop<take, put<pair>>>);
}

TEST_CASE("single operations are compared without their services") {
    STATIC_REQUIRE(treaty::compatible<put<pair>, put<pair_with_some>>);
    STATIC_REQUIRE(treaty::compatible_for_providers<put<pair>, put<pair_with_more>>);
    STATIC_REQUIRE(treaty::compatible_for_consumers<put<pair>, put<pair_less>>);
    STATIC_REQUIRE(compatibility_of<put<pair>, put<pair_with_more>> == compatibility{false, true});
}

// For tests/interop/specmatic.py, which says where: a line for each changed contract, with both
// versions as OpenAPI.
TEST_CASE("changed contracts are written for somebody else's comparison", "[.]") {
    char const* const path = std::getenv("TREATY_CHANGED_CONTRACTS");
    if (path == nullptr) return;
    std::ofstream file{path};
    auto const line = [&](std::string_view name, std::string_view role,
                          treaty::service_row (*make)(bool)) {
        std::array const was{make(false)}, is{make(true)};
        auto const found = judged(treaty::compare(was[0], is[0]));
        file << std::boolalpha << R"({"name":")" << name << R"(","role":")" << role
             << R"(","consumers":)" << found.for_consumers << R"(,"providers":)"
             << found.for_providers << R"(,"was":)" << treaty::document::openapi(was, {})
             << R"(,"is":)" << treaty::document::openapi(is, {}) << "}\n";
    };
    for (type_change const& one : all_type_changes()) {
        line(one.name, "request", one.request);
        line(one.name, "response", one.response);
    }
    CHECK(file.flush().good());
}
