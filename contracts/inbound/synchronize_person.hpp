// SPDX-License-Identifier: BSL-1.0
// Adds or changes a person in the commerce site, or an address of one. The logon is the key of a
// person, not the distinguished name. For the person itself the vendor's command is the same for
// both actions and does not look at the action; here an add of a known logon is refused, as its
// message key says, and a change of an unknown one too.
#pragma once

#include <contracts/vocabulary/business_context.hpp>
#include <contracts/vocabulary/faults.hpp>
#include <contracts/vocabulary/member.hpp>
#include <contracts/vocabulary/member_faults.hpp>

namespace contracts::synchronize_person {

using namespace contracts::vocabulary;

// What the action is about: the person itself, or the only entry of its address book.
enum class person_part : std::uint8_t { person, address };
BOOST_DESCRIBE_ENUM(person_part, person, address)

// Needed: authentication with the logon; to add a person also the password; for addresses a
// nickname. A person without a parent belongs to the default organization.
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (member_action, action),
        (person_part, part),
        (vocabulary::person, person),
        (std::optional<store_id>, store),
        (std::optional<business_context>, context));
};

struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (std::optional<member_id>, person));  // absent for an address
};

struct operation {
    static constexpr std::string_view name = "SynchronizePerson";
    static constexpr std::string_view summary =
        "Adds or changes a person or one of its addresses in the commerce site.";
    static constexpr auto safety = treaty::safety::needs_key;  // a second add is a duplicate
    using request_type = request;
    using response_type = response;
    using faults =
        treaty::faults<missing_parameter, invalid_parameter, unknown_person, unknown_parent,
                       duplicate_logon, parent_not_changeable, unknown_address, duplicate_nickname>;
};

}  // namespace contracts::synchronize_person
