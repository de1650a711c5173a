// SPDX-License-Identifier: BSL-1.0
// SOAP in the plain shape as the laws see it.
#include "format_laws.hpp"

#include <treaty/wire/soap/format.hpp>

namespace {

using support::tree;
using treaty::reflect::shape;
using treaty::reflect::type;
using treaty::wire::operation_name;

std::string name_of(operation_name const& operation) {
    return operation.operation.empty() ? "value" : std::string{operation.operation};
}

std::string envelope(std::string_view body) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" +
           std::string{body} + "</s:Body></s:Envelope>";
}

std::string encode(tree const& what, type const& kind, operation_name const& operation) {
    std::string const name = name_of(operation);
    return envelope("<" + name + " xmlns=\"" + treaty::soap::namespace_of(operation) + "\">" +
                    support::to_xml(what, &kind) + "</" + name + ">");
}

std::vector<tree> wrong_values(type const& kind) {
    std::vector<tree> all;
    bool const several =
        kind.shape == shape::structure || kind.shape == shape::list || kind.shape == shape::map;
    if (several) {
        all.push_back(tree::text("1"));
        all.push_back(tree::text("no such value"));
        return all;
    }
    tree element = tree::object();
    element.parts.emplace_back("value", tree::text("1"));
    all.push_back(element);
    all.push_back(tree::list({tree::text("1")}));
    if (kind.shape == shape::text) return all;
    for (char const* const text : {"", " ", "no such value", "null", "1 1", "\xEF\xBC\x91", "+",
                                   "NaN", "INF", "0x1", "TRUE", "2026-02-30"})
        all.push_back(tree::text(text));
    if (kind.shape == shape::integer || kind.shape == shape::identifier) {
        all.push_back(tree::text("1.0"));
        all.push_back(tree::text("1e0"));
    } else if (kind.shape != shape::decimal) {
        all.push_back(tree::text("-1"));
        all.push_back(tree::text("2"));
    }
    return all;
}

std::string entry(std::size_t at, std::string_view) {
    return "/entry[" + std::to_string(at + 1) + "]";
}

std::string too_deep(operation_name const& operation) {
    std::string text =
        "<" + name_of(operation) + " xmlns=\"" + treaty::soap::namespace_of(operation) + "\">";
    for (int i = 0; i < 10'000; ++i) text += "<a>";
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + text;
}

}  // namespace

laws::format_under_test const& laws::soap() {
    static treaty::soap::soap_format const format{{.services = {"inbound", "outbound"}}};
    static format_under_test const one{
        .name = "soap",
        .format = &format,
        .any_character = false,
        .encode = encode,
        .root =
            [](operation_name const& operation) { return "/Envelope/Body/" + name_of(operation); },
        .member = [](std::string_view name) { return "/" + std::string{name}; },
        .item = [](std::size_t at) { return "/item[" + std::to_string(at + 1) + "]"; },
        .entry = entry,
        .entry_key = [](std::size_t at, std::string_view key) { return entry(at, key) + "/@key"; },
        .wrong_values = wrong_values,
        .broken_values = {"<",           "&",           "&nbsp;",   "&#0;",
                          "&#xFFFF;",    "\xFF",        "\x01",     "]]>",
                          "<a>",         "</a>",        "<a b=1/>", "<a b='' b=''/>",
                          "<p:a/>",      "<a p:b=''/>", "<?a?>",    "<!DOCTYPE a>",
                          "<!-- -- -->", "<a></b>",     "<1/>",     "<![CDATA["},
        .no_messages = {"", "<", "x", "{}", "<a/>", "\xFF", envelope("") + "x", envelope(""),
                        envelope("<a/>"), envelope("<a/><b/>"), envelope("text"),
                        "<?xml version='1.0' encoding='UTF-16'?>" + envelope("<a/>"),
                        "<Envelope><Body><a/></Body></Envelope>"},
        .too_deep = too_deep,
        .address =
            [](operation_name const& operation) { return "/" + std::string{operation.service}; },
        .status = [](std::uint16_t number) -> std::uint16_t {
            return number == 415 ? 415 : 500;  // whoever is told of a media type may not know SOAP
        }};
    return one;
}
