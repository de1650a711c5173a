// SPDX-License-Identifier: BSL-1.0
// Adds or changes an organization in the commerce site, or an address of one, so that the commerce
// site follows the system that is the master of its customers. There is no removal. An organization
// that is added this way is approved (inferred: the administrator's command runs).
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/member.hpp>
#include <contracts/vocabulary/member_faults.hpp>

namespace contracts::synchronize_organization {

using namespace contracts::vocabulary;

// What the action is about: the organization itself, or the only entry of its address book.
enum class organization_part : std::uint8_t { organization, address };
BOOST_DESCRIBE_ENUM(organization_part, organization, address)

// add, organization: name and type are needed; for an organizational unit the parent too, while an
// organization without one hangs below the root; the distinguished name may follow from both.
// change, and addresses: the distinguished name is needed; for addresses a nickname, which is the
// address's key. Parent and distinguished name cannot be changed.
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (member_action, action),
        (organization_part, part),
        (vocabulary::organization, organization),
        (std::optional<store_id>, store),
        (std::optional<business_context>, context));
};

struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (std::optional<member_id>, organization));  // absent for an address
};

struct operation {
    static constexpr std::string_view name = "SynchronizeOrganization";
    static constexpr std::string_view summary =
        "Adds or changes an organization or one of its addresses in the commerce site.";
    static constexpr auto safety = treaty::safety::needs_key;  // a second add is a duplicate
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<missing_parameter, invalid_parameter, unknown_organization,
                                  unknown_parent, duplicate_organization, parent_not_changeable,
                                  name_not_changeable, unknown_address, duplicate_nickname>;
};

}  // namespace contracts::synchronize_organization
