// SPDX-License-Identifier: BSL-1.0
// Tells the external system that an organization of the commerce site was changed. What the message
// holds takes the place of what was there; what it leaves out stays as it is.
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/member.hpp>
#include <contracts/vocabulary/member_faults.hpp>

namespace contracts::update_organization {

using namespace contracts::vocabulary;

// Needed: the distinguished name, which is the key. An update of an unknown organization is refused
// (inferred); the notifications may overtake each other where they travel by queue.
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (vocabulary::organization, organization),
        (std::optional<store_id>, store),
        (std::optional<business_context>, context));
};

struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        // The external system's number for the customer account. The vendor's confirmation has no
        // place for it, so over it this is absent.
        (std::optional<customer_account_number>, account));
};

struct operation {
    static constexpr std::string_view name = "UpdateOrganization";
    static constexpr std::string_view summary =
        "Tells the external system that an organization was changed.";
    static constexpr auto safety =
        treaty::safety::idempotent;  // the state after it is the one that it tells
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<missing_parameter, invalid_parameter, unknown_organization,
                                  parent_not_changeable, name_not_changeable, duplicate_nickname>;
};

}  // namespace contracts::update_organization
