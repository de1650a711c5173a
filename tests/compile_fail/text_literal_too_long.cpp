// SPDX-License-Identifier: BSL-1.0
// expect: treaty: this literal is longer than the text's limit
// names: text
#include <treaty/core/text.hpp>

treaty::text<3> currency = "Euro";
