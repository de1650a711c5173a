// SPDX-License-Identifier: BSL-1.0
// Law of the stock of one product, over three orders that hold of it.
#pragma once

#include <simulator/laws/words.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace simulator::laws {

// What one order of a sequence holds.
struct held_order {
    std::string id, line, other_line;
    decimal held;
};

// Reserved, reserved anew, cancelled, checked, refused: what is on hand and free falls and rises by
// exactly what is held.
class stock_play {
public:
    explicit stock_play(conversation& with) : with_(with), sku_(with.known("sku")) {
        for (held_order& one : orders_) one = {with.number(), with.number(), with.number(), {}};
        free_ = on_hand(with, sku_);
    }

    bool step(business_step const& one) {
        held_order& order = orders_[one.subject];
        if (one.action <= 1) return reserve(order, one.amount);
        if (one.action == 2) return cancel(order);
        if (one.action == 4) return ask_in_vain(order);
        with_.call("CheckOrderInventory", request(order, one.amount), {order.id});
        return with_.expect_response("check-answers") && is_left("check-holds-nothing");
    }
    void end() {
        for (held_order& one : orders_)
            if (!one.held.is_zero() && !cancel(one)) return;
    }

private:
    static constexpr char head[] = R"({"store":$store_id,"order":{"id":"$0"},"lines":[)";

    [[nodiscard]] decimal left() const {
        return free_ - orders_[0].held - orders_[1].held - orders_[2].held;
    }
    bool is_left(std::string_view rule) {
        decimal const now = on_hand(with_, sku_);
        return with_.expect(now == left(), rule, words(left()) + " on hand and free", words(now));
    }
    [[nodiscard]] std::string line(std::string const& id, decimal const& pieces) const {
        return R"({"orderItem":{"id":")" + id + R"("},"product":{"sku":)" + sku_ +
               R"(},"requested":{"value":)" + words(pieces) + R"(,"unit":$unit_code}})";
    }
    static bool has_two_lines(std::int64_t amount) { return amount % 2 == 0; }
    // Amounts of 4 and 5 are for more than half of all that there is for the order.
    [[nodiscard]] decimal each(held_order const& of, std::int64_t amount) const {
        if (amount < 4) return decimal{amount};
        return ((left() + of.held) * decimal::of(5, 1)).rounded(0) + 1;
    }
    [[nodiscard]] std::string request(held_order const& of, std::int64_t amount) const {
        decimal const pieces = each(of, amount);
        std::string made = head + line(of.line, pieces);
        if (has_two_lines(amount)) made.append(",").append(line(of.other_line, pieces));
        return made + "]}";
    }

    bool reserve(held_order& order, std::int64_t amount) {
        decimal const wanted = each(order, amount) * decimal{has_two_lines(amount) ? 2 : 1};
        auto const& told = with_.call("ReserveOrderInventory", request(order, amount), {order.id});
        if (!told.fine())
            return with_.expect_fault("reserved-or-refused", "NotEnoughStock") &&
                   is_left("a-fault-changes-nothing");
        decimal got, later, all;
        for (std::size_t i = 0; i < told.count("/lines"); ++i) {
            std::string const at = "/lines/" + std::to_string(i);
            decimal const part = number_of(told.at(at + "/requested/value"));
            all += part;
            if (told.at(at + "/status") == "Allocated") got += part;
            if (told.at(at + "/status") == "Backordered") later += part;
        }
        decimal const most = left() + order.held;
        if (!with_.expect(all == wanted, "no-line-lost", words(wanted) + " in all lines",
                          words(all)) ||
            !with_.expect(got <= most, "nothing-oversold", "at most " + words(most) + " allocated",
                          words(got)))
            return false;
        order.held = got;
        if (later.is_zero()) return is_left("reserved-is-held");
        // Of a line that waits for goods some may be held of what is there; not more.
        order.held += left() - on_hand(with_, sku_);
        return with_.expect(order.held >= got && order.held <= got + later, "reserved-is-held",
                            "from " + words(got) + " to " + words(got + later) + " held",
                            words(order.held));
    }
    bool cancel(held_order& order) {
        with_.call("CancelOrderInventory", R"({"store":$store_id,"order":{"id":"$0"}})",
                   {order.id});
        if (!with_.expect_response("cancel-succeeds")) return false;
        order.held = {};
        return is_left("cancel-restores");
    }
    // The second line is wrong, so that a system that works line by line has begun.
    bool ask_in_vain(held_order const& order) {
        with_.call("ReserveOrderInventory",
                   head + line(order.line, 1) +
                       R"(,{"orderItem":{"id":"1"},"product":{"sku":"no such $0"},)"
                       R"("requested":{"value":1,"unit":$unit_code}}]})",
                   {order.id});
        return with_.expect_fault("unknown-product-refused", "UnknownProduct") &&
               is_left("a-fault-changes-nothing");
    }

    conversation& with_;
    std::string sku_;
    std::array<held_order, 3> orders_;
    decimal free_;
};

inline void play_stock(conversation& with, steps all) {
    stock_play now{with};
    for (business_step const& one : all)
        if (!now.step(one)) return;
    now.end();
}

}  // namespace simulator::laws
