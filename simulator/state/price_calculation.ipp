// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/distinguished_name.hpp>
#include <simulator/state/price_calculation.hpp>

#include <algorithm>

namespace simulator::commerce {

namespace detail {

inline treaty::decimal percent_of(treaty::decimal amount, treaty::decimal percent, int places) {
    return treaty::divide(amount * percent, treaty::decimal{100}, places);
}

// The figures of one order while they are being worked out.
struct calculation {
    catalog const& by;
    store const& at;
    treaty::currency_code currency;
    int places;
    std::span<line_to_price const> lines;
    promotion_codes const& codes;
    std::vector<line_figures> figures;
    std::vector<treaty::decimal> net;  // line prices after discounts so far
    std::vector<treaty::decimal> charges;
    std::set<promotion_code> used;

    [[nodiscard]] treaty::money money(treaty::decimal amount) const { return {amount, currency}; }
};

inline void price_lines(calculation& order) {
    for (line_to_price const& line : order.lines) {
        line_figures made;
        treaty::decimal const price = (line.price * line.quantity).rounded(order.places);
        made.unit_price.price = order.money(line.price);
        made.unit_price.quantity = line.what->nominal;
        made.price_override = line.overridden;
        made.free_gift = false;
        made.order_item_price = order.money(price);
        made.shipping_charge = made.sales_tax = made.shipping_tax = order.money({});
        order.figures.push_back(std::move(made));
        order.net.push_back(price);
    }
}

inline bool is_in_force(calculation const& order, discount const& one) {
    if (one.currency && *one.currency != order.currency) return false;
    return !one.code ||
           std::find(order.codes.begin(), order.codes.end(), *one.code) != order.codes.end();
}

inline discount_step const* step_for(discount const& one, treaty::decimal reached) {
    discount_step const* best = nullptr;
    for (discount_step const& step : one.steps)
        if (reached >= step.from && (best == nullptr || step.from > best->from)) best = &step;
    return best;
}

// What a step takes off a base; never more than the base, so that no line turns negative.
inline treaty::decimal reduction(discount const& one, discount_step const& step,
                                 treaty::decimal base, int places) {
    treaty::decimal off = percent_of(base, step.percent_off, places);
    if (one.currency) off += step.amount_off.rounded(places);
    return std::min(off, base);
}

inline void adjust(calculation& order, std::size_t line, discount const& one, treaty::decimal off) {
    if (off.is_zero()) return;
    adjustment made{};
    made.type = one.type;
    made.code = one.code;
    if (!one.description.empty())
        made.descriptions.push_back({.language = order.at.language,
                                     .text = comment_text{std::string_view{one.description}.substr(
                                         0, comment_text::bytes_max)}});
    made.amount = order.money(-off);
    made.level = one.level;
    line_figures& figures = order.figures[line];
    if (figures.adjustments.size() == adjustments::items_max) return;
    figures.adjustments.push_back(std::move(made));
    order.net[line] -= off;
    if (one.free_gift && order.net[line].is_zero()) figures.free_gift = true;
    if (one.code) order.used.insert(*one.code);
}

// All lines of a product count together: splitting an order over lines does not change its price.
inline void discount_lines(calculation& order, discount const& one) {
    std::map<sku, treaty::decimal> units;
    for (line_to_price const& line : order.lines) units[line.what->item] += line.quantity;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        sku const& item = order.lines[i].what->item;
        if (!one.products.empty() && !one.products.contains(item)) continue;
        if (discount_step const* step = step_for(one, units[item]))
            adjust(order, i, one, reduction(one, *step, order.net[i], order.places));
    }
}

inline void discount_order(calculation& order, discount const& one) {
    std::vector<treaty::decimal> bases(order.net.size());
    treaty::decimal base;
    for (std::size_t i = 0; i < order.net.size(); ++i) {
        if (!one.products.empty() && !one.products.contains(order.lines[i].what->item)) continue;
        bases[i] = order.net[i];
        base += bases[i];
    }
    discount_step const* step = step_for(one, base);
    if (step == nullptr || base.is_zero()) return;
    treaty::decimal const off = reduction(one, *step, base, order.places);
    auto const shares = shares_of(off, bases, order.places);
    for (std::size_t i = 0; i < shares.size(); ++i) adjust(order, i, one, shares[i]);
}

inline void apply_discounts(calculation& order, display_level level) {
    for (discount const& one : order.by.discounts) {
        if (one.level != level || !is_in_force(order, one)) continue;
        if (level == display_level::order_item)
            discount_lines(order, one);
        else
            discount_order(order, one);
    }
}

// Lines that go the same way share that way's charge an order.
inline void charge_shipping(calculation& order) {
    order.charges.assign(order.lines.size(), {});
    std::map<shipping_mode_id, std::vector<std::size_t>> ways;
    for (std::size_t i = 0; i < order.lines.size(); ++i)
        if (order.lines[i].shipping != nullptr && !order.lines[i].by_carrier_account)
            ways[order.lines[i].shipping->id].push_back(i);
    for (auto const& [id, members] : ways) {
        auto const& rates = order.lines[members.front()].shipping->rates;
        auto const rate = rates.find(order.currency);
        if (rate == rates.end()) continue;
        treaty::decimal value;
        std::vector<treaty::decimal> weights;
        for (std::size_t const i : members) {
            value += order.net[i];
            weights.push_back(order.net[i]);
        }
        if (rate->second.free_from && value >= *rate->second.free_from) continue;
        auto const shares =
            shares_of(rate->second.per_order.rounded(order.places), weights, order.places);
        for (std::size_t i = 0; i < members.size(); ++i)
            order.charges[members[i]] =
                shares[i] +
                (rate->second.per_unit * order.lines[members[i]].quantity).rounded(order.places);
    }
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        order.charges[i] +=
            percent_of(order.charges[i], order.lines[i].charge_adjustment, order.places);
        order.figures[i].shipping_charge = order.money(order.charges[i]);
    }
}

inline std::string place_key(std::optional<place_name> const& name) {
    return name ? in_lower_case(trimmed(name->view())) : std::string{};
}

inline tax_rule const* rule_for(catalog const& by, address const& where, product const& what) {
    std::string const country = place_key(where.country);
    std::string const state = place_key(where.state_or_province);
    tax_rule const* best = nullptr;
    int best_rank = -1;
    for (tax_rule const& one : by.taxes) {
        if (in_lower_case(one.country) != country) continue;
        if (one.state && in_lower_case(*one.state) != state) continue;
        if (one.category && (!what.tax_category || *one.category != *what.tax_category)) continue;
        int const rank = (one.state ? 2 : 0) + (one.category ? 1 : 0);
        if (rank <= best_rank) continue;
        best = &one;
        best_rank = rank;
    }
    return best;
}

inline void tax_lines(calculation& order) {
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        line_to_price const& line = order.lines[i];
        address const& where =
            line.ship_to != nullptr && line.ship_to->country ? *line.ship_to : order.at.place;
        tax_rule const* rule = rule_for(order.by, where, *line.what);
        if (rule == nullptr) continue;
        order.figures[i].sales_tax =
            order.money(percent_of(order.net[i], rule->sales_percent, order.places));
        order.figures[i].shipping_tax =
            order.money(percent_of(order.charges[i], rule->shipping_percent, order.places));
    }
}

inline order_totals add_up(calculation const& order) {
    treaty::decimal price, adjusted, shipping, tax, shipping_tax;
    for (line_figures const& line : order.figures) {
        price += line.order_item_price.amount;
        for (adjustment const& one : line.adjustments) adjusted += one.amount->amount;
        shipping += line.shipping_charge.amount;
        tax += line.sales_tax.amount;
        shipping_tax += line.shipping_tax.amount;
    }
    return {.total_product_price = order.money(price),
            .total_adjustment = order.money(adjusted),
            .total_shipping_charge = order.money(shipping),
            .total_sales_tax = order.money(tax),
            .total_shipping_tax = order.money(shipping_tax)};
}

inline bool all_fit(order_totals const& totals) {
    for (treaty::money const& one :
         {totals.total_product_price, totals.total_adjustment, totals.total_shipping_charge,
          totals.total_sales_tax, totals.total_shipping_tax})
        if (!treaty::amount_value::fits(one.amount)) return false;
    return true;
}

}  // namespace detail

TREATY_INLINE std::vector<treaty::decimal> shares_of(treaty::decimal total,
                                                     std::span<treaty::decimal const> weights,
                                                     int places) {
    std::vector<treaty::decimal> shares(weights.size());
    if (weights.empty()) return shares;
    treaty::decimal sum;
    for (treaty::decimal const weight : weights) sum += weight;
    if (sum.is_zero()) {
        shares.front() = total;
        return shares;
    }
    // Rounding the running sum, not each share, is what makes them add up.
    treaty::decimal running, given;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        running += weights[i];
        treaty::decimal const until = treaty::divide(total * running, sum, places);
        shares[i] = until - given;
        given = until;
    }
    return shares;
}

TREATY_INLINE priced_order calculate(catalog const& by, store const& at,
                                     treaty::currency_code currency, promotion_codes const& codes,
                                     std::span<line_to_price const> lines) {
    detail::calculation order{.by = by,
                              .at = at,
                              .currency = currency,
                              .places = by.decimals_of(currency),
                              .lines = lines,
                              .codes = codes,
                              .figures = {},
                              .net = {},
                              .charges = {},
                              .used = {}};
    detail::price_lines(order);
    detail::apply_discounts(order, display_level::order_item);
    detail::apply_discounts(order, display_level::order);
    detail::charge_shipping(order);
    detail::tax_lines(order);
    priced_order made{};
    made.totals = detail::add_up(order);
    if (!detail::all_fit(made.totals))
        throw std::overflow_error("an order's sum leaves its column");
    made.lines = std::move(order.figures);
    for (promotion_code const& code : codes)
        if (order.used.erase(code) != 0) made.in_force.push_back(code);
    return made;
}

}  // namespace simulator::commerce
