// SPDX-License-Identifier: BSL-1.0
// SyncInventoryAvailability, answered by ConfirmBOD, and ChangeInventoryAvailability, answered by
// RespondInventoryAvailability; both have the action Change. A message puts levels into the cache:
// that products are to be removed from it cannot be said, nor levels of several stores or times in
// one request. When levels were true is the time of each noun, LastUpdateDateTime.
#pragma once

#include <contracts/bod/successor/vocabulary/availability.hpp>
#include <contracts/inbound/update_inventory_cache.hpp>

namespace contracts::bod::successor::update_inventory_cache {

namespace contract = contracts::update_inventory_cache;

struct message {
    BOOST_HANA_DEFINE_STRUCT(message,
        (treaty::list<availability, 10000, 1>, nouns),
        (std::optional<vocabulary::business_context>, context));
};

constexpr auto notice(std::string_view verb_name) {
    return successor::request(
        inv, request_area(store_entry_of_frame(), context_entries()),
        action(verb_name, "Change", "/InventoryAvailability[1]"),
        form::element({inv, "InventoryAvailability"}, "nouns").as<availability_form>());
}

void to_message(contract::request const& from, message& into, bod::frame& area,
                treaty::problem_list& refused);
void to_value(message const& from, contract::request& into, bod::frame& area,
              treaty::problem_list& refused);

struct converted {
    using type = message;
    using frame = bod::frame;
    static void to_message(contract::request const& from, message& into, bod::frame& area,
                           treaty::problem_list& refused) {
        update_inventory_cache::to_message(from, into, area, refused);
    }
    static void to_value(message const& from, contract::request& into, bod::frame& area,
                         treaty::problem_list& refused) {
        update_inventory_cache::to_value(from, into, area, refused);
    }
};
struct sync_form : converted {
    static constexpr auto rows = notice("Sync");
};
struct change_form : converted {
    static constexpr auto rows = notice("Change");
};

struct confirmation_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = confirmation();
};
struct response_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = answer("Respond", inv);
};

inline constexpr std::string_view service_path =
    "/webapp/wcs/component/inventory/services/"
    "InventoryServices";
inline constexpr std::array<std::string_view, 1> action_codes{"Change"};

inline constexpr binding sync = bind<contract::operation, sync_form, confirmation_form>({
    .service = "inbound",
    .path = service_path,
    .request = {inv, "SyncInventoryAvailability"},
    .action_codes = action_codes,
    .reply = confirm_bod,
    .prefixes = inventory_prefixes,
    .reply_prefixes = confirmation_prefixes,
    .names = &family,
    .failures = &failures,
    .failed_action = "Change",
});
inline constexpr binding change = bind<contract::operation, change_form, response_form>({
    .service = "inbound",
    .path = service_path,
    .request = {inv, "ChangeInventoryAvailability"},
    .action_codes = action_codes,
    .reply = {inv, "RespondInventoryAvailability"},
    .prefixes = inventory_prefixes,
    .reply_prefixes = inventory_prefixes,
    .names = &family,
    .failures = &failures,
    .failed_action = "Change",
});

}  // namespace contracts::bod::successor::update_inventory_cache

#ifndef TREATY_SEPARATE_COMPILATION
#include <contracts/bod/successor/inbound/update_inventory_cache.ipp>
#endif
