// SPDX-License-Identifier: BSL-1.0
#include <simulator/behaviours/synchronize_organization.hpp>
#include <simulator/behaviours/synchronize_person.hpp>

#include "../../../support/catch.hpp"
#include "sample_site.hpp"

namespace organizations = contracts::synchronize_organization;
namespace persons = contracts::synchronize_person;
namespace commerce = simulator::commerce;
namespace words = contracts::vocabulary;

namespace {

using words::member_action;

words::distinguished_name dn(char const* name) {
    return words::distinguished_name{std::string_view{name}};
}
words::contact_entry entry(char const* nickname, char const* city) {
    words::contact_entry made{};
    if (*nickname != '\0') made.nickname = words::contact_nickname{std::string_view{nickname}};
    made.address.emplace();
    made.address->city = words::place_name{std::string_view{city}};
    return made;
}
organizations::request unit(char const* name) {
    organizations::request made{};
    made.organization.name = words::organization_name{std::string_view{name}};
    made.organization.type = words::organization_type::organizational_unit;
    made.organization.parent.emplace();
    made.organization.parent->distinguished_name = dn("O=buyer , O=ROOT organization");
    return made;
}
organizations::request change_of(char const* name) {
    organizations::request made{};
    made.action = member_action::change;
    made.organization.identifier.distinguished_name = dn(name);
    return made;
}
constexpr char const* buyer = "o = BUYER, o=root organization";

auto apply(simulator::commerce_state& state, organizations::request const& asked) {
    auto answer = simulator::synchronize_organization::apply(state, asked, sample::now());
    for (auto const& broken : simulator::check(state)) FAIL(broken.rule << ": " << broken.what);
    return answer;
}
auto apply(simulator::commerce_state& state, persons::request const& asked) {
    auto answer = simulator::synchronize_person::apply(state, asked, sample::now());
    for (auto const& broken : simulator::check(state)) FAIL(broken.rule << ": " << broken.what);
    return answer;
}
template <class Fault, class Request>
Fault refused(Request const& asked) {
    auto state = sample::site();
    return sample::refused<Fault>(state, [&] { return apply(state, asked); });
}

persons::request person(char const* logon, member_action action = member_action::add) {
    persons::request made{};
    made.action = action;
    made.person.authentication.emplace();
    made.person.authentication->logon_id = words::logon_id{std::string_view{logon}};
    if (action == member_action::add)
        made.person.authentication->password = treaty::secret<words::password_text>{"pass-word-1"};
    return made;
}

}  // namespace

TEST_CASE("an added organization gets a number and a name made of its place in the tree") {
    auto state = sample::site();
    auto const answer = apply(state, unit("  Sales "));
    REQUIRE(answer);
    auto const& made = state.members.organizations.at(*answer->organization);
    CHECK(made.parent == sample::buyer);
    CHECK(made.name_key == "ou=sales,o=buyer,o=root organization");
    CHECK(made.state == commerce::registration::approved);
    CHECK(state.members.find("OU=Sales,O=Buyer,O=Root Organization") == &made);
}

TEST_CASE("an organization without a parent hangs below the root, or where its name says") {
    auto state = sample::site();
    auto asked = unit("Free");
    asked.organization.type = words::organization_type::organization;
    asked.organization.parent.reset();
    auto const answer = apply(state, asked);
    REQUIRE(answer);
    CHECK(state.members.organizations.at(*answer->organization).parent ==
          commerce::root_organization);
    asked.organization.name = words::organization_name{"Below"};
    asked.organization.identifier.distinguished_name = dn("o=Below,o=Buyer,o=Root Organization");
    auto const below = apply(state, asked);
    REQUIRE(below);
    CHECK(state.members.organizations.at(*below->organization).parent == sample::buyer);
}

TEST_CASE("an addition that lacks a part or says two things is refused") {
    auto asked = unit("Sales");
    asked.organization.name.reset();
    CHECK(refused<words::missing_parameter>(asked).parameter.view() == "organization.name");
    asked = unit("Sales");
    asked.organization.type.reset();
    CHECK(refused<words::missing_parameter>(asked).parameter.view() == "organization.type");
    asked = unit("Sales");
    asked.organization.parent.reset();
    CHECK(refused<words::missing_parameter>(asked).parameter.view() == "organization.parent");
    for (char const* name : {"#1", "a,b", "a=b", "a;b", "a<b"})
        refused<words::invalid_parameter>(unit(name));
    asked = unit("Sales");
    asked.organization.identifier.distinguished_name = dn("ou=Other,o=Buyer,o=root organization");
    refused<words::invalid_parameter>(asked);
    asked.organization.identifier = {.id = 5, .distinguished_name = {}};
    refused<words::invalid_parameter>(asked);
}

TEST_CASE("an addition needs a parent that exists and a name that does not") {
    auto asked = unit("Sales");
    asked.organization.parent->distinguished_name = dn("o=nobody,o=root organization");
    refused<words::unknown_parent>(asked);
    asked = unit("Buyer");
    asked.organization.type = words::organization_type::organization;
    asked.organization.parent->distinguished_name = dn("o=root organization");
    CHECK(refused<words::duplicate_organization>(asked).organization.id == sample::buyer);
    asked = unit("Sales");
    asked.organization.address_book = {entry("a", "Rome"), entry(" a", "Oslo")};
    refused<words::duplicate_nickname>(asked);
}

TEST_CASE("a change replaces what it holds and leaves the rest") {
    auto state = sample::site();
    auto asked = change_of(buyer);
    asked.organization.description = words::description_text{"New"};
    asked.organization.address_book = {entry("dock", "Oslo"), entry("gate", "Rome")};
    auto const answer = apply(state, asked);
    REQUIRE(answer);
    CHECK(answer->organization == sample::buyer);
    asked = change_of(buyer);
    asked.organization.business_category = words::short_text{"Retail"};
    REQUIRE(apply(state, asked));
    auto const& content = state.members.organizations.at(sample::buyer).content;
    CHECK(content.description->view() == "New");
    CHECK(content.business_category->view() == "Retail");
    CHECK(content.address_book.size() == 2);
}

TEST_CASE("a change does not move, rename or turn an organization into another kind") {
    refused<words::missing_parameter>([] {
        auto asked = change_of(buyer);
        asked.organization.identifier = {};
        return asked;
    }());
    refused<words::unknown_organization>(change_of("o=nobody,o=root organization"));
    refused<words::unknown_organization>(change_of("nonsense"));
    auto asked = change_of(buyer);
    asked.organization.identifier.id = commerce::default_organization;
    refused<words::unknown_organization>(asked);
    asked = change_of(buyer);
    asked.organization.parent.emplace();
    asked.organization.parent->id = commerce::default_organization;
    refused<words::parent_not_changeable>(asked);
    asked.organization.parent->id = commerce::root_organization;
    asked.organization.name = words::organization_name{"Seller"};
    refused<words::name_not_changeable>(asked);
    asked.organization.name = words::organization_name{"BUYER"};
    asked.organization.type = words::organization_type::organizational_unit;
    refused<words::invalid_parameter>(asked);
}

TEST_CASE("addresses of organizations are added and changed by nickname") {
    auto state = sample::site();
    auto asked = change_of(buyer);
    asked.part = organizations::organization_part::address;
    asked.action = member_action::add;
    asked.organization.address_book = {entry("gate", "Rome")};
    auto const answer = apply(state, asked);
    REQUIRE(answer);
    CHECK_FALSE(answer->organization);
    sample::refused<words::duplicate_nickname>(state, [&] { return apply(state, asked); });
    asked.action = member_action::change;
    asked.organization.address_book = {entry("gate", "Oslo")};
    REQUIRE(apply(state, asked));
    CHECK(state.members.organizations.at(sample::buyer).content.address_book[1].address->city ==
          words::place_name{"Oslo"});
    asked.organization.address_book = {entry("roof", "Oslo")};
    refused<words::unknown_address>(asked);
    asked.organization.address_book = {entry("", "Oslo")};
    refused<words::missing_parameter>(asked);
    asked.organization.address_book = {};
    refused<words::missing_parameter>(asked);
}

TEST_CASE("an address is one entry: more are refused, not dropped") {
    for (auto const action : {member_action::add, member_action::change}) {
        auto of_unit = change_of(buyer);
        of_unit.part = organizations::organization_part::address;
        of_unit.action = action;
        of_unit.organization.address_book = {entry("dock", "Oslo"), entry("gate", "Rome")};
        auto const refusal = refused<words::invalid_parameter>(of_unit);
        CHECK(refusal.parameter.view() == "organization.addressBook");
        CHECK(refusal.reason.view().find("only the first") != std::string_view::npos);
        of_unit.organization.address_book = {entry("gate", "Rome"), entry("gate", "Oslo")};
        refused<words::invalid_parameter>(of_unit);

        auto of_person = person("ana", action);
        of_person.part = persons::person_part::address;
        of_person.person.address_book = {entry("home", "Rome"), entry("work", "Oslo")};
        CHECK(refused<words::invalid_parameter>(of_person).parameter.view() ==
              "person.addressBook");
        of_person.person.address_book = {entry("home", "Rome"), entry("home", "Oslo")};
        refused<words::invalid_parameter>(of_person);
    }
}

TEST_CASE("an added person belongs to the default organization unless it says otherwise") {
    auto state = sample::site();
    auto const answer = apply(state, person("cleo"));
    REQUIRE(answer);
    CHECK(state.members.persons.at(*answer->person).parent == commerce::default_organization);
    auto asked = person("dora");
    asked.person.parent.emplace();
    asked.person.parent->distinguished_name = dn(buyer);
    auto const below = apply(state, asked);
    REQUIRE(below);
    auto const& made = state.members.persons.at(*below->person);
    CHECK(made.parent == sample::buyer);
    CHECK(made.content.identifier.distinguished_name->view() ==
          "uid=dora,o=Buyer,o=root organization");
    CHECK(state.members.line_of(made.id).size() == 3);
}

TEST_CASE("a password is never printed") {
    auto state = sample::site();
    REQUIRE(apply(state, person("cleo")));
    CHECK(simulator::print(state).find("pass-word-1") == std::string::npos);
    CHECK(treaty::reflect::print(person("cleo")).find("pass-word-1") == std::string::npos);
}

TEST_CASE("a person's logon is the key, in any case, and an empty password changes none") {
    auto state = sample::site();
    auto asked = person(" ANA ", member_action::change);
    asked.person.authentication->password = treaty::secret<words::password_text>{""};
    asked.person.name.emplace();
    asked.person.name->first_name = words::name_part{"Ana"};
    auto const answer = apply(state, asked);
    REQUIRE(answer);
    CHECK(answer->person == sample::ana);
    auto const& content = state.members.persons.at(sample::ana).content;
    CHECK(content.name->first_name == words::name_part{"Ana"});
    CHECK(content.authentication->password->reveal().view() == "old secret");
    asked.person.authentication->password = treaty::secret<words::password_text>{"fresh"};
    REQUIRE(apply(state, asked));
    CHECK(content.authentication->password->reveal().view() == "fresh");
    CHECK(content.name->first_name == words::name_part{"Ana"});
}

TEST_CASE("an addition of a person needs a new logon, a password and a parent that exists") {
    auto asked = person("cleo");
    asked.person.authentication.reset();
    refused<words::missing_parameter>(asked);
    asked = person("cleo");
    asked.person.authentication->password.reset();
    refused<words::missing_parameter>(asked);
    refused<words::duplicate_logon>(person("Ben"));
    refused<words::invalid_parameter>(person("a=b"));
    asked = person("cleo");
    asked.person.identifier.distinguished_name = dn("uid=cleo,o=buyer,o=root organization");
    refused<words::invalid_parameter>(asked);
    asked = person("cleo");
    asked.person.parent.emplace();
    asked.person.parent->id = 5;
    refused<words::unknown_parent>(asked);
}

TEST_CASE("a change of a person refuses an unknown logon, other keys and another parent") {
    refused<words::unknown_person>(person("nobody", member_action::change));
    auto asked = person("ana", member_action::change);
    asked.person.identifier.id = sample::ben;
    refused<words::unknown_person>(asked);
    asked.person.identifier = {};
    asked.person.parent.emplace();
    asked.person.parent->id = commerce::default_organization;
    refused<words::parent_not_changeable>(asked);
}

TEST_CASE("addresses of persons are added and changed by nickname") {
    auto state = sample::site();
    auto asked = person("ana", member_action::change);
    asked.part = persons::person_part::address;
    asked.action = member_action::add;
    asked.person.address_book = {entry("home", "Rome")};
    REQUIRE(apply(state, asked));
    sample::refused<words::duplicate_nickname>(state, [&] { return apply(state, asked); });
    asked.action = member_action::change;
    asked.person.address_book = {entry("home", "Oslo")};
    REQUIRE(apply(state, asked));
    asked.person.address_book = {entry("work", "Oslo")};
    refused<words::unknown_address>(asked);
    asked.person.address_book = {entry("", "Oslo")};
    refused<words::missing_parameter>(asked);
}

TEST_CASE("the check of members finds broken trees") {
    auto const rule_of = [](auto&& plant) {
        auto state = sample::site();
        plant(state.members);
        auto const found = commerce::check(state.members);
        return found.empty() ? std::string{} : found.front().rule;
    };
    CHECK(rule_of([](auto&) {}).empty());
    CHECK(rule_of([](auto& all) { all.organizations.at(sample::buyer).parent.reset(); }) ==
          "members: one root");
    CHECK(rule_of([](auto& all) { all.organizations.at(sample::buyer).parent = 5; }) ==
          "members: every parent exists");
    CHECK(rule_of([](auto& all) { all.organizations.at(sample::buyer).parent = sample::buyer; }) ==
          "members: no circles");
    CHECK(rule_of([](auto& all) { all.organizations_by_name.clear(); }) ==
          "members: names lead to their organization");
    CHECK(rule_of([](auto& all) {
              all.organizations.at(sample::buyer).parent = commerce::default_organization;
          }) == "members: a name continues its parent's");
    CHECK(rule_of([](auto& all) { all.persons.at(sample::ana).parent = 5; }) ==
          "members: every parent exists");
    CHECK(rule_of([](auto& all) { all.persons_by_logon["x"] = 5; }) ==
          "members: logons lead to their person");
}
