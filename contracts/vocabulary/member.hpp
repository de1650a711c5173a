// SPDX-License-Identifier: BSL-1.0
// Organizations and persons: the vendor's nouns of the member component, in the order of its
// schema. Neither roles nor the state of a registration are in these messages.
#pragma once

#include <contracts/vocabulary/contact.hpp>

namespace contracts::vocabulary {

enum class organization_type : std::uint8_t { organization, organizational_unit };  // O and OU
BOOST_DESCRIBE_ENUM(organization_type, organization, organizational_unit)

// Limits of this file are chosen. Blanks around a name are trimmed; a name may not start with # nor
// contain any of = , + " \ < > ; because it becomes part of a distinguished name.
struct organization_name : treaty::long_text<128, 1> {
    using long_text::long_text;
};
struct short_text : treaty::long_text<128> {
    using long_text::long_text;
};
struct password_text : treaty::long_text<128> {
    using long_text::long_text;
};
struct certificate_text : treaty::long_text<16384, 1> {  // base64
    using long_text::long_text;
};

struct attribute_values {
    BOOST_HANA_DEFINE_STRUCT(attribute_values,
        (treaty::list<field_value, 100, 1>, values),
        (std::optional<store_id>, store));
};

// A named attribute of a member, with values of their own for each store.
struct context_attribute {
    BOOST_HANA_DEFINE_STRUCT(context_attribute,
        (std::optional<field_name>, type),
        (field_name, name),
        (treaty::list<vocabulary::attribute_values, 100, 1>, attribute_values));
};
using context_attributes = treaty::list<context_attribute, 100>;

struct organization {
    BOOST_HANA_DEFINE_STRUCT(organization,
        (member_identifier, identifier),
        (std::optional<member_identifier>, parent),
        (std::optional<organization_name>, name),
        (std::optional<organization_type>, type),
        (std::optional<short_text>, business_category),
        (std::optional<description_text>, description),
        (std::optional<contact_info>, contact),
        (contact_list, address_book),
        (vocabulary::context_attributes, context_attributes),
        (user_data_fields, user_data));
};

enum class gender : std::uint8_t { female, male, not_given };  // F, M, N
BOOST_DESCRIBE_ENUM(gender, female, male, not_given)

enum class marital_status : std::uint8_t {
    single,
    married,
    widowed,
    divorced,
    separated,   // P
    common_law,  // C
    other
};
BOOST_DESCRIBE_ENUM(marital_status, single, married, widowed, divorced, separated, common_law,
                    other)

enum class communication_way : std::uint8_t { telephone1, telephone2, email1, email2, fax1, fax2 };
BOOST_DESCRIBE_ENUM(communication_way, telephone1, telephone2, email1, email2, fax1, fax2)

struct personal_profile {
    BOOST_HANA_DEFINE_STRUCT(personal_profile,
        (std::optional<treaty::currency_code>, preferred_currency),
        (std::optional<short_text>, preferred_language),
        (std::optional<short_text>, display_name),
        (std::optional<field_value>, photo_url),
        (std::optional<short_text>, preferred_measure),
        (std::optional<communication_way>, preferred_communication),
        (std::optional<short_text>, preferred_delivery),
        (std::optional<description_text>, description),
        (std::optional<vocabulary::gender>, gender),
        (std::optional<treaty::date>, birth_day),  // in the schema, but Commerce does not read it
        (std::optional<std::int32_t>, income),
        (std::optional<vocabulary::marital_status>, marital_status),
        (std::optional<treaty::currency_code>, income_currency),
        (std::optional<std::int32_t>, number_of_children),
        (std::optional<std::int32_t>, household),
        (std::optional<short_text>, company_name),
        (treaty::list<short_text, 20>, hobbies),  // Commerce keeps the first
        (std::optional<short_text>, time_zone),
        (user_data_fields, user_data));
};

struct business_profile {
    BOOST_HANA_DEFINE_STRUCT(business_profile,
        (std::optional<short_text>, business_title),
        (std::optional<vocabulary::organization_name>, organization_name),
        (std::optional<vocabulary::organization_name>, organizational_unit_name),
        (std::optional<short_text>, employee_id),
        (treaty::list<short_text, 20>, alternate_ids),  // Commerce keeps the first
        (std::optional<short_text>, employee_type),
        (std::optional<address>, office),  // in the schema, but Commerce does not read it
        (std::optional<short_text>, department_number),
        (std::optional<short_text>, manager),
        (std::optional<short_text>, secretary),
        (std::optional<short_text>, requisitioner_id),
        (user_data_fields, user_data));
};

struct security_hint {
    BOOST_HANA_DEFINE_STRUCT(security_hint,
        (short_text, question),
        (treaty::secret<password_text>, answer));
};

struct authentication {
    BOOST_HANA_DEFINE_STRUCT(authentication,
        (vocabulary::logon_id, logon_id),
        (std::optional<treaty::secret<password_text>>, password),
        (treaty::list<security_hint, 10>, security_hints),  // Commerce keeps the first
        (std::optional<certificate_text>, certificate),
        (std::optional<bool>, password_expired),
        (std::optional<bool>, enabled),  // false: this logon may not be used
        (std::optional<short_text>, realm));
};

struct person {
    BOOST_HANA_DEFINE_STRUCT(person,
        (member_identifier, identifier),
        (std::optional<member_identifier>, parent),
        (std::optional<person_name>, name),
        (std::optional<vocabulary::personal_profile>, personal_profile),
        (std::optional<vocabulary::business_profile>, business_profile),
        (std::optional<vocabulary::authentication>, authentication),
        (std::optional<contact_info>, contact),
        (contact_list, address_book),
        (vocabulary::context_attributes, context_attributes),
        (user_data_fields, user_data));
};

// What a synchronization does, and to which part of a member.
enum class member_action : std::uint8_t { add, change };
BOOST_DESCRIBE_ENUM(member_action, add, change)

}  // namespace contracts::vocabulary
