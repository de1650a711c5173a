// SPDX-License-Identifier: BSL-1.0
#include <contracts/bod/outbound/get_order.hpp>

#include "../exchanges.hpp"
#include "../order_parts.hpp"

#include <contracts/outbound.hpp>

using namespace contracts;
using contracts::bod::get_order::bound;
using treaty::problem_kind;
using request = get_order::request;
using response = get_order::response;

namespace {

std::string const sent = support::sample("get_order_request");
std::string const list_sent = support::sample("get_order_list_request");
std::string const answered = support::sample("get_order_reply");
std::string const nothing_found = support::sample("get_order_empty_reply");

request read(std::string_view bytes) {
    return support::request_of<request>(bound, bytes);
}
response read_answer(std::string_view bytes) {
    return support::answer_of<response>(bound, bytes);
}
std::string answer(response const& value) {
    return support::answer_to(bound, sent, value);
}
std::string wrong_answer(std::string_view old, std::string_view by) {
    response made{};
    return support::read_answer(bound, treaty::reflect::type_of<response>, &made,
                                support::with(answered, old, by))
        .str();
}

}  // namespace

TEST_CASE("one order is asked for by an example with its number") {
    request const made = read(sent);
    CHECK(made.order->external_id == vocabulary::external_order_id{"SO-1"});
    CHECK_FALSE(made.search);
    CHECK(made.context->language == vocabulary::language_id{-1});
    CHECK(support::document_of(bound, made) == sent);
    CHECK(support::document_of(bound, made) == sent);
}

TEST_CASE("a page of a customer's orders is asked for by an example, and by numbers of Get") {
    request const made = read(list_sent);
    CHECK_FALSE(made.order);
    REQUIRE(made.search);
    CHECK(made.search->customer.distinguished_name ==
          vocabulary::distinguished_name{"uid=ana,o=buyer,o=root organization"});
    CHECK(made.search->status == vocabulary::status_text{"S"});
    CHECK(made.search->store == vocabulary::store_id{10101});
    CHECK(made.search->start == 21);
    CHECK(made.search->max_items == 20);
    CHECK(support::document_of(bound, made) == list_sent);
}

TEST_CASE("orders are shown with their place in the whole list") {
    response const made = read_answer(answered);
    CHECK(made.start == 21);
    CHECK(made.total == 57);
    CHECK_FALSE(made.complete);
    REQUIRE(made.orders.size() == 2);
    CHECK(made.orders[0].items[0].status->fulfillment == vocabulary::fulfillment_status::shipped);
    CHECK(made.orders[1].header.identifier.id == vocabulary::order_id{202});
    CHECK(answer(made) == answered);
    CHECK(answer(made) == answered);
}

TEST_CASE("what shows no orders has no numbers, and is no failure") {
    response const made = read_answer(nothing_found);
    CHECK(made.orders.empty());
    CHECK_FALSE(made.start);
    CHECK_FALSE(made.total);
    CHECK(made.complete);
    CHECK(answer(made) == nothing_found);
}

TEST_CASE("every request survives the trip, but for a search beside a number") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        auto made = support::draw_carried<request>(seed);
        if (made.order) made.search.reset();  // a number is enough, so the rest is not looked at
        INFO("seed " << seed);
        std::string const document = support::document_of(bound, made);
        support::check_same(read(document), made);
        CHECK(support::document_of(bound, read(document)) == document);
    }
}

TEST_CASE("every answer survives the trip, but for what a price or a description lacks") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        auto made =
            support::draw_carried<response>(seed, {.optional_percent = 20 + unsigned(seed)});
        for (auto& order : made.orders) support::make_carriable(order);
        INFO("seed " << seed);
        support::check_same(read_answer(answer(made)), made);
    }
}

TEST_CASE("a number is enough, whatever else the example says") {
    auto const made = read(
        support::with(sent, "</wcf:OrderIdentifier>",
                      "</wcf:OrderIdentifier><ord:OrderReferences><ord:StoreID>10101</ord:StoreID>"
                      "</ord:OrderReferences>"));
    CHECK(made.order);
    CHECK_FALSE(made.search);
    CHECK(read(support::with(sent, "<oa:Get>", R"(<oa:Get maxItems="1">)")).order);
}

TEST_CASE("a number with nothing in it asks for nothing, and leaves the search") {
    auto const made = read(support::with(
        list_sent, "<ord:OrderHeader>",
        "<ord:OrderHeader><wcf:OrderIdentifier><wcf:OrderID/></wcf:OrderIdentifier>"));
    CHECK_FALSE(made.order);
    support::check_same(made, read(list_sent));
}

TEST_CASE("an order's number is also read from the expression") {
    auto const asked = [](std::string_view expression) {
        std::string document = sent;
        std::size_t const from = document.find("<ord:Order>");
        document.erase(from, document.find("</ord:DataArea>") - from);
        return read(support::with(document, ">Order<", expression));
    };
    CHECK_FALSE(asked(">Order<").order);
    CHECK(asked(">Order[OrderHeader/OrderIdentifier/OrderID='201']<").order->id ==
          vocabulary::order_id{201});
    CHECK(asked(">/Order[OrderIdentifier/OrderID='201']<").order->id == vocabulary::order_id{201});
    CHECK(asked(">Order[OrderIdentifier/ExternalOrderID='SO-1']<").order->external_id ==
          vocabulary::external_order_id{"SO-1"});
    CHECK(asked("> {_wcf.ap=IBM_Details}/o:Order[o:OrderIdentifier[(f:UniqueID='201')]] <")
              .order->id == vocabulary::order_id{201});
    CHECK_FALSE(asked(">Order[OrderStatus/Status='S']<").order);
    auto const beside = [](std::string_view document, std::string_view expression) {
        return read(support::with(std::string{document}, ">Order<", expression));
    };
    CHECK(beside(sent, ">Order[OrderIdentifier/OrderID='201']<").order->external_id ==
          vocabulary::external_order_id{"SO-1"});
    CHECK_FALSE(beside(sent, ">Order[OrderIdentifier/OrderID='201']<").order->id);
    support::check_same(beside(support::moved_to_front(sent, "ord:DataArea", "ord:Order"),
                               ">Order[OrderIdentifier/OrderID='201']<"),
                        read(sent));
    auto const both = beside(list_sent, ">Order[OrderIdentifier/OrderID='201']<");
    CHECK(both.order->id == vocabulary::order_id{201});
    CHECK_FALSE(both.search);
    support::check_problem<request>(
        bound, support::with(sent, ">Order<", ">Order[OrderIdentifier/OrderID='x']<"),
        problem_kind::wrong_type, "/DataArea/Get/Expression");
}

TEST_CASE("requests and answers are read as real senders write them") {
    request const expected = read(list_sent);
    for (auto const& [old, by] :
         {std::pair{R"(releaseID="" versionID="")", ""},
          std::pair{R"( expressionLanguage="XPath">Order)", R"(>/Order[1])"},
          std::pair{R"(maxItems="20")", R"(maxItems=" 20 " uniqueIndicator="true")"},
          std::pair{"<ord:OrderStatus>", "<ord:OrderCharges/><ord:OrderStatus>"},
          std::pair{">S</ord:Status>", ">\n S \n</ord:Status>"}}) {
        INFO(old << " -> " << by);
        support::check_same(read(support::with(list_sent, old, by)), expected);
    }
    support::check_same(
        read(support::moved_to_front(list_sent, "ord:OrderHeader", "ord:OrderStatus")), expected);
    support::check_same(read(support::renamed_prefix(list_sent, "ord", "_ord")), expected);

    response const shown = read_answer(answered);
    for (auto const& [old, by] :
         {std::pair{R"( recordSetCount="2")", ""}, std::pair{R"(Count="2")", R"(Count="9")"},
          std::pair{"2026-11-23T10:00:00Z", "2026-11-23T10:00:00"},
          std::pair{"<oa:CreationDateTime>2026-11-23T10:00:00Z",
                    "<oa:CreationDateTime>2026-11-23Z"},
          std::pair{R"(uom="C62")", R"(uom="")"}}) {
        INFO(old << " -> " << by);
        support::check_same(read_answer(support::with(answered, old, by)), shown);
    }
    CHECK(read_answer(support::with(answered, R"( recordSetCompleteIndicator="false")", ""))
              .complete);
}

TEST_CASE("what is wrong in a request is told with its path") {
    auto const check = [](std::string const& document, std::string_view old, std::string_view by,
                          problem_kind kind, std::string_view path) {
        support::check_problem<request>(bound, support::with(document, old, by), kind,
                                        "/DataArea" + std::string{path});
    };
    check(list_sent, R"(maxItems="20")", R"(maxItems="all")", problem_kind::wrong_type,
          "/Get/@maxItems");
    check(list_sent, R"(Number="21")", R"(Number="3000000000")", problem_kind::out_of_range,
          "/Get/@recordSetStartNumber");
    check(list_sent, ">10101<", ">x<", problem_kind::wrong_type,
          "/Order/OrderHeader/OrderReferences/StoreID");
    check(list_sent, ">S<", ">" + std::string(33, 'S') + "<", problem_kind::too_long,
          "/Order/OrderHeader/OrderStatus/Status");
    check(list_sent, "<wcf:DistinguishedName>",
          "<wcf:UniqueID>ana</wcf:UniqueID>"
          "<wcf:DistinguishedName>",
          problem_kind::wrong_type,
          "/Order/OrderHeader/OrderReferences/CustomerIdentifier/UniqueID");
    check(list_sent, "<ord:CustomerIdentifier>",
          "<ord:CustomerIdentifier/>"
          "<ord:CustomerIdentifier>",
          problem_kind::duplicate_member, "/Order/OrderHeader/OrderReferences/CustomerIdentifier");
    check(sent, "<wcf:ExternalOrderID>", "<wcf:OrderID>SO-1</wcf:OrderID><wcf:ExternalOrderID>",
          problem_kind::wrong_type, "/Order/OrderHeader/OrderIdentifier/OrderID");
    std::string nobody = list_sent;
    std::size_t const from = nobody.find("<ord:CustomerIdentifier>");
    nobody.erase(from, nobody.find("</ord:OrderReferences>") - from);
    support::check_problem<request>(
        bound, nobody, problem_kind::missing_member,
        "/DataArea/Order/OrderHeader/OrderReferences/CustomerIdentifier");
}

TEST_CASE("what is wrong in an answer is told with its path") {
    auto const at = [](std::string_view told, std::string_view path) {
        INFO(told);
        CHECK(told.find("/Envelope/Body/ShowOrder/DataArea" + std::string{path}) !=
              std::string_view::npos);
    };
    at(wrong_answer(R"(Number="21")", R"(Number="x")"), "/Show/@recordSetStartNumber");
    at(wrong_answer(R"(Total="57")", R"(Total="x")"), "/Show/@recordSetTotal");
    at(wrong_answer(R"(Indicator="false")", R"(Indicator="no")"),
       "/Show/@recordSetCompleteIndicator");
    at(wrong_answer("<wcf:OrderID>202<", "<wcf:OrderID>x<"),
       "/Order[2]/OrderHeader/OrderIdentifier/OrderID");
    at(wrong_answer("<ord:StoreID>10101<", "<ord:StoreID><"),
       "/Order[1]/OrderHeader/OrderReferences/StoreID");
    at(wrong_answer(">Shipped<", ">Sent<"), "/Order[1]/OrderItem[1]/OrderItemStatus");
}

TEST_CASE("every fault of reading orders reaches the client") {
    support::check_faults_arrive<outbound, get_order::operation>(read(sent));
}

TEST_CASE("a failed reading of orders says why in the vendor's words, also in a Show") {
    std::string const failure = support::sample("get_order_failure");
    vocabulary::invalid_parameter const fault{vocabulary::parameter_name{"search.start"},
                                              vocabulary::comment_text{"must be < 500 & > 0"},
                                              {}};
    CHECK(support::failure_of(bound, sent, fault) == failure);
    response made{};
    support::check_foreign_failure(
        bound, treaty::reflect::type_of<response>, &made, failure,
        "_ERR_CMD_INVALID_PARAM.-1: CMN0207E A value of this request is not allowed here. "
        "InvalidParameter {parameter: \"search.start\", reason: \"must be < 500 & > 0\"}");
}
