// SPDX-License-Identifier: BSL-1.0
#include "messages.hpp"

#include <benchmarks/json_read/feeds.hpp>

#include <treaty/json.hpp>

#include <random>

namespace service_message {
namespace {

using contracts::update_inventory_cache::cache_action;

bool to_text(std::string_view text, auto& into) {
    if (text.empty() || !into.fits(text)) return false;
    into.assign(text);
    return true;
}

bool to_action(std::string_view text, cache_action& into) {
    if (text == "Update") return into = cache_action::update, true;
    if (text == "Delete") return into = cache_action::remove, true;
    return false;
}

// Elements of the message, indented.
class elements {
public:
    explicit elements(std::string& out) : out_(out) {}

    void value(std::string_view name, std::string_view type, std::string_view text) {
        line().append("<inv:").append(name).append(" xsi:type=\"xsd:").append(type).append("\">");
        out_.append(text).append("</inv:").append(name).append(">");
    }
    void nested(std::string_view name, auto&& content) {
        line().append("<inv:").append(name).append(">");
        depth_ += 2;
        content();
        depth_ -= 2;
        line().append("</inv:").append(name).append(">");
    }
    void level(std::string_view name, treaty::quantity const& of) {
        nested(name, [&] {
            value("value", "decimal", of.value.str());
            value("unit", "string", of.unit.view());
        });
    }
    void receipts(words::expected_inventory_list const& all) {
        if (all.empty()) return;
        nested("expected", [&] {
            for (words::expected_inventory const& one : all)
                nested("item", [&] {
                    level("quantity", one.quantity);
                    value("availableAt", "dateTime", one.available_at.str());
                });
        });
    }
    void center(words::fulfillment_center_inventory const& of) {
        nested("item", [&] {
            value("fulfillmentCenter", "int", of.fulfillment_center.str());
            level("onHand", of.on_hand);
            receipts(of.expected);
        });
    }
    void product(words::product_availability const& of) {
        nested("item", [&] {
            value("item", "string", of.item.view());
            value("status", "string", treaty::reflect::name_of(*of.status));
            level("onHand", *of.on_hand);
            receipts(of.expected);
            nested("fulfillmentCenters", [&] {
                for (auto const& one : of.fulfillment_centers) center(one);
            });
        });
    }

private:
    std::string& line() { return out_.append("\n").append(depth_, ' '); }

    std::string& out_;
    std::size_t depth_ = 6;
};

}  // namespace

request make_request(std::size_t products) {
    std::mt19937_64 random{3};
    auto const below = [&](std::uint64_t limit) { return random() % limit; };
    auto const pieces = [&] { return treaty::pieces(below(2000)); };
    auto const receipt = [&]() -> words::expected_inventory {
        return {.quantity = pieces(),
                .available_at = treaty::instant::from_seconds(
                    static_cast<std::int64_t>(1'796'000'000 + below(8'640'000)),
                    static_cast<std::int32_t>(10 * below(100) + 1 + below(9)) * 1'000'000)};
    };
    request made{};
    made.store = 10'101;
    made.as_of = treaty::instant::from_seconds(1'795'392'000, 578'000'000);
    auto const lines = json_read::make_lines(products);
    for (json_read::levels::feed_line const& line : lines) {
        words::product_availability one{};
        one.item.assign(line.sku.view());
        one.status = line.status;
        one.on_hand = pieces();
        one.expected.push_back(receipt());
        std::size_t const restocked = below(centers_each);
        for (std::size_t i = 0; i < centers_each; ++i) {
            auto& center = one.fulfillment_centers.emplace_back();
            center.fulfillment_center = static_cast<std::int32_t>(501 + 10 * i + below(10));
            center.on_hand = pieces();
            if (i == restocked) center.expected.push_back(receipt());
        }
        made.products.push_back(std::move(one));
    }
    return made;
}

bool same(request const& a, request const& b) {
    return json_document(a) == json_document(b);
}

std::string json_document(request const& from) {
    return treaty::json::write(from);
}

std::string soap_document(request const& from) {
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
        " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n  <soapenv:Body>\n"
        "    <inv:UpdateInventoryCache xmlns:inv=\"";
    text.append(service_namespace).append("\">");
    elements to{text};
    to.value("store", "int", from.store.str());
    to.value("action", "string", wire_name(from.action));
    to.nested("products", [&] {
        for (auto const& one : from.products) to.product(one);
    });
    to.value("asOf", "dateTime", from.as_of->str());
    return text.append(
        "\n    </inv:UpdateInventoryCache>\n  </soapenv:Body>\n</soapenv:Envelope>\n");
}

bool store(request& into, std::string_view member, std::string_view text) {
    if (member == "store") return json_read::to_number(text, into.store);
    if (member == "action") return to_action(text, into.action);
    if (member == "asOf") return json_read::to_instant(text, into.as_of.emplace());
    return false;
}

bool store(words::product_availability& into, std::string_view member, std::string_view text) {
    if (member == "item") return to_text(text, into.item);
    if (member == "status") return json_read::to_status(text, into.status.emplace());
    return false;
}

bool store(words::fulfillment_center_inventory& into, std::string_view member,
           std::string_view text) {
    return member == "fulfillmentCenter" && json_read::to_number(text, into.fulfillment_center);
}

bool store(words::expected_inventory& into, std::string_view member, std::string_view text) {
    return member == "availableAt" && json_read::to_instant(text, into.available_at);
}

bool store(treaty::quantity& into, std::string_view member, std::string_view text) {
    if (member == "unit") return to_text(text, into.unit);
    std::int64_t whole = 0;  // of which all levels in the messages are
    if (member != "value" || !json_read::to_number(text, whole)) return false;
    into.value = whole;
    return true;
}

}  // namespace service_message
