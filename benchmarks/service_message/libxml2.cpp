// SPDX-License-Identifier: BSL-1.0
#include "tree.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

namespace service_message {
namespace {

char const* plain(xmlChar const* text) {
    return reinterpret_cast<char const*>(text);
}

struct node {
    xmlNode* at;
    explicit operator bool() const { return at != nullptr; }
    [[nodiscard]] node first() const { return {xmlFirstElementChild(at)}; }
    [[nodiscard]] node next() const { return {xmlNextElementSibling(at)}; }
    [[nodiscard]] std::string_view name() const {
        bool const ours = at->ns != nullptr && plain(at->ns->href) == service_namespace;
        return ours ? plain(at->name) : "";
    }
    [[nodiscard]] std::string_view text() const {
        return at->children == nullptr || at->children->content == nullptr
                   ? ""
                   : plain(at->children->content);
    }
};

}  // namespace

bool read_soap_with_libxml2(std::string const& document, request& into) {
    xmlDoc* const tree = xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr,
                                       nullptr, XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (tree == nullptr) return false;
    // Envelope, Body, UpdateInventoryCache
    xmlNode* const body = xmlFirstElementChild(xmlDocGetRootElement(tree));
    node const message{body == nullptr ? nullptr : xmlFirstElementChild(body)};
    bool const good =
        message && message.name() == "UpdateInventoryCache" && read_tree(message, into);
    xmlFreeDoc(tree);
    return good;
}

}  // namespace service_message
