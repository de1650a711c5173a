// SPDX-License-Identifier: BSL-1.0
// How far code that is written out for a record came in a list.
#pragma once

#include <cstddef>

namespace treaty::hot {

// So many records, in so many bytes from the first one looked at to the last one's last.
struct progress {
    std::size_t count = 0;
    std::size_t bytes = 0;
};

}  // namespace treaty::hot
