// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include <expat.h>

namespace soap_feed_read {
namespace {

// Expat gives "namespace|name".
std::string_view local(char const* name) {
    std::string_view const whole = name;
    return whole.starts_with(service_namespace) ? whole.substr(service_namespace.size() + 1)
                                                : std::string_view{};
}

void start(void* to, char const* name, char const**) {
    if (auto const own = local(name); !own.empty()) static_cast<collector*>(to)->start(own);
}
void end(void* to, char const* name) {
    if (auto const own = local(name); !own.empty()) static_cast<collector*>(to)->end(own);
}
void characters(void* to, char const* text, int size) {
    static_cast<collector*>(to)->text({text, static_cast<std::size_t>(size)});
}

}  // namespace

bool read_with_expat(std::string const& text, lines& into) {
    collector now{into};
    XML_Parser const parser = XML_ParserCreateNS(nullptr, '|');
    XML_SetUserData(parser, &now);
    XML_SetElementHandler(parser, &start, &end);
    XML_SetCharacterDataHandler(parser, &characters);
    bool const good =
        XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return good && now.good();
}

}  // namespace soap_feed_read
