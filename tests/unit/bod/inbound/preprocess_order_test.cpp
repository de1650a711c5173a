// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/inbound/preprocess_order.hpp>

#include "../exchanges.hpp"
#include "../order_parts.hpp"

#include <contracts/inbound.hpp>

using namespace contracts;
using contracts::bod::preprocess_order::bound;
using treaty::problem_kind;
using request = preprocess_order::request;
using response = preprocess_order::response;

namespace {

std::string const sent = support::sample("preprocess_order_request");
std::string const answered = support::sample("preprocess_order_reply");

request read(std::string_view bytes) {
    return support::request_of<request>(bound, bytes);
}
response read_answer(std::string_view bytes) {
    return support::answer_of<response>(bound, bytes);
}
std::string answer(response const& value) {
    return support::answer_to(bound, sent, value);
}

}  // namespace

TEST_CASE("an order to be priced is read and written") {
    request const made = read(sent);
    CHECK(made.order.external_id == vocabulary::external_order_id{"SO-1"});
    CHECK(made.store == vocabulary::store_id{10101});
    CHECK(made.customer == vocabulary::member_id{1002});
    CHECK(made.promotion_codes.size() == 2);
    CHECK(made.user_data.size() == 1);
    REQUIRE(made.lines.size() == 2);
    auto const& line = made.lines[0];
    CHECK(line.order_item.external_id == vocabulary::external_order_item_id{"10"});
    CHECK(line.product.catalog_entry == vocabulary::catalog_entry_id{10251});
    CHECK(line.unit_price->amount == treaty::decimal::of(1999, 2));
    CHECK(line.contract == vocabulary::contract_id{10005});
    CHECK(line.ship_to->city == vocabulary::place_name{"Toronto"});
    CHECK(line.charge_policy == vocabulary::shipping_charge_policy_id{-7001});
    CHECK(*line.charge_adjustment_percentage == treaty::decimal::of(-125, 1));
    CHECK(line.user_data.size() == 1);
    CHECK_FALSE(made.lines[1].ship_to);
    CHECK_FALSE(made.lines[1].unit_price);
    CHECK(support::document_of(bound, made) == sent);
    CHECK(support::document_of(bound, made) == sent);
}

TEST_CASE("figures are written as the vendor writes them, also where they are empty") {
    response const made = read_answer(answered);
    CHECK_FALSE(made.buyer_organization);
    CHECK(made.customer.id == vocabulary::member_id{1002});
    CHECK(made.charges.total_sales_tax.amount == treaty::decimal::of(431784, 5));
    REQUIRE(made.lines.size() == 1);
    auto const& line = made.lines[0];
    CHECK(line.charges.order_item_price.currency == "USD");
    CHECK(line.charges.adjustments[0].level == vocabulary::display_level::order);
    CHECK(line.ship_to.lines.size() == 1);
    CHECK_FALSE(line.ship_to.postal_code);
    CHECK_FALSE(line.shipping_mode);
    CHECK(answer(made) == answered);
    CHECK(answer(made) == answered);
}

TEST_CASE("every order to be priced survives the trip") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        auto const made =
            support::draw_carried<request>(seed, {.optional_percent = 20 + unsigned(seed)});
        INFO("seed " << seed);
        std::string const document = support::document_of(bound, made);
        support::check_same(read(document), made);
        CHECK(support::document_of(bound, read(document)) == document);
    }
}

TEST_CASE("all figures survive the trip, but for four things that the vendor's message lacks") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        auto made =
            support::draw_carried<response>(seed, {.optional_percent = 20 + unsigned(seed)});
        for (auto& line : made.lines) {
            // It has no currency of its own.
            line.charges.order_item_price.currency = made.charges.total_product_price.currency;
            // A price always has its quantity: one, if there is none.
            if (!line.charges.unit_price.quantity)
                line.charges.unit_price.quantity = treaty::pieces(1);
            support::drop_silent_descriptions(line.charges.adjustments);
            // Always three lines, so one that is empty is none.
            auto const all = line.ship_to.lines;
            line.ship_to.lines.clear();
            for (auto const& one : all)
                if (!one.view().empty()) line.ship_to.lines.push_back(one);
        }
        INFO("seed " << seed);
        support::check_same(read_answer(answer(made)), made);
    }
}

TEST_CASE("the store of the business context stands in, and the order's own counts") {
    request const expected = read(sent);
    std::string const in_context = support::with(sent, "<ord:StoreID>10101</ord:StoreID>", "");
    support::check_same(read(in_context), expected);
    support::check_same(read(support::with(sent, R"(name="storeId">10101)", R"(name="STOREID">9)")),
                        expected);
    support::check_problem<request>(
        bound,
        support::with(in_context, R"(<wcf:ContextData name="storeId">10101</wcf:ContextData>)", ""),
        problem_kind::missing_member, "/DataArea/Order/OrderHeader/OrderReferences/StoreID");
}

TEST_CASE("user data is taken from wherever the vendor takes it") {
    auto const with_field = [](std::string const& element) {
        std::string const end = "</" + element + ">";
        return support::with(sent, end,
                             "<wcf:UserData><wcf:UserDataField name=\"here\">x</wcf:UserDataField>"
                             "</wcf:UserData>" +
                                 end);
    };
    auto const name = vocabulary::field_name{"here"};
    for (std::string const element : {"wcf:OrderIdentifier", "ord:OrderPaymentInfo"}) {
        INFO(element);
        CHECK(read(with_field(element)).user_data.count(name) == 1);
    }
    for (std::string const element :
         {"wcf:OrderItemIdentifier", "wcf:ProductIdentifier", "ord:OrderItemCharges"}) {
        INFO(element);
        CHECK(read(with_field(element)).lines[0].user_data.count(name) == 1);
    }
    CHECK(read(with_field("ord:OrderItemShippingInfo")).lines[0].user_data.count(name) == 0);
}

TEST_CASE("orders and figures are read as real senders write them") {
    request const expected = read(sent);
    for (auto const& [old, by] :
         {std::pair{R"(releaseID="" versionID="")", R"(releaseID="9.0")"},
          std::pair{"<oa:Sender/>", ""}, std::pair{"2026-11-23T10:00:00Z", ""},
          std::pair{">Order</oa:ActionExpression>", ">\n/Order[1]\n</oa:ActionExpression>"},
          std::pair{R"(name="langId">-1<)", R"(name="langid"> -1 <)"},
          std::pair{"<ord:OrderItemCharges>",
                    "<ord:OrderItemReferences><ord:ContractID>7</ord:ContractID>"
                    "</ord:OrderItemReferences><ord:OrderItemCharges>"},
          std::pair{R"(<wcf:Quantity uom="C62">1</wcf:Quantity>)", ""},
          std::pair{R"(<wcf:Quantity uom="C62">1</wcf:Quantity>)", "<wcf:Quantity/>"},
          std::pair{"<wcf:ContactName/>",
                    "<wcf:ContactName><wcf:LastName>S</wcf:LastName>"
                    "</wcf:ContactName>"},
          std::pair{"<wcf:ContactName/>", ""}, std::pair{">10051<", ">\n10051 <"},
          std::pair{"<ord:ShippingChargePolicyID>", "<ord:Expedite/><ord:ShippingChargePolicyID>"},
          std::pair{R"(uom="C62">3<)", ">3.00<"},
          std::pair{R"(name="contractId")", R"(name="ContractID")"}}) {
        INFO(old << " -> " << by);
        support::check_same(read(support::with(sent, old, by)), expected);
    }
    support::check_same(read(support::moved_to_front(sent, "ord:Order", "ord:OrderItem")).lines[0],
                        expected.lines[0]);
    support::check_same(read(support::renamed_prefix(sent, "wcf", "f")), expected);

    response const priced = read_answer(answered);
    for (auto const& [old, by] :
         {std::pair{"<wcf:UniqueID/>", ""}, std::pair{"<ord:ShippingModeID/>", ""},
          std::pair{"<wcf:AddressLine/>", ""},
          std::pair{"<wcf:AddressLine/>", "<wcf:AddressLine> </wcf:AddressLine>"},
          std::pair{"<wcf:PostalCode/>", "<wcf:PostalCode>\n\t</wcf:PostalCode>"},
          std::pair{"<ord:OrderItemPrice>", R"(<ord:OrderItemPrice currency="USD">)"},
          std::pair{R"(<ord:SalesTax currency="USD">)", "<ord:SalesTax>"},
          std::pair{R"(<ord:FreeGift>)", R"(<ord:TaxByTaxCategory/><ord:FreeGift>)"}}) {
        INFO(old << " -> " << by);
        support::check_same(read_answer(support::with(answered, old, by)), priced);
    }
}

TEST_CASE("what is wrong in an order to be priced is told with its path") {
    auto const check = [](std::string_view old, std::string_view by, problem_kind kind,
                          std::string_view path) {
        support::check_problem<request>(bound, support::with(sent, old, by), kind,
                                        "/DataArea/Order" + std::string{path});
    };
    auto const wrong = problem_kind::wrong_type;
    check(">201<", ">x<", wrong, "/OrderHeader/OrderIdentifier/OrderID");
    check(">SO-1<", ">" + std::string(31, 'S') + "<", problem_kind::too_long,
          "/OrderHeader/OrderIdentifier/ExternalOrderID");
    check(">1002<", ">ana<", wrong, "/OrderHeader/OrderReferences/CustomerIdentifier/UniqueID");
    check("<wcf:UniqueID>1002</wcf:UniqueID>", "", problem_kind::missing_member,
          "/OrderHeader/OrderReferences/CustomerIdentifier/UniqueID");
    check(">301<", ">x<", wrong, "/OrderItem[1]/OrderItemIdentifier/OrderItemID");
    check(">10251<", ">x<", wrong, "/OrderItem[1]/ProductIdentifier/CatalogEntryID");
    check(R"(<ord:Quantity uom="KGM">0.25</ord:Quantity>)", "", problem_kind::missing_member,
          "/OrderItem[2]/Quantity");
    check(">0.25<", ">few<", wrong, "/OrderItem[2]/Quantity");
    check(">19.99<", ">x<", wrong, "/OrderItem[1]/OrderItemCharges/UnitPrice/Price");
    check(R"(Price currency="USD")", "Price", problem_kind::missing_member,
          "/OrderItem[1]/OrderItemCharges/UnitPrice/Price/@currency");
    check("<wcf:AddressLine>",
          "<wcf:AddressLine>2</wcf:AddressLine><wcf:AddressLine>3</wcf:AddressLine>"
          "<wcf:AddressLine>4</wcf:AddressLine><wcf:AddressLine>",
          problem_kind::too_long, "/OrderItem[1]/OrderItemShippingInfo/ContactEntry/Address");
    check(">10051<", ">x<", wrong, "/OrderItem[1]/OrderItemShippingInfo/ShippingModeID");
    check(">-7001<", ">x<", wrong, "/OrderItem[1]/OrderItemShippingInfo/ShippingChargePolicyID");
    check(">-12.5<", ">-12.5%<", wrong,
          "/OrderItem[1]/OrderItemShippingInfo/ShippingChargeAdjustmentPercentage");
    check(">10005<", ">x<", wrong, "/OrderItem[1]/UserData/UserDataField[@name='contractId']");
}

TEST_CASE("a price without an amount is none") {
    CHECK_FALSE(read(support::with(sent, ">19.99<", "><")).lines[0].unit_price);
}

TEST_CASE("an order without lines is refused") {
    std::string none = sent;
    std::size_t const from = none.find("<ord:OrderItem>");
    none.erase(from, none.find("</ord:Order>") - from);
    support::check_problem<request>(bound, none, problem_kind::missing_member,
                                    "/DataArea/Order/OrderItem");
}

TEST_CASE("every fault of preprocessing reaches the client") {
    support::check_faults_arrive<inbound, preprocess_order::operation>(read(sent));
}

TEST_CASE("failed preprocessing says why in the vendor's words, and shows no order") {
    std::string const failure = support::sample("preprocess_order_failure");
    preprocess_order::not_entitled const fault{
        {vocabulary::catalog_entry_id{10251}, vocabulary::sku{"TEA-1"}},
        vocabulary::contract_id{10005},
        0};
    CHECK(support::failure_of(bound, sent, fault) == failure);
    response made{};
    support::check_foreign_failure(
        bound, treaty::reflect::type_of<response>, &made, failure,
        "_ERR_PS_ENTRY_INVALID.-1: The product is not valid for the line's contract. NotEntitled "
        "{product: {catalogEntry: 10251, sku: \"TEA-1\"}, contract: 10005, line: 0}");
}
