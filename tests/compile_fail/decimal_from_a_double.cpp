// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a decimal is not made from a floating point number
// names: decimal
#include <treaty/core/decimal.hpp>

treaty::decimal price = 0.1;
