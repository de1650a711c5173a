// SPDX-License-Identifier: BSL-1.0
// Words and small steps that several flows share.
#pragma once

#include <simulator/scenarios/cast.hpp>
#include <simulator/scenarios/flow.hpp>
#include <simulator/scenarios/world.hpp>
#include <simulator/shop.hpp>

#include <string>

namespace simulator::scenarios::detail {

using shop_front = shop<world::outbound_calls>;

inline shop_front shop_of(world& stage) {
    return {stage.site(), stage.office_calls()};
}
inline treaty::call_context context_of(world& stage) {
    treaty::call_context call;
    call.time = &stage.time();
    return call;
}

// The day of an instant: "2026-11-30".
inline std::string day_of(treaty::instant at) {
    return at.str().substr(0, 10);
}
inline std::string words_of(treaty::money const& sum) {
    return sum.amount.str(2) + " " + sum.currency.str();
}
inline std::string words_of(trouble const& why) {
    return why.what;
}
template <class Operation>
std::string words_of(treaty::failure<Operation> const& why) {
    return why.str();
}
// The wire name of an enumerator: "Allocated".
template <class E>
std::string words_of(E value) requires std::is_enum_v<E> {
    return std::string{treaty::reflect::name_of(value)};
}
// How a result went wrong, or what it says if it did not.
template <class Result, class Words>
std::string told(Result const& result, Words const& how) {
    return result ? how(*result) : words_of(result.error());
}

// True if the outcome is this declared fault.
template <class Fault, class Outcome>
bool is_fault(Outcome const& outcome) {
    return !outcome && outcome.error().template fault<Fault>() != nullptr;
}
// What a refused call said: the fault's title, so that a person understands it.
template <class Outcome>
std::string refusal_of(Outcome const& outcome) {
    if (outcome) return "was not refused";
    auto const fault = outcome.error().any_fault();
    if (fault.kind == nullptr) return outcome.error().str();
    return std::string{fault.kind->name} + ": " + std::string{fault.kind->title};
}

inline payment_choice paid_by(words::payment_method_name const& method) {
    payment_choice by;
    by.method = method;
    by.protocol_data[words::field_name{"account"}] =
        treaty::secret<words::protected_value>(words::protected_value{"4111111111111111"});
    return by;
}

// Where the shopper lives, or at least in which country the store is.
inline words::address home_of(world& stage, words::member_id person, cast const& who) {
    return stage.site().look([&](commerce_state const& now) {
        auto const at = now.members.persons.find(person);
        if (at != now.members.persons.end() && at->second.content.contact &&
            at->second.content.contact->address)
            return *at->second.content.contact->address;
        words::address somewhere{};
        somewhere.country = words::place_name{who.store.country.view()};
        return somewhere;
    });
}

inline words::order_identifier office_name(world& stage, words::order_id order) {
    return stage.site().look([&](commerce_state const& now) {
        return shop_messages::identifier_of(*now.orders.find(order));
    });
}

// The first payment of an order, and what was approved under it.
struct approved_payment {
    words::payment_id id;
    treaty::money amount;
};
inline std::optional<approved_payment> payment_of(world& stage, words::order_id order) {
    return stage.site().look([&](commerce_state const& now) -> std::optional<approved_payment> {
        for (words::payment_id const id : now.orders.find(order)->payments) {
            auto const at = now.payments.payments.find(id);
            if (at != now.payments.payments.end() &&
                at->second.what.state == words::payment_state::approved &&
                at->second.what.approved_amount)
                return approved_payment{id, *at->second.what.approved_amount};
        }
        return std::nullopt;
    });
}

inline contracts::process_payment::request deposit_of(approved_payment const& paid) {
    contracts::process_payment::request asked{};
    asked.action = words::payment_action::deposit;
    asked.requested_amount = paid.amount;
    asked.payment = paid.id;
    return asked;
}

inline bool succeeded(treaty::outcome<contracts::process_payment::operation> const& outcome) {
    return outcome && !outcome->transactions.empty() &&
           outcome->transactions.front().state == words::transaction_state::success;
}

// Sends what changed in the warehouse to the store's cache; how many products that were.
std::expected<std::size_t, std::string> push_levels(world& stage, words::store_id store);
// Releases and ships the whole order, and reports it.
std::expected<contracts::update_order_status::request, std::string> ship(world& stage,
                                                                         words::order_id order);

}  // namespace simulator::scenarios::detail
