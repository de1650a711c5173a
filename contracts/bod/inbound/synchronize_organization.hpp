// SPDX-License-Identifier: BSL-1.0
// SyncOrganization, Add or Change of an organization or of its only address, answered by
// ConfirmBOD, which has the organization's number. The vendor's sample of an organization's address
// names a person's in its expression, which the vendor's own mapping does not know; it is read as
// the organization's.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/member.hpp>
#include <contracts/inbound/synchronize_organization.hpp>

namespace contracts::bod::synchronize_organization {

namespace contract = contracts::synchronize_organization;

inline constexpr std::array actions{form::spelled(contract::member_action::add, "Add"),
                                    form::spelled(contract::member_action::change, "Change")};
inline constexpr std::array parts{
    form::spelled(contract::organization_part::organization, "Organization"),
    form::spelled(contract::organization_part::address, "Organization/ContactList/ContactEntry"),
    form::spelled(contract::organization_part::address, "Address"),
    form::spelled(contract::organization_part::address, "Person/ContactList/ContactEntry")};

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = member_synchronization(
        actions, parts,
        form::element({mbr, "Organization"}, "organization").as<organization_form>());
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows =
        confirmed_member("Organization", "OrganizationIdentifier", "organization");
};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "inbound",
    .path = "/webapp/wcs/services/MemberServices",
    .request = {mbr, "SyncOrganization"},
    .reply = confirm_bod,
    .prefixes = member_prefixes,
    .reply_prefixes = member_confirmation_prefixes,
});

}  // namespace contracts::bod::synchronize_organization
