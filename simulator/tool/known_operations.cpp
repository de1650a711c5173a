// SPDX-License-Identifier: BSL-1.0
#include <contracts/back_office.hpp>
#include <contracts/feed.hpp>
#include <simulator/tool/known_operations.hpp>

namespace simulator::tool {

std::vector<treaty::service_row> const& all_services() {
    static std::vector<treaty::service_row> const rows{treaty::table_of<contracts::outbound>(),
                                                       treaty::table_of<contracts::inbound>(),
                                                       treaty::table_of<contracts::feed>()};
    return rows;
}

}  // namespace simulator::tool
