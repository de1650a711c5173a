// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/testing/message_form.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/soap/format.hpp>

namespace treaty::testing {
namespace detail {

using reflect::shape;
using reflect::type;
using wire::operation_name;

inline std::vector<tree> wrong_json(type const& kind) {
    std::vector<tree> all{tree::literal("null")};
    bool const number = kind.shape == shape::integer || kind.shape == shape::decimal ||
                        kind.shape == shape::identifier;
    bool const text_only = kind.shape == shape::text;
    if (kind.shape != shape::boolean) all.push_back(tree::literal("true"));
    if (!number) all.push_back(tree::literal("1"));
    if (kind.shape == shape::boolean) all.push_back(tree::literal("0"));
    if (kind.shape == shape::integer || kind.shape == shape::identifier) {
        all.push_back(tree::literal("1.0"));
        all.push_back(tree::literal("1e0"));
    }
    if (!text_only) {
        all.push_back(tree::text(""));
        all.push_back(tree::text("no such value"));
    }
    if (number && !(kind.shape == shape::identifier && kind.bytes == 8))
        all.push_back(tree::text("1"));
    if (kind.shape != shape::list) all.push_back(tree::list({tree::literal("1")}));
    if (kind.shape != shape::structure && kind.shape != shape::map) all.push_back(tree::object());
    return all;
}

inline std::string json_member(std::string_view name) {
    std::string text = "/";
    for (char const c : name) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
    return text;
}

inline std::string element_of(operation_name const& operation) {
    return operation.operation.empty() ? "value" : std::string{operation.operation};
}

inline std::string envelope(std::string_view body) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" +
           std::string{body} + "</s:Body></s:Envelope>";
}

inline std::string encode_soap(tree const& what, type const& kind,
                               operation_name const& operation) {
    std::string const name = element_of(operation);
    return envelope("<" + name + " xmlns=\"" + soap::namespace_of(operation) + "\">" +
                    to_xml(what, &kind) + "</" + name + ">");
}

inline std::vector<tree> wrong_soap(type const& kind) {
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

inline std::string soap_entry(std::size_t at, std::string_view) {
    return "/entry[" + std::to_string(at + 1) + "]";
}

inline std::string too_deep_soap(operation_name const& operation) {
    std::string text =
        "<" + element_of(operation) + " xmlns=\"" + soap::namespace_of(operation) + "\">";
    for (int i = 0; i < 10'000; ++i) text += "<a>";
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + text;
}

}  // namespace detail

TREATY_INLINE message_form const& json_form() {
    static message_form const one{
        .name = "json",
        .format = &json::format(),
        .any_character = true,
        .encode = [](tree const& what, reflect::type const&,
                     wire::operation_name const&) { return to_json(what); },
        .root = [](wire::operation_name const&) { return std::string{}; },
        .member = detail::json_member,
        .item = [](std::size_t at) { return "/" + std::to_string(at); },
        .entry = [](std::size_t, std::string_view key) { return detail::json_member(key); },
        .entry_key = [](std::size_t, std::string_view key) { return detail::json_member(key); },
        .wrong_values = detail::wrong_json,
        .broken_values = {"01", "tru", "[1,]", "{\"a\":1,}", "\"\\x\"", "\"\xFF\"", "'a'",
                          "\"\\ud800\"", "{a:1}", ""},
        .no_messages = {"", "{", "[]", "null", "<a/>", "\xFF", "{}x"},
        .too_deep =
            [](wire::operation_name const&) { return "{\"x\":" + std::string(10'000, '['); },
        .address =
            [](wire::operation_name const& operation) {
                return "/" + std::string{operation.service} + "/" +
                       std::string{operation.operation};
            },
        .status = [](std::uint16_t usual) { return usual; }};
    return one;
}

TREATY_INLINE message_form soap_form(wire::format const& format) {
    return {.name = "soap",
            .format = &format,
            .any_character = false,
            .encode = detail::encode_soap,
            .root =
                [](wire::operation_name const& operation) {
                    return "/Envelope/Body/" + detail::element_of(operation);
                },
            .member = [](std::string_view name) { return "/" + std::string{name}; },
            .item = [](std::size_t at) { return "/item[" + std::to_string(at + 1) + "]"; },
            .entry = detail::soap_entry,
            .entry_key = [](std::size_t at,
                            std::string_view key) { return detail::soap_entry(at, key) + "/@key"; },
            .wrong_values = detail::wrong_soap,
            .broken_values = {"<",           "&",           "&nbsp;",   "&#0;",
                              "&#xFFFF;",    "\xFF",        "\x01",     "]]>",
                              "<a>",         "</a>",        "<a b=1/>", "<a b='' b=''/>",
                              "<p:a/>",      "<a p:b=''/>", "<?a?>",    "<!DOCTYPE a>",
                              "<!-- -- -->", "<a></b>",     "<1/>",     "<![CDATA["},
            .no_messages = {"", "<", "x", "{}", "<a/>", "\xFF", detail::envelope("") + "x",
                            detail::envelope(""), detail::envelope("<a/>"),
                            detail::envelope("<a/><b/>"), detail::envelope("text"),
                            "<?xml version='1.0' encoding='UTF-16'?>" + detail::envelope("<a/>"),
                            "<Envelope><Body><a/></Body></Envelope>"},
            .too_deep = detail::too_deep_soap,
            .address =
                [](wire::operation_name const& operation) {
                    return "/" + std::string{operation.service};
                },
            .status = [](std::uint16_t number) -> std::uint16_t {
                return number == 415 ? 415
                                     : 500;  // whoever is told of a media type may not know SOAP
            }};
}

TREATY_INLINE message_form const& soap_form() {
    static message_form const one = soap_form(soap::format());
    return one;
}

}  // namespace treaty::testing
