// SPDX-License-Identifier: BSL-1.0
// Names, addresses, telephones and e-mail of people and organizations, as the vendor's foundation
// types hold them. Nothing here is required: a guest's ship-to may be an address and no name.
#pragma once

#include <contracts/vocabulary/identifiers.hpp>
#include <contracts/vocabulary/user_data.hpp>

namespace contracts::vocabulary {

enum class address_type : std::uint8_t { shipping, billing, shipping_and_billing };
BOOST_DESCRIBE_ENUM(address_type, shipping, billing, shipping_and_billing)

enum class telephone_type : std::uint8_t { home1, home2, work1, work2, mobile1, mobile2 };
BOOST_DESCRIBE_ENUM(telephone_type, home1, home2, work1, work2, mobile1, mobile2)

// Limits of this file are chosen; the vendor publishes none for its messages.
struct address_line : treaty::long_text<100> {
    using long_text::long_text;
};
struct place_name : treaty::long_text<128, 1> {
    using long_text::long_text;
};
struct postal_code_text : treaty::text<40, 1> {
    using text::text;
};
struct telephone_number : treaty::text<32, 1> {
    using text::text;
};
struct email_address : treaty::long_text<254, 1> {
    using long_text::long_text;
};
struct name_part : treaty::long_text<128, 1> {
    using long_text::long_text;
};

// The key of an address in its owner's address book: unique there, and never changed.
struct contact_nickname : treaty::long_text<254, 1> {
    using long_text::long_text;
};

// Three lines: the address table has three columns, and more would be ignored without a word.
using address_lines = treaty::list<address_line, 3>;
// Commerce keeps the first two of each; eight leave room for senders that list all they have.
inline constexpr std::size_t contact_points_max = 8;

struct address {
    BOOST_HANA_DEFINE_STRUCT(address,
        (std::optional<address_type>, type),
        (address_lines, lines),
        (std::optional<place_name>, city),
        (std::optional<place_name>, state_or_province),
        (std::optional<place_name>, country),
        (std::optional<postal_code_text>, postal_code),
        (user_data_fields, user_data));
};

struct telephone {
    BOOST_HANA_DEFINE_STRUCT(telephone,
        (telephone_number, number),
        (std::optional<telephone_type>, type),
        (std::optional<bool>, publish));
};

struct email {
    BOOST_HANA_DEFINE_STRUCT(email,
        (email_address, address),
        (std::optional<field_name>, type));
};

using telephone_list = treaty::list<telephone, contact_points_max>;
using email_list = treaty::list<email, contact_points_max>;

struct person_name {
    BOOST_HANA_DEFINE_STRUCT(person_name,
        (std::optional<name_part>, title),
        (std::optional<name_part>, last_name),
        (std::optional<name_part>, first_name),
        (std::optional<name_part>, middle_name));
};

// The primary contact of a member.
struct contact_info {
    BOOST_HANA_DEFINE_STRUCT(contact_info,
        (std::optional<vocabulary::address>, address),
        (telephone_list, telephones),
        (telephone_list, mobiles),
        (telephone_list, faxes),
        (email_list, emails),
        (user_data_fields, user_data));
};

// One entry of an address book, or the ship-to of an order or line.
struct contact_entry {
    BOOST_HANA_DEFINE_STRUCT(contact_entry,
        (std::optional<contact_nickname>, nickname),
        (std::optional<vocabulary::address>, address),
        (telephone_list, telephones),
        (telephone_list, mobiles),
        (telephone_list, faxes),
        (email_list, emails),
        (std::optional<person_name>, name),
        (user_data_fields, user_data));
};

// 200 entries (chosen): more than any address book that a person keeps.
using contact_list = treaty::list<contact_entry, 200>;

}  // namespace contracts::vocabulary
