// SPDX-License-Identifier: BSL-1.0
// All bodies of the simulator. Include it in exactly one source file of a program that defines
// TREATY_SEPARATE_COMPILATION everywhere; without that definition it is not needed.
#pragma once

#include <simulator/landscape/cross_check.ipp>
#include <simulator/landscape/generator.ipp>
#include <simulator/landscape/loader.ipp>
#include <simulator/landscape/source.ipp>
