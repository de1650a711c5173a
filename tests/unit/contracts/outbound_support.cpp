// SPDX-License-Identifier: BSL-1.0
#include <contracts/outbound.hpp>

#include "catalogue_rows.hpp"

static_assert(treaty::check_service<contracts::outbound>());

std::vector<catalogue::operation_row> catalogue::outbound() {
    return rows_of(contracts::outbound::operations{});
}
