// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include <array>
#include <utility>

namespace soap_feed_read {
namespace {

struct member {
    std::string_view name, type;
    std::string value;
};

std::array<member, 8> members_of(feed_line const& one) {
    return {{{"sku", "xsd:string", one.sku.str()},
             {"store", "xsd:int", one.store.str()},
             {"center", "xsd:int", one.center.str()},
             {"quantity", "xsd:int", std::to_string(one.quantity)},
             {"unit", "xsd:string", std::string{json_read::levels::wire_name(one.unit)}},
             {"status", "xsd:string", std::string{treaty::reflect::name_of(one.status)}},
             {"asOf", "xsd:dateTime", one.as_of.str()},
             {"version", "xsd:long", std::to_string(one.version)}}};
}

}  // namespace

std::string message(lines const& from, form how) {
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
        " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n  <soapenv:Body>\n"
        "    <inv:UpdateInventoryLevels xmlns:inv=\"";
    text.append(service_namespace).append("\">\n      <inv:lines>");
    std::size_t index = 0;
    for (feed_line const& one : from) {
        auto const all = members_of(one);
        bool const typed = how == form::constant || index % 3 != 0;
        std::size_t const first = how == form::constant ? 0 : index % 8;
        std::size_t const indentation = how == form::constant ? 10 : 8 + index % 5;
        text.append("\n        <inv:item>");
        for (std::size_t i = 0; i < all.size(); ++i) {
            member const& now = all[(first + i) % all.size()];
            text.append("\n").append(indentation, ' ').append("<inv:").append(now.name);
            if (typed) text.append(" xsi:type=\"").append(now.type).append("\"");
            text.append(">").append(now.value).append("</inv:").append(now.name).append(">");
        }
        text.append("\n        </inv:item>");
        ++index;
    }
    return text.append(
        "\n      </inv:lines>\n    </inv:UpdateInventoryLevels>\n"
        "  </soapenv:Body>\n</soapenv:Envelope>\n");
}

bool store(feed_line& into, std::string_view member, std::string_view text) {
    if (member == "sku") {
        if (text.empty() || text.size() > 23) return false;
        into.sku.assign(text);
        return true;
    }
    if (member == "store") return json_read::to_number(text, into.store);
    if (member == "center") return json_read::to_number(text, into.center);
    if (member == "quantity") return json_read::to_number(text, into.quantity);
    if (member == "unit") return json_read::to_unit(text, into.unit);
    if (member == "status") return json_read::to_status(text, into.status);
    if (member == "asOf") return json_read::to_instant(text, into.as_of);
    if (member == "version") return json_read::to_number(text, into.version);
    return false;
}

}  // namespace soap_feed_read
