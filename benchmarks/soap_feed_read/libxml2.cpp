// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include <libxml/parser.h>

namespace soap_feed_read {
namespace {

char const* plain(xmlChar const* text) {
    return reinterpret_cast<char const*>(text);
}
bool ours(xmlChar const* space) {
    return space != nullptr && plain(space) == service_namespace;
}

void start(void* to, xmlChar const* local, xmlChar const*, xmlChar const* space, int,
           xmlChar const**, int, int, xmlChar const**) {
    if (ours(space)) static_cast<collector*>(to)->start(plain(local));
}
void end(void* to, xmlChar const* local, xmlChar const*, xmlChar const* space) {
    if (ours(space)) static_cast<collector*>(to)->end(plain(local));
}
void characters(void* to, xmlChar const* text, int size) {
    static_cast<collector*>(to)->text({plain(text), static_cast<std::size_t>(size)});
}

}  // namespace

bool read_with_libxml2(std::string const& text, lines& into) {
    collector now{into};
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = &start;
    handler.endElementNs = &end;
    handler.characters = &characters;
    return xmlSAXUserParseMemory(&handler, &now, text.data(), static_cast<int>(text.size())) == 0 &&
           now.good();
}

}  // namespace soap_feed_read
