// SPDX-License-Identifier: BSL-1.0
// How prices, adjustments, charges and taxes stand in messages: the parts OrderCharges and
// OrderItemCharges of the noun Order.
#pragma once

#include <contracts/bod/vocabulary/foundation.hpp>
#include <contracts/vocabulary/pricing.hpp>

namespace contracts::bod {

// The quantity that a price is for. The schema requires it: one, if the price does not say.
struct nominal_quantity_form {
    using type = treaty::quantity;
    static constexpr auto rows =
        form::rows(form::attribute("uom", "unit").otherwise("C62").always(),
                   form::text("value").otherwise("1").always());
};

struct unit_price_form {
    using type = vocabulary::unit_price;
    static constexpr auto rows = form::rows(
        form::element({wcf, "Price"}, "price").as<money_form>(),
        form::element({wcf, "Quantity"}, "quantity").as<nominal_quantity_form>().always());
};

// UnitPrice of a message whose contract has the price of one.
struct price_of_one_form {
    using type = treaty::money;
    using frame = bod::frame;
    static constexpr auto rows = form::rows(
        form::group({wcf, "Price"}, money_form::rows),
        form::group({wcf, "Quantity"}, form::fixed_attribute("uom", "C62"), form::fixed_text("1")));
};

struct adjustment_description_form {
    using type = vocabulary::adjustment_description;
    static constexpr auto rows =
        form::rows(form::attribute("languageID", "language"), form::text("text"));
};

struct adjustment_form {
    using type = vocabulary::adjustment;
    static constexpr auto rows = form::rows(
        form::element({ord, "Type"}, "type"), form::element({ord, "Code"}, "code"),
        form::element({ord, "Description"}, "descriptions").as<adjustment_description_form>(),
        form::element({ord, "Amount"}, "amount").as<money_form>(),
        form::element({ord, "DisplayLevel"}, "level"), user_data());
};

// An amount that says its category.
struct category_tax_form {
    using type = vocabulary::category_tax;
    static constexpr auto rows = form::rows(form::inlined("amount").as<money_form>(),
                                            form::attribute("taxCategoryCode", "category"));
};

struct order_charges_form {
    using type = vocabulary::order_charges;
    static constexpr auto rows = form::rows(
        form::element({ord, "TotalProductPrice"}, "total_product_price").as<money_form>(),
        form::element({ord, "TotalAdjustment"}, "total_adjustment").as<money_form>(),
        form::element({ord, "TotalShippingCharge"}, "total_shipping_charge").as<money_form>(),
        form::element({ord, "TotalSalesTax"}, "total_sales_tax").as<money_form>(),
        form::element({ord, "TotalShippingTax"}, "total_shipping_tax").as<money_form>(),
        form::element({ord, "TotalTaxByTaxCategory"}, "total_tax_by_category")
            .as<category_tax_form>(),
        user_data());
};

struct order_item_charges_form {
    using type = vocabulary::order_item_charges;
    static constexpr auto rows = form::rows(
        form::element({wcf, "UnitPrice"}, "unit_price").as<unit_price_form>(),
        form::element({ord, "PriceOverride"}, "price_override"),
        form::element({ord, "FreeGift"}, "free_gift"),
        form::element({ord, "OrderItemPrice"}, "order_item_price").as<money_form>(),
        form::element({ord, "Adjustment"}, "adjustments").as<adjustment_form>(),
        form::element({ord, "ShippingCharge"}, "shipping_charge").as<money_form>(),
        form::element({ord, "SalesTax"}, "sales_tax").as<money_form>(),
        form::element({ord, "ShippingTax"}, "shipping_tax").as<money_form>(),
        form::element({ord, "TaxByTaxCategory"}, "tax_by_category").as<category_tax_form>(),
        user_data());
};

}  // namespace contracts::bod
