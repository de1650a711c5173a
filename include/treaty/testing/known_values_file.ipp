// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/reflect/any_value.hpp>
#include <treaty/testing/known_values_file.hpp>
#include <treaty/testing/shrink.hpp>
#include <treaty/wire/json/nlohmann.hpp>
#include <treaty/wire/json/reader.hpp>

#include <functional>
#include <optional>
#include <utility>

namespace treaty::testing {
namespace detail {

inline tree tree_of(nlohmann::json const& from) {
    if (from.is_string()) return tree::text(from.get<std::string>());
    tree made = from.is_object() ? tree::object() : tree::list();
    if (!from.is_structured()) return tree::literal(from.dump());
    for (auto const& [name, part] : from.items())
        made.parts.emplace_back(from.is_object() ? name : std::string{}, tree_of(part));
    return made;
}

// Puts a value into the smallest request around a place.
using wrapping = std::function<tree(tree)>;

// All places of one name in the requests, and what is wrong with a value there.
struct place_search {
    operation_row const& row;
    std::string_view within_struct;  // empty: any
    std::string_view name;
    tree const& wanted;
    bool found = false;
    bool suited = false;
    std::optional<std::string> wrong{};

    void judge(reflect::type const& kind, bool optional, wrapping const& around) {
        found = true;
        if (wrong || !suits(kind, optional, wanted)) return;
        suited = true;
        if (is_null(wanted)) return;
        reflect::any_value made{row.request};
        problem_list problems;
        json::read(made.type(), made.get(), to_json(around(wanted)), {}, problems);
        if (!problems.empty())
            wrong = excerpt(to_json(wanted), 80) + " does not fit " + std::string{row.name} + ": " +
                    to_string(problems.front());
    }
    static wrapping within(reflect::type const& kind, std::string_view member, wrapping around) {
        return [&kind, member, around = std::move(around)](tree part) {
            bool const list = kind.shape == reflect::shape::list;
            tree made = list ? tree::list() : simplest(kind);
            std::erase_if(made.parts, [&](auto const& one) { return one.first == member; });
            std::string const key = list ? "" : member.empty() ? "key" : std::string{member};
            made.parts.emplace_back(key, std::move(part));
            return around(std::move(made));
        };
    }
    void look(reflect::type const& kind, bool optional, std::string_view member,
              std::string_view owner, wrapping const& around) {
        using reflect::shape;
        if (kind.shape == shape::optional) return look(*kind.element, true, member, owner, around);
        bool const named = name == member || (!kind.name.empty() && name == kind.name);
        if (named && (within_struct.empty() || within_struct == owner))
            judge(kind, optional, around);
        if (kind.shape == shape::list || kind.shape == shape::map)
            look(*kind.element, false, {}, owner, within(kind, {}, around));
        for (reflect::member const& one : kind.members)
            look(*one.kind, false, one.wire_name, kind.name, within(kind, one.wire_name, around));
    }
};

// Empty: the value may stand somewhere, and fits wherever it may.
inline std::string wrong_value(std::string_view name, tree const& value,
                               std::span<service_row const> services) {
    auto const dot = name.find('.');
    std::string_view const before = dot == std::string_view::npos ? "" : name.substr(0, dot);
    std::string_view const after = name.substr(dot + 1);  // all of it without a dot
    bool found = false, suited = false;
    for (service_row const& service : services)
        for (operation_row const& row : service.operations) {
            place_search search{row, row.name == before ? "" : before, after, value};
            search.look(*row.request.type, false, {}, {}, [](tree whole) { return whole; });
            if (search.wrong) return *search.wrong;
            found = found || search.found;
            suited = suited || search.suited;
        }
    if (!found) return "no request has a member or a type of this name";
    return suited ? "" : excerpt(to_json(value), 80) + " fits no place of this name";
}

}  // namespace detail

TREATY_INLINE std::expected<known_values, std::vector<std::string>> read_known_values(
    std::string_view document, std::span<service_row const> services) {
    std::vector<std::string> wrong;
    problem_list problems;
    if (!json::check(document, {}, problems)) {
        for (problem const& one : problems) wrong.push_back(to_string(one));
        return std::unexpected{std::move(wrong)};
    }
    auto const read = nlohmann::json::parse(document, nullptr, false);
    if (!read.is_object()) return std::unexpected{std::vector<std::string>{"expected an object"}};
    known_values made;
    for (auto const& [name, values] : read.items()) {
        std::string const where = "\"" + excerpt(name) + "\": ";
        if (!values.is_array()) {
            wrong.push_back(where + "expected a list of values");
            continue;
        }
        for (auto const& one : values) {
            tree value = detail::tree_of(one);
            if (auto why = detail::wrong_value(name, detail::numbered(value, "1"), services);
                !why.empty()) {
                wrong.push_back(where + why);
                break;
            }
            made.add(name, std::move(value));
        }
    }
    if (!wrong.empty()) return std::unexpected{std::move(wrong)};
    return made;
}

}  // namespace treaty::testing
