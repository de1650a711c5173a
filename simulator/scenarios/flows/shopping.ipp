// SPDX-License-Identifier: BSL-1.0
// Flows 1 to 4: from the product page to the order in the hands of the other side.
#pragma once

#include <simulator/scenarios/telling.hpp>

namespace simulator::scenarios {
namespace detail {

inline std::uint64_t calls_of(world& stage, std::string_view operation) {
    return stage.calls().of(operation).took.size();
}

inline void browse_one(world& stage, story& tale, narrator& tell, landscape::product const& item,
                       bool from_cache, words::inventory_status status) {
    auto call = context_of(stage);
    auto const page = shop_of(stage).browse(tale.who.store.id, item.sku, call);
    tell.expect(page && page->from_cache == from_cache && page->status == status,
                "look at " + item.sku.str(), told(page, [](product_page const& seen) {
                    std::string words = seen.from_cache ? "the cache: " : "asked: ";
                    words.append(seen.on_hand.str()).append(" on hand");
                    if (seen.next) words.append(", more on ").append(day_of(*seen.next));
                    return words;
                }));
}

// So many of the product in all centers of the store, expected ones included.
inline treaty::decimal all_there_will_be(world& stage, story const& tale, words::sku const& item) {
    return stage.office().look([&](back_office_state const& now) {
        treaty::decimal sum;
        for (auto const& [center, place] : now.stock.find(item)->centers) {
            if (!now.find(tale.who.store.id)->has(center)) continue;
            sum += place.free();
            for (auto const& [number, next] : place.expected) sum += next.free();
        }
        return sum;
    });
}

inline treaty::decimal held_of(world& stage, words::sku const& item) {
    return stage.office().look([&](back_office_state const& now) {
        treaty::decimal sum;
        for (auto const& [center, place] : now.stock.find(item)->centers) {
            sum += place.claimed.held;
            for (auto const& [number, next] : place.expected) sum += next.claimed.held;
        }
        return sum;
    });
}

}  // namespace detail

TREATY_INLINE void browse(world& stage, story& tale, narrator& tell) {
    using words::inventory_status;
    auto const before = detail::calls_of(stage, "GetProductAvailability");
    detail::browse_one(stage, tale, tell, tale.who.plenty, true, inventory_status::available);
    tell.expect(detail::calls_of(stage, "GetProductAvailability") == before,
                "above the threshold the cache answers", "no call was made");
    detail::browse_one(stage, tale, tell, tale.who.scarce, false, inventory_status::available);
    detail::browse_one(stage, tale, tell, tale.who.sold_out, false, inventory_status::future);
    using request = contracts::get_product_availability::request;
    auto const nothing =
        stage.office_calls()(request{.store = tale.who.store.id, .item = words::sku{"NO-SUCH"}});
    tell.expect(nothing && nothing->products.empty(), "ask for a product that nobody knows",
                detail::told(nothing, [](auto const&) { return "an answer without products"; }));
    auto const refused = stage.office_calls()(request{.store = {-1}, .item = tale.who.plenty.sku});
    tell.expect_refusal(detail::is_fault<words::unknown_store>(refused),
                        "ask for a store that nobody knows", detail::refusal_of(refused));
}

TREATY_INLINE void fill_cart(world& stage, story& tale, narrator& tell) {
    auto shop = detail::shop_of(stage);
    auto const status_words = [](supply_check const& seen) {
        std::string words = seen.from_cache ? "the cache:" : "asked:";
        for (line_supply const& one : seen.lines) {
            words.append(" ").append(detail::words_of(one.status));
            if (one.available_at) words.append(" on ").append(detail::day_of(*one.available_at));
        }
        return words;
    };
    auto const cart = shop.open_cart(tale.who.store.id, tale.who.shopper.id);
    if (!tell.expect(cart.has_value(), "open a cart for " + tale.who.shopper.first_name.str(),
                     detail::told(cart, [](words::order_id id) { return "order " + id.str(); })))
        return;
    tale.order = *cart;
    auto const two = shop.add(*cart, tale.who.plenty.sku, 2);
    tale.plenty_line = two.value_or(words::order_item_id{});
    auto call = detail::context_of(stage);
    auto supply = shop.check(*cart, call);
    tell.expect(two && supply && supply->from_cache && supply->all_available(),
                "add 2 of " + tale.who.plenty.sku.str(), detail::told(supply, status_words));
    auto const three = shop.add(*cart, tale.who.scarce.sku, 3);
    tale.scarce_line = three.value_or(words::order_item_id{});
    supply = shop.check(*cart, call);
    tell.expect(three && supply && !supply->from_cache && supply->lines.size() == 2,
                "add 3 of " + tale.who.scarce.sku.str(), detail::told(supply, status_words));
    auto const held = shop.prepare(*cart, call);
    tell.expect(held && held->all_held, "look at the summary, and change one's mind",
                detail::told(held, [](order_summary const& seen) {
                    return "held, " + detail::words_of(seen.total);
                }));
    shop.change(*cart, tale.scarce_line, 1);
    supply = shop.check(*cart, call);
    tell.expect(
        supply && supply->gave_back && detail::held_of(stage, tale.who.scarce.sku).is_zero(),
        "only 1 of " + tale.who.scarce.sku.str() + " after all",
        supply && supply->gave_back ? "what was held is given back"
                                    : detail::told(supply, status_words));
}

TREATY_INLINE void prepare(world& stage, story& tale, narrator& tell) {
    auto shop = detail::shop_of(stage);
    auto call = detail::context_of(stage);
    shop.ship_to(tale.order, detail::home_of(stage, tale.who.shopper.id, tale.who));
    auto const held = shop.prepare(tale.order, call);
    tell.expect(
        held && held->all_held && detail::held_of(stage, tale.who.scarce.sku) == treaty::decimal{1},
        "reserve the order", detail::told(held, [](order_summary const& seen) {
            return std::to_string(seen.lines) + " lines held";
        }));
    tell.expect(held && held->total.amount.is_positive(), "its price with shipping and taxes",
                detail::told(held, [](order_summary const& seen) {
                    return detail::words_of(seen.totals.total_product_price) + " makes " +
                           detail::words_of(seen.total);
                }));
    // Each of two lines would find enough, both together must not.
    treaty::decimal const all = detail::all_there_will_be(stage, tale, tale.who.scarce.sku);
    treaty::decimal const most = (all * treaty::decimal::of(6, 1)).rounded(0) + treaty::decimal{1};
    auto const greedy = shop.open_cart(tale.who.store.id, tale.who.shopper.id);
    if (!greedy) return void(tell.expect(false, "open another cart", greedy.error().what));
    shop.add(*greedy, tale.who.scarce.sku, most);
    shop.add(*greedy, tale.who.scarce.sku, most);
    auto const before = detail::held_of(stage, tale.who.scarce.sku);
    auto const asked = stage.site().look([&](commerce_state const& now) {
        return shop_messages::reserve_request(now, *now.orders.find(*greedy));
    });
    auto const refused = stage.office_calls()(asked);
    tell.expect_refusal(
        detail::is_fault<contracts::reserve_order_inventory::not_enough_stock>(refused) &&
            before == detail::held_of(stage, tale.who.scarce.sku),
        "hold twice what is left, on two lines", detail::refusal_of(refused));
    auto const gone = shop.cancel(*greedy, call);
    tell.expect(gone.has_value(), "give the greedy cart up",
                detail::told(gone, [](bool) { return "nothing was held for it"; }));
}

TREATY_INLINE void submit(world& stage, story& tale, narrator& tell) {
    auto shop = detail::shop_of(stage);
    auto call = detail::context_of(stage);
    auto const declined = shop.submit(tale.order, detail::paid_by(tale.who.bad_card), call);
    tell.expect_refusal(!declined, "pay with a card that the bank declines",
                        declined ? "was not declined" : declined.error().what);
    auto const cached = [&] {
        return stage.site().look([&](commerce_state const& now) {
            treaty::decimal sum;
            auto const entry = now.cache.find(tale.who.store.id, tale.who.plenty.sku);
            if (entry)
                for (auto const& [center, level] : entry->centers)
                    sum += level.on_hand.value_or(treaty::decimal{});
            return sum;
        });
    };
    treaty::decimal const before = cached();
    auto const placed = shop.submit(tale.order, detail::paid_by(tale.who.card), call);
    tell.expect(placed && placed->external_order, "pay with another card and submit",
                detail::told(placed, [](submission const& made) {
                    return made.external_order ? "the OMS calls it " + made.external_order->str()
                                               : made.not_transferred->what;
                }));
    tell.expect(cached() + treaty::decimal{2} == before, "what is sold leaves the cache",
                tale.who.plenty.sku.str() + " " + before.str() + " -> " + cached().str());
    tell.expect(detail::held_of(stage, tale.who.scarce.sku).is_zero(),
                "the reservation became the order's own", "nothing is held twice");
    if (!placed) return;
    auto const message = stage.site().look([&](commerce_state const& now) {
        return shop_messages::transfer_request(now, *now.orders.find(tale.order));
    });
    auto const refused = stage.office_calls()(message);
    tell.expect_refusal(detail::is_fault<contracts::transfer_order::duplicate_order>(refused),
                        "hand the same order over under another key", detail::refusal_of(refused));
}

}  // namespace simulator::scenarios
