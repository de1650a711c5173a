// SPDX-License-Identifier: BSL-1.0
// pugixml builds a tree in place and knows no namespaces: names are compared as they are written.
#include "tree.hpp"

#include <pugixml.hpp>

namespace service_message {
namespace {

struct node {
    pugi::xml_node at;
    explicit operator bool() const { return !at.empty(); }
    [[nodiscard]] node first() const { return {at.first_child()}; }
    [[nodiscard]] node next() const { return {at.next_sibling()}; }
    [[nodiscard]] std::string_view name() const { return std::string_view{at.name()}.substr(4); }
    [[nodiscard]] std::string_view text() const { return at.child_value(); }
};

}  // namespace

bool read_soap_with_pugixml(std::string const& document, request& into) {
    static std::string copy;  // it is read in place, which destroys it: part of what that costs
    copy = document;
    pugi::xml_document tree;
    if (!tree.load_buffer_inplace(copy.data(), copy.size())) return false;
    return read_tree(
        node{
            tree.child("soapenv:Envelope").child("soapenv:Body").child("inv:UpdateInventoryCache")},
        into);
}

}  // namespace service_message
