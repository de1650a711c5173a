// SPDX-License-Identifier: BSL-1.0
// Faults about organizations, persons and their addresses.
#pragma once

#include <contracts/vocabulary/contact.hpp>
#include <contracts/vocabulary/identifiers.hpp>

namespace contracts::vocabulary {

// The vendor's sample reports a change of an organization that does not exist as a missing internal
// parameter, hence the key.
struct unknown_organization {
    static constexpr std::string_view title = "No such organization.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "_ERR_CMD_MISSING_PARAM";
    BOOST_HANA_DEFINE_STRUCT(unknown_organization,
        (member_identifier, organization));
};

struct unknown_person {
    static constexpr std::string_view title = "No such person.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "_ERR_OBJECT_NOT_FOUND";
    BOOST_HANA_DEFINE_STRUCT(unknown_person,
        (member_identifier, person),
        (std::optional<vocabulary::logon_id>, logon_id));
};

struct unknown_parent {
    static constexpr std::string_view title = "No such parent organization.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "_ERR_OBJECT_NOT_FOUND";
    BOOST_HANA_DEFINE_STRUCT(unknown_parent,
        (member_identifier, parent));
};

struct unknown_address {
    static constexpr std::string_view title = "No address of this nickname.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    static constexpr std::string_view reason_code = "_ERR_OBJECT_NOT_FOUND";
    BOOST_HANA_DEFINE_STRUCT(unknown_address,
        (member_identifier, owner),
        (contact_nickname, nickname));
};

struct duplicate_organization {
    static constexpr std::string_view title = "There is an organization of this name already.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "_ERR_DN_ALREADY_EXIST";
    BOOST_HANA_DEFINE_STRUCT(duplicate_organization,
        (member_identifier, organization));
};

struct duplicate_logon {
    static constexpr std::string_view title = "There is a person of this logon already.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "_ERR_LOGONID_ALREDY_EXIST";  // sic
    BOOST_HANA_DEFINE_STRUCT(duplicate_logon,
        (vocabulary::logon_id, logon_id));
};

struct duplicate_nickname {
    static constexpr std::string_view title = "The owner has an address of this nickname already.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    static constexpr std::string_view reason_code = "_ERR_NICKNAME_ALREDY_EXIST";  // sic
    BOOST_HANA_DEFINE_STRUCT(duplicate_nickname,
        (member_identifier, owner),
        (contact_nickname, nickname));
};

// Organizations are not moved.
struct parent_not_changeable {
    static constexpr std::string_view title = "The parent of a member cannot be changed.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "_ERR_UPDATE_PARENTMEMBERID";
    BOOST_HANA_DEFINE_STRUCT(parent_not_changeable,
        (member_identifier, member),
        (member_identifier, parent));
};

// The first part of its distinguished name is an organization's name for good.
struct name_not_changeable {
    static constexpr std::string_view title =
        "A name that is part of the distinguished name cannot be changed.";
    static constexpr auto nature = treaty::fault_nature::rejected;
    static constexpr std::string_view reason_code = "_ERR_UPDATE_ORGENTITY_RDN";
    BOOST_HANA_DEFINE_STRUCT(name_not_changeable,
        (member_identifier, organization));
};

}  // namespace contracts::vocabulary
