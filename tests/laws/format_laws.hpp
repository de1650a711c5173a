// SPDX-License-Identifier: BSL-1.0
// What holds for every wire format and every contract. A format joins with a message form
// (testing/message_form.hpp).
#pragma once

#include "contract_types.hpp"

#include <treaty/testing/sites.hpp>

#include <cstdint>

namespace laws {

using format_under_test = treaty::testing::message_form;
using treaty::testing::exchanged;
using treaty::testing::site;
using treaty::testing::sites_of;
using treaty::testing::tree;

// The formats that there are.
format_under_test const& json();
format_under_test const& soap();

// One law each; a violation fails the running test case and names the type and the seed.
void what_is_written_is_read_back(format_under_test const&, support::contract_type const&);
void limits_let_through_and_refuse(format_under_test const&, support::contract_type const&);
void wrong_types_are_refused(format_under_test const&, support::contract_type const&);
void unknown_members_are_skipped_if_well_formed(format_under_test const&,
                                                support::contract_type const&);
void missing_members_are_named(format_under_test const&, support::contract_type const&);
void doubled_members_are_refused(format_under_test const&, support::contract_type const&);
void cut_documents_are_refused(format_under_test const&, support::contract_type const&);
void damaged_documents_do_no_harm(format_under_test const&, support::contract_type const&);
void deviations_are_as_labelled(format_under_test const&, support::contract_type const&);
void corner_cases_are_read_back(format_under_test const&, support::contract_type const&);

// A message in which every optional member is present.
tree full_tree(format_under_test const& tested, support::contract_type const& type,
               std::uint64_t seed);

}  // namespace laws
