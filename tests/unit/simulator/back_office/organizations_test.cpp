// SPDX-License-Identifier: BSL-1.0
#include <simulator/behaviours/create_organization.hpp>
#include <simulator/behaviours/update_organization.hpp>
#include <tests/support/back_office.hpp>

using namespace back_office_tests;
namespace creation = simulator::create_organization;
namespace change = simulator::update_organization;
using create = creation::contract::request;
using update = change::contract::request;

namespace {

organization buyer() {
    return named("Buyer", "o=Buyer,o=Root Organization");
}

organization with_addresses(organization made, std::initializer_list<char const*> nicknames) {
    for (char const* const nickname : nicknames) {
        contact_entry entry;
        if (*nickname != '\0') entry.nickname = contact_nickname{std::string_view{nickname}};
        made.address_book.push_back(entry);
    }
    return made;
}

auto created(simulator::back_office_state& now, organization const& told, std::string key = {}) {
    return accepted(creation::apply(now, create{.organization = told}, at(noon, std::move(key))),
                    now)
        .account;
}

auto updated(simulator::back_office_state& now, organization const& told) {
    return accepted(change::apply(now, update{.organization = told}, at()), now).account;
}

organization const& known(simulator::back_office_state const& now, char const* key) {
    return now.accounts.find(std::string{key})->details;
}

}  // namespace

TEST_CASE("creating an organization opens an account under its name") {
    auto now = small_state();
    auto const number = created(now, buyer());
    CHECK(number == customer_account_number{"A-00000003"});
    auto const* account = now.accounts.find(std::string{"o=buyer,o=root organization"});
    REQUIRE(account != nullptr);
    CHECK(account->number == number);
    CHECK(account->parent == "o=root organization");
}

TEST_CASE("a unit stands below the organization that its message names, by name or number") {
    auto now = small_state();
    auto first = buyer();
    first.identifier.id = 70;
    created(now, first);
    auto unit = named("Sales", "ou=Sales, o=BUYER, o=root organization",
                      organization_type::organizational_unit);
    unit.parent = member_identifier{member_id{70}, {}};
    created(now, unit);
    CHECK(now.accounts.find(std::string{"ou=sales,o=buyer,o=root organization"})->parent ==
          "o=buyer,o=root organization");
}

TEST_CASE("an organization without a parent is below the root") {
    auto now = small_state();
    created(now, named("Lone", "o=lone"));
    CHECK(now.accounts.find(std::string{"o=lone"})->parent == "o=root organization");
}

TEST_CASE("an organization is created once, however its name is written") {
    auto now = small_state();
    auto first = buyer();
    first.identifier.id = 70;
    auto const number = created(now, first, "key 1");
    CHECK(created(now, first, "key 1") == number);
    refused<duplicate_organization>(
        creation::apply, now,
        create{.organization = named("BUYER", "O = buyer , O=root organization")});
    refused<duplicate_organization>(creation::apply, now, create{.organization = first},
                                    at(noon, "key 2"));
    auto same_id = named("Other", "o=other,o=root organization");
    same_id.identifier.id = 70;
    CHECK(refused<duplicate_organization>(creation::apply, now, create{.organization = same_id})
              .organization.id == member_id{70});
}

TEST_CASE("creating refuses a message that lacks what it needs") {
    auto now = small_state();
    auto const lacks = [&](char const* what, auto&& take) {
        auto told = buyer();
        take(told);
        CHECK(refused<missing_parameter>(creation::apply, now, create{.organization = told})
                  .parameter.view() == what);
    };
    lacks("organization.identifier.distinguishedName",
          [](organization& told) { told.identifier.distinguished_name.reset(); });
    lacks("organization.name", [](organization& told) { told.name.reset(); });
    lacks("organization.type", [](organization& told) { told.type.reset(); });
    lacks("organization.parent", [](organization& told) {
        told =
            named("Sales", "ou=sales,o=root organization", organization_type::organizational_unit);
    });
    lacks("organization.parent.distinguishedName",
          [](organization& told) { told.parent = member_identifier{}; });
    lacks("organization.addressBook.nickname", [](organization& told) {
        told = with_addresses(buyer(), {"home", ""});
    });
}

TEST_CASE("creating refuses a message that contradicts itself") {
    auto now = small_state();
    created(now, named("Other", "o=other,o=root organization"));
    auto const contradicts = [&](char const* what, organization const& told) {
        CHECK(refused<invalid_parameter>(creation::apply, now, create{.organization = told})
                  .parameter.view() == what);
    };
    contradicts("organization.identifier.distinguishedName", named("Buyer", "Buyer"));
    contradicts("organization.name", named("Seller", "o=buyer,o=root organization"));
    contradicts("organization.name", named("#1", "o=#1,o=root organization"));
    contradicts("organization.type", named("Buyer", "ou=buyer,o=root organization"));
    auto told = buyer();
    told.parent = member_identifier{{}, distinguished_name{"o=other,o=root organization"}};
    contradicts("organization.parent", told);
    create asked{.organization = buyer(), .store = store_id{9}};
    CHECK(refused<invalid_parameter>(creation::apply, now, asked).parameter ==
          parameter_name{"store"});
}

TEST_CASE("creating refuses an unknown parent and a nickname that stands twice") {
    auto now = small_state();
    refused<unknown_parent>(creation::apply, now,
                            create{.organization = named("A", "o=a,o=nobody,o=root organization")});
    auto told = buyer();
    told.parent = member_identifier{member_id{99}, {}};
    refused<unknown_parent>(creation::apply, now, create{.organization = told});
    // Nobody is his own parent: at that moment he is not known.
    told.parent = told.identifier;
    refused<unknown_parent>(creation::apply, now, create{.organization = told});
    auto const twice = refused<duplicate_nickname>(
        creation::apply, now, create{.organization = with_addresses(buyer(), {"a", "b", "a"})});
    CHECK(twice.nickname == contact_nickname{"a"});
}

TEST_CASE("an update replaces what it tells and keeps what it leaves out") {
    auto now = small_state();
    auto first = with_addresses(buyer(), {"home", "work"});
    first.description = description_text{"before"};
    first.business_category = short_text{"retail"};
    auto const number = created(now, first);
    organization told;
    told.identifier.distinguished_name = distinguished_name{"O=buyer , O=root organization"};
    told.identifier.id = 70;
    told.name = organization_name{"BUYER"};
    told.description = description_text{"after"};
    CHECK(updated(now, told) == number);
    auto const& after = known(now, "o=buyer,o=root organization");
    CHECK(after.description == description_text{"after"});
    CHECK(after.business_category == short_text{"retail"});
    CHECK(after.name == organization_name{"BUYER"});
    CHECK(after.address_book.size() == 2);
    CHECK(now.accounts.find(member_id{70}) != nullptr);
    updated(now, with_addresses(told, {"new"}));
    CHECK(known(now, "o=buyer,o=root organization").address_book.size() == 1);

    std::string const before = simulator::text_of(now);
    updated(now, with_addresses(told, {"new"}));
    CHECK(simulator::text_of(now) == before);
}

TEST_CASE("an organization is neither moved nor renamed, and its type stays") {
    auto now = small_state();
    created(now, buyer());
    auto told = buyer();
    told.parent =
        member_identifier{{}, distinguished_name{"o=default organization,o=root organization"}};
    refused<parent_not_changeable>(change::apply, now, update{.organization = told});
    told.parent = member_identifier{{}, distinguished_name{"o=nobody"}};
    refused<parent_not_changeable>(change::apply, now, update{.organization = told});
    told.parent = member_identifier{{}, distinguished_name{"O=Root Organization"}};
    updated(now, told);
    told.name = organization_name{"Seller"};
    refused<name_not_changeable>(change::apply, now, update{.organization = told});
    told = buyer();
    told.type = organization_type::organizational_unit;
    CHECK(refused<invalid_parameter>(change::apply, now, update{.organization = told}).parameter ==
          parameter_name{"organization.type"});
}

TEST_CASE("an update refuses an organization that is unknown, unnamed or two at once") {
    auto now = small_state();
    auto first = buyer();
    first.identifier.id = 70;
    created(now, first);
    created(now, named("Other", "o=other,o=root organization"));
    refused<unknown_organization>(change::apply, now,
                                  update{.organization = named("A", "o=a,o=root organization")});
    organization told;
    told.identifier.id = 70;
    CHECK(refused<missing_parameter>(change::apply, now, update{.organization = told}).parameter ==
          parameter_name{"organization.identifier.distinguishedName"});
    told.identifier.distinguished_name = distinguished_name{"o=other,o=root organization"};
    CHECK(refused<invalid_parameter>(change::apply, now, update{.organization = told}).parameter ==
          parameter_name{"organization.identifier"});
    refused<invalid_parameter>(change::apply, now, update{.organization = named("x", "x")});
    refused<invalid_parameter>(change::apply, now,
                               update{.organization = buyer(), .store = store_id{9}});
    refused<duplicate_nickname>(change::apply, now,
                                update{.organization = with_addresses(buyer(), {"a", "a"})});
}
