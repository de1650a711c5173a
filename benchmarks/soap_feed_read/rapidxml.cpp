// SPDX-License-Identifier: BSL-1.0
// RapidXML builds a tree in place and knows no namespaces: names are compared as they are written,
// or with their prefixes looked up by its user.
#include "feeds.hpp"

#include <rapidxml/rapidxml.hpp>

#include <cstring>

namespace soap_feed_read {
namespace {

using node = rapidxml::xml_node<>;

std::string_view name(node const* of) {
    return {of->name(), of->name_size()};
}
std::string_view value(node const* of) {
    return {of->value(), of->value_size()};
}
std::string_view local(std::string_view written) {
    return written.substr(written.find(':') + 1);
}

// It is read in place, which destroys it: part of what that costs.
char* copied(std::string const& text) {
    static std::string copy;
    copy = text;
    return copy.data();
}

rapidxml::xml_document<>& parsed(std::string const& text) {
    static rapidxml::xml_document<> document;
    document.clear();
    document.parse<rapidxml::parse_fastest>(copied(text));
    return document;
}

// What a prefix stands for at a node: declared there or around it.
std::string_view space_of(node const* at, std::string_view prefix) {
    for (; at != nullptr; at = at->parent())
        for (auto const* one = at->first_attribute(); one != nullptr; one = one->next_attribute()) {
            std::string_view const declared{one->name(), one->name_size()};
            if (declared.starts_with("xmlns") &&
                (prefix.empty() ? declared.size() == 5
                                : declared.size() > 6 && declared.substr(6) == prefix))
                return {one->value(), one->value_size()};
        }
    return {};
}
bool declares(node const* at) {
    for (auto const* one = at->first_attribute(); one != nullptr; one = one->next_attribute())
        if (one->name_size() > 4 && std::memcmp(one->name(), "xmlns", 5) == 0) return true;
    return false;
}
// Remembers the last prefix, as long as no element declares anything.
class resolver {
public:
    bool ours(node const* at) {
        std::string_view const whole = name(at);
        std::size_t const colon = whole.find(':');
        std::string_view const prefix = colon == whole.npos ? "" : whole.substr(0, colon);
        if (declares(at)) return space_of(at, prefix) == service_namespace;
        if (prefix != prefix_ || prefix_.data() == nullptr) {
            prefix_ = prefix;
            ours_ = space_of(at, prefix) == service_namespace;
        }
        return ours_;
    }

private:
    std::string_view prefix_;
    bool ours_ = false;
};

}  // namespace

bool read_with_rapidxml(std::string const& text, lines& into) {
    into.clear();
    node const* at = &parsed(text);
    for (char const* step :
         {"soapenv:Envelope", "soapenv:Body", "inv:UpdateInventoryLevels", "inv:lines"}) {
        at = at->first_node(step);
        if (at == nullptr) return false;
    }
    for (node const* item = at->first_node(); item != nullptr; item = item->next_sibling()) {
        if (name(item) != "inv:item") return false;
        feed_line& made = into.emplace_back();
        for (node const* one = item->first_node(); one != nullptr; one = one->next_sibling())
            if (!store(made, name(one).substr(4), value(one))) return false;
    }
    return true;
}

bool read_with_rapidxml_namespaces(std::string const& text, lines& into) {
    into.clear();
    node const* at = &parsed(text);
    for (char const* step :
         {"soapenv:Envelope", "soapenv:Body", "inv:UpdateInventoryLevels", "inv:lines"}) {
        at = at->first_node(step);
        if (at == nullptr) return false;
    }
    resolver spaces;
    for (node const* item = at->first_node(); item != nullptr; item = item->next_sibling()) {
        if (!spaces.ours(item) || local(name(item)) != "item") return false;
        feed_line& made = into.emplace_back();
        for (node const* one = item->first_node(); one != nullptr; one = one->next_sibling())
            if (!spaces.ours(one) || !store(made, local(name(one)), value(one))) return false;
    }
    return true;
}

}  // namespace soap_feed_read
