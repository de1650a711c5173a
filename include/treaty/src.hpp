// SPDX-License-Identifier: BSL-1.0
// All bodies of the library except HTTP. Include it in exactly one source file of a program that
// defines TREATY_SEPARATE_COMPILATION everywhere; without that definition it is not needed.
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/instant.hpp>

#include <treaty/core/decimal.ipp>
#include <treaty/core/instant.ipp>
