// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/landscape/cross_check.hpp>
#include <simulator/state/distinguished_name.hpp>

#include <map>
#include <set>
#include <string>

namespace simulator::landscape {
namespace detail {

// A JSON Pointer, put together: at("products", 3, "unit") is "/products/3/unit".
template <class... Steps>
std::string at(Steps const&... steps) {
    std::string pointer;
    auto const add = [&pointer](auto const& one) {
        pointer.push_back('/');
        if constexpr (requires { std::to_string(one); })
            pointer.append(std::to_string(one));
        else
            pointer.append(one);
    };
    (add(steps), ...);
    return pointer;
}

class checker {
public:
    checker(landscape const& all, sources const& from, mistakes& found)
        : all_(all),
          from_(from),
          found_(found) {}

    void products() {
        std::set<words::catalog_entry_id> entries;
        for (std::size_t i = 0; i < all_.products.size(); ++i) {
            product const& one = all_.products[i];
            key(from_.products, at("products", i, "sku"), skus_, one.sku);
            key(from_.products, at("products", i, "catalogEntry"), entries, one.catalog_entry);
            categories_.insert(one.category);
            if (one.nominal && !one.nominal->value.is_positive())
                wrong(from_.products, at("products", i, "nominal", "value"),
                      "expected more than 0");
            prices(from_.products, at("products", i, "listPrices"), one.list_prices);
        }
    }
    void stores() {
        for (std::size_t i = 0; i < all_.centers.size(); ++i)
            key(from_.stores, at("centers", i, "id"), centers_, all_.centers[i].id);
        for (std::size_t i = 0; i < all_.stores.size(); ++i)
            key(from_.stores, at("stores", i, "id"), stores_, all_.stores[i].id);
        for (trading_contract const& one : all_.contracts) contracts_[one.id] = one.store;
        for (std::size_t i = 0; i < all_.shipping_modes.size(); ++i)
            key(from_.shipping, at("modes", i, "id"), modes_, all_.shipping_modes[i].id);
        for (std::size_t i = 0; i < all_.stores.size(); ++i) {
            store const& one = all_.stores[i];
            for (std::size_t c = 0; c < one.centers.size(); ++c)
                known(from_.stores, at("stores", i, "centers", c), centers_, one.centers[c],
                      "a fulfillment center");
            auto const agreed = contracts_.find(one.default_contract);
            if (agreed == contracts_.end() || agreed->second != one.id)
                wrong(from_.stores, at("stores", i, "defaultContract"),
                      "no contract of this store has the number " + one.default_contract.str());
            if (one.default_shipping)
                known(from_.stores, at("stores", i, "defaultShipping"), modes_,
                      *one.default_shipping, "a shipping mode");
        }
    }
    void stock() {
        std::set<words::sku> seen;
        for (std::size_t i = 0; i < all_.stock.size(); ++i) {
            stock_of_product const& one = all_.stock[i];
            known(from_.stock, at("stock", i, "sku"), skus_, one.sku, "a product");
            key(from_.stock, at("stock", i, "sku"), seen, one.sku);
            std::set<words::fulfillment_center_id> places;
            for (std::size_t l = 0; l < one.levels.size(); ++l) {
                stock_level const& there = one.levels[l];
                std::string const center = at("stock", i, "levels", l, "center");
                known(from_.stock, center, centers_, there.center, "a fulfillment center");
                key(from_.stock, center, places, there.center);
                not_negative(from_.stock, at("stock", i, "levels", l, "onHand"), there.on_hand);
                for (std::size_t r = 0; r < there.expected.size(); ++r)
                    if (!there.expected[r].quantity.is_positive())
                        wrong(from_.stock, at("stock", i, "levels", l, "expected", r, "quantity"),
                              "expected more than 0");
            }
        }
    }
    void members() {
        std::set<words::member_id> ids;
        for (std::size_t i = 0; i < all_.organizations.size(); ++i) {
            organization const& one = all_.organizations[i];
            key(from_.members, at("organizations", i, "id"), ids, one.id);
            std::string const name = at("organizations", i, "distinguishedName");
            std::string const spelled = key_of_name(one.distinguished_name.view());
            if (spelled.empty())
                wrong(from_.members, name, "expected a distinguished name such as \"o=buyer\"");
            else
                key(from_.members, name, organizations_, spelled);
            if (!is_name(one.name.view()))
                wrong(from_.members, at("organizations", i, "name"),
                      "expected a name without = , + \" \\ < > ; and no # in front");
            std::string const above = key_of_parent(one.distinguished_name.view());
            if ((one.parent ? key_of_name(one.parent->view()) : std::string{}) != above)
                wrong(from_.members, one.parent ? at("organizations", i, "parent") : name,
                      "expected the parent to be what follows in the distinguished name: " +
                          (above.empty() ? std::string{"none"} : above));
            if (!above.empty() && !organizations_.contains(above))
                wrong(from_.members, name, "no organization above has the name " + above);
        }
        persons(ids);
    }
    void contracts() {
        std::set<words::contract_id> ids;
        for (std::size_t i = 0; i < all_.contracts.size(); ++i) {
            trading_contract const& one = all_.contracts[i];
            key(from_.contracts, at("contracts", i, "id"), ids, one.id);
            known(from_.contracts, at("contracts", i, "store"), stores_, one.store, "a store");
            for (std::size_t b = 0; b < one.buyers.size(); ++b)
                known(from_.contracts, at("contracts", i, "buyers", b), organizations_,
                      key_of_name(one.buyers[b].view()), "an organization");
            for (std::size_t c = 0; c < one.categories.size(); ++c)
                known(from_.contracts, at("contracts", i, "categories", c), categories_,
                      one.categories[c], "a category");
            percent(from_.contracts, at("contracts", i, "belowList"), one.below_list);
            std::set<words::sku> priced;
            for (std::size_t p = 0; p < one.prices.size(); ++p) {
                std::string const sku = at("contracts", i, "prices", p, "sku");
                known(from_.contracts, sku, skus_, one.prices[p].sku, "a product");
                key(from_.contracts, sku, priced, one.prices[p].sku);
                prices(from_.contracts, at("contracts", i, "prices", p, "prices"),
                       one.prices[p].prices);
            }
        }
    }
    void discounts() {
        std::set<words::promotion_code> codes;
        for (std::size_t i = 0; i < all_.discounts.size(); ++i) {
            discount const& one = all_.discounts[i];
            if (one.code) key(from_.discounts, at("discounts", i, "code"), codes, *one.code);
            for (std::size_t p = 0; p < one.products.size(); ++p)
                known(from_.discounts, at("discounts", i, "products", p), skus_, one.products[p],
                      "a product");
            for (std::size_t c = 0; c < one.categories.size(); ++c)
                known(from_.discounts, at("discounts", i, "categories", c), categories_,
                      one.categories[c], "a category");
            for (std::size_t s = 0; s < one.steps.size(); ++s) {
                discount_step const& step = one.steps[s];
                percent(from_.discounts, at("discounts", i, "steps", s, "percentageOff"),
                        step.percentage_off);
                if (step.amount_off && !one.currency)
                    wrong(from_.discounts, at("discounts", i, "steps", s, "amountOff"),
                          "an amount needs the discount's currency");
                if (!step.amount_off && !step.percentage_off)
                    wrong(from_.discounts, at("discounts", i, "steps", s),
                          "expected percentageOff, amountOff or both");
            }
        }
    }
    void terms() {
        for (std::size_t i = 0; i < all_.shipping_modes.size(); ++i)
            for (std::size_t r = 0; r < all_.shipping_modes[i].rates.size(); ++r) {
                shipping_rate const& rate = all_.shipping_modes[i].rates[r];
                not_negative(from_.shipping, at("modes", i, "rates", r, "perOrder"),
                             rate.per_order);
                not_negative(from_.shipping, at("modes", i, "rates", r, "perUnit"), rate.per_unit);
            }
        std::set<words::shipping_charge_policy_id> policies;
        for (std::size_t i = 0; i < all_.charge_policies.size(); ++i)
            key(from_.shipping, at("chargePolicies", i, "id"), policies,
                all_.charge_policies[i].id);
        std::set<std::string> rules;
        for (std::size_t i = 0; i < all_.taxes.size(); ++i) {
            tax const& one = all_.taxes[i];
            percent(from_.taxes, at("taxes", i, "onSales"), one.on_sales);
            percent(from_.taxes, at("taxes", i, "onShipping"), one.on_shipping);
            key(from_.taxes, at("taxes", i), rules,
                one.country.str() + "/" + (one.state ? one.state->str() : "") + "/" +
                    (one.category ? one.category->str() : ""));
        }
        std::set<words::payment_method_name> methods;
        for (std::size_t i = 0; i < all_.payment_methods.size(); ++i)
            key(from_.payments, at("methods", i, "method"), methods,
                all_.payment_methods[i].method);
    }

private:
    void persons(std::set<words::member_id>& ids) {
        std::set<std::string> logons;
        for (std::size_t i = 0; i < all_.persons.size(); ++i) {
            person const& one = all_.persons[i];
            key(from_.members, at("persons", i, "id"), ids, one.id);
            key(from_.members, at("persons", i, "logonId"), logons,
                in_lower_case(one.logon_id.view()));
            known(from_.members, at("persons", i, "organization"), organizations_,
                  key_of_name(one.organization.view()), "an organization");
        }
    }
    void wrong(source const& file, std::string const& pointer, std::string what) {
        found_.push_back(file.at(pointer, std::move(what)));
    }
    template <class Value>
    static std::string shown(Value const& value) {
        if constexpr (requires { value.str(); })
            return value.str();
        else
            return value;
    }
    template <class Value>
    void key(source const& file, std::string const& pointer, std::set<Value>& seen,
             Value const& value) {
        if (!seen.insert(value).second) wrong(file, pointer, shown(value) + " stands here twice");
    }
    template <class Value>
    void known(source const& file, std::string const& pointer, std::set<Value> const& all,
               Value const& value, std::string const& what) {
        if (!all.contains(value))
            wrong(file, pointer, "no such thing: " + what + " " + shown(value));
    }
    void not_negative(source const& file, std::string const& pointer, treaty::decimal value) {
        if (value.is_negative()) wrong(file, pointer, "expected 0 or more, found " + value.str());
    }
    void prices(source const& file, std::string const& pointer, amounts const& all) {
        for (auto const& [currency, amount] : all)
            not_negative(file, pointer + "/" + currency.str(), amount);
    }
    void percent(source const& file, std::string const& pointer,
                 std::optional<percentage> const& value) {
        if (value && (value->is_negative() || *value > treaty::decimal{100}))
            wrong(file, pointer, "expected 0 to 100, found " + value->str());
    }

    landscape const& all_;
    sources const& from_;
    mistakes& found_;
    std::set<words::sku> skus_;
    std::set<label> categories_;
    std::set<words::fulfillment_center_id> centers_;
    std::set<words::store_id> stores_;
    std::map<words::contract_id, words::store_id> contracts_;
    std::set<words::shipping_mode_id> modes_;
    std::set<std::string> organizations_;
};

}  // namespace detail

TREATY_INLINE void cross_check(landscape const& all, sources const& from, mistakes& found) {
    detail::checker checks{all, from, found};
    checks.products();  // collects what the others look up
    checks.stores();
    checks.stock();
    checks.members();
    checks.contracts();
    checks.discounts();
    checks.terms();
}

}  // namespace simulator::landscape
