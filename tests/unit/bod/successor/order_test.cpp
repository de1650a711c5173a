// SPDX-License-Identifier: BSL-1.0
#include "../order_parts.hpp"
#include "exchange.hpp"

#include <contracts/inbound.hpp>

namespace {

namespace bods = contracts::bod::successor;
namespace report = contracts::update_order_status;
namespace ask = contracts::get_order;
namespace transfer = contracts::transfer_order;
namespace vocabulary = contracts::vocabulary;
using namespace support::successor;
using support::sample;
using support::with;

auto const& status = bods::update_order_status::bound;
auto const& get = bods::get_order::bound;
auto const& hand_over = bods::transfer_order::bound;

template <class List>
void keep_first(List& list, std::size_t most) {
    List kept;
    for (auto const& one : list)
        if (kept.size() < most) kept.push_back(one);
    list = kept;
}
void make_sayable(std::optional<vocabulary::contact_entry>& contact) {
    if (!contact) return;
    if (contact->address) contact->address->user_data.clear();
    keep_first(contact->telephones, 2);
    keep_first(contact->emails, 2);
    keep_first(contact->faxes, 2);
    keep_first(contact->mobiles, 1);
    for (auto& one : contact->emails) one.type.reset();
    for (auto* const list : {&contact->faxes, &contact->mobiles})
        for (auto& one : *list) one.type.reset(), one.publish.reset();
}
void make_sayable(vocabulary::order_charges& charges) {
    charges.user_data.clear();
}
// Only an order and its items have user data, and some parts have no element.
void make_sayable(vocabulary::sales_order& order) {
    support::make_carriable(order);
    auto& header = order.header;
    header.references.user_data.clear();
    header.representative_comments.clear();
    if (header.charges) make_sayable(*header.charges);
    if (header.shipping) {
        header.shipping->expedite.reset();
        header.shipping->carrier_account.reset();
        header.shipping->instruction.reset();
        header.shipping->user_data.clear();
        make_sayable(header.shipping->contact);
    }
    if (header.payment) {
        header.payment->user_data.clear();
        for (auto& one : header.payment->instructions) one.user_data.clear();
    }
    if (header.status) header.status->user_data.clear();
    for (auto& item : order.items) {
        for (auto& part : item.components) part.user_data.clear();
        if (item.references) item.references->user_data.clear();
        if (item.charges) {
            item.charges->user_data.clear();
            for (auto& one : item.charges->adjustments) one.user_data.clear();
        }
        if (item.shipping) {
            item.shipping->charge_adjustment_percentage.reset();
            item.shipping->user_data.clear();
            make_sayable(item.shipping->contact);
        }
        if (item.fulfillment) {
            item.fulfillment->fulfillment_center_override.reset();
            item.fulfillment->user_data.clear();
        }
    }
}
// What has lost all it had is none.
template <class T>
T with_nothing_empty(T value) {
    support::make_carriable(treaty::reflect::type_of<T>, &value);
    return value;
}

}  // namespace

TEST_CASE("a status report stands as its message does") {
    stands_as_written<report::request>(status, sample("successor/update_order_status_request"));
    auto const made =
        request_of<report::request>(status, sample("successor/update_order_status_request"));
    CHECK(made.sequence == vocabulary::sequence_number{"12"});
    CHECK(made.updated_at == treaty::instant::parse("2026-11-23T09:00:00Z"));
    CHECK(made.condition == report::ship_condition::partial);
    CHECK(made.items[0].shipped_at);
    CHECK(made.items[0].unit_price == treaty::money{*treaty::decimal::parse("4.5"), "EUR"});
}

TEST_CASE("a status report survives the trip, but for user data of its charges") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        auto made = support::draw_carried<report::request>(seed);
        if (made.charges) make_sayable(*made.charges);
        made = with_nothing_empty(made);
        std::string const bytes = conversation{status}.sent(made);
        support::check_same(request_of<report::request>(status, bytes), made);
    }
    auto made =
        request_of<report::request>(status, sample("successor/update_order_status_request"));
    made.charges->user_data.emplace("a", "b");
    CHECK(refusal_of(status, made).starts_with("not-a-value at /charges/userData "));
    faults_arrive<contracts::inbound, report::operation>(
        request_of<report::request>(status, sample("successor/update_order_status_request")));
    support::counter<contracts::inbound, report::operation> now{
        contracts::bod::successor::bindings};
    now.behind.answer = report::response{.recorded = true};
    auto const answered = now.call(
        request_of<report::request>(status, sample("successor/update_order_status_request")));
    REQUIRE(answered);
    CHECK_FALSE(answered->recorded);
}

TEST_CASE("an order stands as its message does") {
    std::string const request = sample("successor/transfer_order_request");
    stands_as_written<transfer::request>(hand_over, request);
    answer_stands_as_written<transfer::request, transfer::response>(
        hand_over, request, sample("successor/transfer_order_reply"));
    auto const made = request_of<transfer::request>(hand_over, request).order;
    CHECK(made.header.references.store == vocabulary::store_id{10101});
    REQUIRE(made.header.payment);
    CHECK(made.header.payment->promotion_codes.size() == 1);
    CHECK(made.header.payment->instructions.size() == 1);
    CHECK(made.header.shipping->ship_as_complete == true);
    CHECK(made.header.shipping->contact->telephones.size() == 2);
    CHECK(made.items[0].fulfillment->fulfillment_center == vocabulary::fulfillment_center_id{7});
    CHECK(made.items[0].references->contract == vocabulary::contract_id{10020});
}

TEST_CASE("an order is read as real senders write it") {
    std::string const request = sample("successor/transfer_order_request");
    auto const expected = request_of<transfer::request>(hand_over, request);
    for (auto const& [old, by] :
         {std::pair{"\"Transfer\"", "\"TransferOrder\""}, std::pair{"/Order[1]", ""},
          std::pair{"<_ord:OrderAmount>", "<_wcf:OrderAmount>"},
          std::pair{"<_ord:StoreIdentifier><_wcf:UniqueID>10101</_wcf:UniqueID>",
                    "<_ord:StoreIdentifier><_wcf:UniqueID/>"},
          std::pair{"<_ord:OrderItem>",
                    "<_ord:OrderTypeCode>ORD</_ord:OrderTypeCode>"
                    "<_ord:OrderItem>"},
          std::pair{"</_ord:Code></_ord:PromotionCode>",
                    "</_ord:Code><_ord:Reason><_ord:Valid>true</_ord:Valid></_ord:Reason>"
                    "</_ord:PromotionCode>"}}) {
        INFO(old << " -> " << by);
        std::string text = with(request, old, by);
        if (std::string_view{by} == "<_wcf:OrderAmount>")
            text = with(text, "</_ord:OrderAmount>", "</_wcf:OrderAmount>");
        support::check_same(request_of<transfer::request>(hand_over, text), expected);
    }
}

TEST_CASE("an order survives the trip, but for what has no element") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        auto made = support::draw_carried<transfer::request>(
            seed, {.optional_percent = 20 + unsigned(seed)});
        make_sayable(made.order);
        made = with_nothing_empty(made);
        std::string const bytes = conversation{hand_over}.sent(made);
        support::check_same(request_of<transfer::request>(hand_over, bytes), made);
        CHECK(conversation{hand_over}.sent(request_of<transfer::request>(hand_over, bytes)) ==
              bytes);
    }
}

TEST_CASE("what an order's message has no element for is not sent") {
    auto const usual =
        request_of<transfer::request>(hand_over, sample("successor/transfer_order_request"));
    auto made = usual;
    auto const refused = [&](std::string_view path) {
        CHECK(refusal_of(hand_over, made).starts_with("not-a-value at " + std::string{path} + " "));
        made = usual;
    };
    made.order.header.references.user_data.emplace("a", "b");
    refused("/order/header/references/userData");
    made.order.header.shipping->expedite = true;
    refused("/order/header/shipping/expedite");
    made.order.header.representative_comments.push_back({});
    refused("/order/header/representativeComments");
    made.order.header.shipping->contact->telephones.push_back(
        made.order.header.shipping->contact->telephones[0]);
    refused("/order/header/shipping/contact/telephones/2");
    made.order.items[0].fulfillment->fulfillment_center_override = false;
    refused("/order/items/0/fulfillment/fulfillmentCenterOverride");
    CHECK(refusal_of(hand_over, made).starts_with("sent: "));
    faults_arrive<contracts::outbound, transfer::operation>(usual);
}

TEST_CASE("orders are asked for by an expression of text") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        auto made = support::draw_carried<ask::request>(seed);
        if (made.order) made.search.reset();
        auto const no_quote = [](auto& value) {
            if (value && value->view().find_first_of("'\"\r\n\t") != std::string_view::npos)
                value.reset();
        };
        if (made.order) no_quote(made.order->external_id);
        if (made.order) no_quote(made.order->customer_number);
        if (made.search) no_quote(made.search->customer.distinguished_name);
        if (made.search) no_quote(made.search->status);
        made = with_nothing_empty(made);
        support::check_same(request_of<ask::request>(get, conversation{get}.sent(made)), made);
    }
    ask::request const one{.order = vocabulary::order_identifier{vocabulary::order_id{7}, {}, {}}};
    std::string const sent = conversation{get}.sent(one);
    std::string const said =
        "{_wcf.ap=IBM_External_Details}/Order[OrderIdentifier[(UniqueID='7')]]";
    CHECK(sent.find(">" + said + "<") != std::string::npos);
    auto const read = [&](std::string_view by) {
        return problems_of<ask::request>(get, with(sent, said, by));
    };
    CHECK(read("/Order[OrderIdentifier/UniqueID='7']") == "");
    for (std::string_view const wrong :
         {"/Order[OrderIdentifier[(UniqueID='seven')]]", "/Orders", "/Order[Other[(UniqueID='7')]]",
          "/Order[OrderIdentifier[(UniqueID='7' or UniqueID='8')]]",
          "/Order[OrderIdentifier[(UniqueID='7')] and OrderIdentifier[(UniqueID='8')]]",
          "/Order[OrderIdentifier[(UniqueID='7')] or StoreIdentifier[(UniqueID='8')]]",
          "/Order[OrderIdentifier[(UniqueID='7')] and StoreIdentifier[(UniqueID='8')]]",
          "/Order[OrderIdentifier[(UniqueID='7')]] and more",
          "/Order[OrderIdentifier[(UniqueID=7)]]"}) {
        INFO(wrong);
        CHECK(read(wrong).starts_with(
            "not-a-value at /Envelope/Body/GetOrder/DataArea/Get/Expression"));
    }
    auto both = one;
    both.search = ask::order_search{};
    CHECK(refusal_of(get, both).starts_with("not-a-value at /search"));
    faults_arrive<contracts::outbound, ask::operation>(one);
}

TEST_CASE("orders are shown, but not one whose parts have no element") {
    ask::request const one{.order = vocabulary::order_identifier{vocabulary::order_id{7}, {}, {}}};
    std::string const sent = conversation{get}.sent(one);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        auto made = support::draw_carried<ask::response>(seed);
        for (auto& order : made.orders) make_sayable(order);
        made = with_nothing_empty(made);
        conversation talk{get};
        ask::request asked{};
        REQUIRE(talk.read(sent, asked) == "");
        support::check_same(answer_of<ask::response>(get, talk.answered(made)), made);
        if (made.orders.empty()) continue;
        made.orders[0].header.references.user_data.emplace("a", "b");
        ask::response none{};
        CHECK(talk.read_answer(talk.answered(made), none)
                  .find("/orders/0/header/references/userData") != std::string::npos);
    }
}
