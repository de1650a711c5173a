// SPDX-License-Identifier: BSL-1.0
// pugixml builds a tree in place and knows no namespaces: names are compared as they are written.
#include "feeds.hpp"

#include <pugixml.hpp>

namespace soap_feed_read {

bool read_with_pugixml(std::string const& text, lines& into) {
    static std::string copy;  // it is read in place, which destroys it: part of what that costs
    copy = text;
    into.clear();
    pugi::xml_document document;
    if (!document.load_buffer_inplace(copy.data(), copy.size())) return false;
    pugi::xml_node const all = document.child("soapenv:Envelope")
                                   .child("soapenv:Body")
                                   .child("inv:UpdateInventoryLevels")
                                   .child("inv:lines");
    for (pugi::xml_node const item : all) {
        if (std::string_view{item.name()} != "inv:item") return false;
        feed_line& made = into.emplace_back();
        for (pugi::xml_node const one : item)
            if (!store(made, std::string_view{one.name()}.substr(4), one.child_value()))
                return false;
    }
    return true;
}

}  // namespace soap_feed_read
