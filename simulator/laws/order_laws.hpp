// SPDX-License-Identifier: BSL-1.0
// Laws of orders: what is handed over is told again whole, a key counts once, prices add up.
#pragma once

#include <simulator/laws/words.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace simulator::laws {

struct transferred_order {
    std::string id, external, key, request;
    std::vector<std::pair<std::string, std::int64_t>> lines;  // number and pieces
};

inline std::string transfer_text(conversation& with, transferred_order& of, std::size_t lines) {
    std::string items;
    for (std::size_t i = 0; i < lines; ++i) {
        of.lines.emplace_back(with.number(), static_cast<std::int64_t>(i) + 1);
        items.append(items.empty() ? "" : ",")
            .append(R"({"identifier":{"id":")" + of.lines.back().first + R"("},"product":{"sku":)")
            .append(with.known("sku", i) + R"(},"quantity":{"value":)")
            .append(std::to_string(i + 1) + R"(,"unit":$unit_code}})");
    }
    return R"({"order":{"header":{"identifier":{"id":")" + of.id +
           R"("},"references":{"store":$store_id}},"items":[)" + items + "]}}";
}

// What GetOrder answers for one number is that order, whole.
inline bool is_told(conversation& with, transferred_order const& one, bool by_external) {
    auto const& told = with.call(
        "GetOrder", by_external ? R"({"order":{"externalId":"$0"}})" : R"({"order":{"id":"$0"}})",
        {by_external ? one.external : one.id});
    if (!with.expect_response("an-order-is-told")) return false;
    std::string const id = told.at("/orders/0/header/identifier/id");
    if (!with.expect(told.count("/orders") == 1 && id == one.id, "the-order-that-was-asked",
                     "order " + one.id + " and no other", told.words()))
        return false;
    std::size_t const items = told.count("/orders/0/items");
    if (!with.expect(items == one.lines.size(), "no-line-lost",
                     std::to_string(one.lines.size()) + " items", std::to_string(items)))
        return false;
    for (std::size_t i = 0; i < items; ++i) {
        std::string const at = "/orders/0/items/" + std::to_string(i);
        auto const known = std::find_if(one.lines.begin(), one.lines.end(), [&](auto const& line) {
            return line.first == told.at(at + "/identifier/id");
        });
        bool const same = known != one.lines.end() &&
                          number_of(told.at(at + "/quantity/value")) == decimal{known->second};
        if (!with.expect(same, "items-as-transferred", "the items that were transferred",
                         told.words()))
            return false;
    }
    return true;
}

// Orders are handed over, read back by either number, handed over again, and not cancelled.
inline void play_orders(conversation& with, steps all) {
    std::vector<transferred_order> orders;
    for (business_step const& one : all) {
        if (orders.empty() || one.action == 0) {
            transferred_order made{with.number(), {}, with.key(), {}, {}};
            made.request = transfer_text(with, made, 1 + one.subject);
            auto const& told = with.call("TransferOrder", made.request, {}, made.key);
            made.external = told.at("/order/externalId");
            if (!with.expect_response("an-order-is-taken") ||
                !with.expect(told.at("/order/id") == made.id && !made.external.empty(),
                             "both-numbers", "order " + made.id + " with both numbers",
                             told.words()))
                return;
            orders.push_back(std::move(made));
            continue;
        }
        transferred_order const& order = orders[one.subject % orders.size()];
        if (one.action <= 2) {
            if (!is_told(with, order, one.action == 2)) return;
        } else if (one.action == 3) {
            with.call("TransferOrder", order.request);
            if (!with.expect_fault("transferred-once", "DuplicateOrder")) return;
        } else if (one.action == 4) {
            auto const& told = with.call("TransferOrder", order.request, {}, order.key);
            if (!with.expect(told.at("/order/externalId") == order.external, "once-under-a-key",
                             "the number " + order.external, told.words()))
                return;
        } else {
            with.call("CancelOrderInventory", R"({"store":$store_id,"order":{"id":"$0"}})",
                      {order.id});
            if (!with.expect_fault("no-cancel-after-transfer", "WrongOrderStatus")) return;
        }
    }
    for (transferred_order const& one : orders)
        if (!is_told(with, one, false)) return;
}

// A call under a key happens once, however often it is made: seen in the stock.
inline void play_keys(conversation& with, steps all) {
    std::string const sku = with.known("sku");
    decimal const free = on_hand(with, sku);
    std::string const order = with.number(), line = with.number(), other = with.number();
    static constexpr char request[] =
        R"({"store":$store_id,"order":{"id":"$0"},"lines":[{"orderItem":{"id":"$1"},)"
        R"("product":{"sku":$2},"requested":{"value":$3,"unit":$unit_code}}]})";
    static constexpr char cancel[] = R"({"store":$store_id,"order":{"id":"$0"}})";
    for (business_step const& one : all) {
        std::string const key = with.key(), pieces = std::to_string(one.amount);
        with.call("ReserveOrderInventory", request, {order, line, sku, pieces}, key);
        decimal const after = on_hand(with, sku);
        with.call("CancelOrderInventory", cancel, {order});
        // The stock is free again; under its old key the reservation is not made anew.
        with.call("ReserveOrderInventory", request, {order, line, sku, pieces}, key);
        decimal const now = on_hand(with, sku);
        if (!with.expect(now == free, "once-under-a-key",
                         words(free) + " on hand and free: the call was made before",
                         words(now) + ", after the first call " + words(after)))
            break;
    }
    with.call("CancelOrderInventory", cancel, {order});
}

// Lines that are priced come back, their sums agree, and a line costs price times quantity.
inline void play_prices(conversation& with, steps all) {
    for (business_step const& one : all) {
        std::string lines;
        std::size_t const count = 1 + one.subject;
        for (std::size_t i = 0; i < count; ++i)
            lines.append(lines.empty() ? "" : ",")
                .append(R"({"orderItem":{"externalId":"line )" + std::to_string(i))
                .append(R"("},"product":{"sku":)" + with.known("sku", i))
                .append(R"(},"quantity":{"value":)" + std::to_string(one.amount))
                .append(R"(,"unit":$unit_code}})");
        auto const& told = with.call("PreprocessOrder",
                                     R"({"order":{"id":"$0"},"store":$store_id,)"
                                     R"("customer":$member_id,"lines":[)" +
                                         lines + "]}",
                                     {with.number()});
        if (!with.expect_response("prices-are-told")) return;
        if (!with.expect(told.count("/lines") == count, "no-line-lost",
                         std::to_string(count) + " lines", std::to_string(told.count("/lines"))))
            return;
        decimal products, shipping, tax;
        for (std::size_t i = 0; i < count; ++i) {
            std::string const at = "/lines/" + std::to_string(i);
            std::string const charges = at + "/charges";
            decimal const price = number_of(told.at(charges + "/orderItemPrice/amount"));
            decimal const each = number_of(told.at(charges + "/unitPrice/price/amount"));
            products += price;
            shipping += number_of(told.at(charges + "/shippingCharge/amount"));
            tax += number_of(told.at(charges + "/salesTax/amount"));
            if (!with.expect(told.at(at + "/orderItem/externalId") == "line " + std::to_string(i),
                             "lines-keep-their-names", "line " + std::to_string(i),
                             told.at(at + "/orderItem/externalId")) ||
                !with.expect(price == each * decimal{one.amount}, "price-times-quantity",
                             words(each * decimal{one.amount}), words(price)))
                return;
        }
        auto const total = [&](char const* name) {
            return number_of(told.at(std::string{"/charges/"} + name + "/amount"));
        };
        if (!with.expect(total("totalProductPrice") == products, "sums-agree", words(products),
                         words(total("totalProductPrice"))) ||
            !with.expect(total("totalShippingCharge") == shipping, "sums-agree", words(shipping),
                         words(total("totalShippingCharge"))) ||
            !with.expect(total("totalSalesTax") == tax, "sums-agree", words(tax),
                         words(total("totalSalesTax"))))
            return;
    }
}

}  // namespace simulator::laws
