// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/landscape/known.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace simulator::landscape {
namespace detail {

using nlohmann::ordered_json;

inline constexpr std::int64_t first_older_order = 9001;
inline constexpr std::int64_t first_older_line = 9501;
inline constexpr std::size_t products_told = 30;

// In the centers of the first store.
inline treaty::decimal on_hand_of(landscape const& all, words::sku const& item) {
    treaty::decimal sum;
    auto const& centers = all.stores.front().centers;
    for (stock_of_product const& one : all.stock)
        for (stock_level const& there : one.levels)
            if (one.sku == item &&
                std::find(centers.begin(), centers.end(), there.center) != centers.end())
                sum += there.on_hand;
    return sum;
}

// Sold by the piece in the first store's currency: what is asked for in pieces then fits all. Those
// with most on hand first.
inline std::vector<product const*> told_products(landscape const& all) {
    std::vector<std::pair<treaty::decimal, product const*>> found;
    for (product const& one : all.products)
        if (found.size() < products_told && !all.stores.empty() && !one.nominal &&
            one.unit == treaty::unit_code{"C62"} &&
            one.list_prices.contains(all.stores.front().currencies.front()))
            found.emplace_back(on_hand_of(all, one.sku), &one);
    std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) {
        return a.first != b.first ? a.first > b.first : a.second->sku < b.second->sku;
    });
    std::vector<product const*> made;
    for (auto const& [on_hand, one] : found) made.push_back(one);
    return made;
}
inline std::size_t older_orders_of(landscape const& all) {
    return told_products(all).empty() ? 0 : std::min<std::size_t>(older_orders, all.persons.size());
}
inline std::string external_number(std::int64_t id) {
    return "OLD-" + std::to_string(id);
}

// Compilers differ on whether braces around one value are a list.
inline ordered_json list_of(ordered_json::initializer_list_t values) {
    return ordered_json::array(values);
}
inline ordered_json numbered(char const* name, std::int64_t from, std::int64_t count) {
    ordered_json made = ordered_json::array();
    for (std::int64_t i = 0; i < count; ++i) made.push_back({{name, std::to_string(from + i)}});
    return made;
}

inline void tell_goods(ordered_json& to, landscape const& all) {
    store const& first = all.stores.front();
    to["store_id"] = list_of({first.id.value()});
    for (treaty::currency_code const& one : first.currencies)
        to["currency_code"].push_back(one.view());
    to["unit_code"] = list_of({"C62"});
    for (auto const& one : first.centers) to["fulfillment_center_id"].push_back(one.value());
    for (shipping_mode const& one : all.shipping_modes)
        to["shipping_mode_id"].push_back(one.id.value());
    to["contract_id"] = list_of({first.default_contract.str()});
    for (charge_policy const& one : all.charge_policies)
        if (!one.by_carrier_account) to["shipping_charge_policy_id"].push_back(one.id.str());
    // Orders are taken whatever is there, and would leave nothing to be held.
    auto const products = told_products(all);
    for (std::size_t i = 0; i < products.size(); ++i) {
        to["sku"].push_back(products[i]->sku.view());
        bool const plenty = 2 * i < products.size();
        for (std::string const before :
             {"", plenty ? "ReserveOrderInventory." : "TransferOrder."}) {
            auto& told = to[before + "product_identifier"];
            told.push_back({{"sku", products[i]->sku.view()}});
            told.push_back({{"catalogEntry", products[i]->catalog_entry.str()}});
        }
    }
    for (int const pieces : {1, 2, 3})
        to["quantity"].push_back({{"value", pieces}, {"unit", "C62"}});
    to["percentage"] = list_of({0, 10, 100});
}

inline void tell_members(ordered_json& to, landscape const& all) {
    for (person const& one : all.persons) {
        to["member_id"].push_back(one.id.str());
        to["SynchronizePerson.authentication"].push_back({{"logonId", one.logon_id.view()}});
    }
    for (organization const& one : all.organizations)
        if (one.customer_account)
            to["member_identifier"].push_back(
                {{"distinguishedName", one.distinguished_name.view()}});
    // Neither names nor parents of members change; new ones get both from what they are called.
    to["SynchronizePerson.parent"] = list_of({nullptr});
    to["SynchronizePerson.identifier"] = list_of({ordered_json::object()});
    to["SynchronizePerson.action"] = list_of({"Change"});
    to["SynchronizePerson.part"] = list_of({"Person"});
    for (char const* const member : {"parent", "type", "name"})
        to[std::string{"organization."} + member] = list_of({nullptr});
    to["SynchronizeOrganization.action"] = list_of({"Change"});
    to["SynchronizeOrganization.part"] = list_of({"Organization"});
    // The names of a new one have to agree, so they come together.
    to["CreateOrganization.organization"] =
        list_of({{{"identifier", {{"distinguishedName", "o=buyer {n},o=root organization"}}},
                  {"name", "buyer {n}"},
                  {"type", "Organization"}}});
    to["nickname"] = list_of({"{n}"});
}

inline void tell_orders(ordered_json& to, landscape const& all) {
    for (char const* const operation : {"ReserveOrderInventory", "CheckOrderInventory",
                                        "CancelOrderInventory", "PreprocessOrder"})
        to[std::string{operation} + ".order_identifier"] = numbered("id", 7001, 20);
    to["TransferOrder.order_identifier"] = list_of({{{"id", "{n}"}}});
    for (char const* const operation : {"TransferOrder", "ReserveOrderInventory"})
        to[std::string{operation} + ".order_item_identifier"] = list_of({{{"id", "{n}"}}});
    to["GetOrder.order"] = numbered("id", 7001, 20);
    to["GetOrder.search"] = list_of({nullptr});
    to["PreprocessOrder.promotion_code"] = ordered_json::array();
    for (discount const& one : all.discounts)
        if (one.code) to["PreprocessOrder.promotion_code"].push_back(one.code->view());
    to["PreprocessOrder.order_item_identifier"] = list_of({ordered_json::object()});
    to["PreprocessOrder.unitPrice"] = list_of({nullptr});
    std::size_t const older = older_orders_of(all);
    for (std::size_t i = 0; i < older; ++i) {
        std::int64_t const id = first_older_order + static_cast<std::int64_t>(i);
        to["UpdateOrderStatus.order_identifier"].push_back(
            {{"id", std::to_string(id)}, {"externalId", external_number(id)}});
        to["ProcessPayment.order"].push_back(std::to_string(id));
    }
    to["sequence_number"] = list_of({"{n}"});
    to["UpdateOrderStatus.order_item_identifier"] = ordered_json::array();
    for (char const* const line : {"1", "2", "3"})
        to["UpdateOrderStatus.order_item_identifier"].push_back({{"externalId", line}});
}

inline void tell_payments(ordered_json& to, landscape const& all) {
    for (payment_method const& one : all.payment_methods)
        if (one.plugin == plugin_kind::immediate) to["method"].push_back(one.method.view());
    to["system"] = list_of({nullptr});
    to["configuration"] = list_of({nullptr});
    ordered_json const currency = all.stores.front().currencies.front().view();
    for (int const amount : {1, 20, 300})
        to["money"].push_back({{"amount", amount}, {"currency", currency}});
    to["ProcessPayment.action"] = list_of({"Approve", "ApproveAndDeposit", "Credit"});
    for (char const* const named : {"payment", "credit", "instruction"})
        to[std::string{"ProcessPayment."} + named] = list_of({nullptr});
    ordered_json made = ordered_json::array();
    if (to.contains("ProcessPayment.order") && to.contains("method"))
        for (auto const& order : to["ProcessPayment.order"])
            for (auto const& method : to["method"])
                made.push_back({{"store", all.stores.front().id.value()},
                                {"order", order},
                                {"merchandiseReturn", "77"},
                                {"method", method}});
    if (!made.empty()) to["ProcessPayment.newInstruction"] = std::move(made);
}

}  // namespace detail

TREATY_INLINE void place_older_orders(commerce_state& now, landscape const& all,
                                      treaty::instant at) {
    auto const products = detail::told_products(all);
    std::int64_t line_id = detail::first_older_line;
    for (std::size_t i = 0; i < detail::older_orders_of(all); ++i) {
        commerce::commerce_order made{};
        made.id = words::order_id{detail::first_older_order + static_cast<std::int64_t>(i)};
        made.store = all.stores.front().id;
        made.customer = all.persons[i].id;
        made.currency = all.stores.front().currencies.front();
        made.state = commerce::order_state::transferred;
        for (std::size_t line = 0; line <= i; ++line) {
            commerce::order_line sold{};
            sold.id = words::order_item_id{line_id++};
            sold.item = products[line % products.size()]->sku;
            sold.quantity = {1, products[line % products.size()]->unit};
            made.lines.push_back(std::move(sold));
        }
        made.placed_at = made.updated_at = at;
        words::order_id const id = made.id;
        now.orders.orders.emplace(id, std::move(made));
    }
}

TREATY_INLINE std::string known_values_of(landscape const& all) {
    detail::ordered_json told = detail::ordered_json::object();
    if (!all.stores.empty()) {
        detail::tell_goods(told, all);
        detail::tell_members(told, all);
        detail::tell_orders(told, all);
        detail::tell_payments(told, all);
    }
    return told.dump(1) + "\n";
}

TREATY_INLINE treaty::page known_page(landscape const& all) {
    return {"/known.json", [text = known_values_of(all)](treaty::transport::request const&,
                                                         treaty::transport::reply& answer) {
                answer.media_type = "application/json";
                answer.body = text;
                return true;
            }};
}

}  // namespace simulator::landscape
