// SPDX-License-Identifier: BSL-1.0
// How organizations and persons stand in messages. Where the vendor's tables hold a letter for a
// word, the message has the letter; the words of the next generation are read too.
#pragma once

#include <contracts/bod/oagis.hpp>
#include <contracts/bod/vocabulary/foundation.hpp>
#include <contracts/vocabulary/member.hpp>

namespace contracts::bod {

inline constexpr std::array organization_types{
    form::spelled(vocabulary::organization_type::organization, "O"),
    form::spelled(vocabulary::organization_type::organizational_unit, "OU"),
    form::spelled(vocabulary::organization_type::organization, "Organization"),
    form::spelled(vocabulary::organization_type::organizational_unit, "OrganizationUnit")};

inline constexpr std::array genders{form::spelled(vocabulary::gender::female, "F"),
                                    form::spelled(vocabulary::gender::male, "M"),
                                    form::spelled(vocabulary::gender::not_given, "N")};

inline constexpr std::array marital_statuses{
    form::spelled(vocabulary::marital_status::single, "S"),
    form::spelled(vocabulary::marital_status::married, "M"),
    form::spelled(vocabulary::marital_status::widowed, "W"),
    form::spelled(vocabulary::marital_status::divorced, "D"),
    form::spelled(vocabulary::marital_status::separated, "P"),
    form::spelled(vocabulary::marital_status::common_law, "C"),
    form::spelled(vocabulary::marital_status::other, "O")};

inline constexpr std::array communication_ways{
    form::spelled(vocabulary::communication_way::telephone1, "P1"),
    form::spelled(vocabulary::communication_way::telephone2, "P2"),
    form::spelled(vocabulary::communication_way::email1, "E1"),
    form::spelled(vocabulary::communication_way::email2, "E2"),
    form::spelled(vocabulary::communication_way::fax1, "F1"),
    form::spelled(vocabulary::communication_way::fax2, "F2")};

struct attribute_values_form {
    using type = vocabulary::attribute_values;
    static constexpr auto rows = form::rows(form::element({wcf, "Value"}, "values"),
                                            form::element({wcf, "StoreID"}, "store"));
};

struct context_attribute_form {
    using type = vocabulary::context_attribute;
    static constexpr auto rows = form::rows(
        form::attribute("type", "type"), form::element({wcf, "Name"}, "name"),
        form::element({wcf, "AttributeValue"}, "attribute_values").as<attribute_values_form>());
};

namespace detail {

constexpr auto member_identifier(std::string_view local) {
    return form::group({wcf, local}, form::inlined("identifier").as<member_identifier_form>());
}
constexpr auto parent() {
    return form::element({wcf, "ParentIdentifier"}, "parent").as<member_identifier_form>();
}
// What every member ends with.
constexpr auto member_contacts() {
    return form::rows(
        form::element({wcf, "ContactInfo"}, "contact").as<contact_info_form>(),
        form::group({wcf, "ContactList"},
                    form::element({wcf, "ContactEntry"}, "address_book").as<contact_entry_form>()),
        form::element({wcf, "ContextAttribute"}, "context_attributes").as<context_attribute_form>(),
        user_data());
}

}  // namespace detail

struct organization_form {
    using type = vocabulary::organization;
    static constexpr auto rows =
        form::rows(detail::member_identifier("OrganizationIdentifier"), detail::parent(),
                   form::element({mbr, "OrganizationName"}, "name"),
                   form::element({mbr, "OrganizationType"}, "type").coded(organization_types),
                   form::element({mbr, "BusinessCategory"}, "business_category"),
                   form::element({mbr, "Description"}, "description"), detail::member_contacts());
};

struct personal_profile_form {
    using type = vocabulary::personal_profile;
    static constexpr auto rows = form::rows(
        form::element({mbr, "PreferredCurrency"}, "preferred_currency"),
        form::element({mbr, "PreferredLanguage"}, "preferred_language"),
        form::element({mbr, "DisplayName"}, "display_name"),
        form::element({mbr, "PhotoURL"}, "photo_url"),
        form::element({mbr, "PreferredMeasure"}, "preferred_measure"),
        form::element({mbr, "PreferredCommunication"}, "preferred_communication")
            .coded(communication_ways),
        form::element({mbr, "PreferredDelivery"}, "preferred_delivery"),
        form::element({mbr, "Description"}, "description"),
        form::element({mbr, "Gender"}, "gender").coded(genders),
        form::element({mbr, "BirthDay"}, "birth_day"), form::element({mbr, "Income"}, "income"),
        form::element({mbr, "MaritalStatus"}, "marital_status").coded(marital_statuses),
        form::element({mbr, "IncomeCurrency"}, "income_currency"),
        form::element({mbr, "NumberOfChildren"}, "number_of_children"),
        form::element({mbr, "Household"}, "household"),
        form::element({mbr, "CompanyName"}, "company_name"),
        form::element({mbr, "Hobbies"}, "hobbies"), form::element({mbr, "Timezone"}, "time_zone"),
        user_data());
};

struct business_profile_form {
    using type = vocabulary::business_profile;
    static constexpr auto rows = form::rows(
        form::element({mbr, "BusinessTitle"}, "business_title"),
        form::element({mbr, "OrganizationName"}, "organization_name"),
        form::element({mbr, "OrganizationalUnitName"}, "organizational_unit_name"),
        form::element({mbr, "EmployeeID"}, "employee_id"),
        form::element({mbr, "AlternateID"}, "alternate_ids"),
        form::element({mbr, "EmployeeType"}, "employee_type"),
        form::element({wcf, "Address"}, "office").as<address_form>(),
        form::element({mbr, "DepartmentNumber"}, "department_number"),
        form::element({mbr, "Manager"}, "manager"), form::element({mbr, "Secretary"}, "secretary"),
        form::element({mbr, "RequisitionerID"}, "requisitioner_id"), user_data());
};

struct security_hint_form {
    using type = vocabulary::security_hint;
    static constexpr auto rows = form::rows(form::element({wcf, "Question"}, "question"),
                                            form::element({wcf, "Answer"}, "answer"));
};

// The schema requires the password, so it is sent empty where there is none.
struct authentication_form {
    using type = vocabulary::authentication;
    static constexpr auto rows = form::rows(
        form::attribute("expired", "password_expired"), form::attribute("status", "enabled"),
        form::attribute("realm", "realm"), form::element({wcf, "LogonID"}, "logon_id"),
        form::element({wcf, "Password"}, "password").always(),
        form::element({wcf, "SecurityHint"}, "security_hints").as<security_hint_form>(),
        form::element({wcf, "Certificate"}, "certificate"));
};

struct person_form {
    using type = vocabulary::person;
    static constexpr auto rows = form::rows(
        detail::member_identifier("PersonIdentifier"), detail::parent(),
        form::element({wcf, "PersonName"}, "name").as<contact_name_form>(),
        form::element({mbr, "PersonalProfile"}, "personal_profile").as<personal_profile_form>(),
        form::element({mbr, "BusinessProfile"}, "business_profile").as<business_profile_form>(),
        form::element({wcf, "Authentication"}, "authentication").as<authentication_form>(),
        detail::member_contacts());
};

// The area of a message about a member, whose store, if it has one, is in the business context.
constexpr auto member_area() {
    return typed_application_area(
        business_context(form::entry("storeId", "store"), context_entries()));
}
constexpr auto organization_noun() {
    return form::element({mbr, "Organization"}, "organization").as<organization_form>();
}

// SyncOrganization as the commerce site sends it; the code says whether it is new.
constexpr auto organization_notice(std::string_view code) {
    return request(mbr, member_area(), action("Sync", code, "Organization"), organization_noun());
}

// SyncOrganization or SyncPerson as the commerce site receives it: whether the member is meant or
// an address of it is in the text of the expression.
template <std::size_t Parts, std::size_t Actions, std::size_t Size>
constexpr auto member_synchronization(std::array<form::code, Actions> const& actions,
                                      std::array<form::code, Parts> const& parts,
                                      form::row_list<Size> const& noun) {
    return request(
        mbr, member_area(),
        verb("Sync", form::attribute("actionCode", "action").coded(actions),
             form::fixed_attribute("expressionLanguage", "XPath"), form::text("part").coded(parts)),
        noun);
}

// The number of the member, in the success message. The schema has the identifier in the
// foundation's namespace, the vendor's page writes it in the component's.
constexpr auto confirmed_member(std::string_view noun, std::string_view identifier,
                                std::string_view member) {
    return confirmation(form::group(
        {oa, "UserArea"},
        form::group({mbr, noun},
                    form::group({mbr, identifier}, form::element({wcf, "UniqueID"}, member)))));
}

}  // namespace contracts::bod
