// SPDX-License-Identifier: BSL-1.0
#include "exchange.hpp"

#include <contracts/inbound.hpp>

#include <contracts/bod/successor/expression.hpp>

namespace {

namespace bods = contracts::bod::successor;
namespace cache = contracts::update_inventory_cache;
namespace ask = contracts::get_product_availability;
namespace vocabulary = contracts::vocabulary;
using namespace support::successor;
using support::sample;
using support::with;

auto const& synced = bods::update_inventory_cache::sync;
auto const& change = bods::update_inventory_cache::change;
auto const& get = bods::get_product_availability::bound;

std::string notice() {
    return sample("successor/update_inventory_cache_request");
}
std::string question() {
    return sample("successor/get_product_availability_request");
}
std::string answer() {
    return sample("successor/get_product_availability_reply");
}
std::string all_with(std::string text, std::string_view old, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += by.size())
        text.replace(at, old.size(), by);
    return text;
}
// The noun has no place for the rest.
void make_sayable(vocabulary::product_availability& one) {
    using vocabulary::inventory_status;
    if (one.status && *one.status > inventory_status::future) one.status = inventory_status::future;
    one.components.clear();
    for (auto& receipt : one.expected) receipt.user_data.clear();
    for (auto& center : one.fulfillment_centers) {
        center.user_data.clear();
        for (auto& receipt : center.expected) receipt.user_data.clear();
    }
}

}  // namespace

TEST_CASE("levels for the cache stand as their message does") {
    stands_as_written<cache::request>(synced, notice());
    auto const made = request_of<cache::request>(synced, notice());
    CHECK(made.store == vocabulary::store_id{10101});
    CHECK(made.as_of == treaty::instant::parse("2026-11-23T09:59:00Z"));
    REQUIRE(made.products.size() == 2);
    CHECK(made.products[0].status == vocabulary::inventory_status::future);
    REQUIRE(made.products[0].expected.size() == 2);
    CHECK(made.products[0].expected[0].quantity == treaty::pieces(5));
    CHECK(made.products[0].fulfillment_centers[0].expected[0].quantity == treaty::pieces(40));
}

TEST_CASE("ChangeInventoryAvailability is the same request with another answer") {
    std::string text =
        all_with(notice(), "SyncInventoryAvailability", "ChangeInventoryAvailability");
    text = all_with(text, "oa:Sync", "oa:Change");
    auto const made = request_of<cache::request>(change, text);
    support::check_same(made, request_of<cache::request>(synced, notice()));
    for (auto const* const bound : {&synced, &change}) {
        conversation talk{*bound};
        cache::request ignored{};
        REQUIRE(talk.read(bound == &synced ? notice() : text, ignored) == "");
        std::string const reply = talk.answered(cache::response{});
        CHECK(reply.find(bound == &synced
                             ? "<oa:ConfirmBOD "
                             : "<_inv:RespondInventoryAvailability ") != std::string::npos);
        CHECK(reply.find("<oa:OriginalApplicationArea><oa:CreationDateTime>") != std::string::npos);
        std::string const failure = talk.failed(vocabulary::unknown_store{vocabulary::store_id{5}});
        CHECK(failure.find("<oa:ResponseExpression actionCode=\"Change\"/><oa:ChangeStatus>"
                           "<oa:Code>ERROR</oa:Code><oa:Description>No such store.") !=
              std::string::npos);
        CHECK((failure.find("<oa:BODFailureMessage>") != std::string::npos) == (bound == &synced));
    }
}

TEST_CASE("levels survive the trip") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        auto made = support::draw_carried<cache::request>(seed);
        made.action = cache::cache_action::update;
        for (auto& one : made.products) make_sayable(one);
        support::check_same(request_of<cache::request>(synced, conversation{synced}.sent(made)),
                            made);
        auto reply = support::draw_carried<ask::response>(seed);
        for (auto& one : reply.products) make_sayable(one);
        conversation talk{get};
        ask::request asked{};
        REQUIRE(talk.read(question(), asked) == "");
        support::check_same(answer_of<ask::response>(get, talk.answered(reply)), reply);
    }
}

TEST_CASE("what a message about levels cannot say is not sent") {
    auto made = request_of<cache::request>(synced, notice());
    auto const refused = [&](std::string_view path) {
        INFO(path);
        std::string const why = refusal_of(synced, made);
        CHECK(why.find("not-a-value at " + std::string{path} + " ") == 0);
        made = request_of<cache::request>(synced, notice());
    };
    made.action = cache::cache_action::remove;
    refused("/action");
    made.products[1].status = vocabulary::inventory_status::allocated;
    refused("/products/1/status");
    made.products[0].components.push_back({});
    refused("/products/0/components");
    made.products[0].expected[1].user_data.emplace("a", "b");
    refused("/products/0/expected/1/userData");
    made.products[0].fulfillment_centers[0].expected[0].user_data.emplace("a", "b");
    refused("/products/0/fulfillmentCenters/0/expected/0/userData");
}

TEST_CASE("what a contract cannot hold of levels is a problem of the message") {
    std::string const noun =
        "/Envelope/Body/SyncInventoryAvailability/DataArea/InventoryAvailability";
    auto const told = [&](std::string const& text, std::string_view path, std::string_view what) {
        std::string const why = problems_of<cache::request>(synced, text);
        INFO(why);
        CHECK(why.find(noun + std::string{path}) != std::string::npos);
        CHECK(why.find(what) != std::string::npos);
    };
    std::string const store =
        "<_wcf:OnlineStoreIdentifier><_wcf:UniqueID>10101</_wcf:UniqueID>"
        "</_wcf:OnlineStoreIdentifier>";
    std::string const second = notice().substr(notice().find("TEA-2"));
    std::string const first = notice().substr(0, notice().find("TEA-2"));
    told(first + with(second, ">10101<", ">10102<"),
         "[2]/InventoryAvailabilityIdentifier/ExternalIdentifier/OnlineStoreIdentifier/UniqueID",
         "one store in a message");
    told(first + with(second, "09:59", "09:58"), "[2]/LastUpdateDateTime", "one time in a message");
    told(with(notice(), store,
              "<_wcf:PhysicalStoreIdentifier><_wcf:ExternalIdentifier>S1</_wcf:ExternalIdentifier>"
              "</_wcf:PhysicalStoreIdentifier>"),
         "[1]/InventoryAvailabilityIdentifier/ExternalIdentifier/PhysicalStoreIdentifier",
         "an online store");
    told(with(notice(),
              "<_wcf:ExternalIdentifier><_wcf:PartNumber>TEA-1</_wcf:PartNumber>"
              "</_wcf:ExternalIdentifier>",
              ""),
         "[1]/InventoryAvailabilityIdentifier/ExternalIdentifier/CatalogEntryIdentifier/"
         "ExternalIdentifier/PartNumber",
         "a part number");
    told(with(notice(), ">Backorderable<", ">Allocated<"), "[1]/InventoryStatus",
         "one of Available");
    // A store by its name is that of the business context, if there is one.
    std::string const named =
        "<_wcf:OnlineStoreIdentifier><_wcf:ExternalIdentifier>"
        "<_wcf:NameIdentifier>Shop</_wcf:NameIdentifier>"
        "</_wcf:ExternalIdentifier></_wcf:OnlineStoreIdentifier>";
    CHECK(problems_of<cache::request>(synced, with(notice(), store, named)) == "");
    told(with(with(notice(), store, named), "name=\"storeId\"", "name=\"shop\""),
         "[1]/InventoryAvailabilityIdentifier/ExternalIdentifier/OnlineStoreIdentifier/UniqueID",
         "found a name");
}

TEST_CASE("a time without receipts and an offset are kept, and given back") {
    std::string text = notice();
    std::size_t const from = text.find("<_wcf:UserDataField name=\"expectedInventory\">");
    text.erase(from, text.find("</_wcf:UserDataField>", from) + 21 - from);
    text =
        with(text, "</_inv:AvailabilityDateTime>",
             "</_inv:AvailabilityDateTime><_inv:AvailabilityOffset>3600</_inv:AvailabilityOffset>");
    auto const made = request_of<cache::request>(synced, text);
    CHECK(made.products[0].expected.empty());
    CHECK(made.products[0].user_data.at("availabilityDateTime").view() == "2026-12-01T00:00:00Z");
    CHECK(made.products[0].user_data.at("availabilityOffset").view() == "3600");
    CHECK(conversation{synced}.sent(made) == text);
}

TEST_CASE("one product is asked for by an expression of text") {
    stands_as_written<ask::request>(get, question());
    answer_stands_as_written<ask::request, ask::response>(get, question(), answer());
    auto const made = request_of<ask::request>(get, question());
    CHECK(made.item == vocabulary::sku{"TEA-1"});
    CHECK(made.store == vocabulary::store_id{10101});
    CHECK(conversation{get}
              .sent(ask::request{.store = vocabulary::store_id{10101},
                                 .item = vocabulary::sku{"6' rope"}})
              .find("(PartNumber=\"6' rope\")") != std::string::npos);
    CHECK(refusal_of(get, ask::request{.store = vocabulary::store_id{1},
                                       .item = vocabulary::sku{"6' 2\""}})
              .starts_with("not-a-value at /item"));
    auto with_centers = made;
    with_centers.fulfillment_centers.push_back(vocabulary::fulfillment_center_id{7});
    CHECK(refusal_of(get, with_centers).starts_with("not-a-value at /fulfillmentCenters"));
}

TEST_CASE("the shapes of the vendor are read or told") {
    auto const read = [](std::string_view old, std::string_view by) {
        return problems_of<ask::request>(get, with(question(), old, by));
    };
    std::string const store = "OnlineStoreIdentifier[(UniqueID='10101')]";
    std::string const item = "CatalogEntryIdentifier[ExternalIdentifier[(PartNumber='TEA-1')]]";
    CHECK(read("{_wcf.ap=IBM_Store_Details}",
               "{_wcf.ap=IBM_Store_Details;_wcf.dataLanguageIds='-1'} ") == "");
    CHECK(read("{_wcf.ap=IBM_Store_Details}", "") == "");
    CHECK(read("/InventoryAvailability[", "/_inv:InventoryAvailability[") == "");
    CHECK(read("'TEA-1'", "\"TEA-1\"") == "");
    CHECK(read(store, "OnlineStoreIdentifier[ExternalIdentifier[(NameIdentifier='Shop')]]") == "");
    auto const refused = [&](std::string_view old, std::string_view by, std::string_view why) {
        std::string const told = read(old, by);
        INFO(told);
        CHECK(
            told.starts_with("not-a-value at /Envelope/Body/GetInventoryAvailability/DataArea/Get/"
                             "Expression"));
        CHECK(told.find(why) != std::string::npos);
    };
    refused(item, "CatalogEntryIdentifier[(UniqueID='10251')]", "not known by its number alone");
    refused("'TEA-1'", "'TEA-1' or PartNumber='TEA-2'", "one product in one store");
    refused("(UniqueID='10101')", "(UniqueID='10101' or UniqueID='10102')",
            "one product in one store");
    refused(item + " and " + store,
            "CatalogEntryIdentifier[(UniqueID='1')] and (" + store +
                " or PhysicalStoreIdentifier[(UniqueID='3')])",
            "an online store alone");
    refused("/InventoryAvailability[", "/Inventory[", "an expression that is known here");
    refused("'10101'", "10101", "an expression that is known here");
    refused("'10101'", "'shop'", "the number of a store");
    refused("'TEA-1'", "''", "a part number");
    // Without an area's time and identifier, as a published sample has it.
    std::string bare = question();
    std::size_t const from = bare.find("<oa:CreationDateTime>");
    bare.erase(from, bare.find("<_wcf:BusinessContext>") - from);
    CHECK(problems_of<ask::request>(get, bare) == "");
}

TEST_CASE("an answer about levels is read from others, and nothing found is no failure") {
    auto const made = answer_of<ask::response>(
        get, with(answer(), "</_inv:AvailableQuantity>",
                  "</_inv:AvailableQuantity><_inv:LastUpdateDateTime>2026-11-23T09:00:00Z"
                  "</_inv:LastUpdateDateTime>"));
    CHECK(made.products[0].user_data.at("lastUpdateDateTime").view() == "2026-11-23T09:00:00Z");
    conversation talk{get};
    ask::request asked{};
    REQUIRE(talk.read(question(), asked) == "");
    std::string const nothing = talk.answered(ask::response{});
    CHECK(nothing.find("<oa:Show><oa:OriginalApplicationArea>") != std::string::npos);
    CHECK(answer_of<ask::response>(get, nothing).products.empty());
    ask::response unsayable{};
    unsayable.products.push_back({.item = vocabulary::sku{"A"}});
    unsayable.products[0].status = vocabulary::inventory_status::released;
    ask::response none{};
    CHECK(talk.read_answer(talk.answered(unsayable), none).find("/products/0/status") !=
          std::string::npos);
    faults_arrive<contracts::outbound, ask::operation>(asked);
    faults_arrive<contracts::inbound, cache::operation>(
        request_of<cache::request>(synced, notice()));
}
