// SPDX-License-Identifier: BSL-1.0
#include <contracts/inbound.hpp>

#include "catalogue_rows.hpp"

static_assert(treaty::check_service<contracts::inbound>());

std::vector<catalogue::operation_row> catalogue::inbound() {
    return rows_of(contracts::inbound::operations{});
}
