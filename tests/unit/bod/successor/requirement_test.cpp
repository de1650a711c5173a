// SPDX-License-Identifier: BSL-1.0
#include "exchange.hpp"

namespace {

namespace bods = contracts::bod::successor;
namespace reserve = contracts::reserve_order_inventory;
using contracts::outbound;
using namespace support::successor;
using support::sample;
using support::with;

std::string const& sent() {
    static std::string const one = sample("successor/reserve_order_inventory_request");
    return one;
}
reserve::request read(std::string_view bytes) {
    return request_of<reserve::request>(bods::reserve_order_inventory::bound, bytes);
}
std::string problems(std::string const& bytes) {
    return problems_of<reserve::request>(bods::reserve_order_inventory::bound, bytes);
}

template <class Operation>
void carries_every_value(contracts::bod::binding const& bound) {
    using request = typename Operation::request_type;
    using response = typename Operation::response_type;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        auto const made = support::draw_carried<request>(seed);
        std::string const bytes = conversation{bound}.sent(made);
        support::check_same(request_of<request>(bound, bytes), made);
        CHECK(conversation{bound}.sent(request_of<request>(bound, bytes)) == bytes);
        auto const reply = support::draw_carried<response>(seed);
        conversation talk{bound};
        request ignored{};
        REQUIRE(talk.read(bytes, ignored) == "");
        support::check_same(answer_of<response>(bound, talk.answered(reply)), reply);
    }
}

}  // namespace

TEST_CASE("an inventory requirement stands as its message does") {
    auto const& bound = bods::reserve_order_inventory::bound;
    stands_as_written<reserve::request>(bound, sent());
    answer_stands_as_written<reserve::request, reserve::response>(
        bound, sent(), sample("successor/reserve_order_inventory_reply"));
    auto const made = read(sent());
    CHECK(made.lines[0].product.catalog_entry == contracts::vocabulary::catalog_entry_id{10251});
    CHECK(made.lines[0].shipping_address->user_data.size() == 1);
    auto const answer =
        answer_of<reserve::response>(bound, sample("successor/reserve_order_inventory_reply"));
    CHECK(answer.lines[1].status == contracts::vocabulary::inventory_status::future);
    CHECK(answer.lines[1].correlation_group == contracts::vocabulary::order_item_id{9000001});
}

TEST_CASE("every value of an inventory requirement survives the trip") {
    carries_every_value<contracts::check_order_inventory::operation>(
        bods::check_order_inventory::bound);
    carries_every_value<reserve::operation>(bods::reserve_order_inventory::bound);
    carries_every_value<contracts::cancel_order_inventory::operation>(
        bods::cancel_order_inventory::bound);
}

TEST_CASE("only the action says which operation a requirement is") {
    contracts::cancel_order_inventory::request made{};
    std::string const text = with(sent(), "\"ReserveInventory\"", "\"CancelInventoryReservation\"");
    CHECK(conversation{bods::cancel_order_inventory::bound}.read(text, made) == "");
    CHECK(problems(with(sent(), "\"ReserveInventory\"", "\"Reserve\""))
              .find("an action that is known here") != std::string::npos);
}

TEST_CASE("a requirement is read as real senders write it") {
    auto const expected = read(sent());
    for (auto const& [old, by] :
         {std::pair{R"( releaseID="9.0" versionID="7.0.0.0")", ""},
          std::pair{R"( xsi:type="_wcf:ApplicationAreaType")", ""},
          std::pair{"/InventoryRequirement[1]", ""},
          std::pair{"</oa:ActionExpression>", "</oa:ActionExpression><oa:ChangeStatus/>"},
          std::pair{R"("C62">3)", R"("EACH">3)"}, std::pair{R"( uom="C62">3)", ">\n3 "},
          std::pair{"<_ord:StoreIdentifier><_wcf:UniqueID>10001</_wcf:UniqueID>",
                    "<_ord:StoreIdentifier><_wcf:ExternalIdentifier><_wcf:NameIdentifier>Shop"
                    "</_wcf:NameIdentifier></_wcf:ExternalIdentifier>"},
          std::pair{"<_ord:Quantity uom=\"C62\">3", "<_inv:Quantity uom=\"C62\">3"},
          std::pair{"<_inv:InventoryRequirement>",
                    "<_inv:InventoryRequirement shipAsComplete='1'>"
                    "<_ord:OrderTypeCode>ORD</_ord:OrderTypeCode>"},
          std::pair{"<soapenv:Header/>", "\xEF\xBB\xBF<soapenv:Header/>"}}) {
        INFO(old << " -> " << by);
        std::string changed = with(sent(), old, by);
        if (std::string_view{by}.starts_with("<_inv:Quantity"))
            changed = with(changed, "3</_ord:Quantity>", "3</_inv:Quantity>");
        support::check_same(read(changed), expected);
    }
    support::check_same(read(support::renamed_prefix(sent(), "_ord", "o")), expected);
    support::check_same(
        read(support::moved_to_front(sent(), "_inv:InventoryRequirement", "_ord:OrderItem")),
        expected);
}

TEST_CASE("the noun's store counts, and one that is known by its name alone is told") {
    CHECK(read(with(sent(), ">10001</_wcf:UniqueID>", ">7</_wcf:UniqueID>")).store ==
          contracts::vocabulary::store_id{7});
    std::string text =
        with(sent(), R"(<_wcf:ContextData name="storeId">10001</_wcf:ContextData>)", "");
    text = with(text, "<_wcf:UniqueID>10001</_wcf:UniqueID></_ord:StoreIdentifier>",
                "<_wcf:ExternalIdentifier><_wcf:NameIdentifier>Shop</_wcf:NameIdentifier>"
                "</_wcf:ExternalIdentifier></_ord:StoreIdentifier>");
    CHECK(
        problems(text).starts_with("missing-member at /Envelope/Body/ProcessInventoryRequirement/"
                                   "DataArea/InventoryRequirement/StoreIdentifier/UniqueID"));
}

TEST_CASE("what is wrong in a requirement is told by its path") {
    std::string const root =
        "/Envelope/Body/ProcessInventoryRequirement/DataArea/InventoryRequirement";
    CHECK(problems(with(sent(), "\"C62\">3<", "\"C62\">many<"))
              .starts_with("wrong-type at " + root + "/OrderItem[1]/Quantity "));
    CHECK(problems(with(sent(), "\"Shipping\"", "\"S\""))
              .starts_with("not-a-value at " + root +
                           "/OrderItem[1]/OrderItemShippingInfo/ShippingAddress/Address/@type"));
    CHECK(problems(with(sent(), ">10101<", ">here<"))
              .starts_with("wrong-type at " + root +
                           "/OrderItem[1]/FulfillmentCenter/FulfillmentCenterIdentifier/UniqueID"));
}

TEST_CASE("a failure is told in the words of this generation") {
    auto const& bound = bods::reserve_order_inventory::bound;
    std::string const failure = sample("successor/reserve_order_inventory_failure");
    conversation talk{bound};
    reserve::request asked{};
    REQUIRE(talk.read(sent(), asked) == "");
    CHECK(talk.failed(contracts::vocabulary::unknown_store{contracts::vocabulary::store_id{5}}) ==
          failure);
    reserve::response made{};
    CHECK(talk.read_answer(failure, made) == "failure UnknownStore");
    std::size_t const from = failure.find("<oa:UserArea>");
    std::size_t const end = failure.find("</oa:ChangeStatus>");
    std::string foreign = failure;
    foreign.replace(from, end - from, "<oa:Reason>5</oa:Reason><oa:Reason>A</oa:Reason>");
    CHECK(talk.read_answer(foreign, made)
              .find("_ERR_OBJECT_NOT_FOUND.-1: No such store. "
                    "UnknownStore {store: 5}, 5, A") != std::string::npos);
    // An area that is quoted without anything in it, and a quoted date.
    std::string const reply = sample("successor/reserve_order_inventory_reply");
    std::size_t const quoted = reply.find("<oa:OriginalApplicationArea>");
    std::string empty = reply;
    empty.replace(quoted, empty.find("</oa:Acknowledge>") - quoted,
                  "<oa:OriginalApplicationArea/>");
    CHECK(talk.read_answer(empty, made) == "");
    CHECK(talk.read_answer(with(reply,
                                "<oa:OriginalApplicationArea><oa:CreationDateTime>"
                                "2026-11-23T10:00:00Z",
                                "<oa:OriginalApplicationArea><oa:CreationDateTime>2026-11-23Z"),
                           made) == "");
}

TEST_CASE("every fault of an inventory requirement reaches the client") {
    faults_arrive<outbound, reserve::operation>(read(sent()));
}
