// SPDX-License-Identifier: BSL-1.0
// Flows 5 and 6: the other side ships, reports, pushes levels and captures; and changes an order.
#pragma once

#include <simulator/scenarios/telling.hpp>

namespace simulator::scenarios {
namespace detail {

TREATY_INLINE std::expected<std::size_t, std::string> push_levels(world& stage,
                                                                  words::store_id store) {
    std::size_t pushed = 0;
    for (;;) {
        auto const changed =
            stage.office().changes_since(store, stage.pushed_until, 1000, stage.now());
        if (!changed) return std::unexpected{changed.error()};
        stage.pushed_until = changed->revision;
        if (changed->message.products.empty()) return pushed;
        auto const answer = stage.site_calls()(changed->message);
        if (!answer) return std::unexpected{answer.error().str()};
        pushed += changed->message.products.size();
    }
}

TREATY_INLINE std::expected<contracts::update_order_status::request, std::string> ship(
    world& stage, words::order_id order) {
    auto const name = office_name(stage, order);
    if (auto const released = stage.office().release_order(name, stage.now()); !released)
        return std::unexpected{released.error()};
    if (auto const shipped = stage.office().ship_order(name, {}, stage.now()); !shipped)
        return std::unexpected{shipped.error()};
    return stage.office().report_status(name, stage.now());
}

// A confirmation that says only success may mean either.
inline bool is_recorded(treaty::outcome<contracts::update_order_status::operation> const& answer,
                        bool if_untold) {
    return answer && answer->recorded.value_or(if_untold);
}

inline void report(world& stage, story& tale, narrator& tell) {
    auto const told_status = ship(stage, tale.order);
    if (!tell.expect(told_status.has_value(), "release and ship the order",
                     told_status ? "it left the house" : told_status.error()))
        return;
    auto const first = stage.site_calls()(*told_status);
    tell.expect(is_recorded(first, true), "report it to the shop",
                told(first, [&](auto const&) { return "status " + told_status->status->str(); }));
    // A queue may deliver a report twice, or an old one late: nothing may change by it.
    auto const again = stage.site_calls()(*told_status);
    tell.expect_refusal(again && !is_recorded(again, false), "the same report arrives once more",
                        told(again, [](auto const&) { return "stale: nothing is updated"; }));
    auto stranger = *told_status;
    stranger.order.id = words::order_id{999'999};
    stranger.order.external_id = words::external_order_id{"OMS-NOBODY"};
    auto const refused = stage.site_calls()(stranger);
    tell.expect_refusal(is_fault<words::unknown_order>(refused),
                        "report an order that the shop never had", refusal_of(refused));
}

inline void capture(world& stage, story& tale, narrator& tell) {
    auto const paid = payment_of(stage, tale.order);
    if (!tell.expect(paid.has_value(), "find the approved payment", paid ? "found" : "none"))
        return;
    auto const captured = stage.site_calls()(deposit_of(*paid));
    tell.expect(succeeded(captured), "capture the payment",
                told(captured, [&](auto const&) { return words_of(paid->amount); }));
    auto const refused = stage.site_calls()(deposit_of(*paid));
    tell.expect_refusal(is_fault<words::amount_not_allowed>(refused), "capture it once more",
                        refusal_of(refused));
}

}  // namespace detail

TREATY_INLINE void fulfill(world& stage, story& tale, narrator& tell) {
    stage.time().pass(std::chrono::hours{20});
    detail::report(stage, tale, tell);
    auto const pushed = detail::push_levels(stage, tale.who.store.id);
    tell.expect(pushed && *pushed != 0, "push levels that changed to the cache",
                pushed ? std::to_string(*pushed) + " products" : pushed.error());
    contracts::update_inventory_cache::request wrong{};
    wrong.store = tale.who.store.id;
    wrong.products.push_back({.item = words::sku{"NO-SUCH"}, .on_hand = treaty::pieces(7)});
    auto const refused = stage.site_calls()(wrong);
    tell.expect_refusal(detail::is_fault<words::unknown_product>(refused),
                        "push a level of a product nobody sells", detail::refusal_of(refused));
    auto const problem = stage.send_damaged(wrong, wrong.products[0].item.view());
    tell.expect_refusal(problem && (problem->kind == treaty::problem_kind::too_short ||
                                    problem->kind == treaty::problem_kind::missing_member),
                        "push a level whose SKU was lost on the way",
                        problem ? to_string(*problem) : problem.error());
    detail::capture(stage, tale, tell);
}

namespace detail {

// Two of the plentiful product, bought and handed over; the order's number.
inline shop_result<words::order_id> buy_two(world& stage, story const& tale) {
    auto shop = shop_of(stage);
    auto call = context_of(stage);
    auto const cart = shop.open_cart(tale.who.store.id, tale.who.shopper.id);
    if (!cart) return cart;
    if (auto const line = shop.add(*cart, tale.who.plenty.sku, 2); !line)
        return std::unexpected{line.error()};
    shop.ship_to(*cart, home_of(stage, tale.who.shopper.id, tale.who));
    if (auto const held = shop.prepare(*cart, call); !held) return std::unexpected{held.error()};
    auto const placed = shop.submit(*cart, paid_by(tale.who.card), call);
    if (!placed) return std::unexpected{placed.error()};
    if (!placed->external_order) return std::unexpected{*placed->not_transferred};
    return *cart;
}

inline treaty::money total_of(contracts::preprocess_order::order_totals const& totals) {
    return shop_messages::grand_total(totals);
}

}  // namespace detail

TREATY_INLINE void change_after_transfer(world& stage, story& tale, narrator& tell) {
    auto const bought = detail::buy_two(stage, tale);
    if (!tell.expect(bought.has_value(), "buy 2 of " + tale.who.plenty.sku.str(),
                     detail::told(bought, [](words::order_id id) { return "order " + id.str(); })))
        return;
    tale.changed_order = *bought;
    auto const name = detail::office_name(stage, *bought);
    auto message = stage.site().look([&](commerce_state const& now) {
        return shop_messages::price_request(*now.orders.find(*bought));
    });
    auto const before = stage.site().look([&](commerce_state const& now) {
        return detail::total_of(*now.orders.find(*bought)->totals);
    });
    auto const changed =
        stage.office().change_quantity(name, message.lines.front().order_item, 5, stage.now());
    tell.expect(changed.has_value(), "by telephone: 5 instead of 2",
                changed ? "the OMS changes its order" : changed.error());
    message.order = name;
    message.lines.front().quantity = treaty::pieces(5);
    auto const priced = stage.site_calls()(message);
    tell.expect(priced && detail::total_of(priced->charges).amount > before.amount,
                "ask the shop for the new prices", detail::told(priced, [&](auto const& answer) {
                    return detail::words_of(before) + " -> " +
                           detail::words_of(detail::total_of(answer.charges));
                }));
    if (!priced) return;
    contracts::process_payment::request more{};
    more.action = words::payment_action::approve;
    more.requested_amount = detail::total_of(priced->charges) - before;
    more.new_instruction.emplace();
    more.new_instruction->store = tale.who.store.id;
    more.new_instruction->order = *bought;
    more.new_instruction->method = tale.who.card;
    auto const paid = stage.site_calls()(more);
    tell.expect(
        detail::succeeded(paid), "approve the difference",
        detail::told(paid, [&](auto const&) { return detail::words_of(more.requested_amount); }));
    message.lines.front().product.sku = words::sku{"NO-SUCH"};
    message.lines.front().product.catalog_entry.reset();
    auto const refused = stage.site_calls()(message);
    tell.expect_refusal(detail::is_fault<words::unknown_product>(refused),
                        "add a product that the shop does not sell", detail::refusal_of(refused));
}

}  // namespace simulator::scenarios
