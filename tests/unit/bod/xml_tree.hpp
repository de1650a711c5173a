// SPDX-License-Identifier: BSL-1.0
// Whole XML documents as trees, for tests that change a message here or there.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace support {

struct xml_attribute {
    std::string space, local, value;
};
struct xml_node {
    std::string space, local, text;  // text of an element without elements
    std::vector<xml_attribute> attributes{};
    std::vector<xml_node> children{};

    [[nodiscard]] bool leaf() const noexcept { return children.empty(); }
};

xml_node parse_xml(std::string_view document);

// With prefixes of its own, none of them a usual one, all declared on the root.
std::string to_xml(xml_node const& root);

// An element or attribute with a value, and its path as problems have it, but without places in
// lists: "/Envelope/Body/.../@uom".
struct xml_leaf {
    std::string path;
    std::string* value;
    xml_node* element;      // it, or the one around it
    std::size_t index = 0;  // of the element within its parent
    xml_node* parent = nullptr;
    bool attribute = false;
};
// All of the element, in the order of the document. Valid until the tree changes.
std::vector<xml_leaf> leaves_of(xml_node& root, std::string const& above = {});

// The element in the body of an envelope.
xml_node& body_element(xml_node& envelope);
// Calls for each element below this one, then for it: what a call adds is not visited.
void each_element(xml_node& at, std::function<void(xml_node&)> const& visit);

// "/A/B[2]/@c" as "/A/B/@c".
std::string without_places(std::string_view path);

}  // namespace support
