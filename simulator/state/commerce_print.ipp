// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/state/commerce_print.hpp>

namespace simulator {

namespace commerce::detail {

// Collects lines of "kind number: part part".
class state_text {
public:
    template <class... Parts>
    void line(Parts const&... parts) {
        (add(parts), ...);
        text_.push_back('\n');
    }
    std::string take() { return std::move(text_); }

private:
    // No value is cut: a difference at its end counts as well.
    static constexpr std::size_t whole = std::size_t{1} << 24U;

    template <class T>
    void add(T const& value) {
        if constexpr (std::is_convertible_v<T const&, std::string_view>)
            text_.append(std::string_view{value});
        else if constexpr (std::is_integral_v<T>)
            text_.append(std::to_string(value));
        else if constexpr (requires { value.has_value(); })
            add_present(value);
        else if constexpr (requires { value.str(); })
            text_.append(value.str());
        else if constexpr (requires { value.view(); })
            text_.append(value.view());
        else if constexpr (treaty::reflect::contract_struct<T>)
            treaty::reflect::print_to(text_, treaty::reflect::type_of<T>, &value, whole);
        else
            text_.append(std::to_string(static_cast<int>(value)));
        text_.push_back(' ');
    }
    template <class T>
    void add_present(std::optional<T> const& value) {
        if (value)
            add(*value);
        else
            text_.append("- ");
    }
    std::string text_;
};

inline void print_level(state_text& out, std::string_view place, stock_level const& level) {
    out.line("  ", place, level.on_hand);
    for (expected_receipt const& one : level.expected)
        out.line("    expected", one.quantity, one.available_at);
}

inline void print_cache(state_text& out, inventory_cache const& cache) {
    cache.for_each([&](store_id store, sku const& item, cache_entry const& entry,
                       std::optional<treaty::instant> as_of) {
        out.line("cached", store, item, as_of, entry.updated_at, entry.unlimited);
        if (entry.overall) print_level(out, "overall", *entry.overall);
        for (auto const& [center, level] : entry.centers) print_level(out, center.str(), level);
    });
    cache.for_each_removed([&](store_id store, sku const& item, treaty::instant as_of) {
        out.line("no longer cached", store, item, as_of);
    });
}

inline void print_members(state_text& out, members const& all) {
    for (auto const& [id, one] : all.organizations)
        out.line("organization", id, one.name_key, one.parent, one.state, one.content);
    for (auto const& [id, one] : all.persons)
        out.line("person", id, one.parent, one.state, one.content);
    for (auto const& [logon, id] : all.persons_by_logon) out.line("logon", logon, id);
    for (member_change const& one : all.changes)
        out.line("to announce", one.organization, one.kind, one.origin, one.number);
    out.line("last member", all.last_id);
}

inline void print_order(state_text& out, commerce_order const& one) {
    out.line("order", one.id, one.external_id, one.store, one.customer, one.currency,
             code_of(one.state), one.placed_at, one.updated_at, one.calls);
    for (order_state const state : one.passed) out.line("  was", code_of(state));
    for (order_line const& line : one.lines) {
        out.line("  line", line.id, line.external_id, line.item, line.quantity, line.given_price,
                 line.contract, line.shipping_mode, line.charge_policy, line.carrier_account,
                 line.charge_adjustment, line.supply, line.center, line.available_at,
                 code_of(line.state));
        out.line("    to", line.ship_to);
        out.line("    figures", line.figures);
    }
    for (promotion_code const& code : one.promotions) out.line("  promotion", code);
    out.line("  totals", one.totals);
    if (one.reserved) {
        out.line("  held until", one.reserved->until);
        for (auto const& [line, quantity] : one.reserved->lines)
            out.line("    line", line, quantity);
    }
    for (payment_id const id : one.payments) out.line("  payment", id);
}

inline void print_payments(state_text& out, payment_books const& books) {
    for (auto const& [id, one] : books.instructions)
        out.line("instruction", id, one.currency, one.for_credits, one.what);
    for (auto const& [id, one] : books.payments) out.line("payment", id, one.instruction, one.what);
    for (auto const& [id, one] : books.credits)
        out.line("credit", id, one.instruction, one.independent, one.refunds, one.what);
    for (auto const& [id, one] : books.transactions)
        out.line("transaction", id, one.instruction, one.on_payment, one.on_credit, one.what);
    out.line("last payment number", books.last_id);
}

}  // namespace commerce::detail

TREATY_INLINE std::string print(commerce_state const& now) {
    commerce::detail::state_text out;
    commerce::detail::print_cache(out, now.cache);
    commerce::detail::print_members(out, now.members);
    for (auto const& [id, one] : now.orders.orders) commerce::detail::print_order(out, one);
    for (auto const& [number, id] : now.orders.by_external) out.line("number", number, id);
    out.line("last order", now.orders.last_id);
    for (auto const& [id, one] : now.reports.orders) {
        out.line("report", id, one.present);
        for (auto const& past : one.past) out.line("  before", past);
    }
    commerce::detail::print_payments(out, now.payments);
    return out.take();
}

}  // namespace simulator
