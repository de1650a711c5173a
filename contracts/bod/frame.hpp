// SPDX-License-Identifier: BSL-1.0
// What a business object document says besides the members of its contract. Times are text because
// a reply quotes them as they came.
#pragma once

#include <contracts/vocabulary/identifiers.hpp>

#include <optional>
#include <string>
#include <vector>

namespace contracts::bod {

struct frame {
    BOOST_HANA_DEFINE_STRUCT(frame,
        // The message's own area.
        (std::optional<std::string>, created),
        (std::optional<std::string>, id),  // BODID: names the message among all repeats of it
        // Of the business context, the amounts or the expression; stands in where a message leaves
        // it out. Amounts go before the context.
        (std::optional<vocabulary::store_id>, store),
        (std::optional<treaty::currency_code>, currency),
        (std::optional<treaty::currency_code>, context_currency),
        (std::optional<vocabulary::sku>, item),
        // Of a reply: the area of its request, and why that failed, if it did.
        (std::optional<std::string>, original_created),
        (std::optional<std::string>, original_id),
        (std::optional<std::string>, code),         // names this failure
        (std::optional<std::string>, reason_code),  // "_ERR_CMD_MISSING_PARAM.-1"
        (std::optional<std::string>, reason),
        (std::optional<std::string>, error_code),  // the part behind the dot
        (std::optional<std::string>, advice),
        (std::optional<std::string>, exception),
        (std::optional<std::string>, action),     // that failed
        (std::optional<std::string>, failed_at),  // a time
        (std::vector<std::string>, parameters),   // of the message that is the reason
        // Of a Get: the text that says what is sought.
        (std::optional<std::string>, expression),
        (std::optional<std::string>, detail));  // XML: the typed fault, or problems
};

}  // namespace contracts::bod
