// SPDX-License-Identifier: BSL-1.0
// docs/reference/wire_json.md: every kind of member, as it is written.
#include <treaty/contract.hpp>
#include <treaty/json.hpp>

#include <iostream>
#include <map>

//! [members]
struct order_id : treaty::identifier<order_id> {
    using identifier::identifier;
};
struct line_no : treaty::identifier<line_no, std::int32_t> {
    using identifier::identifier;
};
struct note : treaty::text<40> {
    using text::text;
};
enum class payment_action { approve, approve_and_deposit };
BOOST_DESCRIBE_ENUM(payment_action, approve, approve_and_deposit)

struct everything {
    BOOST_HANA_DEFINE_STRUCT(everything,
        (bool, gift_wrapped),
        (std::int32_t, attempts),
        (order_id, order),
        (line_no, line),
        (treaty::decimal, rate),
        (note, remark),
        (treaty::instant, placed_at),
        (treaty::date, wanted_by),
        (payment_action, action),
        (std::optional<note>, gift_note),
        (std::vector<note>, tags),
        (std::map<std::string, std::int32_t>, counts),
        (treaty::money, total),
        (treaty::secret<note>, pin));
};
//! [members]

everything example() {
    everything made;
    made.order = 9007199254740993;
    made.line = 3;
    made.rate = treaty::decimal::parse("0.190000000000000001").value();
    made.remark = "caf\xC3\xA9 \"Rio\"";
    made.placed_at = treaty::instant::parse("2026-11-23T09:53:44.5+02:00").value();
    made.wanted_by = treaty::date::from(2026, 11, 30).value();
    made.action = payment_action::approve_and_deposit;
    made.counts = {{"box", 2}};
    made.total = {treaty::decimal::of(1990, 2), "EUR"};
    made.pin = "1234";
    return made;
}

int main() {
    std::string const written = treaty::json::write(example());
    std::cout << treaty::json::indented(written) << '\n';
    auto const again = treaty::json::read<everything>(written);
    return again && treaty::json::write(*again) == written ? 0 : 1;
}
