// SPDX-License-Identifier: BSL-1.0
// Goal: whatever is asked in whatever order, every invariant holds after every step, and a refusal
// leaves no trace. Method: sequences of calls drawn from a seed, with numbers drawn from a small
// set so that they often meet what exists. A failure prints its seed.
#include <simulator/commerce_site.hpp>

#include <array>
#include <treaty/core/random.hpp>

#include "../../../support/catch.hpp"
#include "sample_site.hpp"

namespace commerce = simulator::commerce;
namespace words = contracts::vocabulary;

namespace {

struct walk {
    explicit walk(std::uint64_t seed) : chance(seed) { call.time = &clock; }

    treaty::random_source chance;
    treaty::manual_clock clock{sample::at(0)};
    treaty::call_context call{};
    simulator::commerce_site site{sample::site()};

    std::string text() const {
        return site.look([](auto const& now) { return simulator::print(now); });
    }
    words::sku item() {
        static constexpr std::array<char const*, 4> all{"CHAIR-1", "BEANS-1", "TABLE-1", "SOFA-1"};
        return words::sku{std::string_view{all[chance.below(all.size())]}};
    }
    treaty::quantity quantity() { return {treaty::decimal::of(chance.between(-1, 400), 1), "C62"}; }
    // What an answer must leave behind: a fault nothing, anything else a state that holds.
    template <class Request>
    void ask(Request const& asked) {
        std::string const before = text();
        auto const answer = site(asked, call);
        if (!answer && !keeps_trace(answer.error())) CHECK(text() == before);
        for (auto const& broken : site.check()) FAIL(broken.rule << ": " << broken.what);
    }
    template <class Operation>
    static bool keeps_trace(treaty::failure<Operation> const& why) {
        if constexpr (std::same_as<Operation, contracts::process_payment::operation>)
            return why.template fault<words::action_incomplete>() != nullptr;
        else
            return false;
    }

    void update_cache() {
        contracts::update_inventory_cache::request asked{};
        asked.store = sample::store;
        if (chance.chance(20))
            asked.action = contracts::update_inventory_cache::cache_action::remove;
        if (chance.chance(50)) asked.as_of = sample::at(chance.between(0, 20));
        for (std::uint64_t i = 0; i <= chance.below(2); ++i) {
            words::product_availability one{};
            one.item = item();
            one.on_hand = quantity();
            asked.products.push_back(one);
        }
        ask(asked);
    }
    void price() {
        contracts::preprocess_order::request asked{};
        asked.order.id = chance.chance(50) ? sample::cart : sample::sent;
        asked.store = sample::store;
        asked.customer = chance.chance(50) ? sample::ana : sample::ben;
        if (chance.chance(30)) asked.promotion_codes = {"TEN", "FLAT"};
        for (std::uint64_t i = 0; i <= chance.below(4); ++i) {
            contracts::preprocess_order::line one{};
            one.product.sku = item();
            one.quantity = quantity();
            if (chance.chance(30)) one.order_item.id = 900 + chance.between(0, 12);
            if (chance.chance(20)) one.contract = chance.between(1, 4);
            asked.lines.push_back(one);
        }
        ask(asked);
    }
    void report() {
        contracts::update_order_status::request asked{};
        asked.order.id = chance.chance(50) ? sample::sent : sample::done;
        asked.order.external_id = words::external_order_id{"E-" + std::to_string(chance.below(3))};
        asked.sequence = words::sequence_number{std::to_string(chance.below(30))};
        if (chance.chance(50)) asked.updated_at = sample::at(chance.between(0, 9));
        asked.status = words::status_text{std::string(1, "GRSDBX"[chance.below(6)])};
        asked.keep_history = chance.chance(50);
        ask(asked);
    }
    void pay() {
        static constexpr std::array<char const*, 7> methods{"card", "invoice", "stolen", "steps",
                                                            "half", "brief",   "small"};
        contracts::process_payment::request asked{};
        asked.action = static_cast<words::payment_action>(chance.below(7));
        asked.requested_amount = {treaty::decimal::of(chance.between(-1, 900), 1), "EUR"};
        auto const number = chance.between(
            500, site.look([](auto const& now) { return now.payments.last_id; }) + 1);
        if (chance.chance(25)) {
            asked.new_instruction.emplace();
            asked.new_instruction->store = sample::store;
            asked.new_instruction->order = sample::cart;
            asked.new_instruction->merchandise_return = 1;
            asked.new_instruction->method =
                words::payment_method_name{std::string_view{methods[chance.below(7)]}};
        } else {
            site.look([&](auto const& now) {
                if (now.payments.payments.contains(number)) asked.payment = number;
                if (now.payments.credits.contains(number)) asked.credit = number;
                if (now.payments.instructions.contains(number)) asked.instruction = number;
            });
        }
        ask(asked);
    }
    void decide() {
        std::optional<words::financial_transaction_id> pending;
        site.look([&](auto const& now) {
            for (auto const& [id, one] : now.payments.transactions)
                if (one.what.state == words::transaction_state::pending) pending = id;
        });
        if (pending) site.settle_payment(*pending, chance.chance(70), clock.now());
        site.expire_approvals(clock.now());
        for (auto const& broken : site.check()) FAIL(broken.rule << ": " << broken.what);
    }
    void sync() {
        contracts::synchronize_organization::request asked{};
        asked.action = chance.chance(50) ? words::member_action::add : words::member_action::change;
        std::string const name = "unit" + std::to_string(chance.below(5));
        asked.organization.name = words::organization_name{name};
        asked.organization.type = words::organization_type::organizational_unit;
        asked.organization.parent.emplace();
        std::string const parent = chance.chance(50) ? "o=buyer,o=root organization"
                                                     : "ou=unit1,o=buyer,o=root organization";
        asked.organization.parent->distinguished_name = words::distinguished_name{parent};
        asked.organization.identifier.distinguished_name =
            words::distinguished_name{"OU=" + name + " , " + parent};
        ask(asked);
    }
    void step() {
        clock.advance(std::chrono::minutes{chance.between(0, 20)});
        switch (chance.below(8)) {
            case 0: return update_cache();
            case 1: return price();
            case 2: return report();
            case 3: return sync();
            case 4: return decide();
            default: return pay();
        }
    }
};

}  // namespace

TEST_CASE("whatever is asked in whatever order, the commerce site's invariants hold") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        walk one{seed};
        one.site.change([&](auto& now) { now.settings.sync_order_status = seed % 2 == 0; });
        for (int i = 0; i < 80; ++i) one.step();
    }
}

TEST_CASE("the same calls from the same seed lead to the same commerce site") {
    auto const end_of = [](std::uint64_t seed) {
        walk one{seed};
        for (int i = 0; i < 60; ++i) one.step();
        return one.text();
    };
    CHECK(end_of(5) == end_of(5));
    CHECK(end_of(5) != end_of(6));
}
