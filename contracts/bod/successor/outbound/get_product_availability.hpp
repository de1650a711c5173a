// SPDX-License-Identifier: BSL-1.0
// GetInventoryAvailability, answered by ShowInventoryAvailability with one noun. The product is
// asked for by part number in one online store; the vendor's shapes are a catalog entry and a store
// by their numbers, or a part number and a store by its name, so that this one is ours, and the
// last is read where the business context has the store's number. Centers cannot be asked for.
#pragma once

#include <contracts/bod/successor/vocabulary/availability.hpp>
#include <contracts/outbound/get_product_availability.hpp>

namespace contracts::bod::successor::get_product_availability {

namespace contract = contracts::get_product_availability;

struct query {
    BOOST_HANA_DEFINE_STRUCT(query,
        (std::optional<vocabulary::business_context>, context));
};
struct answered {
    BOOST_HANA_DEFINE_STRUCT(answered,
        (availabilities, nouns));
};

struct request_form {
    using type = query;
    using frame = bod::frame;
    static constexpr auto rows = successor::request(
        inv, request_area(store_entry_of_frame(), context_entries()), get_expression());
    static void to_message(contract::request const& from, query& into, bod::frame& area,
                           treaty::problem_list& refused);
    static void to_value(query const& from, contract::request& into, bod::frame& area,
                         treaty::problem_list& refused);
};

struct reply_form {
    using type = answered;
    using frame = bod::frame;
    static constexpr auto rows =
        reply(inv, show("nouns"),
              form::element({inv, "InventoryAvailability"}, "nouns").as<availability_form>());
    static void to_message(contract::response const& from, answered& into, bod::frame& area,
                           treaty::problem_list& refused);
    static void to_value(answered const& from, contract::response& into, bod::frame& area,
                         treaty::problem_list& refused);
};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/component/inventory/services/InventoryServices",
    .request = {inv, "GetInventoryAvailability"},
    .reply = {inv, "ShowInventoryAvailability"},
    .prefixes = inventory_prefixes,
    .reply_prefixes = inventory_prefixes,
    .names = &family,
    .failures = &failures,
    .failed_action = "Get",
});

}  // namespace contracts::bod::successor::get_product_availability

#ifndef TREATY_SEPARATE_COMPILATION
#include <contracts/bod/successor/outbound/get_product_availability.ipp>
#endif
