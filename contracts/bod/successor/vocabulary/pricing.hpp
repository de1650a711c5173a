// SPDX-License-Identifier: BSL-1.0
// How prices, adjustments, charges and taxes stand in messages of the third generation. They have
// no user data of their own.
#pragma once

#include <contracts/bod/successor/vocabulary/foundation.hpp>
#include <contracts/vocabulary/pricing.hpp>

namespace contracts::bod::successor {

// The quantity that a price is for; one, if the price does not say.
struct nominal_quantity_form {
    using type = treaty::quantity;
    static constexpr auto rows =
        form::rows(form::attribute("uom", "unit").otherwise("C62").silent("EACH").always(),
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
        form::rows(form::attribute("language", "language"), form::text("text"));
};
struct adjustment_form {
    using type = vocabulary::adjustment;
    static constexpr auto rows = form::rows(
        form::element({wcf, "Usage"}, "type"), form::element({wcf, "Code"}, "code"),
        form::element({wcf, "Description"}, "descriptions").as<adjustment_description_form>(),
        form::element({wcf, "Amount"}, "amount").as<money_form>(),
        form::element({wcf, "DisplayLevel"}, "level"));
};
struct category_tax_form {
    using type = vocabulary::category_tax;
    static constexpr auto rows = form::rows(form::inlined("amount").as<money_form>(),
                                            form::attribute("taxCategoryCode", "category"));
};

struct order_amount_form {
    using type = vocabulary::order_charges;
    static constexpr auto rows = form::rows(
        form::element({wcf, "TotalProductPrice"}, "total_product_price").as<money_form>(),
        form::element({wcf, "TotalAdjustment"}, "total_adjustment").as<money_form>(),
        form::element({wcf, "TotalShippingCharge"}, "total_shipping_charge").as<money_form>(),
        form::element({wcf, "TotalSalesTax"}, "total_sales_tax").as<money_form>(),
        form::element({wcf, "TotalShippingTax"}, "total_shipping_tax").as<money_form>(),
        form::element({wcf, "TotalTaxByTaxCategory"}, "total_tax_by_category")
            .as<category_tax_form>());
};
struct order_item_amount_form {
    using type = vocabulary::order_item_charges;
    static constexpr auto rows = form::rows(
        form::attribute("priceOverride", "price_override"),
        form::attribute("freeGift", "free_gift"),
        form::element({wcf, "UnitPrice"}, "unit_price").as<unit_price_form>(),
        form::element({wcf, "OrderItemPrice"}, "order_item_price").as<money_form>(),
        form::element({wcf, "Adjustment"}, "adjustments").as<adjustment_form>(),
        form::element({wcf, "ShippingCharge"}, "shipping_charge").as<money_form>(),
        form::element({wcf, "SalesTax"}, "sales_tax").as<money_form>(),
        form::element({wcf, "ShippingTax"}, "shipping_tax").as<money_form>(),
        form::element({wcf, "TaxByTaxCategory"}, "tax_by_category").as<category_tax_form>());
};

}  // namespace contracts::bod::successor
