// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a decimal is not made from a floating point number
// names: money
#include <treaty/contract/money.hpp>

treaty::money price{1.25, "EUR"};
