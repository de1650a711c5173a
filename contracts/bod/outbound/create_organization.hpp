// SPDX-License-Identifier: BSL-1.0
// SyncOrganization, action Create, answered by ConfirmBOD. The confirmation says only success or
// failure: the number of the customer account has no place in it, and is absent over it.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/member.hpp>
#include <contracts/outbound/create_organization.hpp>

namespace contracts::bod::create_organization {

namespace contract = contracts::create_organization;

struct request_form {
    using type = contract::request;
    using frame = bod::frame;
    static constexpr auto rows = organization_notice("Create");
};

struct reply_form {
    using type = contract::response;
    using frame = bod::frame;
    static constexpr auto rows = confirmation();
};

inline constexpr std::array<std::string_view, 1> action_codes{"Create"};

inline constexpr binding bound = bind<contract::operation, request_form, reply_form>({
    .service = "outbound",
    .path = "/services/MemberServices",
    .request = {mbr, "SyncOrganization"},
    .action_codes = action_codes,
    .reply = confirm_bod,
    .prefixes = member_prefixes,
    .reply_prefixes = confirmation_prefixes,
});

}  // namespace contracts::bod::create_organization
