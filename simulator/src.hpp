// SPDX-License-Identifier: BSL-1.0
// All bodies of the simulator. Include it in exactly one source file of a program that defines
// TREATY_SEPARATE_COMPILATION everywhere, or each of its parts in a source file of its own; without
// that definition it is not needed.
#pragma once

#include <simulator/src/commerce.hpp>
#include <simulator/src/external_system.hpp>
#include <simulator/src/landscape.hpp>
#include <simulator/src/scenarios.hpp>
