// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the least length of a text is above its greatest
// names: text
#include <treaty/core/text.hpp>

treaty::text<3, 5> code;
