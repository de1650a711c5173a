// SPDX-License-Identifier: BSL-1.0
// RapidXML builds a tree in place and knows no namespaces: names are compared as they are written.
#include "updates.hpp"

#include <rapidxml/rapidxml.hpp>

namespace soap_read {
namespace {

using node = rapidxml::xml_node<>;

std::string_view value(node const* of) {
    return {of->value(), of->value_size()};
}

}  // namespace

bool read_with_rapidxml(std::string const& text, updates& into) {
    into.clear();
    std::string copy = text;
    rapidxml::xml_document<> document;
    document.parse<rapidxml::parse_fastest>(copy.data());
    node const* at = document.first_node();
    for (char const* name : {"soapenv:Body", "inv:SyncProductAvailability", "inv:DataArea"}) {
        if (at == nullptr) return false;
        at = at->first_node(name);
    }
    if (at == nullptr) return false;
    for (node const* one = at->first_node("inv:ProductAvailability"); one != nullptr;
         one = one->next_sibling("inv:ProductAvailability")) {
        update& made = into.emplace_back();
        made.sku = value(one->first_node("wcf:ProductIdentifier")->first_node("wcf:SKU"));
        made.on_hand = collector::to_number(value(one->first_node("inv:QuantityOnHand")));
        node const* const expected = one->first_node("inv:ExpectedInventory");
        made.expected = collector::to_number(value(expected->first_node("inv:Quantity")));
        made.expected_at = value(expected->first_node("inv:AvailableDateTime"));
        for (node const* center = one->first_node("inv:FulfillmentCenterInventory");
             center != nullptr; center = center->next_sibling("inv:FulfillmentCenterInventory")) {
            auto const* const number = center->first_attribute("fulfillmentCenterID");
            made.centers.emplace_back(
                static_cast<int>(collector::to_number({number->value(), number->value_size()})),
                collector::to_number(value(center->first_node("inv:QuantityOnHand"))));
        }
    }
    return true;
}

}  // namespace soap_read
