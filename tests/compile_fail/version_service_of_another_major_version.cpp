// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the service has another major version, and with it another namespace in SOAP;
// names: major_version_changed
#include "support/versions.hpp"

struct second : orders<place_order<>> {
    static constexpr treaty::version version{2, 0};
};
static_assert(treaty::compatible<orders<place_order<>>, second>);
