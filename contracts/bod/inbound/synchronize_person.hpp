// SPDX-License-Identifier: BSL-1.0
// SyncPerson, Add or Change of a person or of its only address, answered by ConfirmBOD, which has
// the person's number.
// The vendor does not look at the action code of a person, so codes of the other direction and of
// OAGIS are taken for the two that there are.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/member.hpp>
#include <contracts/inbound/synchronize_person.hpp>

namespace contracts::bod::synchronize_person {

namespace contract = contracts::synchronize_person;

inline constexpr std::array actions{form::spelled(contract::member_action::add, "Add"),
                                    form::spelled(contract::member_action::change, "Change"),
                                    form::spelled(contract::member_action::add, "Create"),
                                    form::spelled(contract::member_action::change, "Update"),
                                    form::spelled(contract::member_action::change, "Replace")};
inline constexpr std::array parts{
    form::spelled(contract::person_part::person, "Person"),
    form::spelled(contract::person_part::address, "Person/ContactList/ContactEntry"),
    form::spelled(contract::person_part::address, "Address")};

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = member_synchronization(
        actions, parts, form::element({mbr, "Person"}, "person").as<person_form>());
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = confirmed_member("Person", "PersonIdentifier", "person");
};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "inbound",
    .path = "/webapp/wcs/services/MemberServices",
    .request = {mbr, "SyncPerson"},
    .reply = confirm_bod,
    .prefixes = member_prefixes,
    .reply_prefixes = member_confirmation_prefixes,
});

}  // namespace contracts::bod::synchronize_person
