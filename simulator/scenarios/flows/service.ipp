// SPDX-License-Identifier: BSL-1.0
// Flows 7 to 9: orders are tracked and returned, and both sides keep their members alike.
#pragma once

#include <simulator/scenarios/telling.hpp>

namespace simulator::scenarios {

TREATY_INLINE void track(world& stage, story& tale, narrator& tell) {
    auto shop = detail::shop_of(stage);
    auto call = detail::context_of(stage);
    auto const list = shop.track(tale.who.shopper.id, call);
    tell.expect(list && list->orders.size() >= 2 && list->complete, "list the shopper's orders",
                detail::told(list, [](auto const& answer) {
                    return std::to_string(answer.orders.size()) + " orders";
                }));
    auto const page = shop.track(tale.who.shopper.id, call, 1, 1);
    tell.expect(page && page->orders.size() == 1 && !page->complete, "the first page of one",
                detail::told(page, [](auto const& answer) {
                    return "1 of " + std::to_string(answer.total.value_or(0));
                }));
    auto const one = shop.details(tale.order, call);
    tell.expect(one && one->items.size() == 2 && one->header.status &&
                    one->header.status->status == words::status_text{"S"},
                "open the order that was shipped", detail::told(one, [](auto const& order) {
                    return std::to_string(order.items.size()) + " items, status " +
                           (order.header.status && order.header.status->status
                                ? order.header.status->status->str()
                                : std::string{"unknown"});
                }));
    auto const refused = stage.office_calls()(contracts::get_order::request{});
    tell.expect_refusal(detail::is_fault<words::missing_parameter>(refused),
                        "ask for no order and no customer", detail::refusal_of(refused));
}

TREATY_INLINE void give_back(world& stage, story& tale, narrator& tell) {
    auto shop = detail::shop_of(stage);
    auto call = detail::context_of(stage);
    auto const back = stage.site().look([&](commerce_state const& now) {
        auto const* line = now.orders.find(tale.order)->line(tale.scarce_line);
        return line != nullptr && line->figures ? line->figures->order_item_price : treaty::money{};
    });
    auto const refunded = shop.refund(tale.order, back, call);
    tell.expect(refunded && refunded->state == words::transaction_state::success,
                "return the " + tale.who.scarce.sku.str(), detail::told(refunded, [&](auto const&) {
                    return detail::words_of(back) + " refunded";
                }));
    auto const paid = detail::payment_of(stage, tale.order);
    contracts::process_payment::request too_much{};
    too_much.action = words::payment_action::credit;
    too_much.requested_amount = paid ? paid->amount : back;
    if (paid) too_much.payment = paid->id;
    auto const refused = stage.site_calls()(too_much);
    tell.expect_refusal(detail::is_fault<words::amount_not_allowed>(refused),
                        "refund the whole order on top of it", detail::refusal_of(refused));
}

namespace detail {

namespace organizations = contracts::synchronize_organization;
namespace persons = contracts::synchronize_person;

inline words::organization new_organization(char const* short_name, char const* name) {
    words::organization made{};
    made.identifier.distinguished_name = words::distinguished_name{
        std::string{"o="}.append(short_name).append(",o=root organization")};
    made.name = words::organization_name{std::string_view{name}};
    made.type = words::organization_type::organization;
    made.business_category = words::short_text{"Hospitality"};
    return made;
}

inline organizations::request about(words::member_action action, words::organization content) {
    organizations::request made{};
    made.action = action;
    made.part = organizations::organization_part::organization;
    made.organization = std::move(content);
    return made;
}

inline persons::request new_person() {
    persons::request made{};
    made.action = words::member_action::add;
    made.part = persons::person_part::person;
    made.person.parent = words::member_identifier{.distinguished_name = words::distinguished_name{
                                                      "o=north pier roasters,o=root organization"}};
    made.person.name.emplace();
    made.person.name->first_name = words::name_part{"Ida"};
    made.person.name->last_name = words::name_part{"Nilsen"};
    made.person.authentication.emplace();
    made.person.authentication->logon_id = words::logon_id{"ida"};
    made.person.authentication->password =
        treaty::secret<words::password_text>{words::password_text{"first light"}};
    return made;
}

inline std::string announced(announcement const& made) {
    return std::to_string(made.created) + " created, " + std::to_string(made.updated) +
           " updated, " + std::to_string(made.own) + " not sent back";
}

// From the external system to the shop, and not back again.
inline void from_office(world& stage, narrator& tell) {
    auto const added = stage.site_calls()(about(
        words::member_action::add, new_organization("north pier roasters", "North Pier Roasters")));
    tell.expect(
        added && added->organization, "the ERP adds an organization",
        told(added, [](auto const& answer) { return "member " + answer.organization->str(); }));
    auto shop = shop_of(stage);
    auto call = context_of(stage);
    auto const silent = shop.announce(call);
    tell.expect(silent && silent->own == 1 && silent->created == 0,
                "the shop does not send it back", told(silent, announced));
    auto const person = stage.site_calls()(new_person());
    tell.expect(person && person->person, "and a person in it",
                told(person, [](auto const& answer) { return "member " + answer.person->str(); }));
    auto const twice = stage.site_calls()(new_person());
    tell.expect_refusal(is_fault<words::duplicate_logon>(twice), "the same logon once more",
                        refusal_of(twice));
    auto renamed = about(words::member_action::change,
                         new_organization("north pier roasters", "North Pier Roasters"));
    renamed.organization.description = words::description_text{"Roasts for the whole harbour."};
    auto const changed = stage.site_calls()(renamed);
    tell.expect(changed.has_value(), "the ERP changes the organization",
                told(changed, [](auto const&) { return "changed"; }));
    auto unknown = about(words::member_action::change, new_organization("nobody", "Nobody"));
    auto const refused = stage.site_calls()(unknown);
    tell.expect_refusal(is_fault<words::unknown_organization>(refused), "and one that nobody knows",
                        refusal_of(refused));
}

// From the shop to the external system.
inline void from_shop(world& stage, narrator& tell) {
    auto shop = shop_of(stage);
    auto call = context_of(stage);
    auto const registered =
        shop.register_organization(new_organization("lighthouse inn", "Lighthouse Inn"), call);
    auto const told_office = shop.announce(call);
    tell.expect(registered && told_office && told_office->created == 1,
                "a buyer registers in the shop", told(told_office, announced));
    auto moved =
        about(words::member_action::change, new_organization("lighthouse inn", "Lighthouse Inn"));
    moved.organization.description = words::description_text{"Open all winter."};
    auto const now = stage.now();
    stage.site().change([&](commerce_state& state) {
        return synchronize_organization::apply(state, moved, moment{now, {}, {}}).has_value();
    });
    auto const updated = shop.announce(call);
    tell.expect(updated && updated->updated == 1, "and changes its description",
                told(updated, announced));
    auto const twice = stage.office_calls()(contracts::create_organization::request{
        .organization = new_organization("lighthouse inn", "Lighthouse Inn")});
    tell.expect_refusal(is_fault<words::duplicate_organization>(twice),
                        "create the same account once more", refusal_of(twice));
    auto const nobody = stage.office_calls()(contracts::update_organization::request{
        .organization = new_organization("nobody", "Nobody")});
    tell.expect_refusal(is_fault<words::unknown_organization>(nobody),
                        "update an account that is not there", refusal_of(nobody));
}

}  // namespace detail

TREATY_INLINE void master_data(world& stage, story&, narrator& tell) {
    detail::from_office(stage, tell);
    detail::from_shop(stage, tell);
}

}  // namespace simulator::scenarios
