// SPDX-License-Identifier: BSL-1.0
// Many shoppers, one after the other, with what a seed gives them: so many that the shelves run
// low.
#pragma once

#include <simulator/scenarios/telling.hpp>
#include <treaty/core/random.hpp>

namespace simulator::scenarios {
namespace detail {

struct busy_hour_count {
    std::size_t placed = 0, refused = 0, declined = 0, shipped = 0, pushed = 0;
    std::vector<std::string> unexpected;
};

inline void count_trouble(busy_hour_count& count, trouble const& why) {
    if (why.fault)
        ++count.refused;
    else if (why.step == "payment")
        ++count.declined;
    else
        count.unexpected.push_back(why.step + ": " + why.what);
}

class busy_shopper {
public:
    busy_shopper(world& stage, landscape::landscape const& all, cast const& who,
                 treaty::random_source& chance, busy_hour_count& count)
        : stage_(stage),
          all_(all),
          who_(who),
          chance_(chance),
          count_(count) {}

    // The order, if it was handed over.
    std::optional<words::order_id> shop() {
        auto front = shop_of(stage_);
        auto call = context_of(stage_);
        auto const cart = front.open_cart(who_.store.id, drawn(all_.persons).id);
        if (!cart) return note(cart.error());
        for (std::uint64_t lines = 1 + chance_.below(3); lines != 0; --lines) {
            landscape::product const& item = drawn(all_.products);
            if (!item.list_prices.contains(who_.currency())) continue;
            if (auto const page = front.browse(who_.store.id, item.sku, call); !page)
                return note(page.error());
            if (auto const line = front.add(*cart, item.sku, chance_.between(1, 4)); !line)
                return note(line.error());
        }
        if (auto const supply = front.check(*cart, call); !supply) return note(supply.error());
        return buy(front, *cart, call);
    }

private:
    std::optional<words::order_id> buy(shop_front& front, words::order_id cart,
                                       treaty::call_context& call) {
        bool const empty = stage_.site().look(
            [&](commerce_state const& now) { return now.orders.find(cart)->lines.empty(); });
        if (empty) return std::nullopt;
        auto const held = front.prepare(cart, call);
        if (!held) return note(held.error());
        auto const card = chance_.chance(10) ? who_.bad_card : who_.card;
        auto const placed = front.submit(cart, paid_by(card), call);
        if (!placed) {
            note(placed.error());
            // Nobody waits for this one: what was held for it can be sold to somebody else.
            if (auto const gone = front.cancel(cart, call); !gone) note(gone.error());
            return std::nullopt;
        }
        if (placed->not_transferred) return note(*placed->not_transferred);
        ++count_.placed;
        return cart;
    }
    std::nullopt_t note(trouble const& why) {
        count_trouble(count_, why);
        return std::nullopt;
    }
    template <class T>
    T const& drawn(std::vector<T> const& from) {
        return from[static_cast<std::size_t>(chance_.below(from.size()))];
    }

    world& stage_;
    landscape::landscape const& all_;
    cast const& who_;
    treaty::random_source& chance_;
    busy_hour_count& count_;
};

// What has stock is shipped, reported and captured; what waits for goods stays for another day.
inline void ship_if_there(world& stage, words::order_id order, busy_hour_count& count) {
    auto const message = ship(stage, order);
    if (!message) return;
    ++count.shipped;
    if (auto const reported = stage.site_calls()(*message); !reported)
        count.unexpected.push_back(reported.error().str());
    auto const paid = payment_of(stage, order);
    if (!paid) return count.unexpected.push_back("order " + order.str() + " was not paid");
    if (auto const captured = stage.site_calls()(deposit_of(*paid)); !succeeded(captured))
        count.unexpected.push_back(refusal_of(captured));
}

}  // namespace detail

TREATY_INLINE void busy_hour(world& stage, landscape::landscape const& all, cast const& who,
                             unsigned shoppers, std::uint64_t seed, narrator& tell) {
    treaty::random_source chance{seed};
    detail::busy_hour_count count;
    detail::busy_shopper one{stage, all, who, chance, count};
    for (unsigned i = 0; i < shoppers; ++i) {
        stage.time().pass(std::chrono::seconds{20});
        auto const order = one.shop();
        if (order && chance.chance(60)) detail::ship_if_there(stage, *order, count);
        if (i % 10 != 9 && i + 1 != shoppers) continue;
        auto const pushed = detail::push_levels(stage, who.store.id);
        if (pushed)
            count.pushed += *pushed;
        else
            count.unexpected.push_back(pushed.error());
    }
    std::string const seen = std::to_string(count.placed) + " orders, " +
                             std::to_string(count.refused) + " refused, " +
                             std::to_string(count.declined) + " cards declined";
    tell.expect(count.unexpected.empty(),
                std::to_string(shoppers) + " shoppers, seed " + std::to_string(seed),
                count.unexpected.empty() ? seen : count.unexpected.front());
    tell.expect(true, "meanwhile the other side",
                std::to_string(count.shipped) + " shipped, " + std::to_string(count.pushed) +
                    " levels pushed");
    auto const broken = stage.check();
    tell.expect(
        broken.empty(), "stock, orders, payments and members",
        broken.empty() ? "all rules hold" : broken.front().rule + ": " + broken.front().what);
}

}  // namespace simulator::scenarios
