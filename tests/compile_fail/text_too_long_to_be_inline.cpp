// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a text holds 1 to 65535 bytes; use long_text for more
// names: text
#include <treaty/core/text.hpp>

treaty::text<70000> essay;
