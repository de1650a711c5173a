// SPDX-License-Identifier: BSL-1.0
// How the shared types stand in messages of the third generation. Stores, products and orders are
// named by UniqueID; a store by its name alone is not known on this side, and a product also goes
// by its part number.
#pragma once

#include <contracts/bod/successor/oagis.hpp>
#include <contracts/bod/vocabulary/foundation.hpp>

namespace contracts::bod::successor {

// The unit is C62, which some senders call EACH.
struct quantity_form {
    using type = treaty::quantity;
    static constexpr auto rows = form::rows(
        form::attribute("uom", "unit").otherwise("C62").silent("EACH"), form::text("value"));
};

constexpr auto user_data() {
    return form::group({wcf, "UserData"},
                       form::entries({wcf, "UserDataField"}, "name", form::rest("user_data")));
}
// <X><UniqueID>7</UniqueID></X>
constexpr auto unique_id(treaty::xml::name what, std::string_view member) {
    return form::group(what, form::element({wcf, "UniqueID"}, member));
}

struct order_identifier_form {
    using type = vocabulary::order_identifier;
    static constexpr auto rows =
        form::rows(form::element({wcf, "UniqueID"}, "id"),
                   form::element({wcf, "ExternalOrderID"}, "external_id"),
                   form::element({wcf, "CustomerOrderNumber"}, "customer_number"));
};

struct order_item_identifier_form {
    using type = vocabulary::order_item_identifier;
    static constexpr auto rows =
        form::rows(form::element({wcf, "UniqueID"}, "id"),
                   form::element({wcf, "ExternalOrderItemID"}, "external_id"));
};

struct product_identifier_form {
    using type = vocabulary::product_identifier;
    static constexpr auto rows = form::rows(
        form::element({wcf, "UniqueID"}, "catalog_entry"),
        form::group({wcf, "ExternalIdentifier"}, form::element({wcf, "PartNumber"}, "sku")));
};

struct member_identifier_form {
    using type = vocabulary::member_identifier;
    static constexpr auto rows =
        form::rows(form::element({wcf, "UniqueID"}, "id"),
                   form::element({wcf, "DistinguishedName"}, "distinguished_name"));
};

inline constexpr std::array address_types{
    form::spelled(vocabulary::address_type::shipping, "Shipping"),
    form::spelled(vocabulary::address_type::billing, "Billing"),
    form::spelled(vocabulary::address_type::shipping_and_billing, "ShippingAndBilling")};

inline constexpr std::array telephone_types{
    form::spelled(vocabulary::telephone_type::home1, "Home1"),
    form::spelled(vocabulary::telephone_type::home2, "Home2"),
    form::spelled(vocabulary::telephone_type::work1, "Work1"),
    form::spelled(vocabulary::telephone_type::work2, "Work2"),
    form::spelled(vocabulary::telephone_type::mobile1, "Mobile1"),
    form::spelled(vocabulary::telephone_type::mobile2, "Mobile2")};

// `Future` of the second generation; the word of the line's own state is read, too.
inline constexpr std::array inventory_statuses{
    form::spelled(vocabulary::inventory_status::available, "Available"),
    form::spelled(vocabulary::inventory_status::unavailable, "Unavailable"),
    form::spelled(vocabulary::inventory_status::future, "Backorderable"),
    form::spelled(vocabulary::inventory_status::future, "Future"),
    form::spelled(vocabulary::inventory_status::allocated, "Allocated"),
    form::spelled(vocabulary::inventory_status::unallocated, "Unallocated"),
    form::spelled(vocabulary::inventory_status::backordered, "Backordered"),
    form::spelled(vocabulary::inventory_status::released, "Released")};

// An address has no user data of its own.
struct address_form {
    using type = vocabulary::address;
    static constexpr auto rows = form::rows(
        form::attribute("type", "type").coded(address_types),
        form::element({wcf, "AddressLine"}, "lines"), form::element({wcf, "City"}, "city"),
        form::element({wcf, "StateOrProvinceName"}, "state_or_province"),
        form::element({wcf, "Country"}, "country"),
        form::element({wcf, "PostalCode"}, "postal_code"));
};
// A contact that is nothing but an address has the address's user data as its own.
struct lone_address_form {
    using type = vocabulary::address;
    static constexpr auto rows =
        form::rows(form::group({wcf, "Address"}, address_form::rows), user_data());
};

struct contact_name_form {
    using type = vocabulary::person_name;
    static constexpr auto rows = form::rows(form::element({wcf, "PersonTitle"}, "title"),
                                            form::element({wcf, "LastName"}, "last_name"),
                                            form::element({wcf, "FirstName"}, "first_name"),
                                            form::element({wcf, "MiddleName"}, "middle_name"));
};

struct telephone_form {
    using type = vocabulary::telephone;
    static constexpr auto rows =
        form::rows(form::attribute("type", "type").coded(telephone_types),
                   form::attribute("publish", "publish"), form::element({wcf, "Value"}, "number"));
};
struct fax_form {
    using type = vocabulary::telephone;
    static constexpr auto rows = form::rows(form::element({wcf, "Value"}, "number"));
};
struct email_form {
    using type = vocabulary::email;
    static constexpr auto rows = form::rows(form::element({wcf, "Value"}, "address"));
};

// Two telephones, mails and faxes, and one mobile telephone.
struct contact_form {
    using type = vocabulary::contact_entry;
    static constexpr auto rows = form::rows(
        form::group({wcf, "ContactInfoIdentifier"},
                    form::group({wcf, "ExternalIdentifier"},
                                form::element({wcf, "ContactInfoNickName"}, "nickname"))),
        form::element({wcf, "ContactName"}, "name").as<contact_name_form>(),
        form::element({wcf, "Address"}, "address").as<address_form>(),
        form::element({wcf, "Telephone1"}, "telephones").as<telephone_form>().nth(1),
        form::element({wcf, "Telephone2"}, "telephones").as<telephone_form>().nth(2),
        form::element({wcf, "EmailAddress1"}, "emails").as<email_form>().nth(1),
        form::element({wcf, "EmailAddress2"}, "emails").as<email_form>().nth(2),
        form::element({wcf, "Fax1"}, "faxes").as<fax_form>().nth(1),
        form::element({wcf, "Fax2"}, "faxes").as<fax_form>().nth(2),
        form::element({wcf, "MobilePhone1"}, "mobiles").as<fax_form>().nth(1), user_data());
};

}  // namespace contracts::bod::successor
