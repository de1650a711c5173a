// SPDX-License-Identifier: BSL-1.0
#include "xml_tree.hpp"

#include <tests/support/catch.hpp>
#include <treaty/wire/xml/reader.hpp>
#include <treaty/wire/xml/scalar.hpp>
#include <treaty/wire/xml/writer.hpp>

#include <map>

namespace support {
namespace {

using treaty::xml::token;

xml_node element(treaty::xml::reader& in) {
    xml_node made{std::string{in.name().space}, std::string{in.name().local}, {}};
    for (auto const& one : in.attributes())
        made.attributes.push_back(
            {std::string{one.name.space}, std::string{one.name.local}, std::string{one.value}});
    for (;;) {
        token const found = in.next(nullptr);
        if (found == token::start)
            made.children.push_back(element(in));
        else if (found == token::text)
            made.text.append(in.text());
        else
            break;
    }
    if (!made.leaf()) made.text.clear();
    return made;
}

using prefixes = std::map<std::string, std::string>;

void collect(xml_node const& at, prefixes& into) {
    auto const add = [&](std::string const& space) {
        if (!space.empty()) into.try_emplace(space, "n" + std::to_string(into.size()));
    };
    add(at.space);
    for (auto const& one : at.attributes) add(one.space);
    for (auto const& one : at.children) collect(one, into);
}

std::string tag(prefixes const& known, std::string const& space, std::string const& local) {
    return space.empty() ? local : known.at(space) + ":" + local;
}

void write(xml_node const& at, prefixes const& known, bool root, std::string& out) {
    std::string const name = tag(known, at.space, at.local);
    out.append("<").append(name);
    auto const attribute = [&](std::string const& called, std::string_view value) {
        out.append(" ").append(called).append("=\"");
        treaty::xml::append_attribute_value(out, value);
        out.append("\"");
    };
    if (root)
        for (auto const& [space, prefix] : known) attribute("xmlns:" + prefix, space);
    for (auto const& one : at.attributes) attribute(tag(known, one.space, one.local), one.value);
    out.append(">");
    treaty::xml::append_text(out, at.text);
    for (auto const& one : at.children) write(one, known, false, out);
    out.append("</").append(name).append(">");
}

}  // namespace

xml_node parse_xml(std::string_view document) {
    treaty::problem_list problems;
    treaty::message_limits const limits;
    treaty::xml::reader in{document, limits, problems};
    REQUIRE(in.next(nullptr) == token::start);
    xml_node made = element(in);
    INFO(treaty::to_string(problems));
    REQUIRE(problems.empty());
    return made;
}

std::string to_xml(xml_node const& root) {
    prefixes known;
    collect(root, known);
    std::string out;
    write(root, known, true, out);
    return out;
}

std::vector<xml_leaf> leaves_of(xml_node& root, std::string const& above) {
    std::vector<xml_leaf> all;
    std::string const here = above + "/" + root.local;
    for (auto& one : root.attributes)
        all.push_back({here + "/@" + one.local, &one.value, &root, 0, nullptr, true});
    for (std::size_t i = 0; i < root.children.size(); ++i) {
        xml_node& child = root.children[i];
        auto below = leaves_of(child, here);
        for (auto& one : below)
            if (one.parent == nullptr && one.element == &child) {
                one.index = i;
                one.parent = &root;
            }
        all.insert(all.end(), below.begin(), below.end());
        if (child.leaf() && !child.text.empty())
            all.push_back({here + "/" + child.local, &child.text, &child, i, &root, false});
    }
    return all;
}

xml_node& body_element(xml_node& envelope) {
    REQUIRE(!envelope.children.empty());
    REQUIRE(envelope.children.back().local == "Body");
    REQUIRE(envelope.children.back().children.size() == 1);
    return envelope.children.back().children.front();
}

void each_element(xml_node& at, std::function<void(xml_node&)> const& visit) {
    for (auto& one : at.children) each_element(one, visit);
    visit(at);
}

std::string without_places(std::string_view path) {
    std::string bare;
    bool inside = false;
    for (char const c : path) {
        if (c == '[') inside = true;
        if (!inside) bare.push_back(c);
        if (c == ']') inside = false;
    }
    return bare;
}

}  // namespace support
