// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a decimal has 1 to 34 digits
// names: bounded_decimal
#include <treaty/core/decimal.hpp>

treaty::bounded_decimal<40, 2> amount;
