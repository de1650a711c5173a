// SPDX-License-Identifier: BSL-1.0
// What holds for all fourteen services at once, walked over the catalogues.
#include <contracts/back_office.hpp>

#include <tests/support/catch.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

using treaty::reflect::shape;
using treaty::reflect::type;

namespace {

struct fault_row {
    std::string_view name;
    std::string_view title;
    std::string_view reason_code;
    type const* kind;
};
struct operation_row {
    std::string_view name;
    std::string_view summary;
    treaty::safety safety;
    type const* request;
    type const* response;
    std::vector<fault_row> faults;
};

template <class Fault>
fault_row fault_of() {
    std::string_view code;
    if constexpr (requires { Fault::reason_code; }) code = Fault::reason_code;
    return {treaty::reflect::pascal_name<Fault>, Fault::title, code,
            &treaty::reflect::type_of<Fault>};
}
template <class... Faults>
std::vector<fault_row> faults_of(treaty::faults<Faults...>) {
    return {fault_of<Faults>()...};
}
template <class... Ops>
std::vector<operation_row> rows_of(treaty::operations<Ops...>) {
    return {operation_row{Ops::name, Ops::summary, Ops::safety,
                          &treaty::reflect::type_of<typename Ops::request_type>,
                          &treaty::reflect::type_of<typename Ops::response_type>,
                          faults_of(typename Ops::faults{})}...};
}
std::vector<operation_row> everything() {
    auto rows = rows_of(contracts::outbound::operations{});
    auto const inbound = rows_of(contracts::inbound::operations{});
    rows.insert(rows.end(), inbound.begin(), inbound.end());
    return rows;
}

// All structs that a message of this type can hold.
void collect(type const& kind, std::set<type const*>& seen) {
    if (kind.element != nullptr) collect(*kind.element, seen);
    if (kind.shape != shape::structure || !seen.insert(&kind).second) return;
    for (auto const& member : kind.members) collect(*member.kind, seen);
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

TEST_CASE("both catalogues are well formed services") {
    STATIC_REQUIRE(treaty::check_service<contracts::outbound>());
    STATIC_REQUIRE(treaty::check_service<contracts::inbound>());
}

TEST_CASE("the catalogues hold the fourteen services under distinct names") {
    CHECK(contracts::outbound::operations::size == 8);
    CHECK(contracts::inbound::operations::size == 6);
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

TEST_CASE("limits of texts are those of the vendor's columns") {
    using namespace contracts::vocabulary;
    CHECK(sku::bytes_max == 64);
    CHECK(external_order_id::bytes_max == 30);
    CHECK(external_order_item_id::bytes_max == 30);
    CHECK(status_text::bytes_max == 32);
    CHECK(comment_text::bytes_max == 254);
    CHECK(sequence_number::bytes_max == 64);
    CHECK(error_code::bytes_max == 20);
    CHECK(response_code_text::bytes_max == 25);
    CHECK(reason_code_text::bytes_max == 25);
    CHECK(reference_number_text::bytes_max == 64);
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
