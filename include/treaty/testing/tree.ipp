// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/testing/tree.hpp>
#include <treaty/wire/json/writer.hpp>
#include <treaty/wire/xml/plain.hpp>
#include <treaty/wire/xml/writer.hpp>

namespace treaty::testing {
namespace detail {

inline tree number_tree(reflect::type const& kind, void const* from) {
    std::int64_t const value = reflect::load_integer(kind, from);
    std::string text =
        kind.is_signed ? std::to_string(value) : std::to_string(static_cast<std::uint64_t>(value));
    bool const quoted = kind.shape == reflect::shape::identifier && kind.bytes == 8;
    return quoted ? tree::text(std::move(text)) : tree::literal(std::move(text));
}
inline tree enumeration_tree(reflect::type const& kind, void const* from) {
    for (auto const& one : kind.enumerators)
        if (one.value == reflect::load_integer(kind, from))
            return tree::text(std::string{one.wire_name});
    return {};
}
inline tree list_tree(reflect::type const& kind, void const* from) {
    tree made = tree::list();
    for (std::size_t i = 0; i < kind.size(from); ++i)
        made.parts.emplace_back("", to_tree(*kind.element, kind.item(from, i)));
    return made;
}
inline tree map_tree(reflect::type const& kind, void const* from) {
    struct state {
        tree made = tree::object();
        reflect::type const* element;
    } now{tree::object(), kind.element};
    kind.each(from, &now, [](void* to, std::string_view key, void const* held) {
        auto& at = *static_cast<state*>(to);
        at.made.parts.emplace_back(std::string{key}, to_tree(*at.element, held));
    });
    return std::move(now.made);
}
inline tree structure_tree(reflect::type const& kind, void const* from) {
    tree made = tree::object();
    for (auto const& one : kind.members) {
        void const* place = one.place(from);
        if (one.kind->shape == reflect::shape::optional && one.kind->held(place) == nullptr)
            continue;
        made.parts.emplace_back(std::string{one.wire_name}, to_tree(*one.kind, place));
    }
    return made;
}

}  // namespace detail

TREATY_INLINE tree to_tree(reflect::type const& kind, void const* from) {
    using reflect::shape;
    switch (kind.shape) {
        case shape::boolean:
            return tree::literal(*static_cast<bool const*>(from) ? "true" : "false");
        case shape::integer:
        case shape::identifier: return detail::number_tree(kind, from);
        case shape::decimal: return tree::literal(static_cast<decimal const*>(from)->str());
        case shape::text: return tree::text(std::string{kind.view(from)});
        case shape::instant: return tree::text(static_cast<instant const*>(from)->str());
        case shape::date: return tree::text(static_cast<date const*>(from)->str());
        case shape::enumeration: return detail::enumeration_tree(kind, from);
        case shape::optional: return to_tree(*kind.element, kind.held(from));
        case shape::list: return detail::list_tree(kind, from);
        case shape::map: return detail::map_tree(kind, from);
        case shape::structure: return detail::structure_tree(kind, from);
    }
    return {};
}

namespace detail {

inline void append_json(std::string& out, tree const& what) {
    if (what.kind == tree::form::literal) return void(out.append(what.word));
    if (what.kind == tree::form::text) return json::write_text(out, what.word);
    bool const named = what.kind == tree::form::object;
    out.push_back(named ? '{' : '[');
    bool first = true;
    for (auto const& [name, part] : what.parts) {
        if (!first) out.push_back(',');
        first = false;
        if (named) {
            json::write_text(out, name);
            out.push_back(':');
        }
        append_json(out, part);
    }
    out.push_back(named ? '}' : ']');
}
}  // namespace detail

TREATY_INLINE std::string to_json(tree const& what) {
    std::string text;
    detail::append_json(text, what);
    return text;
}

namespace detail {

inline reflect::type const* type_of_part(reflect::type const* kind, std::string_view name) {
    using reflect::shape;
    if (kind == nullptr) return nullptr;
    if (kind->shape == shape::optional) return type_of_part(kind->element, name);
    if (kind->shape == shape::list || kind->shape == shape::map) return kind->element;
    for (auto const& one : kind->members)
        if (one.wire_name == name) return one.kind;
    return nullptr;
}
inline void append_xml(std::string& out, tree const& what, reflect::type const* kind) {
    if (what.kind == tree::form::literal) return void(out.append(what.word));
    if (what.kind == tree::form::text) return xml::append_text(out, what.word);
    bool const entries =
        what.kind == tree::form::object && kind != nullptr && kind->shape == reflect::shape::map;
    for (auto const& [name, part] : what.parts) {
        std::string const tag{what.kind == tree::form::list ? xml::list_item
                              : entries                     ? xml::map_entry
                                                            : std::string_view{name}};
        out.append("<").append(tag);
        if (entries) {
            out.append(" ").append(xml::map_key).append("=\"");
            xml::append_attribute_value(out, name);
            out.append("\"");
        }
        out.append(">");
        append_xml(out, part, type_of_part(kind, name));
        out.append("</").append(tag).append(">");
    }
}
}  // namespace detail

TREATY_INLINE std::string to_xml(tree const& what, reflect::type const* kind) {
    std::string text;
    detail::append_xml(text, what, kind);
    return text;
}

}  // namespace treaty::testing
