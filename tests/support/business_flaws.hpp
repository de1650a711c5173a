// SPDX-License-Identifier: BSL-1.0
// A back office that breaks laws of its business, each by a switch: a filter around an endpoint of
// the fourteen services. Its messages are all in order; only what they mean is wrong.
//     sample::flawed wrong{std::ref(endpoint), sample::business_flaw::loses_a_line};
#pragma once

#include <contracts/inbound.hpp>
#include <contracts/outbound.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sample {

enum class business_flaw {
    none,
    oversells_two_lines,       // of one product: each line finds all of the stock
    deposits_twice,            // a retry behind the scenes that nobody recognizes
    changes_state_on_a_fault,  // what was done before the wrong line stays
    answers_another_order,     // the latest one, whatever is asked
    cancel_does_not_restore,   // and says that it did
    captures_above_authorized,
    takes_stale_status,
    takes_older_level,
    loses_a_line,     // of an order that is read back
    creates_twice,    // an organization that is there already
    takes_any_parent  // of a new unit, also one that nobody knows
};
inline constexpr std::array<std::pair<std::string_view, business_flaw>, 12> business_flaw_names{
    {{"none", business_flaw::none},
     {"oversells-two-lines", business_flaw::oversells_two_lines},
     {"deposits-twice", business_flaw::deposits_twice},
     {"changes-state-on-a-fault", business_flaw::changes_state_on_a_fault},
     {"answers-another-order", business_flaw::answers_another_order},
     {"cancel-does-not-restore", business_flaw::cancel_does_not_restore},
     {"captures-above-authorized", business_flaw::captures_above_authorized},
     {"takes-stale-status", business_flaw::takes_stale_status},
     {"takes-older-level", business_flaw::takes_older_level},
     {"loses-a-line", business_flaw::loses_a_line},
     {"creates-twice", business_flaw::creates_twice},
     {"takes-any-parent", business_flaw::takes_any_parent}}};

template <class Next>
class flawed {
public:
    flawed(Next next, business_flaw which)
        : next_(std::move(next)),
          which_(which),
          latest_(std::make_unique<latest_order>()) {}

    template <class Request>
    auto operator()(Request const& asked, treaty::call_context& context)
        -> decltype(std::declval<Next&>()(asked, context)) {
        using namespace contracts;
        using enum business_flaw;
        if constexpr (std::is_same_v<Request, reserve_order_inventory::request>)
            return reserve(asked, context);
        else if constexpr (std::is_same_v<Request, process_payment::request>)
            return pay(asked, context);
        else if constexpr (std::is_same_v<Request, get_order::request>)
            return read(asked, context);
        else if constexpr (std::is_same_v<Request, cancel_order_inventory::request>) {
            if (which_ != cancel_does_not_restore) return next_(asked, context);
            return cancel_order_inventory::response{.order = asked.order};
        } else if constexpr (std::is_same_v<Request, transfer_order::request>) {
            std::lock_guard const lock{latest_->guard};
            latest_->order = asked.order.header.identifier;
            return next_(asked, context);
        } else if constexpr (std::is_same_v<Request, update_order_status::request>) {
            auto answer = next_(asked, context);
            if (answer && which_ == takes_stale_status) answer->recorded = true;
            return answer;
        } else if constexpr (std::is_same_v<Request, update_inventory_cache::request>) {
            Request own = asked;
            if (which_ == takes_older_level) own.as_of.reset();
            return next_(own, context);
        } else if constexpr (std::is_same_v<Request, create_organization::request>) {
            auto answer = next_(asked, context);
            bool const known = !answer && answer.error().is_fault();
            if (!known || which_ != creates_twice) return answer;
            return create_organization::response{};
        } else if constexpr (std::is_same_v<Request, synchronize_organization::request>) {
            auto answer = next_(asked, context);
            bool const refused = !answer && answer.error().is_fault();
            if (!refused || !asked.organization.parent || which_ != takes_any_parent) return answer;
            return synchronize_organization::response{};
        } else {
            return next_(asked, context);
        }
    }

private:
    struct latest_order {
        std::mutex guard;
        contracts::vocabulary::order_identifier order;
    };

    treaty::outcome<contracts::reserve_order_inventory::operation> reserve(
        contracts::reserve_order_inventory::request const& asked, treaty::call_context& context) {
        auto answer = next_(asked, context);
        if (answer || !answer.error().is_fault() || asked.lines.size() < 2) return answer;
        auto own = asked;
        own.lines = {asked.lines[0]};
        if (which_ == business_flaw::changes_state_on_a_fault) (void)next_(own, context);
        bool const same = asked.lines[0].product.sku == asked.lines[1].product.sku;
        if (which_ != business_flaw::oversells_two_lines || !same) return answer;
        auto sold = next_(own, context);
        if (!sold) return answer;
        sold->lines.push_back(sold->lines.front());
        sold->lines.back().order_item = asked.lines[1].order_item;
        return sold;
    }
    treaty::outcome<contracts::process_payment::operation> pay(
        contracts::process_payment::request const& asked, treaty::call_context& context) {
        using namespace contracts::vocabulary;
        auto answer = next_(asked, context);
        if (asked.action != payment_action::deposit) return answer;
        if (which_ == business_flaw::deposits_twice && answer) {
            if (auto again = next_(asked, context)) return again;
            return answer;
        }
        bool const refused = !answer && answer.error().is_fault();
        if (!refused || which_ != business_flaw::captures_above_authorized) return answer;
        financial_transaction made{};
        made.type = asked.action;
        made.requested_amount = asked.requested_amount;
        made.state = transaction_state::success;
        contracts::process_payment::response told{};
        told.transactions.push_back(std::move(made));
        return told;
    }
    template <class List>
    static List all_but_last(List const& all) {
        List made{};
        for (std::size_t i = 0; i < all.size(); ++i)
            if (i == 0 || i + 1 < all.size()) made.push_back(all[i]);
        return made;
    }
    treaty::outcome<contracts::get_order::operation> read(
        contracts::get_order::request const& asked, treaty::call_context& context) {
        auto own = asked;
        if (which_ == business_flaw::answers_another_order && own.order) {
            std::lock_guard const lock{latest_->guard};
            own.order = latest_->order;
        }
        auto answer = next_(own, context);
        if (answer && which_ == business_flaw::loses_a_line)
            for (auto& order : answer->orders) order.items = all_but_last(order.items);
        return answer;
    }

    Next next_;
    business_flaw which_;
    std::unique_ptr<latest_order> latest_;
};

template <class Next>
flawed(Next, business_flaw) -> flawed<Next>;

}  // namespace sample
