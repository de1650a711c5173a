// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/format.hpp>

#include "documents.hpp"

#include <contracts/bod/successor/back_office.hpp>

namespace {

using contracts::bod::get_product_availability::bound;
using Catch::Matchers::Contains;

constexpr std::string_view former = "http://www.ibm.com/xmlns/prod/commerce/inventory";
constexpr std::string_view later = "http://www.ibm.com/xmlns/prod/commerce/9/inventory";

std::string element(std::string_view space, std::string_view name) {
    return "an element {" + std::string{space} + "}" + std::string{name};
}

}  // namespace

TEST_CASE("a message that is for nothing here is told with its namespace") {
    std::string const asked =
        support::with(support::sample("get_product_availability_request"), former, later);
    CHECK_THAT(support::problems_of<contracts::get_product_availability::request>(bound, asked),
               Contains("expected a message that is known here, found " +
                        element(later, "GetProductAvailability")));
    std::string const long_one =
        support::with(asked, later, std::string(later) + std::string(500, 'x'));
    CHECK_THAT(support::problems_of<contracts::get_product_availability::request>(bound, long_one),
               Contains("xxx...}GetProductAvailability"));
}

TEST_CASE("a message of another operation is told beside the one that was meant") {
    contracts::bod::format const successors{
        {.bindings = contracts::bod::successor::bindings, .make_id = [] { return "id"; }}};
    treaty::call_context context;
    treaty::wire::call now{{bound.service, bound.operation}, &context};
    treaty::problem_list problems;
    contracts::get_product_availability::request into{};
    CHECK_FALSE(successors.read_request(
        now, treaty::reflect::type_of<contracts::get_product_availability::request>, &into,
        support::sample("get_product_availability_request"), {}, problems));
    CHECK_THAT(treaty::to_string(problems),
               Contains("expected " + element(later, "GetInventoryAvailability") + ", found " +
                        element(former, "GetProductAvailability")));
}

TEST_CASE("an answer of another operation is told beside the one that was meant") {
    contracts::get_product_availability::response into{};
    auto const read = support::read_answer(
        bound, treaty::reflect::type_of<contracts::get_product_availability::response>, &into,
        support::sample("reserve_order_inventory_reply"));
    CHECK_FALSE(read.whole);
    CHECK_THAT(read.str(), Contains("expected " + element(former, "ShowProductAvailability") +
                                    ", found " + element(former, "AcknowledgeOrderInventory")));
}
