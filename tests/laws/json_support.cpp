// SPDX-License-Identifier: BSL-1.0
// JSON as the laws see it.
#include "format_laws.hpp"

#include <treaty/wire/json/format.hpp>

namespace {

using support::tree;
using treaty::reflect::shape;
using treaty::reflect::type;
using treaty::wire::operation_name;

std::vector<tree> wrong_values(treaty::reflect::type const& kind) {
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

std::string member(std::string_view name) {
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

}  // namespace

laws::format_under_test const& laws::json() {
    static format_under_test const one{
        .name = "json",
        .format = &treaty::json::format(),
        .any_character = true,
        .encode = [](tree const& what, type const&,
                     operation_name const&) { return support::to_json(what); },
        .root = [](operation_name const&) { return std::string{}; },
        .member = member,
        .item = [](std::size_t at) { return "/" + std::to_string(at); },
        .entry = [](std::size_t, std::string_view key) { return member(key); },
        .entry_key = [](std::size_t, std::string_view key) { return member(key); },
        .wrong_values = wrong_values,
        .broken_values = {"01", "tru", "[1,]", "{\"a\":1,}", "\"\\x\"", "\"\xFF\"", "'a'",
                          "\"\\ud800\"", "{a:1}", ""},
        .no_messages = {"", "{", "[]", "null", "<a/>", "\xFF", "{}x"},
        .too_deep = [](operation_name const&) { return "{\"x\":" + std::string(10'000, '['); },
        .address =
            [](operation_name const& operation) {
                return "/" + std::string{operation.service} + "/" +
                       std::string{operation.operation};
            },
        .status = [](std::uint16_t usual) { return usual; }};
    return one;
}
