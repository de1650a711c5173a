// SPDX-License-Identifier: BSL-1.0
// The commerce site's answer to SynchronizePerson: adds or changes a person of the
// member tree, or an entry of its address book. The logon is the key, not the name in the tree.
#pragma once

#include <contracts/inbound/synchronize_person.hpp>
#include <simulator/state/commerce_state.hpp>
#include <simulator/state/moment.hpp>

namespace simulator::synchronize_person {

namespace contract = contracts::synchronize_person;

treaty::outcome<contract::operation> apply(commerce_state& now, contract::request const& asked,
                                           moment const& at);

}  // namespace simulator::synchronize_person

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/behaviours/synchronize_person.ipp>
#endif
