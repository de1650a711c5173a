// SPDX-License-Identifier: BSL-1.0
// The shop's actions from the payment on, and its organizations. Part of simulator/shop.hpp.
#pragma once

#include <simulator/shop.hpp>

namespace simulator {

template <class External>
shop_result<words::financial_transaction> shop<External>::pay(
    words::order_id order, contracts::process_payment::request const& asked, context& call) {
    context own = call;
    own.idempotency_key = "pay-" + order.str();
    auto const paid = site_(asked, own);
    if (!paid) return stop(paid.error());
    words::financial_transaction const& made = paid->transactions.front();
    if (made.state == words::transaction_state::failed)
        return stop("payment", "declined: " + (made.reason_message ? made.reason_message->str()
                                                                   : std::string{"no reason"}));
    return made;
}

template <class External>
shop_result<submission> shop<External>::submit(words::order_id order, payment_choice const& by,
                                               context& call) {
    auto const total = site_.change([&](auto& now) { return checkout::begin_payment(now, order); });
    if (!total) return std::unexpected{total.error()};
    submission made{.order = order, .payment = {}, .external_order = {}, .not_transferred = {}};
    bool approved = total->amount.is_zero();
    if (!approved) {
        auto const asked = site_.look([&](auto const& now) {
            return checkout::payment_request(*now.orders.find(order), *total, by);
        });
        auto paid = pay(order, asked, call);
        if (!paid) {
            // The cart is the shopper's again, who may try another card.
            site_.change([&](auto& now) {
                now.orders.find(order)->advance(commerce::order_state::pending);
            });
            return std::unexpected{paid.error()};
        }
        approved = paid->state == words::transaction_state::success &&
                   commerce::amount_of(paid->processed_amount) >= total->amount;
        made.payment = std::move(*paid);
    }
    site_.change([&](auto& now) {
        checkout::place(now, *now.orders.find(order), approved, call.time->now());
    });
    if (!approved) return made;
    auto number = transfer(order, call);
    if (number)
        made.external_order = std::move(*number);
    else
        made.not_transferred = std::move(number.error());
    return made;
}

template <class External>
shop_result<words::external_order_id> shop<External>::transfer(words::order_id order,
                                                               context& call) {
    using request = contracts::transfer_order::request;
    auto const asked = site_.change([&](commerce_state& now) -> shop_result<request> {
        auto const one = checkout::ready(now, order);
        if (!one) return std::unexpected{one.error()};
        return shop_messages::transfer_request(now, **one);
    });
    if (!asked) return std::unexpected{asked.error()};
    auto const answer = ask(*asked, call, "transfer-" + order.str());
    std::optional<words::external_order_id> number;
    if (answer) {
        number = answer->order.external_id;
    } else if (answer.error().is_fault()) {
        // Taken before, and the answer was lost: it comes with the number that was given then.
        if (auto const* known =
                answer.error().template fault<contracts::transfer_order::duplicate_order>())
            number = known->order.external_id;
    }
    if (!answer && !number) {
        // Without an answer the order waits: whether it was taken only a repeat can tell.
        if (!answer.error().is_unknown())
            site_.change([&](auto& now) {
                now.orders.find(order)->advance(commerce::order_state::transfer_failed);
            });
        return stop(answer.error());
    }
    return site_.change(
        [&](auto& now) { return checkout::handed_over(now, order, number, call.time->now()); });
}

template <class External>
shop_result<contracts::get_order::response> shop<External>::track(words::member_id customer,
                                                                  context& call, std::int32_t start,
                                                                  std::int32_t max_items) {
    auto const who =
        site_.look([&](commerce_state const& now) -> std::optional<words::member_identifier> {
            auto const at = now.members.persons.find(customer);
            if (at == now.members.persons.end()) return std::nullopt;
            return at->second.content.identifier;
        });
    if (!who) return stop("track", "no customer " + customer.str());
    contracts::get_order::request asked{};
    asked.search.emplace();
    asked.search->customer = *who;
    asked.search->start = start;
    asked.search->max_items = max_items;
    auto answer = ask(asked, call);
    if (!answer) return stop(answer.error());
    return std::move(*answer);
}

template <class External>
shop_result<words::sales_order> shop<External>::details(words::order_id order, context& call) {
    auto const who =
        site_.look([&](commerce_state const& now) -> std::optional<words::order_identifier> {
            commerce::commerce_order const* one = now.orders.find(order);
            if (one == nullptr) return std::nullopt;
            return shop_messages::identifier_of(*one);
        });
    if (!who) return stop("details", "no order " + order.str());
    contracts::get_order::request asked{};
    asked.order = *who;
    auto answer = ask(asked, call);
    if (!answer) return stop(answer.error());
    if (answer->orders.empty()) return stop("GetOrder", "the external system has no such order");
    return std::move(answer->orders.front());
}

template <class External>
shop_result<words::financial_transaction> shop<External>::refund(words::order_id order,
                                                                 treaty::money amount,
                                                                 context& call) {
    contracts::process_payment::request asked{};
    asked.action = words::payment_action::credit;
    asked.requested_amount = amount;
    bool const captured = site_.look([&](commerce_state const& now) {
        commerce::commerce_order const* one = now.orders.find(order);
        if (one == nullptr) return false;
        for (words::payment_id const id : one->payments) {
            auto const at = now.payments.payments.find(id);
            if (at == now.payments.payments.end()) continue;
            if (!commerce::amount_of(at->second.what.deposited_amount).is_positive()) continue;
            asked.payment = id;
            return true;
        }
        return false;
    });
    if (!captured) return stop("refund", "nothing was captured for order " + order.str());
    return pay(order, asked, call);
}

template <class External>
shop_result<words::member_id> shop<External>::register_organization(
    words::organization const& content, context& call) {
    contracts::synchronize_organization::request asked{};
    asked.action = words::member_action::add;
    asked.part = contracts::synchronize_organization::organization_part::organization;
    asked.organization = content;
    auto const made = site_.change([&](commerce_state& now) {
        // No caller: the site does this itself, so the external system has to hear of it.
        return synchronize_organization::apply(now, asked, moment{call.time->now(), {}, {}});
    });
    if (!made) return stop(made.error());
    return *made->organization;
}

template <class External>
shop_result<bool> shop<External>::tell(commerce::member_change const& change,
                                       words::organization const& content, announcement& made,
                                       context& call) {
    std::string const key = "organization-" + std::to_string(change.number);
    if (change.kind == commerce::member_change_kind::updated) {
        auto const answer =
            ask(contracts::update_organization::request{.organization = content}, call, key);
        if (!answer) return stop(answer.error());
        ++made.updated;
        return true;
    }
    auto const answer =
        ask(contracts::create_organization::request{.organization = content}, call, key);
    if (!answer) {
        if (answer.error().template fault<words::duplicate_organization>() == nullptr)
            return stop(answer.error());
        ++made.known;
        return true;
    }
    ++made.created;
    return true;
}

template <class External>
shop_result<announcement> shop<External>::announce(context& call) {
    announcement made;
    for (;;) {
        commerce::member_change next{};
        words::organization content{};
        bool own = false;
        bool const found = site_.look([&](commerce_state const& now) {
            if (now.members.changes.empty()) return false;
            next = now.members.changes.front();
            own = !next.origin.empty() && next.origin == now.settings.external_system;
            content = now.members.organizations.at(next.organization).content;
            return true;
        });
        if (!found) return made;
        if (own) {
            ++made.own;
        } else if (auto const told = tell(next, content, made, call); !told) {
            // What was refused will be refused again; what was not answered is tried again.
            if (!told.error().fault) return std::unexpected{told.error()};
            forget(next);
            return std::unexpected{told.error()};
        }
        forget(next);
    }
}

template <class External>
void shop<External>::forget(commerce::member_change const& change) {
    site_.change([&](commerce_state& now) {
        std::erase_if(now.members.changes,
                      [&](auto const& one) { return one.number == change.number; });
    });
}

}  // namespace simulator
