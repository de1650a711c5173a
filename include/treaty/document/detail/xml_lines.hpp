// SPDX-License-Identifier: BSL-1.0
// A document of XML for people and tools, one tag a line. Attributes stand in the order given.
#pragma once

#include <treaty/wire/xml/writer.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace treaty::document::detail {

using xml_attributes = std::vector<std::pair<std::string_view, std::string>>;

class xml_lines {
public:
    explicit xml_lines(std::string& out) : out_(out) {}

    void open(std::string_view tag, xml_attributes const& attributes = {}) {
        begin(tag, attributes);
        out_.append(">\n");
        ++depth_;
    }
    void close(std::string_view tag) {
        --depth_;
        indent();
        out_.append("</").append(tag).append(">\n");
    }
    void empty(std::string_view tag, xml_attributes const& attributes) {
        begin(tag, attributes);
        out_.append("/>\n");
    }
    void text(std::string_view tag, std::string_view content) {
        begin(tag, {});
        out_.append(">");
        xml::append_text(out_, content);
        out_.append("</").append(tag).append(">\n");
    }

private:
    void indent() { out_.append(2 * depth_, ' '); }
    void begin(std::string_view tag, xml_attributes const& attributes) {
        indent();
        out_.append("<").append(tag);
        for (auto const& [name, value] : attributes) {
            out_.append(" ").append(name).append("=\"");
            xml::append_attribute_value(out_, value);
            out_.append("\"");
        }
    }
    std::string& out_;
    std::size_t depth_ = 0;
};

inline constexpr std::string_view xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

}  // namespace treaty::document::detail
