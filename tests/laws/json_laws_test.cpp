// SPDX-License-Identifier: BSL-1.0
// JSON under the laws that hold for every format, over every request, response and fault.
#include "../support/catch.hpp"
#include "format_laws.hpp"

TEST_CASE("json: what is written is read back, for every contract") {
    auto const types = support::all_types();
    CHECK(types.size() >= 14 * 2 + 1);
    for (auto const& type : types) laws::what_is_written_is_read_back(laws::json(), type);
}
TEST_CASE(
    "json: a value at a limit passes, and one past it is refused by name, in every contract") {
    for (auto const& type : support::all_types())
        laws::limits_let_through_and_refuse(laws::json(), type);
}
TEST_CASE("json: each wrong type for each member of every contract is refused at its path") {
    for (auto const& type : support::all_types()) laws::wrong_types_are_refused(laws::json(), type);
}
TEST_CASE("json: an unknown member is skipped and must be well formed, in every contract") {
    for (auto const& type : support::all_types())
        laws::unknown_members_are_skipped_if_well_formed(laws::json(), type);
}
TEST_CASE("json: each required member that is missing is named, in every contract") {
    for (auto const& type : support::all_types())
        laws::missing_members_are_named(laws::json(), type);
}
TEST_CASE("json: each member that comes twice is refused, in every contract") {
    for (auto const& type : support::all_types())
        laws::doubled_members_are_refused(laws::json(), type);
}
TEST_CASE("json: no message of any contract is accepted when cut") {
    for (auto const& type : support::all_types())
        laws::cut_documents_are_refused(laws::json(), type);
}
TEST_CASE("json: damaged messages of every contract do no harm") {
    for (auto const& type : support::all_types())
        laws::damaged_documents_do_no_harm(laws::json(), type);
}
TEST_CASE("json: a deviating message of any contract is refused, or passes, as it is labelled") {
    for (auto const& type : support::all_types())
        laws::deviations_are_as_labelled(laws::json(), type);
}
TEST_CASE("json: the corners of every contract are written and read back") {
    for (auto const& type : support::all_types())
        laws::corner_cases_are_read_back(laws::json(), type);
}
