// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/outbound/transfer_order.hpp>

#include "../exchanges.hpp"
#include "../order_parts.hpp"

#include <contracts/outbound.hpp>

using namespace contracts;
using contracts::bod::transfer_order::bound;
using treaty::problem_kind;
using request = transfer_order::request;
using response = transfer_order::response;

namespace {

std::string const sent = support::sample("transfer_order_request");
std::string const answered = support::sample("transfer_order_reply");

request read(std::string_view bytes) {
    return support::request_of<request>(bound, bytes);
}
void check_read_as(std::string_view bytes, request const& expected) {
    support::check_same(read(bytes), expected);
}
void check_wrong(std::string_view old, std::string_view by, problem_kind kind,
                 std::string_view path) {
    support::check_problem<request>(bound, support::with(sent, old, by), kind,
                                    "/DataArea/Order" + std::string{path});
}

}  // namespace

TEST_CASE("a transfer is read with every part of the order") {
    request const made = read(sent);
    auto const& header = made.order.header;
    CHECK(made.context->language == vocabulary::language_id{-1});
    CHECK(header.identifier.id == vocabulary::order_id{7000000000000000201});
    CHECK(header.identifier.customer_number == vocabulary::customer_order_number{"4711"});
    CHECK(header.references.store == vocabulary::store_id{10101});
    CHECK(header.references.buyer_organization->id == vocabulary::member_id{-2000});
    CHECK(header.charges->total_adjustment->amount == treaty::decimal::of(-5997, 3));
    CHECK(header.charges->total_tax_by_category[0].category ==
          vocabulary::tax_category_code{"state"});
    CHECK(header.shipping->contact->address->type == vocabulary::address_type::shipping);
    CHECK(header.shipping->contact->name->last_name == vocabulary::name_part{"Silva"});
    CHECK(header.payment->coupon_codes[0] == vocabulary::promotion_code{"SAVE5"});
    CHECK(header.payment->instructions[0].protocol_data.size() == 2);
    CHECK(header.status->status == vocabulary::status_text{"M"});
    CHECK(header.representative_comments[0].representative->id == vocabulary::member_id{9});
    REQUIRE(made.order.items.size() == 1);
    auto const& item = made.order.items[0];
    CHECK(item.components[0].unit_price->price.amount == treaty::decimal::of(5, 1));
    CHECK(item.quantity == treaty::pieces(3));
    CHECK(item.charges->adjustments[0].level == vocabulary::display_level::order_item);
    CHECK(item.charges->adjustments[0].descriptions[0].language == vocabulary::language_id{-1});
    CHECK_FALSE(item.shipping->contact->name);
    CHECK(item.shipping->tie_code == std::int16_t{7});
    CHECK(item.status->fulfillment == vocabulary::fulfillment_status::unreleased);
    CHECK(item.fulfillment->fulfillment_center_override == true);
}

TEST_CASE("a transfer is written as the sample, and again the same") {
    request const made = read(sent);
    CHECK(support::document_of(bound, made) == sent);
    CHECK(support::document_of(bound, made) == sent);
}

TEST_CASE("the answer to a transfer quotes the message and holds both numbers") {
    auto const made = support::answer_of<response>(bound, answered);
    CHECK(made.order.external_id == vocabulary::external_order_id{"SO-1"});
    CHECK(support::answer_to(bound, sent, made) == answered);
}

TEST_CASE("every transfer survives the trip, but for what a price or a description lacks") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        auto made = support::draw_carried<request>(seed, {.optional_percent = 20 + unsigned(seed)});
        support::make_carriable(made.order);
        INFO("seed " << seed);
        std::string const document = support::document_of(bound, made);
        check_read_as(document, made);
        CHECK(support::document_of(bound, read(document)) == document);
    }
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto const made = support::draw_carried<response>(seed);
        INFO("seed " << seed);
        support::check_same(
            support::answer_of<response>(bound, support::answer_to(bound, sent, made)), made);
    }
}

TEST_CASE("the store of the business context stands in for the one in the order") {
    request const expected = read(sent);
    check_read_as(support::with(sent, "<ord:StoreID>10101</ord:StoreID>", ""), expected);
    check_read_as(support::with(sent, "<ord:StoreID>10101</ord:StoreID>", "<ord:StoreID/>"),
                  expected);
    check_read_as(support::with(sent, R"(name="storeId">10101)", R"(name="storeId">9)"), expected);
    std::string const nowhere = support::with(sent, "<ord:StoreID>10101</ord:StoreID>", "");
    support::check_problem<request>(
        bound,
        support::with(nowhere, R"(<wcf:ContextData name="storeId">10101</wcf:ContextData>)", ""),
        problem_kind::missing_member, "/DataArea/Order/OrderHeader/OrderReferences/StoreID");
}

TEST_CASE("an order without references is in the store of the business context") {
    std::string document = sent;
    std::size_t const from = document.find("<ord:OrderReferences>");
    std::string const end = "</ord:OrderReferences>";
    document.erase(from, document.find(end) + end.size() - from);
    CHECK(read(document).order.header.references.store == vocabulary::store_id{10101});
}

TEST_CASE("an amount without a currency has that of the amounts before it, else of the context") {
    request const expected = read(sent);
    check_read_as(support::with(sent, R"(<ord:SalesTax currency="USD">)", "<ord:SalesTax>"),
                  expected);
    std::string const first =
        support::with(sent, R"(<ord:TotalProductPrice currency="USD">)", "<ord:TotalProductPrice>");
    check_read_as(first, expected);
    std::string const other =
        support::with(first, R"(name="currency">USD)", R"(name="currency">EUR)");
    auto const made = read(other);
    CHECK(made.order.header.charges->total_product_price->currency == "EUR");
    CHECK(made.order.header.charges->total_adjustment->currency == "USD");
    std::string const later =
        support::with(other, R"(<ord:SalesTax currency="USD">)", "<ord:SalesTax>");
    CHECK(read(later).order.items[0].charges->sales_tax->currency == "USD");
    support::check_problem<request>(
        bound,
        support::with(first, R"(<wcf:ContextData name="currency">USD</wcf:ContextData>)", ""),
        problem_kind::missing_member,
        "/DataArea/Order/OrderHeader/OrderCharges/TotalProductPrice/@currency");
}

TEST_CASE("a transfer is read as real senders write it") {
    request const expected = read(sent);
    for (auto const& [old, by] :
         {std::pair{R"(releaseID="" versionID="")", ""},
          std::pair{R"(releaseID="" versionID="")", R"(versionID="7.0.0.0" any="1")"},
          std::pair{"<oa:Sender/>", "<oa:Sender><oa:LogicalID>ERP</oa:LogicalID></oa:Sender>"},
          std::pair{"2026-11-23T10:00:00Z", "\n\t2026-11-23T10:00:00\n"},
          std::pair{"</oa:ActionExpression>", "</oa:ActionExpression><oa:ChangeStatus/>"},
          std::pair{R"(name="langId")", R"(name="LangID")"},
          std::pair{">10101</ord:StoreID>", ">\n  10101\t</ord:StoreID>"},
          std::pair{">AuroraWMDRS-1<", ">\n AuroraWMDRS-1 \n<"},
          std::pair{"2026-11-30T12:00:00Z", "2026-11-30T12:00:00"},
          std::pair{"2026-11-30T12:00:00Z", "2026-11-30T13:00:00+01:00"},
          std::pair{"2026-11-30T00:00:00Z", "2026-11-30"},
          std::pair{">true</ord:Expedite>", ">1</ord:Expedite>"},
          std::pair{">59.97</ord:TotalProductPrice>", ">+059.9700</ord:TotalProductPrice>"},
          std::pair{R"(type="S")", R"(type="Shipping")"},
          std::pair{R"(type="H1")", R"(type="Home1")"},
          std::pair{R"(<ord:Quantity uom="C62">3<)", "<ord:Quantity>3.0<"},
          std::pair{R"(<wcf:OrderID>)", R"(<ord:OrderID>)"},
          std::pair{"<ord:Description>Winter",
                    "<ord:Sum><ord:Status>X</ord:Status></ord:Sum><ord:Description>Winter"},
          std::pair{"<ord:PaymentMethod>", "<ord:Unknown any='1'/><ord:PaymentMethod>"},
          std::pair{R"(<wcf:OrderItemID>)",
                    R"(<wcf:ExternalOrderItemID> </wcf:ExternalOrderItemID><wcf:OrderItemID>)"},
          std::pair{"<ord:TieCode>", "<ord:ShipAsComplete/><ord:TieCode>"}}) {
        INFO(old << " -> " << by);
        std::string document = support::with(sent, old, by);
        // An element of another name needs its end to match.
        if (std::string_view{by} == "<ord:OrderID>")
            document = support::with(document, "</wcf:OrderID>", "</ord:OrderID>");
        check_read_as(document, expected);
    }
}

TEST_CASE("a tax without an amount is none") {
    auto const made = read(support::with(sent, ">4.31784</ord:TotalTax", "></ord:TotalTax"));
    CHECK(made.order.header.charges->total_tax_by_category.empty());
}

TEST_CASE("either spelling of the application area, any prefix and any order are read") {
    request const expected = read(sent);
    std::string other = sent;
    for (std::string const tag : {"wcf:ApplicationArea>"})
        for (std::string const open : {"<", "</"})
            other = support::with(other, open + tag,
                                  open == "<" ? "<oa:ApplicationArea xmlns:xsi=\"http://www.w3.org/"
                                                "2001/XMLSchema-instance\" xsi:type=\"wcf:"
                                                "ApplicationAreaType\">"
                                              : "</oa:ApplicationArea>");
    check_read_as(other, expected);
    check_read_as(support::renamed_prefix(sent, "ord", "_o9"), expected);
    check_read_as(support::renamed_prefix(sent, "wcf", "a"), expected);
    check_read_as(support::moved_to_front(sent, "ord:OrderHeader", "ord:PlacedDateTime"), expected);
    check_read_as(support::moved_to_front(sent, "ord:Order", "ord:OrderItem"), expected);
    check_read_as(support::moved_to_front(sent, "ord:OrderItem", "ord:OrderItemCharges"), expected);
}

TEST_CASE("what is wrong in a transfer is told with its path") {
    auto const wrong = problem_kind::wrong_type;
    auto const range = problem_kind::out_of_range;
    auto const no_value = problem_kind::not_a_value;
    auto const missing = problem_kind::missing_member;
    check_wrong(">7000000000000000201<", ">SO-1<", wrong, "/OrderHeader/OrderIdentifier/OrderID");
    check_wrong(">7000000000000000201<", ">70000000000000000201<", range,
                "/OrderHeader/OrderIdentifier/OrderID");
    check_wrong("ord:StoreID>10101<", "ord:StoreID>3000000000<", range,
                "/OrderHeader/OrderReferences/StoreID");
    check_wrong(">-1</ord:ChannelID>", ">web</ord:ChannelID>", wrong,
                "/OrderHeader/OrderReferences/ChannelID");
    check_wrong(">1002<", ">ana<", wrong,
                "/OrderHeader/OrderReferences/CustomerIdentifier/UniqueID");
    check_wrong(">59.97<", ">59,97<", wrong, "/OrderHeader/OrderCharges/TotalProductPrice");
    check_wrong(">59.97<", ">59.970001<", range, "/OrderHeader/OrderCharges/TotalProductPrice");
    check_wrong(R"(Price currency="USD")", R"(Price currency="US$$")", problem_kind::too_long,
                "/OrderHeader/OrderCharges/TotalProductPrice/@currency");
    check_wrong(R"(type="S")", R"(type="X")", no_value,
                "/OrderHeader/OrderShippingInfo/ContactEntry/Address/@type");
    check_wrong(R"(publish="false")", R"(publish="no")", wrong,
                "/OrderHeader/OrderShippingInfo/ContactEntry/Telephone[1]/@publish");
    check_wrong("2026-11-30T12:00:00Z", "tomorrow", no_value,
                "/OrderHeader/OrderShippingInfo/RequestedShipDateTime");
    check_wrong(">true</ord:Expedite>", ">yes</ord:Expedite>", wrong,
                "/OrderHeader/OrderShippingInfo/Expedite");
    check_wrong(">501<", ">x<", wrong,
                "/OrderHeader/OrderPaymentInfo/PaymentInstruction[1]/PaymentInstructionID");
    check_wrong(R"(<ord:ProtocolData name="account">)", "<ord:ProtocolData>", missing,
                "/OrderHeader/OrderPaymentInfo/PaymentInstruction[1]/ProtocolData/@name");
    check_wrong("2026-11-23T08:00:00Z", "2026-13-23", no_value,
                "/OrderHeader/CSRComment[1]/CreationDateTime");
    check_wrong(R"(name="gift")", R"(name="")", missing,
                "/OrderHeader/UserData/UserDataField/@name");
    check_wrong(">301<", ">one<", wrong, "/OrderItem[1]/OrderItemIdentifier/OrderItemID");
    check_wrong(">2</ord:Quantity>", ">two</ord:Quantity>", wrong,
                "/OrderItem[1]/OrderItemComponent[1]/Quantity");
    check_wrong(R"(<ord:Quantity uom="C62">3</ord:Quantity>)", "", missing,
                "/OrderItem[1]/Quantity");
    check_wrong(">10005<", ">c<", wrong, "/OrderItem[1]/OrderItemReferences/ContractID");
    check_wrong(">19.99<", ">x<", wrong, "/OrderItem[1]/OrderItemCharges/UnitPrice/Price");
    check_wrong(">false</ord:FreeGift>", ">0.0</ord:FreeGift>", wrong,
                "/OrderItem[1]/OrderItemCharges/FreeGift");
    check_wrong(">Discount<", ">Rebate<", no_value,
                "/OrderItem[1]/OrderItemCharges/Adjustment[1]/Type");
    check_wrong(R"( languageID="-1")", "", missing,
                "/OrderItem[1]/OrderItemCharges/Adjustment[1]/Description[1]/@languageID");
    check_wrong(">OrderItem</ord:DisplayLevel>", ">Line</ord:DisplayLevel>", no_value,
                "/OrderItem[1]/OrderItemCharges/Adjustment[1]/DisplayLevel");
    check_wrong(">7</ord:TieCode>", ">70000</ord:TieCode>", range,
                "/OrderItem[1]/OrderItemShippingInfo/TieCode");
    check_wrong(">-12.5<", ">-1234567.5<", range,
                "/OrderItem[1]/OrderItemShippingInfo/ShippingChargeAdjustmentPercentage");
    check_wrong(">Allocated<", ">Reserved<", no_value,
                "/OrderItem[1]/OrderItemStatus/InventoryStatus");
    check_wrong(">Unreleased<", ">Gone<", no_value,
                "/OrderItem[1]/OrderItemStatus/FulfillmentStatus");
    check_wrong(">10001<", ">x<", wrong,
                "/OrderItem[1]/OrderItemFulfillmentInfo/FulfillmentCenterID");
    check_wrong("<ord:Description>Lamp</ord:Description>",
                "<ord:Description>Lamp</ord:Description><ord:Description>x</ord:Description>",
                problem_kind::duplicate_member, "/OrderItem[1]/Description");
}

TEST_CASE("an account number that is wrong is not told") {
    std::string const long_number(2000, '4');
    auto const told =
        support::problems_of<request>(bound, support::with(sent, "4111111111111111", long_number));
    CHECK(told.find("ProtocolData") != std::string::npos);
    CHECK(told.find("4444") == std::string::npos);
}

TEST_CASE("of two orders in one message the second is refused") {
    support::check_problem<request>(
        bound, support::with(sent, "</ord:DataArea>", "<ord:Order/></ord:DataArea>"),
        problem_kind::duplicate_member, "/DataArea/Order");
}

TEST_CASE("another action of the same message is not a transfer") {
    auto const told = support::problems_of<request>(
        bound, support::with(sent, R"(actionCode="Transfer")", R"(actionCode="Preprocess")"));
    CHECK(told.find("unknown-operation") != std::string::npos);
}

TEST_CASE("every fault of a transfer reaches the client") {
    support::check_faults_arrive<outbound, transfer_order::operation>(read(sent));
}

TEST_CASE("a failed transfer says why in the vendor's words") {
    std::string const failure = support::sample("transfer_order_failure");
    transfer_order::duplicate_order const fault{
        {vocabulary::order_id{7000000000000000201}, vocabulary::external_order_id{"SO-1"}, {}}};
    CHECK(support::failure_of<transfer_order::duplicate_order>(bound, sent, fault) == failure);
    response made{};
    support::check_foreign_failure(bound, treaty::reflect::type_of<response>, &made, failure,
                                   "_ERR_OBJECT_ALREADY_EXIST.-1: CMN0610E The order has been "
                                   "transferred already. DuplicateOrder {order: {id: "
                                   "7000000000000000201, externalId: \"SO-1\"}}");
}
