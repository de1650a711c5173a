// SPDX-License-Identifier: BSL-1.0
// Both sides of a landscape in one process: the external system (ERP and order management) and the
// commerce site, each an endpoint of the services that it answers. Whether they meet in the process
// or over a wire is decided by whoever joins them.
#pragma once

#include <simulator/back_office.hpp>
#include <simulator/commerce_site.hpp>
#include <simulator/landscape/install.hpp>

namespace simulator {

struct both_sides {
    both_sides(landscape::landscape const& all, treaty::instant start)
        : office(landscape::make_back_office(all, start)),
          site(landscape::make_commerce(all, start)) {}

    // All invariants of both; empty if they hold.
    [[nodiscard]] std::vector<violation> check() const {
        std::vector<violation> found = office.check();
        append(found, site.check());
        return found;
    }

    back_office office;
    commerce_site site;
};

}  // namespace simulator
