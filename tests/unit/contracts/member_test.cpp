// SPDX-License-Identifier: BSL-1.0
#include <contracts/inbound/synchronize_organization.hpp>
#include <contracts/inbound/synchronize_person.hpp>
#include <contracts/outbound/create_organization.hpp>
#include <contracts/outbound/update_organization.hpp>

#include "round_trip.hpp"

using namespace contracts;
using support::round_trip;

namespace {
std::string const contact = R"({
    "address": {"type": "ShippingAndBilling", "lines": ["1 Main Street"], "city": "Toronto"},
    "telephones": [{"number": "555-0100", "type": "Work1", "publish": true}],
    "mobiles": [{"number": "555-0101", "type": "Mobile1"}], "faxes": [{"number": "555-0102"}],
    "emails": [{"address": "office@example.com"}], "userData": {"a": "1"}})";
std::string const address_book = R"([{"nickname": "dock",
    "address": {"type": "Shipping", "lines": ["2 Harbour Road"]}, "name": {"lastName": "Silva"}}])";
std::string const attributes = R"([{"type": "string", "name": "tier",
    "attributeValues": [{"values": ["gold", "silver"], "store": 10101}]}])";
std::string const organization =
    R"({"identifier": {"id": "7001", "distinguishedName": "o=buyer,o=root organization"},
        "parent": {"id": "-2001", "distinguishedName": "o=root organization"}, "name": "buyer",
        "type": "Organization", "businessCategory": "Retail", "description": "Buys lamps",
        "contact": )" +
    contact + R"(, "addressBook": )" + address_book + R"(, "contextAttributes": )" + attributes +
    R"(, "userData": {"taxPayerId": "12-345"}})";
}  // namespace

TEST_CASE("an organization is created and updated with all that the noun holds") {
    auto const message =
        R"({"organization": )" + organization + R"(, "store": 10101, "context": {"language": -1}})";
    auto const created = round_trip<create_organization::request>(message);
    CHECK(created.organization.parent->id == vocabulary::member_id{-2001});
    CHECK(created.organization.contact->telephones[0].type == vocabulary::telephone_type::work1);
    auto const updated = round_trip<update_organization::request>(message);
    CHECK(updated.organization.type == vocabulary::organization_type::organization);
    CHECK(updated.organization.context_attributes[0].attribute_values[0].values.size() == 2);
}

TEST_CASE("the external system may answer with the number of the customer account") {
    CHECK(round_trip<create_organization::response>(R"({"account": "C-1"})").account);
    CHECK_FALSE(round_trip<update_organization::response>("{}").account);
}

TEST_CASE("an organization or one of its addresses is synchronized") {
    auto const added = round_trip<synchronize_organization::request>(
        R"({"action": "Add", "part": "Organization", "organization": )" + organization + "}");
    CHECK(added.action == vocabulary::member_action::add);
    auto const moved = round_trip<synchronize_organization::request>(R"({
        "action": "Change", "part": "Address", "organization": {
            "identifier": {"distinguishedName": "o=buyer,o=root organization"},
            "addressBook": [{"nickname": "dock", "address": {"lines": ["3 Harbour Road"]}}]},
        "store": 10101, "context": {"language": -1}})");
    CHECK(moved.part == synchronize_organization::organization_part::address);
    CHECK(round_trip<synchronize_organization::response>(R"({"organization": "7001"})")
              .organization == vocabulary::member_id{7001});
}

TEST_CASE("a person is synchronized with profiles, logon and address book") {
    auto const message = R"({"action": "Add", "part": "Person", "person": {
        "identifier": {"distinguishedName": "uid=ana,o=buyer,o=root organization"},
        "parent": {"distinguishedName": "o=buyer,o=root organization"},
        "name": {"title": "Dr", "lastName": "Silva", "firstName": "Ana", "middleName": "B"},
        "personalProfile": {"preferredCurrency": "USD", "preferredLanguage": "-1",
            "displayName": "Ana", "photoUrl": "https://example.com/ana.png",
            "preferredMeasure": "metric", "preferredCommunication": "Email1",
            "preferredDelivery": "express", "description": "Buyer", "gender": "Female",
            "birthDay": "1980-02-29", "income": 50000, "maritalStatus": "CommonLaw",
            "incomeCurrency": "USD", "numberOfChildren": 2, "household": 4,
            "companyName": "Buyer Inc", "hobbies": ["sailing"], "timeZone": "EST",
            "userData": {"a": "1"}},
        "businessProfile": {"businessTitle": "Lead", "organizationName": "buyer",
            "organizationalUnitName": "purchasing", "employeeId": "E1", "alternateIds": ["X1"],
            "employeeType": "full", "office": {"city": "Toronto"}, "departmentNumber": "D1",
            "manager": "Bo", "secretary": "Cy", "requisitionerId": "R1", "userData": {"a": "1"}},
        "authentication": {"logonId": "ana", "password": "s3cret-word",
            "securityHints": [{"question": "Pet?", "answer": "Rex-the-dog"}],
            "certificate": "TUlJQg==", "passwordExpired": true, "enabled": true, "realm": "r"},
        "contact": )" + contact +
                         R"(, "addressBook": )" + address_book + R"(, "contextAttributes": )" +
                         attributes + R"(, "userData": {"a": "1"}},
        "store": 10101, "context": {"language": -1}})";
    auto const added = round_trip<synchronize_person::request>(message);
    REQUIRE(added.person.authentication);
    CHECK(added.person.authentication->password->reveal() ==
          vocabulary::password_text{"s3cret-word"});
    CHECK(added.person.personal_profile->birth_day == treaty::date::from(1980, 2, 29));
    CHECK(added.person.personal_profile->marital_status == vocabulary::marital_status::common_law);
    auto const shown = treaty::json::write(added, treaty::json::secrets::hidden);
    CHECK(shown.find("s3cret-word") == std::string::npos);
    CHECK(shown.find("Rex-the-dog") == std::string::npos);
    CHECK(round_trip<synchronize_person::response>(R"({"person": "1002"})").person);
}

TEST_CASE("the question of a hint may be seen, its answer may not") {
    auto const& hint = treaty::reflect::type_of<vocabulary::security_hint>;
    CHECK_FALSE(hint.members[0].secret);
    CHECK(hint.members[1].secret);
}
