// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/behaviours/preprocess_order.hpp>
#include <simulator/state/price_calculation.hpp>

#include <set>
#include <stdexcept>
#include <string_view>

namespace simulator::preprocess_order {

namespace detail {

using failure = treaty::failure<contract::operation>;
using refusal = std::optional<failure>;

// The request with everything in it looked up; made before anything changes.
struct plan {
    commerce::store const* store = nullptr;
    commerce::commerce_order* existing = nullptr;  // null: a temporary order
    commerce::person_record const* customer = nullptr;
    std::vector<contract::member_id> customer_line;  // the customer and the organizations above
    treaty::currency_code currency;
    std::vector<commerce::order_line> lines;  // the new content; numbers are given out later
    std::vector<commerce::line_to_price> to_price;
};

inline failure missing(std::string_view what, std::optional<contract::line_number> line = {}) {
    return failure{
        contract::missing_parameter{.parameter = contract::parameter_name{what}, .line = line}};
}
inline failure invalid(std::string_view what, std::string_view why,
                       std::optional<contract::line_number> line = {}) {
    return failure{contract::invalid_parameter{.parameter = contract::parameter_name{what},
                                               .reason = contract::comment_text{why},
                                               .line = line}};
}

inline refusal find_order(commerce_state& now, contract::request const& asked, plan& made) {
    contract::order_identifier const& who = asked.order;
    if (!who.id && !who.external_id) return missing("order");
    made.existing = now.orders.find(who);
    bool const known = (who.id && now.orders.find(*who.id) != nullptr) ||
                       (who.external_id && now.orders.by_external.contains(*who.external_id));
    if (made.existing == nullptr)
        return known ? refusal{invalid("order", "the two numbers are those of different orders")}
                     : std::nullopt;
    commerce::commerce_order const& order = *made.existing;
    if (who.external_id && order.external_id && *who.external_id != *order.external_id)
        return invalid("order", "the order has another external number");
    if (order.store != asked.store)
        return failure{contract::order_of_another_store{.order = who, .store = asked.store}};
    if (!may_be_repriced(order.state))
        return failure{contract::wrong_order_status{
            .order = who, .status = contract::status_text{commerce::code_of(order.state)}}};
    if (order.customer != asked.customer)
        return invalid("customer", "the order belongs to another customer");
    return std::nullopt;
}

inline refusal find_currency(contract::request const& asked, plan& made) {
    made.currency = made.existing != nullptr ? made.existing->currency : made.store->currency;
    for (contract::line const& one : asked.lines)
        if (one.unit_price) {
            made.currency = one.unit_price->currency;
            break;
        }
    if (asked.context && asked.context->currency) made.currency = *asked.context->currency;
    if (!made.store->currencies.contains(made.currency))
        return failure{
            contract::currency_not_supported{.currency = made.currency, .line = std::nullopt}};
    return std::nullopt;
}

// The line of the existing order that the request means; null for a new one.
inline refusal find_line(plan const& order, contract::request const& asked,
                         contract::line const& one, contract::line_number at,
                         commerce::order_line const*& found) {
    found = nullptr;
    if (order.existing != nullptr && one.order_item.external_id)
        for (commerce::order_line const& line : order.existing->lines)
            if (line.external_id == one.order_item.external_id) found = &line;
    if (!one.order_item.id) return std::nullopt;
    commerce::order_line const* by_id =
        order.existing != nullptr ? order.existing->line(*one.order_item.id) : nullptr;
    if (by_id == nullptr)
        return failure{contract::order_item_not_in_order{
            .order = asked.order, .order_item = one.order_item, .line = at}};
    if (found != nullptr && found != by_id)
        return invalid("lines.orderItem", "the two numbers are those of different lines", at);
    found = by_id;
    return std::nullopt;
}

inline refusal find_product(commerce_state const& now, contract::line const& one,
                            contract::line_number at, commerce::product const*& found) {
    if (!one.product.catalog_entry && !one.product.sku) return missing("lines.product", at);
    found = now.catalog.find(one.product);
    if (found == nullptr)
        return failure{contract::unknown_product{.product = one.product, .line = at}};
    bool const right =
        one.quantity.value.is_positive() && one.quantity.unit == found->unit &&
        treaty::quantity_value::fits(one.quantity.value) &&
        treaty::quantity_value::fits((one.quantity.value * found->nominal.value).rounded(6));
    if (right) return std::nullopt;
    return failure{
        contract::invalid_quantity{.product = one.product, .quantity = one.quantity, .line = at}};
}

inline bool is_participant(commerce::trading_contract const& contract, plan const& order) {
    if (contract.participants.empty()) return true;
    for (contract::member_id const id : order.customer_line)
        if (contract.participants.contains(id)) return true;
    return false;
}

// The contract's price in the order's currency, after the contract was found to cover the line.
inline refusal find_price(commerce_state const& now, plan const& order, commerce::order_line& line,
                          contract::product_identifier const& product, contract::line_number at,
                          treaty::decimal& price) {
    if (!line.contract) line.contract = order.store->default_contract;
    auto const not_entitled = [&] {
        return failure{
            contract::not_entitled{.product = product, .contract = line.contract, .line = at}};
    };
    if (!line.contract) return not_entitled();
    auto const found = now.catalog.contracts.find(*line.contract);
    if (found == now.catalog.contracts.end() || !found->second.active ||
        found->second.store != order.store->id)
        return failure{contract::unknown_contract{.contract = *line.contract, .line = at}};
    commerce::trading_contract const& terms = found->second;
    auto const prices = terms.prices.find(line.item);
    if (!is_participant(terms, order) || prices == terms.prices.end()) return not_entitled();
    if (line.given_price) {
        price = line.given_price->amount;
        return std::nullopt;
    }
    auto const in_currency = prices->second.find(order.currency);
    if (in_currency == prices->second.end())
        return failure{contract::currency_not_supported{.currency = order.currency, .line = at}};
    price = in_currency->second;
    return std::nullopt;
}

inline refusal check_given_price(plan const& order, contract::line const& one,
                                 contract::line_number at) {
    if (!one.unit_price) return std::nullopt;
    if (one.unit_price->currency != order.currency)
        return failure{
            contract::currency_not_supported{.currency = one.unit_price->currency, .line = at}};
    if (one.unit_price->amount.is_negative() || !treaty::amount_value::fits(one.unit_price->amount))
        return invalid("lines.unitPrice", "a price is not negative and fits its column", at);
    return std::nullopt;
}

inline refusal find_shipping(commerce_state const& now, plan const& order,
                             commerce::order_line const& line, contract::line_number at,
                             commerce::line_to_price& made) {
    auto const mode = line.shipping_mode ? line.shipping_mode : order.store->default_shipping;
    if (mode) {
        auto const way = now.catalog.shipping.find(*mode);
        if (way == now.catalog.shipping.end())
            return invalid("lines.shippingMode", "no such shipping mode", at);
        made.shipping = &way->second;
    }
    if (line.charge_policy) {
        auto const policy = now.catalog.charge_policies.find(*line.charge_policy);
        if (policy == now.catalog.charge_policies.end())
            return invalid("lines.chargePolicy", "no such shipping charge policy", at);
        made.by_carrier_account = policy->second.by_carrier_account;
        if (made.by_carrier_account && !line.carrier_account)
            return missing("lines.carrierAccount", at);
    }
    if (!line.charge_adjustment) return std::nullopt;
    if (*line.charge_adjustment < treaty::decimal{-100} ||
        *line.charge_adjustment > treaty::decimal{1000})
        return invalid("lines.chargeAdjustmentPercentage", "from -100, no charge, to 1000", at);
    made.charge_adjustment = *line.charge_adjustment;
    return std::nullopt;
}

// What the request leaves open stays as it was on the existing line.
inline commerce::order_line merged(contract::line const& one, commerce::order_line const* before) {
    commerce::order_line line{};
    if (before != nullptr) line = *before;
    auto const take = [](auto& to, auto const& from) {
        if (from) to = from;
    };
    line.quantity = one.quantity;
    take(line.external_id, one.order_item.external_id);
    take(line.given_price, one.unit_price);
    take(line.contract, one.contract);
    take(line.ship_to, one.ship_to);
    take(line.shipping_mode, one.shipping_mode);
    take(line.charge_policy, one.charge_policy);
    take(line.carrier_account, one.carrier_account);
    take(line.charge_adjustment, one.charge_adjustment_percentage);
    return line;
}

inline refusal plan_line(commerce_state const& now, contract::request const& asked,
                         contract::line const& one, contract::line_number at, plan& order) {
    commerce::order_line const* before = nullptr;
    if (refusal no = find_line(order, asked, one, at, before)) return no;
    commerce::line_to_price made{};
    if (refusal no = find_product(now, one, at, made.what)) return no;
    if (refusal no = check_given_price(order, one, at)) return no;
    commerce::order_line line = merged(one, before);
    // A price that was given for another product or currency is not one for this.
    bool const other = before != nullptr &&
                       (before->item != made.what->item ||
                        (before->given_price && before->given_price->currency != order.currency));
    if (other && !one.unit_price) line.given_price.reset();
    line.item = made.what->item;
    if (refusal no = find_price(now, order, line, one.product, at, made.price)) return no;
    if (made.price.whole_digits() + one.quantity.value.whole_digits() >
        commerce::line_amount_digits_max)
        return failure{contract::invalid_quantity{
            .product = one.product, .quantity = one.quantity, .line = at}};
    if (refusal no = find_shipping(now, order, line, at, made)) return no;
    made.quantity = one.quantity.value;
    made.overridden = line.given_price.has_value();
    order.lines.push_back(std::move(line));
    order.to_price.push_back(made);
    return std::nullopt;
}

inline refusal make_plan(commerce_state& now, contract::request const& asked, plan& made) {
    made.store = now.catalog.find(asked.store);
    if (made.store == nullptr) return failure{contract::unknown_store{.store = asked.store}};
    auto const customer = now.members.persons.find(asked.customer);
    if (customer == now.members.persons.end())
        return failure{contract::unknown_customer{.customer = asked.customer}};
    made.customer = &customer->second;
    made.customer_line = now.members.line_of(asked.customer);
    if (refusal no = find_order(now, asked, made)) return no;
    if (refusal no = find_currency(asked, made)) return no;
    if (asked.lines.empty()) return missing("lines");
    std::set<contract::order_item_id> numbers;
    std::set<contract::external_order_item_id> external_numbers;
    made.lines.reserve(asked.lines.size());
    contract::line_number at = 0;
    for (contract::line const& one : asked.lines) {
        bool const again = (one.order_item.id && !numbers.insert(*one.order_item.id).second) ||
                           (one.order_item.external_id &&
                            !external_numbers.insert(*one.order_item.external_id).second);
        if (again) return invalid("lines.orderItem", "two lines have the same number", at);
        if (refusal no = plan_line(now, asked, one, at, made)) return no;
        ++at;
    }
    for (std::size_t i = 0; i < made.lines.size(); ++i)
        if (made.lines[i].ship_to) made.to_price[i].ship_to = &*made.lines[i].ship_to;
    return std::nullopt;
}

inline contract::response answer_of(contract::request const& asked, plan const& order,
                                    contract::order_id id, commerce::priced_order const& priced) {
    contract::response made{};
    made.order = asked.order;
    made.order.id = id;
    made.store = asked.store;
    made.customer = order.customer->content.identifier;
    made.customer.id = order.customer->id;
    made.charges = priced.totals;
    made.promotion_codes = priced.in_force;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        commerce::order_line const& line = order.lines[i];
        commerce::product const& what = *order.to_price[i].what;
        contract::priced_line one{};
        one.order_item.id = line.id;
        one.order_item.external_id = asked.lines[i].order_item.external_id;
        one.product = commerce::identifier_of(what);
        one.quantity = {(line.quantity.value * what.nominal.value).rounded(6), what.nominal.unit};
        one.charges = priced.lines[i];
        if (line.ship_to) one.ship_to = *line.ship_to;
        if (order.to_price[i].shipping != nullptr)
            one.shipping_mode = order.to_price[i].shipping->id;
        made.lines.push_back(std::move(one));
    }
    return made;
}

// Numbers for the order and its new lines, and the new content of an order that is kept.
inline contract::order_id store(commerce_state& now, contract::request const& asked, plan& order,
                                commerce::priced_order const& priced, treaty::instant at) {
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        commerce::order_line& line = order.lines[i];
        if (line.id.value() == 0) line.id = now.orders.next_id();
        line.figures = priced.lines[i];
    }
    if (order.existing == nullptr) return now.orders.next_id();
    commerce::commerce_order& kept = *order.existing;
    kept.lines = order.lines;
    kept.currency = order.currency;
    kept.totals = priced.totals;
    kept.promotions = asked.promotion_codes;
    kept.updated_at = at;
    return kept.id;
}

}  // namespace detail

TREATY_INLINE treaty::outcome<contract::operation> apply(commerce_state& now,
                                                         contract::request const& asked,
                                                         moment const& at) {
    try {
        detail::plan order;
        if (detail::refusal no = detail::make_plan(now, asked, order))
            return std::unexpected{std::move(*no)};
        commerce::priced_order const priced = commerce::calculate(
            now.catalog, *order.store, order.currency, asked.promotion_codes, order.to_price);
        contract::order_id const id = detail::store(now, asked, order, priced, at.now);
        contract::response made = detail::answer_of(asked, order, id, priced);
        auto const organization = now.members.organizations.find(order.customer->parent);
        if (organization != now.members.organizations.end())
            made.buyer_organization = organization->second.content.identifier;
        return made;
    } catch (std::overflow_error const&) {
        // Nothing was stored: the sums are made before the first change.
        return std::unexpected{
            detail::invalid("lines", "the figures of this order are too large to be added up")};
    }
}

}  // namespace simulator::preprocess_order
