// SPDX-License-Identifier: BSL-1.0
// JSON under the laws that hold for every format, over every request, response and fault.
#include "../support/catch.hpp"
#include "../support/parcel.hpp"
#include "format_laws.hpp"

#include <treaty/wire/json/format.hpp>

namespace {

using support::tree;
using treaty::reflect::shape;

std::vector<tree> wrong_values(treaty::reflect::type const& kind) {
    std::vector<tree> all{tree::literal("null")};
    bool const number = kind.shape == shape::integer || kind.shape == shape::decimal ||
                        kind.shape == shape::identifier;
    bool const text_only = kind.shape == shape::text;
    if (kind.shape != shape::boolean) all.push_back(tree::literal("true"));
    if (!number) all.push_back(tree::literal("1"));
    if (kind.shape == shape::boolean) all.push_back(tree::literal("0"));
    if (kind.shape == shape::integer || kind.shape == shape::identifier) {
        all.push_back(tree::literal("1.0"));
        all.push_back(tree::literal("1e0"));
    }
    if (!text_only) {
        all.push_back(tree::text(""));
        all.push_back(tree::text("no such value"));
    }
    if (number && !(kind.shape == shape::identifier && kind.bytes == 8))
        all.push_back(tree::text("1"));
    if (kind.shape != shape::list) all.push_back(tree::list({tree::literal("1")}));
    if (kind.shape != shape::structure && kind.shape != shape::map) all.push_back(tree::object());
    return all;
}

laws::format_under_test const json{
    &treaty::json::format(),
    support::to_json,
    wrong_values,
    {"01", "tru", "[1,]", "{\"a\":1,}", "\"\\x\"", "\"\xFF\"", "'a'", "\"\\ud800\"", "{a:1}", ""}};

std::vector<support::contract_type> all_types() {
    auto all = support::outbound_types();
    for (auto const& one : support::inbound_types()) all.push_back(one);
    all.push_back(support::contract_type_of<parcels::parcel>("parcel"));
    return all;
}

}  // namespace

TEST_CASE("json: what is written is read back, for every contract") {
    auto const types = all_types();
    CHECK(types.size() >= 14 * 2 + 1);
    for (auto const& type : types) laws::what_is_written_is_read_back(json, type);
}
TEST_CASE(
    "json: a value at a limit passes, and one past it is refused by name, in every contract") {
    for (auto const& type : all_types()) laws::limits_let_through_and_refuse(json, type);
}
TEST_CASE("json: each wrong type for each member of every contract is refused at its path") {
    for (auto const& type : all_types()) laws::wrong_types_are_refused(json, type);
}
TEST_CASE("json: an unknown member is skipped and must be well formed, in every contract") {
    for (auto const& type : all_types())
        laws::unknown_members_are_skipped_if_well_formed(json, type);
}
TEST_CASE("json: each required member that is missing is named, in every contract") {
    for (auto const& type : all_types()) laws::missing_members_are_named(json, type);
}
TEST_CASE("json: each member that comes twice is refused, in every contract") {
    for (auto const& type : all_types()) laws::doubled_members_are_refused(json, type);
}
TEST_CASE("json: no message of any contract is accepted when cut") {
    for (auto const& type : all_types()) laws::cut_documents_are_refused(json, type);
}
TEST_CASE("json: damaged messages of every contract do no harm") {
    for (auto const& type : all_types()) laws::damaged_documents_do_no_harm(json, type);
}
