// SPDX-License-Identifier: BSL-1.0
// What a behaviour knows of its call beside the request: when it happens and who asks. Behaviours
// read no clock of their own, so a run is a function of its seed.
#pragma once

#include <treaty/core/instant.hpp>

#include <string>

namespace simulator {

struct moment {
    treaty::instant now;
    std::string caller;  // as established by the server's authentication; empty if nobody was
    std::string key;     // the call's idempotency key; empty if it has none
};

}  // namespace simulator
