// SPDX-License-Identifier: BSL-1.0
#include "updates.hpp"

#include <contracts/bod/inbound/update_inventory_cache.hpp>
#include <treaty/wire/form/reader.hpp>
#include <treaty/wire/form/writer.hpp>
#include <treaty/wire/soap/envelope.hpp>

namespace soap_read {
namespace {

namespace bod = contracts::bod;
using request = contracts::update_inventory_cache::request;

}  // namespace

std::string message(int products) {
    request asked{};
    asked.store = contracts::vocabulary::store_id{10101};
    for (int i = 0; i < products; ++i) {
        contracts::vocabulary::product_availability one{};
        one.item = contracts::vocabulary::sku{"SKU-" + std::to_string(100000 + i)};
        one.on_hand = treaty::pieces(300 + i);
        one.expected.push_back({.quantity = treaty::pieces(50 + i),
                                .available_at = *treaty::instant::parse("2026-12-01T08:00:00Z")});
        for (int center : {501, 502})
            one.fulfillment_centers.push_back(
                {.fulfillment_center = contracts::vocabulary::fulfillment_center_id{center},
                 .on_hand = treaty::pieces(center - 400 + i)});
        asked.products.push_back(std::move(one));
    }
    bod::frame area;
    area.created = "2026-11-23T07:53:44Z";
    area.id = "b1c4a6a2-6d1c-4c1f-9a55-0d3a8f2f1e77";
    auto const& to = bod::update_inventory_cache::bound;
    std::string text;
    treaty::soap::open_envelope(text, treaty::soap::version::soap_1_1);
    treaty::form::write(text, to.request, *to.request_form, &asked, &area, to.prefixes);
    treaty::soap::close_envelope(text);
    return text;
}

// All of the contract: every value checked and in its own type, not only what is compared here.
bool read_with_treaty(std::string const& text, updates& into) {
    treaty::message_limits const limits;
    treaty::problem_list problems;
    treaty::soap::envelope_reader in{text, limits, problems};
    request asked{};
    bod::frame area;
    if (!in.open() ||
        !treaty::form::read(in.in(), *bod::update_inventory_cache::bound.request_form, &asked,
                            &area, bod::family, in.element()) ||
        !in.close() || !problems.empty())
        return false;
    into.clear();
    into.reserve(asked.products.size());
    for (auto const& one : asked.products) {
        update& made = into.emplace_back();
        made.sku = one.item.view();
        made.on_hand = one.on_hand->value.whole().value_or(-1);
        for (auto const& center : one.fulfillment_centers)
            made.centers.emplace_back(center.fulfillment_center.value(),
                                      center.on_hand.value.whole().value_or(-1));
        made.expected = one.expected[0].quantity.value.whole().value_or(-1);
        made.expected_at = one.expected[0].available_at.str();
    }
    return true;
}

}  // namespace soap_read
