// SPDX-License-Identifier: BSL-1.0
// How the shared types stand in messages: identifiers, amounts, quantities, addresses and contacts,
// in the namespace of the foundation and in the order of the vendor's schema.
#pragma once

#include <contracts/bod/frame.hpp>
#include <contracts/bod/names.hpp>
#include <contracts/vocabulary/contact.hpp>
#include <contracts/vocabulary/pricing.hpp>
#include <contracts/vocabulary/stock.hpp>

namespace contracts::bod {

namespace form = treaty::form;

// An amount without a currency has that of the amounts before it, else of the business context.
struct money_form {
    using type = treaty::money;
    using frame = bod::frame;
    static constexpr auto rows =
        form::rows(form::attribute("currency", "currency").or_frame("currency"),
                   form::carried("currency", "context_currency"), form::text("amount"));
};
// The same where the vendor writes no currency.
struct bare_money_form {
    using type = treaty::money;
    using frame = bod::frame;
    static constexpr auto rows =
        form::rows(form::attribute("currency", "currency").or_frame("currency").only_read(),
                   form::carried("currency", "context_currency"), form::text("amount"));
};

// The unit is C62, "one", where none is said; it is always written.
struct quantity_form {
    using type = treaty::quantity;
    static constexpr auto rows =
        form::rows(form::attribute("uom", "unit").otherwise("C62"), form::text("value"));
};

// Named values that a message may carry everywhere.
constexpr auto user_data() {
    return form::group({wcf, "UserData"},
                       form::entries({wcf, "UserDataField"}, "name", form::rest("user_data")));
}

struct order_identifier_form {
    using type = vocabulary::order_identifier;
    static constexpr auto rows =
        form::rows(form::element({wcf, "OrderID"}, "id"),
                   form::element({wcf, "ExternalOrderID"}, "external_id"),
                   form::element({wcf, "CustomerOrderNumber"}, "customer_number"));
};

struct order_item_identifier_form {
    using type = vocabulary::order_item_identifier;
    static constexpr auto rows =
        form::rows(form::element({wcf, "OrderItemID"}, "id"),
                   form::element({wcf, "ExternalOrderItemID"}, "external_id"));
};

struct product_identifier_form {
    using type = vocabulary::product_identifier;
    static constexpr auto rows = form::rows(form::element({wcf, "CatalogEntryID"}, "catalog_entry"),
                                            form::element({wcf, "SKU"}, "sku"));
};

struct member_identifier_form {
    using type = vocabulary::member_identifier;
    static constexpr auto rows =
        form::rows(form::element({wcf, "UniqueID"}, "id"),
                   form::element({wcf, "DistinguishedName"}, "distinguished_name"));
};

struct kit_component_form {
    using type = vocabulary::kit_component;
    static constexpr auto rows = form::rows(
        form::element({wcf, "ProductIdentifier"}, "product").as<product_identifier_form>(),
        form::element({wcf, "Quantity"}, "quantity").as<quantity_form>());
};

// Types of addresses and telephones are passed through by the vendor, so they are the codes of its
// tables; the words of the next generation are read too.
inline constexpr std::array address_types{
    form::spelled(vocabulary::address_type::shipping, "S"),
    form::spelled(vocabulary::address_type::billing, "B"),
    form::spelled(vocabulary::address_type::shipping_and_billing, "SB"),
    form::spelled(vocabulary::address_type::shipping, "Shipping"),
    form::spelled(vocabulary::address_type::billing, "Billing"),
    form::spelled(vocabulary::address_type::shipping_and_billing, "ShippingAndBilling")};

inline constexpr std::array telephone_types{
    form::spelled(vocabulary::telephone_type::home1, "H1"),
    form::spelled(vocabulary::telephone_type::home2, "H2"),
    form::spelled(vocabulary::telephone_type::work1, "W1"),
    form::spelled(vocabulary::telephone_type::work2, "W2"),
    form::spelled(vocabulary::telephone_type::mobile1, "M1"),
    form::spelled(vocabulary::telephone_type::mobile2, "M2"),
    form::spelled(vocabulary::telephone_type::home1, "Home1"),
    form::spelled(vocabulary::telephone_type::home2, "Home2"),
    form::spelled(vocabulary::telephone_type::work1, "Work1"),
    form::spelled(vocabulary::telephone_type::work2, "Work2"),
    form::spelled(vocabulary::telephone_type::mobile1, "Mobile1"),
    form::spelled(vocabulary::telephone_type::mobile2, "Mobile2")};

struct address_form {
    using type = vocabulary::address;
    static constexpr auto rows = form::rows(
        form::attribute("type", "type").coded(address_types),
        form::element({wcf, "AddressLine"}, "lines"), form::element({wcf, "City"}, "city"),
        form::element({wcf, "StateOrProvinceName"}, "state_or_province"),
        form::element({wcf, "Country"}, "country"),
        form::element({wcf, "PostalCode"}, "postal_code"), user_data());
};

struct telephone_form {
    using type = vocabulary::telephone;
    static constexpr auto rows =
        form::rows(form::attribute("type", "type").coded(telephone_types),
                   form::attribute("publish", "publish"), form::text("number"));
};

struct email_form {
    using type = vocabulary::email;
    static constexpr auto rows = form::rows(form::attribute("type", "type"), form::text("address"));
};

struct contact_name_form {
    using type = vocabulary::person_name;
    static constexpr auto rows = form::rows(form::element({wcf, "PersonTitle"}, "title"),
                                            form::element({wcf, "LastName"}, "last_name"),
                                            form::element({wcf, "FirstName"}, "first_name"),
                                            form::element({wcf, "MiddleName"}, "middle_name"));
};

namespace detail {
constexpr auto contact_rows() {
    return form::rows(form::element({wcf, "Address"}, "address").as<address_form>(),
                      form::element({wcf, "Telephone"}, "telephones").as<telephone_form>(),
                      form::element({wcf, "Mobile"}, "mobiles").as<telephone_form>(),
                      form::element({wcf, "Fax"}, "faxes").as<telephone_form>(),
                      form::element({wcf, "Email"}, "emails").as<email_form>());
}
}  // namespace detail

struct contact_info_form {
    using type = vocabulary::contact_info;
    static constexpr auto rows = form::rows(detail::contact_rows(), user_data());
};

// The schema has the name last, and requires it.
struct contact_entry_form {
    using type = vocabulary::contact_entry;
    static constexpr auto rows = form::rows(
        form::attribute("contactNickName", "nickname"), detail::contact_rows(),
        form::element({wcf, "ContactName"}, "name").as<contact_name_form>().always(), user_data());
};

}  // namespace contracts::bod
