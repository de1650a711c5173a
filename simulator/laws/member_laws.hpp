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

// The commerce site follows the master of its customers: who was added is there once, units hang
// below whom they name, and an address book has each nickname once.
inline void play_customers(conversation& with, steps all) {
    static constexpr char whole[] =
        R"({"action":"$0","part":"Organization","organization":{"identifier":)"
        R"({"distinguishedName":"o=$1,o=root organization"},"name":"$1","type":"Organization"}})";
    static constexpr char unit[] =
        R"({"action":"Add","part":"Organization","organization":{"identifier":{},"parent":)"
        R"({"distinguishedName":"o=$0,o=root organization"},"name":"$1",)"
        R"("type":"OrganizationalUnit"}})";
    static constexpr char known_unit[] =
        R"({"action":"Change","part":"Organization","organization":{"identifier":)"
        R"({"distinguishedName":"ou=$1,o=$0,o=root organization"}}})";
    static constexpr char address[] =
        R"({"action":"$0","part":"Address","organization":{"identifier":)"
        R"({"distinguishedName":"o=$1,o=root organization"},"addressBook":[{"nickname":"$2"}]}})";
    std::vector<std::pair<std::string, std::string>> there;  // name and number
    for (business_step const& one : all) {
        if (there.empty() || one.action == 0) {
            std::string const name = "law " + with.number();
            with.call("SynchronizeOrganization", whole, {"Change", name});
            if (!with.expect_fault("unknown-before", "UnknownOrganization")) return;
            auto const& told = with.call("SynchronizeOrganization", whole, {"Add", name});
            if (!with.expect_response("a-customer-is-added")) return;
            there.emplace_back(name, told.at("/organization"));
            continue;
        }
        auto const& [name, number] = there[one.subject % there.size()];
        std::string const fresh = "law " + with.number();
        if (one.action == 1) {
            with.call("SynchronizeOrganization", whole, {"Add", name});
            if (!with.expect_fault("added-once", "DuplicateOrganization")) return;
        } else if (one.action == 2) {
            auto const& told = with.call("SynchronizeOrganization", whole, {"Change", name});
            if (!with.expect(told.fine() && told.at("/organization") == number,
                             "change-is-of-the-same", "a response with the organization " + number,
                             told.words()))
                return;
        } else if (one.action == 3) {
            with.call("SynchronizeOrganization", unit, {fresh, fresh});
            if (!with.expect_fault("below-nobody", "UnknownParent")) return;
            std::string const added =
                with.call("SynchronizeOrganization", unit, {name, fresh}).at("/organization");
            if (!with.expect_response("a-unit-is-added")) return;
            auto const& told = with.call("SynchronizeOrganization", known_unit, {name, fresh});
            if (!with.expect(told.fine() && told.at("/organization") == added,
                             "a-unit-is-below-its-parent",
                             "a response with the organization " + added, told.words()))
                return;
        } else {
            with.call("SynchronizeOrganization", address, {"Change", name, fresh});
            if (!with.expect_fault("unknown-address-before", "UnknownAddress")) return;
            with.call("SynchronizeOrganization", address, {"Add", name, fresh});
            if (!with.expect_response("an-address-is-added")) return;
            with.call("SynchronizeOrganization", address, {"Add", name, fresh});
            if (!with.expect_fault("a-nickname-is-there-once", "DuplicateNickname")) return;
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
