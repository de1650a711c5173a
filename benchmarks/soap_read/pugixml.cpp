// SPDX-License-Identifier: BSL-1.0
// pugixml builds a tree in place and knows no namespaces: names are compared as they are written.
#include "updates.hpp"

#include <pugixml.hpp>

namespace soap_read {

bool read_with_pugixml(std::string const& text, updates& into) {
    into.clear();
    std::string copy = text;
    pugi::xml_document document;
    if (!document.load_buffer_inplace(copy.data(), copy.size())) return false;
    pugi::xml_node const data = document.child("soapenv:Envelope")
                                    .child("soapenv:Body")
                                    .child("inv:SyncProductAvailability")
                                    .child("inv:DataArea");
    for (pugi::xml_node const one : data.children("inv:ProductAvailability")) {
        update& made = into.emplace_back();
        made.sku = one.child("wcf:ProductIdentifier").child_value("wcf:SKU");
        made.on_hand = collector::to_number(one.child_value("inv:QuantityOnHand"));
        pugi::xml_node const expected = one.child("inv:ExpectedInventory");
        made.expected = collector::to_number(expected.child_value("inv:Quantity"));
        made.expected_at = expected.child_value("inv:AvailableDateTime");
        for (pugi::xml_node const center : one.children("inv:FulfillmentCenterInventory"))
            made.centers.emplace_back(
                static_cast<int>(
                    collector::to_number(center.attribute("fulfillmentCenterID").value())),
                collector::to_number(center.child_value("inv:QuantityOnHand")));
    }
    return true;
}

}  // namespace soap_read
