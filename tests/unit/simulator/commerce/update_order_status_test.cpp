// SPDX-License-Identifier: BSL-1.0
#include <simulator/behaviours/update_order_status.hpp>

#include "../../../support/catch.hpp"
#include "sample_site.hpp"

namespace contract = contracts::update_order_status;
namespace commerce = simulator::commerce;

namespace {

contract::request report(char const* status, std::optional<char const*> sequence = {}) {
    contract::request made{};
    made.store = sample::store;
    made.order = {.id = sample::sent,
                  .external_id = contract::external_order_id{"E-910"},
                  .customer_number = std::nullopt};
    made.status = contract::status_text{std::string_view{status}};
    if (sequence) made.sequence = contract::sequence_number{std::string_view{*sequence}};
    return made;
}
contract::item_report item(std::optional<std::int64_t> id, char const* external,
                           char const* status) {
    contract::item_report made{};
    if (id) made.order_item.id = *id;
    if (*external != '\0')
        made.order_item.external_id = contract::external_order_item_id{std::string_view{external}};
    made.status = contract::status_text{std::string_view{status}};
    return made;
}
bool recorded(simulator::commerce_state& state, contract::request const& asked) {
    auto const answer = simulator::update_order_status::apply(state, asked, sample::now());
    if (!answer) FAIL(answer.error().str());
    for (auto const& broken : simulator::check(state)) FAIL(broken.rule << ": " << broken.what);
    return answer->recorded.value();
}
template <class Fault>
Fault refused(simulator::commerce_state& state, contract::request const& asked) {
    return sample::refused<Fault>(
        state, [&] { return simulator::update_order_status::apply(state, asked, sample::now()); });
}
contract::request const& present(simulator::commerce_state const& state) {
    return state.reports.orders.at(sample::sent).present;
}

}  // namespace

TEST_CASE("the first report names the order, further ones need one number") {
    auto state = sample::site();
    CHECK(recorded(state, report("Accepted")));
    CHECK(state.orders.find(sample::sent)->external_id == contract::external_order_id{"E-910"});
    auto next = report("Picked");
    next.order.id.reset();
    CHECK(recorded(state, next));
    CHECK(present(state).status->view() == "Picked");
    next.order = {.id = sample::sent, .external_id = {}, .customer_number = {}};
    CHECK(recorded(state, next));
    CHECK(present(state).order.external_id);
}

TEST_CASE("a report that is not more recent changes nothing and is no error") {
    auto state = sample::site();
    CHECK(recorded(state, report("Shipped", "10")));
    auto const before = simulator::print(state);
    CHECK_FALSE(recorded(state, report("Picked", "9")));
    CHECK_FALSE(recorded(state, report("Picked", "10")));
    CHECK_FALSE(recorded(state, report("Picked", "0010")));
    CHECK(simulator::print(state) == before);
    CHECK(recorded(state, report("Delivered", "11")));
}

TEST_CASE("sequence numbers are numbers if both are, else text") {
    CHECK((commerce::compare_sequence("9", "10") < 0));
    CHECK((commerce::compare_sequence("A9", "A10") > 0));
    CHECK((commerce::compare_sequence("007", "7") == 0));
    CHECK((commerce::compare_sequence("99999999999999999999", "100000000000000000000") < 0));
    CHECK((commerce::compare_sequence("10", "9a") < 0));
}

TEST_CASE("without sequence numbers the time orders reports, and without both the last counts") {
    auto state = sample::site();
    auto timed = report("Shipped");
    timed.updated_at = sample::at(10);
    CHECK(recorded(state, timed));
    timed.updated_at = sample::at(9);
    CHECK_FALSE(recorded(state, timed));
    timed.updated_at = sample::at(10);
    CHECK_FALSE(recorded(state, timed));
    CHECK(recorded(state, report("Whenever")));
    timed.updated_at = sample::at(9);
    CHECK_FALSE(recorded(state, timed));
}

TEST_CASE("items of a partial report join the others, and a complete one drops them") {
    auto state = sample::site();
    auto first = report("Open", "1");
    first.items.push_back(item(911, "1-1", "Open"));
    first.items.push_back(item({}, "2-1", "Open"));
    CHECK(recorded(state, first));
    auto second = report("Open", "2");
    second.items.push_back(item({}, "1-1", "Picked"));
    CHECK(recorded(state, second));
    REQUIRE(present(state).items.size() == 2);
    CHECK(present(state).items[1].order_item.id == contract::order_item_id{911});
    CHECK(present(state).items[1].status->view() == "Picked");
    CHECK(state.orders.find(sample::sent)->lines[0].external_id ==
          contract::external_order_item_id{"1-1"});
    second.sequence = contract::sequence_number{"3"};
    second.mode = contract::update_mode::complete;
    CHECK(recorded(state, second));
    CHECK(present(state).items.size() == 1);
}

TEST_CASE("history is kept where it is asked for") {
    auto state = sample::site();
    for (char const* sequence : {"1", "2", "3"}) {
        auto next = report(sequence, sequence);
        next.keep_history = true;
        CHECK(recorded(state, next));
    }
    auto const& reports = state.reports.orders.at(sample::sent);
    REQUIRE(reports.past.size() == 2);
    CHECK(reports.past[0].status->view() == "1");
    CHECK(recorded(state, report("4", "4")));
    CHECK(reports.past.size() == 2);
}

TEST_CASE("a report sets the order's state only where the site is set up so, and only legally") {
    auto state = sample::site();
    CHECK(recorded(state, report("R", "1")));
    CHECK(state.orders.find(sample::sent)->state == commerce::order_state::transferred);
    state.settings.sync_order_status = true;
    CHECK(recorded(state, report("R", "2")));
    CHECK(state.orders.find(sample::sent)->state == commerce::order_state::released);
    CHECK(recorded(state, report("B", "3")));
    CHECK(state.orders.find(sample::sent)->state == commerce::order_state::released);
    CHECK(present(state).status->view() == "B");
    CHECK(recorded(state, report("Somewhere", "4")));
    auto shipped = report("S", "5");
    shipped.items.push_back(item(911, "", "D"));
    CHECK(recorded(state, shipped));
    CHECK(state.orders.find(sample::sent)->state == commerce::order_state::shipped);
    CHECK(state.orders.find(sample::sent)->lines[0].state == commerce::order_state::deposited);
}

TEST_CASE("a report without the numbers it needs is missing something") {
    auto state = sample::site();
    auto asked = report("x");
    asked.order = {};
    CHECK(refused<contract::missing_parameter>(state, asked).parameter.view() == "order");
    asked.order.id = sample::sent;
    CHECK(refused<contract::missing_parameter>(state, asked).parameter.view() ==
          "order.externalId");
    asked.order = {.id = {}, .external_id = contract::external_order_id{"E-910"}};
    CHECK(refused<contract::missing_parameter>(state, asked).parameter.view() == "order.id");
    asked = report("x");
    asked.items.push_back({});
    CHECK(refused<contract::missing_parameter>(state, asked).line == 0);
}

TEST_CASE("a report refuses what it does not know") {
    auto state = sample::site();
    auto asked = report("x");
    asked.store = 5;
    refused<contract::unknown_store>(state, asked);
    asked = report("x");
    asked.order.id = 5;
    refused<contract::unknown_order>(state, asked);
    asked = report("x");
    asked.store = 20202;
    refused<contract::order_of_another_store>(state, asked);
    asked = report("x");
    asked.items.push_back(item(921, "", "x"));
    CHECK(refused<contract::order_item_not_in_order>(state, asked).line == 0);
}

TEST_CASE("two numbers of different orders name no order") {
    auto state = sample::site();
    REQUIRE(recorded(state, report("x")));
    auto asked = report("x");
    asked.order.id = sample::done;
    refused<contract::unknown_order>(state, asked);
    asked = report("x");
    asked.order.external_id = contract::external_order_id{"E-999"};
    refused<contract::unknown_order>(state, asked);
}

TEST_CASE("a report in a currency of no store here is refused, wherever the amount stands") {
    auto state = sample::site();
    treaty::money const yen{sample::number("5"), "JPY"};
    auto asked = report("x");
    asked.invoice_amount = yen;
    refused<contract::currency_not_supported>(state, asked);
    asked = report("x");
    asked.charges.emplace();
    asked.charges->total_sales_tax = yen;
    refused<contract::currency_not_supported>(state, asked);
    asked = report("x");
    asked.items.push_back(item(911, "", "x"));
    asked.items[0].unit_price = yen;
    CHECK(refused<contract::currency_not_supported>(state, asked).line == 0);
}

TEST_CASE("the check of reports finds a history that goes back") {
    auto state = sample::site();
    REQUIRE(recorded(state, report("x", "5")));
    auto& reports = state.reports.orders.at(sample::sent);
    reports.past.push_back(reports.present);
    reports.past.back().sequence = contract::sequence_number{"6"};
    REQUIRE(commerce::check(state.reports).size() == 1);
    CHECK(commerce::check(state.reports)[0].rule == "reports: history goes forward");
    reports.past.clear();
    reports.present.order.external_id.reset();
    CHECK(commerce::check(state.reports)[0].rule == "reports: both numbers are known");
}
