// SPDX-License-Identifier: BSL-1.0
// A small commerce site that the tests of its operations share: one store, three products, two
// customers, orders in three states, and a payment system of every kind.
#pragma once

#include <simulator/behaviours/process_payment.hpp>
#include <simulator/state/commerce_print.hpp>
#include <simulator/state/commerce_state.hpp>
#include <simulator/state/moment.hpp>

#include <string>

namespace sample {

namespace words = contracts::vocabulary;
using simulator::commerce_state;
using simulator::moment;

inline constexpr words::store_id store{10101};
inline constexpr words::member_id buyer{7001};  // an organization
inline constexpr words::member_id ana{8001};    // of the buyer
inline constexpr words::member_id ben{8002};    // of the default organization
inline constexpr words::order_id cart{900};     // ben's, pending, lines 901 and 902
inline constexpr words::order_id sent{910};     // ana's, transferred, line 911
inline constexpr words::order_id done{920};     // ben's, shipped, line 921

inline treaty::instant at(std::int64_t minute) {
    return treaty::instant::from_seconds(1'790'000'000 + minute * 60);
}
inline moment now(std::int64_t minute = 0) {
    return {at(minute), "back office", ""};
}
inline treaty::decimal number(std::string_view text) {
    return *treaty::decimal::parse(text);
}
inline treaty::money euro(std::string_view amount) {
    return {number(amount), "EUR"};
}
inline treaty::quantity pieces(std::string_view count) {
    return {number(count), "C62"};
}

inline void add_products(simulator::commerce::catalog& to) {
    to.add({.item = "CHAIR-1", .catalog_entry = 501, .name = "Chair", .tax_category = {}});
    to.add({.item = "TABLE-1", .catalog_entry = 503, .name = "Table", .tax_category = {}});
    to.add({.item = "BEANS-1",
            .catalog_entry = 502,
            .name = "Coffee beans",
            .nominal = {number("0.5"), "KGM"},
            .tax_category = words::tax_category_code{"food"}});
}

inline void add_contracts(simulator::commerce::catalog& to) {
    to.contracts[1] = {.id = 1,
                       .name = "Everybody",
                       .store = store,
                       .prices = {{"CHAIR-1", {{"EUR", number("100")}, {"USD", number("110")}}},
                                  {"BEANS-1", {{"EUR", number("12.5")}}}}};
    to.contracts[2] = {
        .id = 2,
        .name = "Buyer",
        .store = store,
        .participants = {buyer},
        .prices = {{"CHAIR-1", {{"EUR", number("80")}}}, {"TABLE-1", {{"EUR", number("333.33")}}}}};
    to.contracts[3] = {.id = 3, .name = "Old", .store = store, .active = false};
}

inline void add_rules(simulator::commerce::catalog& to) {
    using simulator::commerce::discount;
    to.discounts.push_back(
        {.description = "Many chairs",
         .products = {"CHAIR-1"},
         .steps = {{.from = 10, .percent_off = 5}, {.from = 50, .percent_off = 10}}});
    to.discounts.push_back({.code = words::promotion_code{"TEN"},
                            .description = "Ten percent",
                            .type = words::adjustment_type::coupon,
                            .level = words::display_level::order,
                            .steps = {{.from = 0, .percent_off = 10}}});
    to.discounts.push_back({.code = words::promotion_code{"FLAT"},
                            .description = "Twenty off",
                            .level = words::display_level::order,
                            .currency = treaty::currency_code{"EUR"},
                            .steps = {{.from = 100, .amount_off = 20}}});
    to.discounts.push_back({.code = words::promotion_code{"GIFT"},
                            .description = "Beans for free",
                            .products = {"BEANS-1"},
                            .steps = {{.from = 0, .percent_off = 100}},
                            .free_gift = true});
    to.shipping[1] = {.id = 1,
                      .name = "Parcel",
                      .rates = {{"EUR",
                                 {.per_order = number("9.99"),
                                  .per_unit = number("0.5"),
                                  .free_from = number("1000")}}}};
    to.shipping[2] = {.id = 2, .name = "Express", .rates = {{"EUR", {.per_order = 25}}}};
    to.charge_policies[1] = {.id = 1, .name = "Standard"};
    to.charge_policies[2] = {.id = 2, .name = "By carrier", .by_carrier_account = true};
    to.taxes = {
        {.country = "DE", .sales_percent = 19, .shipping_percent = 19},
        {.country = "DE",
         .category = words::tax_category_code{"food"},
         .sales_percent = 7,
         .shipping_percent = 19},
        {.country = "US", .state = "CA", .sales_percent = number("7.25"), .shipping_percent = 0}};
}

inline void add_store(simulator::commerce::catalog& to) {
    simulator::commerce::store made{.id = store,
                                    .name = "Shop",
                                    .currency = "EUR",
                                    .currencies = {"EUR", "USD"},
                                    .centers = {1, 2},
                                    .default_contract = words::contract_id{1},
                                    .default_shipping = words::shipping_mode_id{1}};
    made.place.country = words::place_name{"DE"};
    to.stores[store] = made;
    to.stores[20202] = {.id = 20202, .name = "Other", .currencies = {"EUR"}};
}

inline void add_members(simulator::commerce::members& to) {
    simulator::commerce::organization_record made;
    made.id = buyer;
    made.parent = simulator::commerce::root_organization;
    made.name_key = "o=buyer,o=root organization";
    made.content.identifier = {
        .id = buyer,
        .distinguished_name = words::distinguished_name{"o=Buyer,o=root organization"}};
    made.content.name = words::organization_name{"Buyer"};
    made.content.type = words::organization_type::organization;
    words::contact_entry dock{};
    dock.nickname = words::contact_nickname{"dock"};
    made.content.address_book.push_back(dock);
    to.add(made);
    auto const person = [&](words::member_id id, words::member_id parent, char const* logon,
                            std::string const& name) {
        simulator::commerce::person_record one;
        one.id = id;
        one.parent = parent;
        one.content.identifier = {.id = id, .distinguished_name = words::distinguished_name{name}};
        one.content.authentication.emplace();
        one.content.authentication->logon_id = words::logon_id{std::string_view{logon}};
        one.content.authentication->password = treaty::secret<words::password_text>{"old secret"};
        to.add(one);
    };
    person(ana, buyer, "ana", "uid=ana,o=Buyer,o=root organization");
    person(ben, simulator::commerce::default_organization, "ben",
           "uid=ben,o=default organization,o=root organization");
}

inline void add_order(commerce_state& to, words::order_id id, words::member_id customer,
                      simulator::commerce::order_state state, int lines) {
    simulator::commerce::commerce_order made;
    made.id = id;
    made.store = store;
    made.customer = customer;
    made.currency = "EUR";
    made.state = state;
    for (int i = 1; i <= lines; ++i) {
        simulator::commerce::order_line line;
        line.id = id.value() + i;
        line.item = i == 1 ? words::sku{"CHAIR-1"} : words::sku{"BEANS-1"};
        line.quantity = pieces("2");
        made.lines.push_back(line);
    }
    to.orders.orders[id] = made;
}

inline void add_payment_systems(simulator::commerce::payment_books& to) {
    using simulator::commerce::plugin_kind;
    to.plugins["instant"] = {
        .name = "instant", .declines_above = number("5000"), .declined_accounts = {"4000-0002"}};
    to.plugins["desk"] = {.name = "desk", .kind = plugin_kind::offline};
    to.plugins["never"] = {.name = "never", .kind = plugin_kind::refusing};
    to.plugins["nothing"] = {.name = "nothing", .kind = plugin_kind::unsupporting};
    to.plugins["steps"] = {.name = "steps", .sale_in_one_step = false};
    to.plugins["half"] = {.name = "half", .sale_in_one_step = false, .deposits = false};
    to.plugins["brief"] = {
        .name = "brief", .independent_credits = false, .approval_life = std::chrono::seconds{3600}};
    to.plugins["small"] = {.name = "small", .approves_at_most = number("60")};
    auto& rules = to.rules["default"].by_method;
    rules["card"] = "instant";
    rules["invoice"] = "desk";
    rules["stolen"] = "never";
    rules["coins"] = "nothing";
    rules["steps"] = "steps";
    rules["half"] = "half";
    rules["brief"] = "brief";
    rules["small"] = "small";
    rules["lost"] = "no such system";
}

inline commerce_state site() {
    commerce_state made;
    made.cache = simulator::commerce::inventory_cache{{.products = 100, .rows = 1000}};
    add_products(made.catalog);
    add_contracts(made.catalog);
    add_rules(made.catalog);
    add_store(made.catalog);
    add_members(made.members);
    add_order(made, cart, ben, simulator::commerce::order_state::pending, 2);
    add_order(made, sent, ana, simulator::commerce::order_state::transferred, 1);
    add_order(made, done, ben, simulator::commerce::order_state::shipped, 1);
    add_payment_systems(made.payments);
    return made;
}

// The fault of this type; fails the test if the answer is something else, or if it changed the
// state on its way.
template <class Fault, class Apply>
Fault refused(commerce_state& state, Apply&& apply) {
    std::string const before = simulator::print(state);
    auto const answer = apply();
    REQUIRE_FALSE(answer.has_value());
    INFO(answer.error().str());
    Fault const* const found = answer.error().template fault<Fault>();
    REQUIRE(found != nullptr);
    CHECK(simulator::print(state) == before);
    return *found;
}

}  // namespace sample
