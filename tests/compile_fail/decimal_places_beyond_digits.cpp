// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a decimal has at most 18 digits after the point
// names: bounded_decimal
#include <treaty/core/decimal.hpp>

treaty::bounded_decimal<4, 5> amount;
