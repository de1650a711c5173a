// SPDX-License-Identifier: BSL-1.0
// SyncOrganization, action Update, answered by ConfirmBOD. The confirmation says only success or
// failure: the number of the customer account has no place in it, and is absent over it.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/member.hpp>
#include <contracts/outbound/update_organization.hpp>

namespace contracts::bod::update_organization {

namespace contract = contracts::update_organization;

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = organization_notice("Update");
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = confirmation();
};

inline constexpr std::array<std::string_view, 1> action_codes{"Update"};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/services/MemberServices",
    .request = {mbr, "SyncOrganization"},
    .action_codes = action_codes,
    .reply = confirm_bod,
    .prefixes = member_prefixes,
    .reply_prefixes = confirmation_prefixes,
});

}  // namespace contracts::bod::update_organization
