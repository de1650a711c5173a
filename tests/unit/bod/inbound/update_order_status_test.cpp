// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/inbound/update_order_status.hpp>

#include "../exchanges.hpp"

#include <contracts/inbound.hpp>

using namespace contracts;
using contracts::bod::update_order_status::bound;
using treaty::problem_kind;
using request = update_order_status::request;
using response = update_order_status::response;

namespace {

std::string const sent = support::sample("update_order_status_request");
std::string const answered = support::sample("update_order_status_reply");

request read(std::string_view bytes) {
    return support::request_of<request>(bound, bytes);
}

}  // namespace

TEST_CASE("a status report is read and written, also what has no element in it") {
    request const made = read(sent);
    CHECK(made.store == vocabulary::store_id{10101});
    CHECK(made.context->language == vocabulary::language_id{-1});
    CHECK(made.sequence == vocabulary::sequence_number{"17"});
    CHECK(made.updated_at == treaty::instant::parse("2026-11-23T09:30:00Z"));
    CHECK(made.order.id == vocabulary::order_id{201});
    CHECK(made.charges->total_shipping_tax->amount == treaty::decimal::of(36, 2));
    CHECK(made.condition == update_order_status::ship_condition::partial);
    CHECK(made.level == update_order_status::shipping_level::order);
    CHECK(made.status == vocabulary::status_text{"S"});
    CHECK(made.invoice_amount->amount == treaty::decimal::of(6914784, 5));
    CHECK(made.selling_total->currency == "EUR");
    CHECK(made.error == vocabulary::error_code{"E-7"});
    CHECK(made.mode == update_order_status::update_mode::complete);
    CHECK(made.keep_history == true);
    CHECK(made.user_data.size() == 1);
    REQUIRE(made.items.size() == 1);
    auto const& item = made.items[0];
    CHECK(item.item == vocabulary::sku{"TEA-1"});
    CHECK(item.requested == treaty::pieces(3));
    CHECK(item.confirmed == treaty::pieces(3));
    CHECK(item.shipped == treaty::pieces(2));
    CHECK(item.unit_price->amount == treaty::decimal::of(1999, 2));
    CHECK(item.condition == update_order_status::ship_condition::complete);
    CHECK(item.level == update_order_status::shipping_level::item);
    CHECK(item.shipped_at == treaty::instant::parse("2026-11-29T13:00:00Z"));
    CHECK(item.user_data.size() == 1);
    CHECK(support::document_of(bound, made) == sent);
    CHECK(support::document_of(bound, made) == sent);
}

TEST_CASE("the confirmation of a report quotes its time as it came") {
    response const made = support::answer_of<response>(bound, answered);
    CHECK_FALSE(made.recorded);
    CHECK(support::answer_to(bound, sent, made) == answered);
    std::string const local =
        support::with(sent, "2026-11-23T09:30:00Z", "\n 2026-11-23T09:30:00.500 ");
    CHECK(support::answer_to(bound, local, made) ==
          support::with(answered, "2026-11-23T09:30:00Z", "2026-11-23T09:30:00.500"));
}

TEST_CASE("a report without a time is given that of its sending") {
    request made = read(sent);
    made.updated_at.reset();
    std::string const document = support::document_of(bound, made);
    CHECK(document == support::with(sent, "2026-11-23T09:30:00Z", support::now_text));
    CHECK(read(document).updated_at == treaty::instant::parse(support::now_text));
    CHECK_FALSE(
        read(support::with(sent, "<oa:CreationDateTime>2026-11-23T09:30:00Z</oa:CreationDateTime>",
                           ""))
            .updated_at);
}

TEST_CASE("every report survives the trip, but for the lack of a time") {
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        auto made = support::draw_carried<request>(seed, {.optional_percent = 20 + unsigned(seed)});
        if (!made.updated_at) made.updated_at = treaty::instant::parse(support::now_text);
        INFO("seed " << seed);
        std::string const document = support::document_of(bound, made);
        support::check_same(read(document), made);
        CHECK(support::document_of(bound, read(document)) == document);
    }
}

TEST_CASE("what became of a report is not said") {
    response const recorded{true};
    CHECK(support::answer_to(bound, sent, recorded) == answered);
}

TEST_CASE("a report is read as real senders write it") {
    request const expected = read(sent);
    for (auto const& [old, by] :
         {std::pair{R"(releaseID="" versionID="")", R"(releaseID="9.0" languageCode="en-US")"},
          std::pair{"2026-11-23T09:30:00Z", "2026-11-23T09:30:00"},
          std::pair{"2026-11-23T09:30:00Z", "\n\t2026-11-23T09:30:00.000Z\n"},
          std::pair{R"(actionCode="Update")", R"(actionCode="Change")"},
          std::pair{R"(actionCode="Update" )", ""}, std::pair{">17<", ">\n17\n<"},
          std::pair{R"(<oa:UserArea>)", R"(<oa:UserArea><any xmlns="urn:other"/>)"},
          std::pair{R"(<ord:TotalSalesTax currency="USD">)", "<ord:TotalSalesTax>"},
          std::pair{R"(name="shipCondition">SP)", R"(name="ShipCondition"> SP )"},
          std::pair{">TRUE<", ">true<"},
          std::pair{R"(<wcf:UserDataField name="invoiceCurrency">USD</wcf:UserDataField>)", ""},
          std::pair{R"(<wcf:UserDataField name="unitConfirmed">C62</wcf:UserDataField>)", ""},
          std::pair{R"(<wcf:UserDataField name="unitShipped">C62)",
                    R"(<wcf:UserDataField name="unitShipped">)"},
          std::pair{R"(<ord:Quantity uom="C62">)", "<ord:Quantity>"},
          std::pair{R"(<ord:OrderItemStatus>)", R"(<ord:OrderItemStatus><ord:InventoryStatus/>)"},
          std::pair{"<ord:OrderStatus>", "<ord:OrderPaymentInfo/><ord:OrderStatus>"}}) {
        INFO(old << " -> " << by);
        support::check_same(read(support::with(sent, old, by)), expected);
    }
    std::string typed =
        support::with(sent, "<wcf:ApplicationArea>",
                      R"(<oa:ApplicationArea xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance")"
                      R"( xsi:type="wcf:ApplicationAreaType">)");
    typed = support::with(typed, "</wcf:ApplicationArea>", "</oa:ApplicationArea>");
    support::check_same(read(typed), expected);
    support::check_same(read(support::renamed_prefix(sent, "ord", "o")), expected);
    support::check_same(read(support::moved_to_front(sent, "ord:OrderItem", "ord:OrderItemStatus")),
                        expected);
    support::check_same(read(support::moved_to_front(sent, "ord:Order", "ord:OrderItem")),
                        expected);
}

TEST_CASE("the sequence number is read in whatever namespace it stands") {
    request const expected = read(sent);
    for (std::string const prefix : {"oa", "wcf", "ord"}) {
        auto const document = support::with(
            support::with(sent, "<SequenceNumber>", "<" + prefix + ":SequenceNumber>"),
            "</SequenceNumber>", "</" + prefix + ":SequenceNumber>");
        support::check_same(read(document), expected);
    }
}

TEST_CASE("user data with nothing in it is none") {
    auto const made =
        read(support::with(support::with(sent, ">69.14784<", "><"), R"(name="invoiceCurrency">USD)",
                           R"(name="invoiceCurrency">)"));
    CHECK_FALSE(made.invoice_amount);
    CHECK(made.selling_total);
}

TEST_CASE("what is wrong in a report is told with its path") {
    auto const check_at = [](std::string_view old, std::string_view by, problem_kind kind,
                             std::string const& path) {
        support::check_problem<request>(bound, support::with(sent, old, by), kind, path);
    };
    auto const check = [&](std::string_view old, std::string_view by, problem_kind kind,
                           std::string const& path) {
        check_at(old, by, kind, "/DataArea/Order" + path);
    };
    auto const wrong = problem_kind::wrong_type;
    auto const no_value = problem_kind::not_a_value;
    check_at(R"(name="storeId">10101)", R"(name="storeId">x)", wrong,
             "/ApplicationArea/BusinessContext/ContextData[@name='storeId']");
    check_at("2026-11-23T09:30:00Z", "yesterday", no_value, "/ApplicationArea/CreationDateTime");
    check_at(">17<", ">" + std::string(65, '1') + "<", problem_kind::too_long,
             "/ApplicationArea/UserArea/SequenceNumber");
    check(">201<", ">x<", wrong, "/OrderHeader/OrderIdentifier/OrderID");
    check(">59.97<", ">x<", wrong, "/OrderHeader/OrderCharges/TotalProductPrice");
    check("2026-11-30T12:00:00Z", "soon", no_value,
          "/OrderHeader/OrderShippingInfo/RequestedShipDateTime");
    check(">SP<", ">XX<", no_value,
          "/OrderHeader/OrderShippingInfo/UserData/UserDataField[@name='shipCondition']");
    check(">S<", ">" + std::string(33, 'S') + "<", problem_kind::too_long,
          "/OrderHeader/OrderStatus/Status");
    check(">On its way<", ">" + std::string(255, 'x') + "<", problem_kind::too_long,
          "/OrderHeader/CustomerComments");
    check("2026-11-20T07:00:00Z", "x", no_value, "/OrderHeader/PlacedDateTime");
    auto const field = [&](std::string_view old, std::string_view by, problem_kind kind,
                           std::string const& name) {
        check(old, by, kind, "/OrderHeader/UserData/UserDataField[@name='" + name + "']");
    };
    field("2026-11-29T14:00:00Z", "x", no_value, "invoiceDateTime");
    field(">C<", ">X<", no_value, "updateMode");
    field(">TRUE<", ">perhaps<", no_value, "versioning");
    field(">69.14784<", ">x<", wrong, "invoiceValue");
    field(">69.14784<", "><", problem_kind::missing_member, "invoiceValue");
    field(">E-7<", ">" + std::string(21, 'E') + "<", problem_kind::too_long, "errorCode");
    check(">301<", ">x<", wrong, "/OrderItem[1]/OrderItemIdentifier/OrderItemID");
    check(">3</ord:Quantity>", ">x</ord:Quantity>", wrong, "/OrderItem[1]/Quantity");
    check(">19.99<", ">x<", wrong, "/OrderItem[1]/OrderItemCharges/UnitPrice/Price");
    check(">I<", ">X<", no_value,
          "/OrderItem[1]/OrderItemShippingInfo/UserData/UserDataField[@name='shippingModeFlag']");
    check("2026-11-29T13:00:00Z</ord", "x</ord", no_value,
          "/OrderItem[1]/OrderItemFulfillmentInfo/ShipDateTime");
    check(R"("quantityShipped">2)", R"("quantityShipped">two)", wrong,
          "/OrderItem[1]/UserData/UserDataField[@name='quantityShipped']");
    check("<wcf:OrderIdentifier>", "<wcf:OrderIdentifier/><wcf:OrderIdentifier>",
          problem_kind::duplicate_member, "/OrderHeader/OrderIdentifier");
}

TEST_CASE("a time that is none is quoted in the failure as it came") {
    std::string const broken = support::with(sent, "2026-11-23T09:30:00Z", "yesterday");
    auto const format = support::make_bods();
    support::counter<inbound, update_order_status::operation>::endpoint endpoint;
    treaty::dispatcher requests{{&format}};
    requests.add<support::only<inbound, update_order_status::operation>>(endpoint);
    treaty::in_process::channel channel{requests};
    treaty::call_context context;
    treaty::transport::reply reply;
    channel.exchange({.path = bound.path,
                      .query = {},
                      .media_type = "text/xml",
                      .body = broken,
                      .context = &context},
                     reply);
    CHECK(reply.status == treaty::transport::status::ok);
    INFO(reply.body);
    CHECK(reply.body.find("<oa:CreationDateTime>yesterday<") != std::string::npos);
    CHECK(reply.body.find("<oa:ReasonCode>_ERR_CMD_INVALID_PARAM.-1<") != std::string::npos);
}

TEST_CASE("every fault of a status report reaches the client") {
    support::check_faults_arrive<inbound, update_order_status::operation>(read(sent));
}

TEST_CASE("a failed status report says why in the vendor's words") {
    std::string const failure = support::sample("update_order_status_failure");
    vocabulary::unknown_order const fault{
        {vocabulary::order_id{201}, vocabulary::external_order_id{"SO-1"}, {}}};
    CHECK(support::failure_of(bound, sent, fault) == failure);
    response made{};
    support::check_foreign_failure(bound, treaty::reflect::type_of<response>, &made, failure,
                                   "_ERR_ORDER_NOT_FOUND.-1: No such order. UnknownOrder {order: "
                                   "{id: 201, externalId: \"SO-1\"}}");
}
