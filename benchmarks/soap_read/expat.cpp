// SPDX-License-Identifier: BSL-1.0
#include "updates.hpp"

#include <expat.h>

namespace soap_read {
namespace {

// Expat gives "namespace|name".
std::string_view local(char const* name) {
    std::string_view const whole = name;
    return whole.substr(whole.rfind('|') + 1);
}

void start(void* to, char const* name, char const** attributes) {
    auto& now = *static_cast<collector*>(to);
    now.start(local(name));
    for (; *attributes != nullptr; attributes += 2)
        if (local(*attributes) == "fulfillmentCenterID") now.center(attributes[1]);
}
void end(void* to, char const* name) {
    static_cast<collector*>(to)->end(local(name));
}
void characters(void* to, char const* text, int size) {
    static_cast<collector*>(to)->text({text, static_cast<std::size_t>(size)});
}

}  // namespace

bool read_with_expat(std::string const& text, updates& into) {
    collector now{into};
    XML_Parser const parser = XML_ParserCreateNS(nullptr, '|');
    XML_SetUserData(parser, &now);
    XML_SetElementHandler(parser, &start, &end);
    XML_SetCharacterDataHandler(parser, &characters);
    bool const good =
        XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return good;
}

}  // namespace soap_read
