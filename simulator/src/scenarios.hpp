// SPDX-License-Identifier: BSL-1.0
// The bodies of the nine flows and the stage they are played on. One of the parts of
// simulator/src.hpp, for builds that compile the parts side by side.
#pragma once

#include <simulator/laws/back_office_laws.ipp>
#include <simulator/scenarios/cast.ipp>
#include <simulator/scenarios/nine_flows.ipp>
#include <simulator/scenarios/snapshot.ipp>
#include <simulator/scenarios/world.ipp>
