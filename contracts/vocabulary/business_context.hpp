// SPDX-License-Identifier: BSL-1.0
// In whose name and for which audience a message is processed, apart from the store: each operation
// that needs a store has a member for it, so that a message never names two.
#pragma once

#include <contracts/vocabulary/identifiers.hpp>
#include <contracts/vocabulary/user_data.hpp>

namespace contracts::vocabulary {

struct business_context {
    BOOST_HANA_DEFINE_STRUCT(business_context,
        (std::optional<language_id>, language),  // -1 is US English
        (std::optional<locale_name>, locale),
        (std::optional<channel_id>, channel),
        (std::optional<catalog_id>, catalog),
        (std::optional<treaty::currency_code>, currency),
        (user_data_fields, extra));  // names that are not known are passed on
};

}  // namespace contracts::vocabulary
