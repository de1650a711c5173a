// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/landscape/install.hpp>

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace simulator::landscape {
namespace detail {

// What comes in pieces is counted in whole ones; the rest to the gram.
inline int places_of(treaty::unit_code const& unit) {
    return unit == treaty::unit_code{"C62"} ? 0 : 3;
}

inline treaty::instant days_after(treaty::instant start, std::uint16_t days) {
    return start + std::chrono::hours{24} * days;
}

inline words::address address_of(place const& one, words::address_type type) {
    words::address made{};
    made.type = type;
    made.lines.push_back(one.street);
    made.city = one.city;
    made.postal_code = one.postal_code;
    made.country = words::place_name{one.country.view()};
    return made;
}

inline std::optional<words::contact_info> contact_of(
    std::optional<place> const& where, std::optional<words::email_address> const& mail) {
    if (!where && !mail) return std::nullopt;
    words::contact_info made{};
    if (where) made.address = address_of(*where, words::address_type::shipping_and_billing);
    if (mail) made.emails.push_back({.address = *mail});
    return made;
}

inline words::organization content_of(organization const& one) {
    words::organization made{};
    made.identifier = {.id = one.id, .distinguished_name = one.distinguished_name};
    if (one.parent)
        made.parent =
            words::member_identifier{.id = std::nullopt, .distinguished_name = *one.parent};
    made.name = one.name;
    made.type = one.type;
    made.business_category = one.business_category;
    made.contact = contact_of(one.address, std::nullopt);
    return made;
}

inline void put_stock(back_office_state& now, landscape const& all, treaty::instant start) {
    for (product const& one : all.products)
        now.stock.add_product(one.sku, one.catalog_entry, one.unit, places_of(one.unit));
    for (stock_of_product const& one : all.stock)
        for (stock_level const& there : one.levels) {
            // The loader lets nothing negative through; what is left is a level beyond the bounds.
            if (!now.stock.adjust(one.sku, there.center, there.on_hand))
                throw std::invalid_argument("stock of " + one.sku.str() + " in center " +
                                            there.center.str() +
                                            " is out of bounds: " + there.on_hand.str());
            for (receipt const& next : there.expected)
                if (!now.stock.expect(one.sku, there.center, next.quantity,
                                      days_after(start, next.in_days)))
                    throw std::invalid_argument("a receipt of " + one.sku.str() + " in center " +
                                                there.center.str() +
                                                " is out of bounds: " + next.quantity.str());
        }
}

inline void put_stores(commerce_state& now, landscape const& all) {
    for (store const& one : all.stores) {
        commerce::store made;
        made.id = one.id;
        made.name = one.name.str();
        made.currency = one.currencies.front();
        made.currencies.insert(one.currencies.begin(), one.currencies.end());
        made.centers.insert(one.centers.begin(), one.centers.end());
        made.default_contract = one.default_contract;
        made.default_shipping = one.default_shipping;
        made.place.country = words::place_name{one.country.view()};
        now.catalog.stores[one.id] = std::move(made);
    }
    for (product const& one : all.products)
        now.catalog.add({.item = one.sku,
                         .catalog_entry = one.catalog_entry,
                         .name = one.name.str(),
                         .unit = one.unit,
                         .nominal = one.nominal ? *one.nominal : treaty::quantity{1, one.unit},
                         .tax_category = one.tax_category});
}

// The contract's own price, else the list price less its percentage, to the cent.
inline commerce::price_list prices_of(trading_contract const& agreed, product const& one) {
    commerce::price_list prices{one.list_prices.begin(), one.list_prices.end()};
    if (agreed.below_list)
        for (auto& [currency, amount] : prices)
            amount = (treaty::decimal{amount} * (treaty::decimal{100} - *agreed.below_list) *
                      treaty::decimal::of(1, 2))
                         .rounded(2);
    auto const own = std::find_if(agreed.prices.begin(), agreed.prices.end(),
                                  [&](own_price const& each) { return each.sku == one.sku; });
    if (own != agreed.prices.end())
        for (auto const& [currency, amount] : own->prices) prices[currency] = amount;
    return prices;
}

inline void put_contracts(commerce_state& now, landscape const& all) {
    for (trading_contract const& one : all.contracts) {
        commerce::trading_contract made;
        made.id = one.id;
        made.name = one.name.str();
        made.store = one.store;
        for (words::distinguished_name const& buyer : one.buyers)
            made.participants.insert(now.members.find(buyer.view())->id);
        for (product const& each : all.products) {
            bool const covered =
                one.categories.empty() || std::find(one.categories.begin(), one.categories.end(),
                                                    each.category) != one.categories.end();
            if (covered) made.prices[each.sku] = prices_of(one, each);
        }
        now.catalog.contracts[one.id] = std::move(made);
    }
}

inline void put_discounts(commerce_state& now, landscape const& all) {
    for (discount const& one : all.discounts) {
        commerce::discount made;
        made.code = one.code;
        made.description = one.name.str();
        made.level = one.level;
        made.currency = one.currency;
        made.products.insert(one.products.begin(), one.products.end());
        for (product const& each : all.products)
            if (std::find(one.categories.begin(), one.categories.end(), each.category) !=
                one.categories.end())
                made.products.insert(each.sku);
        for (discount_step const& step : one.steps)
            made.steps.push_back({.from = step.from,
                                  .percent_off = step.percentage_off.value_or(percentage{}),
                                  .amount_off = step.amount_off.value_or(treaty::amount_value{})});
        now.catalog.discounts.push_back(std::move(made));
    }
}

inline void put_terms(commerce_state& now, landscape const& all) {
    for (shipping_mode const& one : all.shipping_modes) {
        commerce::shipping_way made{one.id, one.name.str(), {}};
        for (shipping_rate const& rate : one.rates) {
            commerce::shipping_rate charged{rate.per_order, rate.per_unit, std::nullopt};
            if (rate.free_from) charged.free_from = *rate.free_from;
            made.rates[rate.currency] = charged;
        }
        now.catalog.shipping[one.id] = std::move(made);
    }
    for (charge_policy const& one : all.charge_policies)
        now.catalog.charge_policies[one.id] = {one.id, one.name.str(), one.by_carrier_account};
    for (tax const& one : all.taxes) {
        commerce::tax_rule rule{one.country.str(), std::nullopt, one.category, one.on_sales,
                                one.on_shipping};
        if (one.state) rule.state = one.state->str();
        now.catalog.taxes.push_back(std::move(rule));
    }
    commerce::payment_rules rules;
    for (payment_method const& one : all.payment_methods) {
        rules.by_method[one.method] = one.system;
        now.payments.plugins[one.system] = {.name = one.system,
                                            .kind = static_cast<commerce::plugin_kind>(one.plugin)};
    }
    now.payments.rules[now.payments.default_rules] = std::move(rules);
}

inline void put_members(commerce_state& now, landscape const& all) {
    for (organization const& one : all.organizations) {
        commerce::organization_record made;
        made.id = one.id;
        made.name_key = key_of_name(one.distinguished_name.view());
        made.content = content_of(one);
        if (one.parent) {
            commerce::organization_record const* above = now.members.find(one.parent->view());
            made.parent = above->id;
            made.content.parent = above->content.identifier;
        }
        now.members.add(std::move(made));
    }
    for (person const& one : all.persons) {
        commerce::organization_record const* home = now.members.find(one.organization.view());
        commerce::person_record made;
        made.id = one.id;
        made.parent = home->id;
        made.content.identifier = {.id = one.id,
                                   .distinguished_name = words::distinguished_name{
                                       "uid=" + one.logon_id.str() + "," + one.organization.str()}};
        made.content.parent = home->content.identifier;
        made.content.name.emplace();
        made.content.name->first_name = one.first_name;
        made.content.name->last_name = one.last_name;
        made.content.authentication.emplace();
        made.content.authentication->logon_id = one.logon_id;
        made.content.contact = contact_of(one.address, one.email);
        now.members.add(std::move(made));
    }
}

inline void fill_cache(commerce_state& now, landscape const& all, treaty::instant start) {
    now.settings.cache.threshold = all.cache_threshold;
    for (store const& one : all.stores)
        for (stock_of_product const& item : all.stock) {
            commerce::cache_entry entry;
            entry.updated_at = start;
            for (stock_level const& there : item.levels) {
                if (std::find(one.centers.begin(), one.centers.end(), there.center) ==
                    one.centers.end())
                    continue;
                commerce::stock_level& level = entry.centers[there.center];
                level.on_hand = there.on_hand;
                // Not std::stable_sort: with clang, libstdc++ warns of its own insides there.
                for (receipt const& next : there.expected) {
                    auto const at = days_after(start, next.in_days);
                    auto const place =
                        std::find_if(level.expected.begin(), level.expected.end(),
                                     [&](auto const& known) { return at < known.available_at; });
                    level.expected.insert(place, {next.quantity, at});
                }
            }
            if (!entry.centers.empty()) now.cache.put(one.id, item.sku, entry, start);
        }
}

}  // namespace detail

TREATY_INLINE back_office_state make_back_office(landscape const& all, treaty::instant start) {
    back_office_state made;
    for (store const& one : all.stores)
        made.stores[one.id] = {{one.centers.begin(), one.centers.end()},
                               {one.currencies.begin(), one.currencies.end()}};
    detail::put_stock(made, all, start);
    for (organization const& one : all.organizations) {
        std::string const key = key_of_name(one.distinguished_name.view());
        if (one.customer_account && made.accounts.find(key) == nullptr)
            made.accounts.add(key, detail::content_of(one),
                              key_of_parent(one.distinguished_name.view()));
    }
    return made;
}

TREATY_INLINE commerce_state make_commerce(landscape const& all, treaty::instant start) {
    commerce_state made;
    detail::put_stores(made, all);
    detail::put_members(made, all);
    detail::put_contracts(made, all);  // after the members, whom it names
    detail::put_discounts(made, all);
    detail::put_terms(made, all);
    detail::fill_cache(made, all, start);
    return made;
}

}  // namespace simulator::landscape
