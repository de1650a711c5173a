// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the least length of a list is above its greatest
// names: list
#include <treaty/core/list.hpp>

treaty::list<int, 3, 5> numbers;
