// SPDX-License-Identifier: BSL-1.0
#include "updates.hpp"

#include <libxml/parser.h>

namespace soap_read {
namespace {

std::string_view view(xmlChar const* text) {
    return reinterpret_cast<char const*>(text);
}

void start(void* to, xmlChar const* local, xmlChar const*, xmlChar const*, int, xmlChar const**,
           int attributes, int, xmlChar const** all) {
    auto& now = *static_cast<collector*>(to);
    now.start(view(local));
    for (int i = 0; i < attributes; ++i)  // local name, prefix, URI, begin and end of the value
        if (view(all[5 * i]) == "fulfillmentCenterID")
            now.center({reinterpret_cast<char const*>(all[5 * i + 3]),
                        static_cast<std::size_t>(all[5 * i + 4] - all[5 * i + 3])});
}
void end(void* to, xmlChar const* local, xmlChar const*, xmlChar const*) {
    static_cast<collector*>(to)->end(view(local));
}
void characters(void* to, xmlChar const* text, int size) {
    static_cast<collector*>(to)->text(
        {reinterpret_cast<char const*>(text), static_cast<std::size_t>(size)});
}

}  // namespace

bool read_with_libxml2(std::string const& text, updates& into) {
    collector now{into};
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = &start;
    handler.endElementNs = &end;
    handler.characters = &characters;
    return xmlSAXUserParseMemory(&handler, &now, text.data(), static_cast<int>(text.size())) == 0;
}

}  // namespace soap_read
