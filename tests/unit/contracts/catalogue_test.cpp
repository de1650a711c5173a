// SPDX-License-Identifier: BSL-1.0
// What holds for all fourteen services at once, walked over the catalogues.
#include "catalogue_rows.hpp"

#include <tests/support/catch.hpp>
#include <treaty/core/limits.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using catalogue::operation_row;
using treaty::reflect::shape;
using treaty::reflect::type;

namespace {

std::vector<operation_row> everything() {
    auto rows = catalogue::outbound();
    for (auto& one : catalogue::inbound()) rows.push_back(std::move(one));
    return rows;
}

// All structs that a message of this type can hold.
void collect(type const& kind, std::set<type const*>& seen) {
    if (kind.element != nullptr) collect(*kind.element, seen);
    if (kind.shape != shape::structure || !seen.insert(&kind).second) return;
    for (auto const& member : kind.members) collect(*member.kind, seen);
}
// How many objects and lists stand within each other at most; no type of a message contains itself.
std::size_t depth(type const& kind) {
    std::size_t below = kind.element != nullptr ? depth(*kind.element) : 0;
    for (auto const& member : kind.members) below = std::max(below, depth(*member.kind));
    bool const nests =
        kind.shape == shape::structure || kind.shape == shape::list || kind.shape == shape::map;
    return below + (nests ? 1 : 0);
}
std::set<type const*> all_structs() {
    std::set<type const*> seen;
    for (auto const& one : everything()) {
        collect(*one.request, seen);
        collect(*one.response, seen);
        for (auto const& fault : one.faults) collect(*fault.kind, seen);
    }
    return seen;
}

}  // namespace

TEST_CASE("the catalogues hold the fourteen services under distinct names") {
    CHECK(catalogue::outbound().size() == 8);
    CHECK(catalogue::inbound().size() == 6);
    std::set<std::string_view> names;
    for (auto const& one : everything()) names.insert(one.name);
    CHECK(names == std::set<std::string_view>{
                       "CreateOrganization", "UpdateOrganization", "GetProductAvailability",
                       "CheckOrderInventory", "ReserveOrderInventory", "CancelOrderInventory",
                       "TransferOrder", "GetOrder", "UpdateInventoryCache", "PreprocessOrder",
                       "UpdateOrderStatus", "ProcessPayment", "SynchronizeOrganization",
                       "SynchronizePerson"});
}

TEST_CASE("what a repeat does is known for each service") {
    std::map<std::string_view, treaty::safety> safety;
    for (auto const& one : everything()) safety[one.name] = one.safety;
    for (auto const* name : {"GetProductAvailability", "CheckOrderInventory", "GetOrder"})
        CHECK(safety[name] == treaty::safety::read_only);
    for (auto const* name : {"CancelOrderInventory", "UpdateOrganization", "UpdateInventoryCache",
                             "PreprocessOrder", "UpdateOrderStatus"})
        CHECK(safety[name] == treaty::safety::idempotent);
    for (auto const* name : {"ReserveOrderInventory", "TransferOrder", "CreateOrganization",
                             "ProcessPayment", "SynchronizeOrganization", "SynchronizePerson"})
        CHECK(safety[name] == treaty::safety::needs_key);
}

TEST_CASE("each service has a summary and faults, each fault a title and a name of its own") {
    for (auto const& one : everything()) {
        INFO(one.name);
        CHECK(one.summary.ends_with('.'));
        CHECK(one.faults.size() >= 2);
        std::set<std::string_view> names;
        for (auto const& fault : one.faults) {
            INFO(fault.name);
            CHECK(names.insert(fault.name).second);
            CHECK(fault.title.ends_with('.'));
            CHECK_FALSE(fault.kind->members.empty());
        }
    }
}

TEST_CASE("each fault has the vendor's key but the one that carries a key as a member") {
    for (auto const& one : everything())
        for (auto const& fault : one.faults) {
            INFO(fault.name);
            if (fault.name == "ActionIncomplete")
                CHECK(fault.reason_code.empty());
            else
                CHECK((fault.reason_code.starts_with("_ERR_") ||
                       fault.reason_code.starts_with("PPC_")));
        }
}

TEST_CASE("no struct of a message comes near the limit of forty members") {
    for (auto const* one : all_structs()) {
        INFO(one->name);
        CHECK(one->members.size() < 40);
    }
}

TEST_CASE("every list of a message has a limit of its own") {
    for (auto const* one : all_structs())
        for (auto const& member : one->members) {
            INFO(one->name << "." << member.name);
            auto const& kind =
                member.kind->shape == shape::optional ? *member.kind->element : *member.kind;
            if (kind.shape == shape::list) CHECK(kind.most != 0);
            if (kind.shape == shape::text) CHECK(kind.most != 0);
        }
}

TEST_CASE("no message is deeper than a reader takes by default, by far") {
    std::size_t deepest = 0;
    for (auto const& one : everything())
        deepest = std::max({deepest, depth(*one.request), depth(*one.response)});
    CHECK(deepest == 10);  // the text of an adjustment of a line of an order that was found
    CHECK(deepest * 4 <= treaty::message_limits{}.depth_max);
}

TEST_CASE("members of one struct have wire names of their own") {
    for (auto const* one : all_structs()) {
        std::set<std::string_view> names;
        for (auto const& member : one->members) {
            INFO(one->name << "." << member.name);
            CHECK(names.insert(member.wire_name).second);
            CHECK(member.wire_name.find('_') == std::string_view::npos);
        }
    }
}
