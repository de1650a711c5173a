// SPDX-License-Identifier: BSL-1.0
// Laws of members: organizations in the external system, persons in the commerce site.
#pragma once

#include <simulator/laws/words.hpp>

#include <utility>
#include <vector>

namespace simulator::laws {

inline std::string named(std::string const& organization) {
    return R"({"organization":{"identifier":{"distinguishedName":"o=)" + organization +
           R"(,o=root organization"},"name":")" + organization + R"(","type":"Organization"}})";
}

// Organizations are created once, keep their account when they change, and may order from then on.
inline void play_organizations(conversation& with, steps all) {
    std::vector<std::pair<std::string, std::string>> there;  // name and account
    for (business_step const& one : all) {
        if (there.empty() || one.action == 0) {
            std::string const name = "law " + with.number();
            with.call("UpdateOrganization", named(name));
            if (!with.expect_fault("unknown-before", "UnknownOrganization")) return;
            auto const& told = with.call("CreateOrganization", named(name));
            if (!with.expect_response("an-organization-is-created")) return;
            there.emplace_back(name, told.at("/account"));
            continue;
        }
        auto const& [name, account] = there[one.subject % there.size()];
        if (one.action == 1) {
            with.call("CreateOrganization", named(name));
            if (!with.expect_fault("created-once", "DuplicateOrganization")) return;
        } else {
            auto const& told = with.call("UpdateOrganization", named(name));
            if (!with.expect(told.fine() && told.at("/account") == account, "update-is-seen",
                             "a response with the account " + account, told.words()))
                return;
        }
    }
}

// Persons are added once, are changed only if they are known, and buy from then on.
inline void play_persons(conversation& with, steps all) {
    static constexpr char request[] =
        R"({"action":"$0","part":"Person","person":{"identifier":{},)"
        R"("authentication":{"logonId":"$1","password":"secret-1"}}})";
    std::vector<std::pair<std::string, std::string>> there;  // logon and number
    for (business_step const& one : all) {
        if (there.empty() || one.action == 0) {
            std::string const logon = "law" + with.number();
            with.call("SynchronizePerson", request, {"Change", logon});
            if (!with.expect_fault("unknown-before", "UnknownPerson")) return;
            auto const& told = with.call("SynchronizePerson", request, {"Add", logon});
            if (!with.expect_response("a-person-is-added")) return;
            there.emplace_back(logon, told.at("/person"));
            continue;
        }
        auto const& [logon, number] = there[one.subject % there.size()];
        if (one.action == 1) {
            with.call("SynchronizePerson", request, {"Add", logon});
            if (!with.expect_fault("added-once", "DuplicateLogon")) return;
        } else if (one.action == 2) {
            auto const& told = with.call("SynchronizePerson", request, {"Change", logon});
            if (!with.expect(told.fine() && told.at("/person") == number, "change-is-of-the-same",
                             "a response with the person " + number, told.words()))
                return;
        } else {
            with.call("PreprocessOrder",
                      R"({"order":{"id":"$0"},"store":$store_id,"customer":"$1","lines":[)"
                      R"({"orderItem":{},"product":{"sku":$sku},)"
                      R"("quantity":{"value":1,"unit":$unit_code}}]})",
                      {with.number(), number});
            if (!with.expect_response("who-was-added-may-buy")) return;
        }
    }
}

}  // namespace simulator::laws
