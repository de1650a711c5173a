// SPDX-License-Identifier: BSL-1.0
// The commerce site's answer to SynchronizeOrganization: adds or changes an organization of the
// member tree, or an entry of its address book.
#pragma once

#include <contracts/inbound/synchronize_organization.hpp>
#include <simulator/state/commerce_state.hpp>
#include <simulator/state/moment.hpp>

namespace simulator::synchronize_organization {

namespace contract = contracts::synchronize_organization;

treaty::outcome<contract::operation> apply(commerce_state& now, contract::request const& asked,
                                           moment const& at);

}  // namespace simulator::synchronize_organization

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/behaviours/synchronize_organization.ipp>
#endif
