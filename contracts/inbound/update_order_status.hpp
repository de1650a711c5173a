// SPDX-License-Identifier: BSL-1.0
// Records what the external system says of a transferred order, for display to the shopper: the
// status of the order and its lines is free text and may come in any order of statuses. A report
// that is not more recent than the stored one, by sequence number or else by time, changes nothing
// and is no error. The first report of an order needs both of its numbers.
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/pricing.hpp>

namespace contracts::update_order_status {

using namespace contracts::vocabulary;

enum class ship_condition : std::uint8_t { complete, partial };  // the vendor's SC and SP
BOOST_DESCRIBE_ENUM(ship_condition, complete, partial)

// Whether shipping address and mode are those of the order or of each item; the vendor's O and I.
enum class shipping_level : std::uint8_t { order, item };
BOOST_DESCRIBE_ENUM(shipping_level, order, item)

// partial, the default: items that the report does not name stay as they are. complete: they go.
enum class update_mode : std::uint8_t { partial, complete };
BOOST_DESCRIBE_ENUM(update_mode, partial, complete)

// A line by the commerce site's number, the back end's, or both. Members from `confirmed` to
// `scheduled_ship_at` have no element in the vendor's message and travel there as user data.
struct item_report {
    BOOST_HANA_DEFINE_STRUCT(item_report,
        (order_item_identifier, order_item),
        (std::optional<sku>, item),
        (std::optional<treaty::quantity>, requested),
        (std::optional<treaty::quantity>, confirmed),
        (std::optional<treaty::quantity>, shipped),
        (std::optional<treaty::instant>, scheduled_ship_at),
        (std::optional<treaty::money>, unit_price),
        (std::optional<treaty::money>, order_item_price),
        (std::optional<treaty::money>, shipping_charge),
        (std::optional<treaty::money>, sales_tax),
        (std::optional<treaty::money>, shipping_tax),
        (std::optional<treaty::instant>, requested_ship_at),
        (std::optional<ship_condition>, condition),
        (std::optional<shipping_level>, level),
        (std::optional<status_text>, status),
        (std::optional<treaty::instant>, shipped_at),
        (std::optional<comment_text>, comment),
        (user_data_fields, user_data));
};
using item_reports = treaty::list<item_report, order_lines_max>;

// Sequence numbers are compared as numbers if both are, else as text (the vendor does not say).
// `mode` and `keep_history` and the members from `scheduled_ship_at` to `error` have no element in
// the vendor's message and travel there as user data.
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (std::optional<store_id>, store),
        (std::optional<business_context>, context),
        (std::optional<sequence_number>, sequence),
        (std::optional<treaty::instant>, updated_at),
        (order_identifier, order),
        (std::optional<order_charges>, charges),
        (std::optional<treaty::instant>, requested_ship_at),
        (std::optional<treaty::instant>, scheduled_ship_at),
        (std::optional<treaty::instant>, shipped_at),
        (std::optional<treaty::instant>, invoiced_at),
        (std::optional<treaty::money>, invoice_amount),
        (std::optional<treaty::money>, selling_total),
        (std::optional<error_code>, error),
        (std::optional<ship_condition>, condition),
        (std::optional<shipping_level>, level),
        (std::optional<status_text>, status),
        (std::optional<comment_text>, comment),
        (std::optional<treaty::instant>, placed_at),
        (std::optional<update_mode>, mode),
        (std::optional<bool>, keep_history),  // file the present report under a version first
        (user_data_fields, user_data),
        (item_reports, items));
};

struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        // False if the report was not more recent than the stored one. The vendor's confirmation
        // says only success or failure, so over it this is absent.
        (std::optional<bool>, recorded));
};

struct operation {
    static constexpr std::string_view name = "UpdateOrderStatus";
    static constexpr std::string_view summary =
        "Records a status report of a transferred order and its lines.";
    // A repeat is not more recent than itself. Without sequence and time it stores the same again.
    static constexpr auto safety = treaty::safety::idempotent;
    using request_type = request;
    using response_type = response;
    using faults =
        treaty::faults<missing_parameter, unknown_store, unknown_order, order_of_another_store,
                       order_item_not_in_order, currency_not_supported>;
};

}  // namespace contracts::update_order_status
