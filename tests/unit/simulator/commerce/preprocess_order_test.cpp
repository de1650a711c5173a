// SPDX-License-Identifier: BSL-1.0
#include <simulator/behaviours/preprocess_order.hpp>

#include <simulator/state/price_calculation.hpp>
#include <treaty/core/random.hpp>

#include "../../../support/catch.hpp"
#include "sample_site.hpp"

namespace contract = contracts::preprocess_order;
namespace commerce = simulator::commerce;
using sample::euro;
using sample::number;
using sample::pieces;

namespace {

contract::line line(char const* item, char const* quantity) {
    contract::line made{};
    made.product.sku = contract::sku{std::string_view{item}};
    made.quantity = pieces(quantity);
    return made;
}
// An order of a channel that the site does not know.
contract::request foreign(contract::line one, contract::member_id customer = sample::ben) {
    contract::request made{};
    made.order.external_id = contract::external_order_id{"X-1"};
    made.store = sample::store;
    made.customer = customer;
    made.lines.push_back(std::move(one));
    return made;
}
auto apply(simulator::commerce_state& state, contract::request const& asked) {
    return simulator::preprocess_order::apply(state, asked, sample::now());
}
contract::response priced(contract::request const& asked) {
    auto state = sample::site();
    auto const answer = apply(state, asked);
    if (!answer) FAIL(answer.error().str());
    return *answer;
}
template <class Fault>
Fault refused(contract::request const& asked) {
    auto state = sample::site();
    return sample::refused<Fault>(state, [&] { return apply(state, asked); });
}
treaty::decimal sum_of_adjustments(contract::response const& answer) {
    treaty::decimal sum;
    for (auto const& one : answer.lines)
        for (auto const& adjusted : one.charges.adjustments) sum += adjusted.amount->amount;
    return sum;
}

}  // namespace

TEST_CASE("a line is priced step by step: contract, volume discount, shipping, taxes") {
    auto const answer = priced(foreign(line("CHAIR-1", "10")));
    auto const& figures = answer.lines[0].charges;
    CHECK(figures.unit_price.price == euro("100"));
    CHECK(figures.order_item_price == euro("1000"));
    REQUIRE(figures.adjustments.size() == 1);
    CHECK(figures.adjustments[0].amount == euro("-50"));
    CHECK(figures.shipping_charge == euro("14.99"));  // 9.99 + 10 x 0.50
    CHECK(figures.sales_tax == euro("180.5"));        // 19 % of 950
    CHECK(figures.shipping_tax == euro("2.85"));      // 19 % of 14.99 is 2.8481
    CHECK(answer.charges.total_product_price == euro("1000"));
    CHECK(answer.charges.total_adjustment == euro("-50"));
    CHECK(answer.charges.total_sales_tax == euro("180.5"));
    CHECK(answer.order.id);
    CHECK(answer.order.external_id == contract::external_order_id{"X-1"});
    CHECK(answer.customer.distinguished_name);
    CHECK(answer.buyer_organization->id == commerce::default_organization);
    CHECK(answer.lines[0].shipping_mode == contract::shipping_mode_id{1});
}

TEST_CASE("splitting an order over lines does not change its volume discount") {
    auto asked = foreign(line("CHAIR-1", "4"));
    asked.lines.push_back(line("CHAIR-1", "6"));
    CHECK(priced(asked).charges.total_adjustment == euro("-50"));
}

TEST_CASE("the quantity of an answer is the ordered one times the product's nominal one") {
    auto const answer = priced(foreign(line("BEANS-1", "3")));
    CHECK(answer.lines[0].quantity.value == number("1.5"));
    CHECK(answer.lines[0].quantity.unit == treaty::unit_code{"KGM"});
    CHECK(answer.lines[0].charges.unit_price.quantity->value == number("0.5"));
    CHECK(answer.lines[0].charges.order_item_price == euro("37.5"));
    CHECK(answer.lines[0].charges.sales_tax == euro("2.63"));  // 7 % of 37.50 is 2.625
}

TEST_CASE("discounts of the order are shared over its lines and add up to the cent") {
    auto asked = foreign(line("CHAIR-1", "1"));
    for (int i = 0; i < 2; ++i) asked.lines.push_back(line("CHAIR-1", "1"));
    asked.promotion_codes.push_back("FLAT");
    auto const answer = priced(asked);
    CHECK(sum_of_adjustments(answer) == number("-20"));
    CHECK(answer.charges.total_adjustment == euro("-20"));
    for (auto const& one : answer.lines) {
        REQUIRE(one.charges.adjustments.size() == 1);
        CHECK(one.charges.adjustments[0].level == contract::display_level::order);
        auto const share = treaty::decimal{one.charges.adjustments[0].amount->amount};
        CHECK((share == number("-6.67") || share == number("-6.66")));
    }
}

TEST_CASE("only promotion codes that change a figure are in force") {
    auto asked = foreign(line("CHAIR-1", "1"));
    asked.promotion_codes = {"TEN", "NOSUCH", "GIFT"};
    auto const answer = priced(asked);
    REQUIRE(answer.promotion_codes.size() == 1);
    CHECK(answer.promotion_codes[0] == contract::promotion_code{"TEN"});
    CHECK(answer.lines[0].charges.adjustments[0].type == contract::adjustment_type::coupon);
}

TEST_CASE("a free gift is marked, and free") {
    auto asked = foreign(line("BEANS-1", "1"));
    asked.promotion_codes = {"GIFT"};
    auto const answer = priced(asked);
    CHECK(answer.lines[0].charges.free_gift);
    CHECK(answer.lines[0].charges.sales_tax == euro("0"));
    CHECK(answer.charges.total_adjustment == euro("-12.5"));
}

TEST_CASE("a customer's own contract has its own prices, and covers who is below it") {
    auto one = line("TABLE-1", "1");
    one.contract = 2;
    CHECK(priced(foreign(one, sample::ana)).lines[0].charges.unit_price.price == euro("333.33"));
    CHECK(refused<contract::not_entitled>(foreign(one, sample::ben)).contract ==
          contract::contract_id{2});
    one.contract.reset();
    CHECK(refused<contract::not_entitled>(foreign(one, sample::ana)).contract ==
          contract::contract_id{1});
}

TEST_CASE("a contract that is unknown, closed or of another store is no contract") {
    for (std::int64_t const id : {3, 9}) {
        auto one = line("CHAIR-1", "1");
        one.contract = id;
        CHECK(refused<contract::unknown_contract>(foreign(one)).contract ==
              contract::contract_id{id});
    }
    auto asked = foreign(line("CHAIR-1", "1"));
    asked.store = 20202;
    CHECK_FALSE(refused<contract::not_entitled>(asked).contract);
    asked.lines[0].contract = 1;
    refused<contract::unknown_contract>(asked);
}

TEST_CASE("a given price takes the contract's place and is marked") {
    auto one = line("CHAIR-1", "2");
    one.unit_price = euro("77.77");
    auto const answer = priced(foreign(one));
    CHECK(answer.lines[0].charges.price_override);
    CHECK(answer.lines[0].charges.order_item_price == euro("155.54"));
    one.unit_price = euro("-1");
    refused<contract::invalid_parameter>(foreign(one));
}

TEST_CASE("shipping is adjusted by line, free above its limit, or on the customer's account") {
    auto one = line("CHAIR-1", "1");
    one.charge_adjustment_percentage = -100;
    CHECK(priced(foreign(one)).charges.total_shipping_charge == euro("0"));
    one.charge_adjustment_percentage = 50;
    CHECK(priced(foreign(one)).charges.total_shipping_charge == euro("15.74"));  // 10.49 + 5.245
    one.charge_adjustment_percentage = -101;
    refused<contract::invalid_parameter>(foreign(one));
    CHECK(priced(foreign(line("CHAIR-1", "12"))).charges.total_shipping_charge == euro("0"));
    one = line("CHAIR-1", "1");
    one.charge_policy = 2;
    CHECK(refused<contract::missing_parameter>(foreign(one)).parameter.view() ==
          "lines.carrierAccount");
    one.carrier_account = "ACC-1";
    CHECK(priced(foreign(one)).charges.total_shipping_charge == euro("0"));
    one.charge_policy = 9;
    refused<contract::invalid_parameter>(foreign(one));
    one = line("CHAIR-1", "1");
    one.shipping_mode = 9;
    refused<contract::invalid_parameter>(foreign(one));
}

TEST_CASE("taxes follow the address of the line") {
    auto one = line("CHAIR-1", "1");
    one.ship_to.emplace();
    one.ship_to->country = contract::place_name{"us"};
    one.ship_to->state_or_province = contract::place_name{"ca"};
    CHECK(priced(foreign(one)).charges.total_sales_tax == euro("7.25"));
    one.ship_to->state_or_province = contract::place_name{"NY"};
    CHECK(priced(foreign(one)).charges.total_sales_tax == euro("0"));
}

TEST_CASE("a known order takes over the request, any other is forgotten") {
    auto state = sample::site();
    contract::request asked = foreign(line("CHAIR-1", "5"));
    auto const before = state.orders.orders.size();
    REQUIRE(apply(state, asked));
    CHECK(state.orders.orders.size() == before);

    asked.order = {.id = sample::cart, .external_id = {}, .customer_number = {}};
    asked.lines[0].order_item.id = 901;
    asked.lines.push_back(line("BEANS-1", "1"));
    asked.lines[1].order_item.external_id = contract::external_order_item_id{"mine"};
    auto const answer = apply(state, asked);
    REQUIRE(answer);
    CHECK(answer->order.id == sample::cart);
    CHECK(answer->lines[0].order_item.id == contract::order_item_id{901});
    CHECK_FALSE(answer->lines[0].order_item.external_id);
    CHECK(answer->lines[1].order_item.external_id == contract::external_order_item_id{"mine"});
    auto const& order = *state.orders.find(sample::cart);
    REQUIRE(order.lines.size() == 2);
    CHECK(order.lines[0].quantity.value == number("5"));
    CHECK(order.line(902) == nullptr);
    CHECK(order.totals->total_product_price == euro("512.5"));
    auto const once = simulator::print(state);
    REQUIRE(apply(state, asked));
    CHECK(simulator::print(state) == once);
    CHECK(simulator::check(state).empty());
}

TEST_CASE("an order that is released is not priced anew") {
    auto asked = foreign(line("CHAIR-1", "1"));
    asked.order = {.id = sample::done, .external_id = {}, .customer_number = {}};
    CHECK(refused<contract::wrong_order_status>(asked).status.view() == "S");
    asked.order.id = sample::sent;
    asked.customer = sample::ana;
    CHECK(priced(asked).order.id == sample::sent);
    asked.customer = sample::ben;
    refused<contract::invalid_parameter>(asked);
    asked.store = 20202;
    refused<contract::order_of_another_store>(asked);
}

TEST_CASE("a request to price an order refuses what it does not know") {
    auto asked = foreign(line("CHAIR-1", "1"));
    asked.store = 5;
    refused<contract::unknown_store>(asked);
    asked = foreign(line("CHAIR-1", "1"), 5);
    refused<contract::unknown_customer>(asked);
    asked = foreign(line("SOFA-1", "1"));
    CHECK(refused<contract::unknown_product>(asked).line == 0);
    asked = foreign(line("CHAIR-1", "1"));
    asked.lines[0].product.catalog_entry = 502;  // the beans
    refused<contract::unknown_product>(asked);
    asked = foreign(line("CHAIR-1", "1"));
    asked.lines[0].order_item.id = 901;
    refused<contract::order_item_not_in_order>(asked);
    asked.order.id = sample::cart;
    asked.lines[0].order_item.id = 911;
    refused<contract::order_item_not_in_order>(asked);
}

TEST_CASE("a request to price an order needs numbers and products, each line its own") {
    auto asked = foreign(line("CHAIR-1", "1"));
    asked.order = {};
    CHECK(refused<contract::missing_parameter>(asked).parameter.view() == "order");
    asked = foreign({.quantity = pieces("1")});
    CHECK(refused<contract::missing_parameter>(asked).line == 0);
    asked = foreign(line("CHAIR-1", "1"));
    asked.lines.push_back(line("CHAIR-1", "1"));
    for (auto& one : asked.lines)
        one.order_item.external_id = contract::external_order_item_id{"same"};
    CHECK(refused<contract::invalid_parameter>(asked).line == 1);
}

TEST_CASE("an order has one currency, and every product a price in it") {
    auto asked = foreign(line("CHAIR-1", "1"));
    asked.context.emplace();
    asked.context->currency = "USD";
    CHECK(priced(asked).charges.total_product_price.currency == treaty::currency_code{"USD"});
    asked.lines[0] = line("BEANS-1", "1");
    CHECK(refused<contract::currency_not_supported>(asked).line == 0);
    asked.context->currency = "JPY";
    CHECK_FALSE(refused<contract::currency_not_supported>(asked).line);
    asked = foreign(line("CHAIR-1", "1"));
    asked.lines.push_back(line("CHAIR-1", "1"));
    asked.lines[0].unit_price = euro("1");
    asked.lines[1].unit_price = treaty::money{1, "USD"};
    CHECK(refused<contract::currency_not_supported>(asked).line == 1);
}

TEST_CASE("quantities that no order can have are refused, however large") {
    refused<contract::invalid_quantity>(foreign(line("CHAIR-1", "0")));
    refused<contract::invalid_quantity>(foreign(line("CHAIR-1", "-1")));
    refused<contract::invalid_quantity>(foreign(line("CHAIR-1", "999999999")));
    refused<contract::invalid_quantity>(foreign(line("CHAIR-1", "1e15")));
    auto one = line("CHAIR-1", "1");
    one.quantity.unit = "KGM";
    refused<contract::invalid_quantity>(foreign(one));
    one = line("CHAIR-1", "999999999.999999");
    one.unit_price = euro("999999999999999.99999");
    refused<contract::invalid_quantity>(foreign(one));
    one = line("CHAIR-1", "9999999");
    one.unit_price = euro("999.99999");
    auto asked = foreign(one);
    for (int i = 1; i < 200; ++i) asked.lines.push_back(one);
    CHECK(priced(asked).charges.total_product_price.amount > number("1e12"));
}

TEST_CASE("shares add up to what is shared, whatever the weights") {
    treaty::random_source chance{7};
    for (int round = 0; round < 500; ++round) {
        std::vector<treaty::decimal> weights;
        for (std::uint64_t i = 0; i <= chance.below(12); ++i)
            weights.push_back(treaty::decimal::of(chance.between(0, 100000), 2));
        auto const total = treaty::decimal::of(chance.between(-100000, 100000), 2);
        treaty::decimal sum;
        for (auto const share : commerce::shares_of(total, weights, 2)) {
            CHECK(share.scale() <= 2);
            sum += share;
        }
        CHECK(sum == total);
    }
}
