// SPDX-License-Identifier: BSL-1.0
// Orders as the commerce site keeps them, from the first item in the cart to what the external
// system says of them after the transfer. States are the codes of the vendor's order table.
#pragma once

#include <contracts/inbound/preprocess_order.hpp>
#include <contracts/vocabulary/payment.hpp>
#include <contracts/vocabulary/stock.hpp>
#include <simulator/state/violation.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace simulator::commerce {

using namespace contracts::vocabulary;

enum class order_state : char {
    pending = 'P',
    submitted = 'I',
    awaiting_approval = 'W',
    approval_denied = 'N',
    payment_initiated = 'M',
    payment_review = 'A',
    backordered = 'B',
    complete = 'C',
    editing = 'E',
    low_inventory = 'L',
    ready_for_transfer = 'F',
    transferred = 'G',
    transfer_failed = 'H',
    released = 'R',
    shipped = 'S',
    deposited = 'D',
    canceled = 'X'
};

inline std::string code_of(order_state state) {
    return {static_cast<char>(state)};
}

// The state of this code; none if there is no such code.
inline std::optional<order_state> state_of(std::string_view code) {
    constexpr std::string_view all = "PIWNMABCELFGHRSDX";
    if (code.size() != 1 || all.find(code.front()) == std::string_view::npos) return std::nullopt;
    return static_cast<order_state>(code.front());
}

// Where the column may go from each state. The vendor publishes the beginning of the table; the
// rest follows from what the states mean: once transferred, an order takes the states that the
// external system reports, and it never comes back from released to something earlier.
inline bool may_follow(order_state from, order_state to) {
    auto const targets = [](order_state state) -> std::string_view {
        switch (state) {
            case order_state::pending: return "MBLWIEFX";
            case order_state::submitted: return "PMBLWFX";
            case order_state::awaiting_approval: return "MNEX";
            case order_state::approval_denied: return "EWX";
            case order_state::payment_initiated: return "CAFPBELX";
            case order_state::payment_review: return "BCX";
            case order_state::backordered: return "MELFRCSX";
            case order_state::complete: return "FRBLSX";
            case order_state::editing: return "PMBLWX";
            case order_state::low_inventory: return "PMBEX";
            case order_state::ready_for_transfer: return "GHX";
            case order_state::transferred: return "CBRSHX";
            case order_state::transfer_failed: return "FGEX";
            case order_state::released: return "S";
            case order_state::shipped: return "D";
            case order_state::deposited:
            case order_state::canceled: return "";
        }
        return "";
    };
    return targets(from).find(static_cast<char>(to)) != std::string_view::npos;
}

using line_figures = contracts::preprocess_order::line_figures;
using order_totals = contracts::preprocess_order::order_totals;

struct order_line {
    order_item_id id;
    std::optional<external_order_item_id> external_id;
    sku item;
    treaty::quantity quantity;                 // in the product's unit
    std::optional<treaty::money> given_price;  // instead of the contract's
    std::optional<contract_id> contract;
    std::optional<address> ship_to;
    std::optional<shipping_mode_id> shipping_mode;
    std::optional<shipping_charge_policy_id> charge_policy;
    std::optional<carrier_account_number> carrier_account;
    std::optional<percentage> charge_adjustment;
    std::optional<inventory_status> supply;
    std::optional<fulfillment_center_id> center;
    std::optional<treaty::instant> available_at;
    std::optional<line_figures> figures;  // since it was priced
    order_state state = order_state::pending;
};

// What the external system holds for an order, as it was when it was reserved.
struct reservation_record {
    std::map<order_item_id, treaty::quantity> lines;
    std::optional<treaty::instant> until;
};

struct commerce_order {
    order_id id;
    std::optional<external_order_id> external_id;
    store_id store;
    member_id customer;
    treaty::currency_code currency;
    order_state state = order_state::pending;
    std::vector<order_state> passed;  // states before the present one, oldest first
    std::vector<order_line> lines;
    promotion_codes promotions;
    std::optional<order_totals> totals;
    std::optional<reservation_record> reserved;
    std::vector<payment_id> payments;
    std::optional<treaty::instant> placed_at;
    std::optional<treaty::instant> updated_at;
    std::int32_t calls = 0;  // of the other side for this order: makes keys that never repeat

    [[nodiscard]] order_line* line(order_item_id wanted) {
        auto const at = std::find_if(lines.begin(), lines.end(),
                                     [&](order_line const& one) { return one.id == wanted; });
        return at == lines.end() ? nullptr : &*at;
    }
    [[nodiscard]] order_line const* line(order_item_id wanted) const {
        return const_cast<commerce_order*>(this)->line(wanted);
    }
    // False, and nothing changes, if the state may not follow the present one.
    bool advance(order_state next) {
        if (next == state) return true;
        if (!may_follow(state, next)) return false;
        passed.push_back(state);
        state = next;
        return true;
    }
};

struct order_book {
    std::map<order_id, commerce_order> orders;
    std::map<external_order_id, order_id> by_external;
    std::int64_t last_id = 10'000;

    std::int64_t next_id() { return ++last_id; }
    [[nodiscard]] commerce_order* find(order_id id) {
        auto const at = orders.find(id);
        return at == orders.end() ? nullptr : &at->second;
    }
    [[nodiscard]] commerce_order const* find(order_id id) const {
        return const_cast<order_book*>(this)->find(id);
    }
    // By the commerce site's number, else by the other side's. Null if nothing is named, or if both
    // are given and belong to two orders.
    [[nodiscard]] commerce_order* find(order_identifier const& wanted) {
        commerce_order* by_external_id = nullptr;
        if (wanted.external_id) {
            auto const at = by_external.find(*wanted.external_id);
            if (at != by_external.end()) by_external_id = find(at->second);
        }
        if (!wanted.id) return by_external_id;
        commerce_order* by_id = find(*wanted.id);
        return by_external_id != nullptr && by_external_id != by_id ? nullptr : by_id;
    }
    void name(commerce_order& one, external_order_id const& external) {
        if (one.external_id) by_external.erase(*one.external_id);
        one.external_id = external;
        by_external[external] = one.id;
    }
};

// Only legal states one after the other; external numbers lead to their order; quantities are
// positive; line numbers are used once.
inline std::vector<violation> check(order_book const& all) {
    std::vector<violation> found;
    std::map<order_item_id, order_id> lines;
    for (auto const& [id, one] : all.orders) {
        std::string const where = "order " + id.str();
        std::vector<order_state> states = one.passed;
        states.push_back(one.state);
        for (std::size_t i = 1; i < states.size(); ++i)
            if (!may_follow(states[i - 1], states[i]))
                found.push_back(
                    {"orders: legal states only",
                     where + ": " + code_of(states[i - 1]) + " to " + code_of(states[i])});
        for (order_line const& line : one.lines) {
            if (!line.quantity.value.is_positive())
                found.push_back(
                    {"orders: quantities are positive", where + " line " + line.id.str()});
            if (!lines.emplace(line.id, id).second)
                found.push_back({"orders: a line belongs to one order", line.id.str()});
        }
        if (one.external_id) {
            auto const at = all.by_external.find(*one.external_id);
            if (at == all.by_external.end() || at->second != id)
                found.push_back({"orders: external numbers lead to their order", where});
        }
    }
    return found;
}

}  // namespace simulator::commerce
