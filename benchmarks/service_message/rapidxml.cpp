// SPDX-License-Identifier: BSL-1.0
// RapidXML builds a tree in place and knows no namespaces: names are compared as they are written.
#include "tree.hpp"

#include <rapidxml/rapidxml.hpp>

namespace service_message {
namespace {

struct node {
    rapidxml::xml_node<> const* at;
    explicit operator bool() const { return at != nullptr; }
    [[nodiscard]] node first() const { return {at->first_node()}; }
    [[nodiscard]] node next() const { return {at->next_sibling()}; }
    [[nodiscard]] std::string_view name() const {
        return std::string_view{at->name(), at->name_size()}.substr(4);
    }
    [[nodiscard]] std::string_view text() const { return {at->value(), at->value_size()}; }
};

}  // namespace

bool read_soap_with_rapidxml(std::string const& document, request& into) {
    static std::string copy;  // it is read in place, which destroys it: part of what that costs
    static rapidxml::xml_document<> tree;
    copy = document;
    tree.clear();
    tree.parse<rapidxml::parse_fastest>(copy.data());
    rapidxml::xml_node<> const* at = &tree;
    for (char const* step : {"soapenv:Envelope", "soapenv:Body", "inv:UpdateInventoryCache"}) {
        at = at->first_node(step);
        if (at == nullptr) return false;
    }
    return read_tree(node{at}, into);
}

}  // namespace service_message
