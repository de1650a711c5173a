// SPDX-License-Identifier: BSL-1.0
// The laws of the back office as they can be seen over the wire, for a simulated system or a real
// one: sequences of calls of the fourteen services against a model of a few numbers, which knows
// nothing of this simulator. What no service tells cannot be held to them: levels in the cache, the
// text of a stored status, what an update of a member changed.
//     treaty::testing::verify_business(channel, services, form, simulator::laws::back_office(),
//                                      options);
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/testing/business_laws.hpp>

#include <span>

namespace simulator::laws {

// stock, keys, orders, payments, status, cache, prices, organizations, persons.
std::span<treaty::testing::business_law const> back_office();

}  // namespace simulator::laws

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/laws/back_office_laws.ipp>
#endif
