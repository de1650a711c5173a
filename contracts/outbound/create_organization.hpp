// SPDX-License-Identifier: BSL-1.0
// Tells the external system that a buyer organization was created or registered in the commerce
// site: a buyer registered, or an administrator added one. The external system opens a customer
// account.
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/member.hpp>
#include <contracts/vocabulary/member_faults.hpp>

namespace contracts::create_organization {

using namespace contracts::vocabulary;

// Needed: distinguished name, name and type; for an organizational unit also its parent. Which
// further parts a sender fills is not documented.
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
    static constexpr std::string_view name = "CreateOrganization";
    static constexpr std::string_view summary =
        "Tells the external system that an organization was created.";
    static constexpr auto safety = treaty::safety::needs_key;  // a second creation is a duplicate
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<missing_parameter, invalid_parameter, unknown_parent,
                                  duplicate_organization, duplicate_nickname>;
};

}  // namespace contracts::create_organization
