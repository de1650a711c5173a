// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/detail/schema.hpp>
#include <treaty/document/xsd.hpp>
#include <treaty/wire/soap/fault.hpp>
#include <treaty/wire/xml/plain.hpp>

#include <cstdint>

namespace treaty::document {
namespace detail {

inline constexpr std::string_view schema_namespace = "http://www.w3.org/2001/XMLSchema";

class schema_writer {
public:
    schema_writer(xml_lines& to, schema_parts const& parts) : to_(to), parts_(parts) {}

    void global_element(schema_element const& one) {
        if (one.kind == nullptr) return to_.empty("xs:element", {{"name", one.name}});
        to_.open("xs:element", {{"name", one.name}});
        structure(*one.kind, {});
        to_.close("xs:element");
    }

    void global_type(schema_type const& one) {
        using reflect::shape;
        shape const is = one.kind->shape;
        if (is == shape::structure || is == shape::list || is == shape::map)
            structure(*one.kind, {{"name", one.name}});
        else
            simple(*one.kind, {{"name", one.name}});
    }

private:
    using shape = reflect::shape;
    using type = reflect::type;

    static bool has_facets(type const& kind) noexcept {
        return kind.shape == shape::decimal || kind.shape == shape::enumeration ||
               (kind.shape == shape::text && (kind.least != 0 || kind.most != 0));
    }
    // What an attribute `type` can say; empty: the type has to be spelled out.
    [[nodiscard]] std::string type_name(type const& kind) const {
        if (std::string_view const name = parts_.name_of(kind); !name.empty())
            return "tns:" + std::string{name};
        return has_facets(kind) ? std::string{} : std::string{base_of(kind)};
    }

    void facet(std::string_view tag, std::string value) {
        to_.empty(tag, {{"value", std::move(value)}});
    }
    void facets(type const& kind) {
        if (kind.shape == shape::decimal) {
            facet("xs:totalDigits", std::to_string(kind.digits));
            facet("xs:fractionDigits", std::to_string(kind.places));
        } else if (kind.shape == shape::enumeration) {
            for (reflect::enumerator const& one : kind.enumerators)
                facet("xs:enumeration", std::string{one.wire_name});
        } else if (kind.shape == shape::text) {
            // A character has 1 to 4 bytes.
            if (kind.least != 0) facet("xs:minLength", std::to_string((kind.least + 3) / 4));
            if (kind.most != 0) facet("xs:maxLength", std::to_string(kind.most));
        }
    }
    void simple(type const& kind, xml_attributes const& name) {
        to_.open("xs:simpleType", name);
        xml_attributes const base{{"base", std::string{base_of(kind)}}};
        if (has_facets(kind)) {
            to_.open("xs:restriction", base);
            facets(kind);
            to_.close("xs:restriction");
        } else {
            to_.empty("xs:restriction", base);
        }
        to_.close("xs:simpleType");
    }

    void structure(type const& kind, xml_attributes const& name) {
        to_.open("xs:complexType", name);
        sequence(kind);
        to_.close("xs:complexType");
    }

    // What stands between the tags of a struct, a list or a map.
    void sequence(type const& kind) {
        if (kind.shape == shape::structure && kind.members.empty())
            return to_.empty("xs:sequence", {});
        to_.open("xs:sequence");
        if (kind.shape == shape::list) {
            element(xml::list_item, *kind.element, occurrence(kind));
        } else if (kind.shape == shape::map) {
            entry(kind);
        } else {
            for (reflect::member const& one : kind.members)
                element(one.wire_name, *one.kind,
                        one.required ? xml_attributes{} : xml_attributes{{"minOccurs", "0"}});
        }
        to_.close("xs:sequence");
    }
    static xml_attributes occurrence(type const& kind) {
        return {{"minOccurs", std::to_string(kind.least)},
                {"maxOccurs", kind.most == 0 ? "unbounded" : std::to_string(kind.most)}};
    }

    void element(std::string_view name, type const& kind, xml_attributes more) {
        if (kind.shape == shape::optional) return element(name, *kind.element, std::move(more));
        std::string const known = type_name(kind);
        xml_attributes all{{"name", std::string{name}}};
        if (!known.empty()) all.emplace_back("type", known);
        all.insert(all.end(), more.begin(), more.end());
        if (!known.empty()) return to_.empty("xs:element", all);
        to_.open("xs:element", all);
        simple(kind, {});
        to_.close("xs:element");
    }

    // An element <entry> is its value, with an attribute more.
    void entry(type const& kind) {
        type const* value = kind.element;
        while (value->shape == shape::optional) value = value->element;
        xml_attributes all = occurrence(kind);
        all.insert(all.begin(), {"name", std::string{xml::map_entry}});
        to_.open("xs:element", all);
        to_.open("xs:complexType");
        bool const is_simple = !(value->shape == shape::list || value->shape == shape::map ||
                                 value->shape == shape::structure);
        std::string_view const content = is_simple ? "xs:simpleContent" : "xs:complexContent";
        to_.open(content);
        // A type without a name that has facets cannot be extended; its base will do.
        std::string const known = type_name(*value);
        to_.open("xs:extension", {{"base", known.empty() ? std::string{base_of(*value)} : known}});
        key(*kind.key);
        to_.close("xs:extension");
        to_.close(content);
        to_.close("xs:complexType");
        to_.close("xs:element");
    }
    void key(type const& kind) {
        std::string const known = type_name(kind);
        xml_attributes all{{"name", std::string{xml::map_key}}};
        if (!known.empty()) all.emplace_back("type", known);
        all.emplace_back("use", "required");
        if (!known.empty()) return to_.empty("xs:attribute", all);
        to_.open("xs:attribute", all);
        simple(kind, {});
        to_.close("xs:attribute");
    }

    xml_lines& to_;
    schema_parts const& parts_;
};

inline void open_schema(xml_lines& to, std::string const& space) {
    to.open("xs:schema", {{"xmlns:xs", std::string{schema_namespace}},
                          {"xmlns:tns", space},
                          {"targetNamespace", space},
                          {"elementFormDefault", "qualified"}});
}

TREATY_INLINE void append_schema(xml_lines& to, service_row const& service,
                                 schema_parts const& parts) {
    open_schema(to, namespace_of(service));
    schema_writer writer{to, parts};
    for (schema_element const& one : parts.elements()) writer.global_element(one);
    for (schema_type const& one : parts.types()) writer.global_type(one);
    to.close("xs:schema");
}

// As wire/soap/fault.hpp writes them.
TREATY_INLINE void append_problems_schema(xml_lines& to) {
    open_schema(to, std::string{soap::problems_namespace});
    to.open("xs:element", {{"name", "problems"}});
    to.open("xs:complexType");
    to.open("xs:sequence");
    to.empty("xs:element", {{"name", "item"}, {"type", "tns:Problem"}, {"maxOccurs", "unbounded"}});
    to.close("xs:sequence");
    to.close("xs:complexType");
    to.close("xs:element");
    to.empty("xs:element", {{"name", "unknownOutcome"}, {"type", "xs:string"}});
    to.open("xs:complexType", {{"name", "Problem"}});
    to.open("xs:sequence");
    to.empty("xs:element", {{"name", "kind"}, {"type", "xs:string"}});
    for (auto const* const name : {"path", "position", "expected", "found"}) {
        bool const is_number = std::string_view{name} == "position";
        to.empty("xs:element", {{"name", name},
                                {"type", is_number ? "xs:unsignedLong" : "xs:string"},
                                {"minOccurs", "0"}});
    }
    to.close("xs:sequence");
    to.close("xs:complexType");
    to.close("xs:schema");
}

}  // namespace detail

TREATY_INLINE std::string xsd(service_row const& service) {
    std::string out{detail::xml_declaration};
    detail::xml_lines to{out};
    detail::append_schema(to, service, detail::schema_parts{service});
    return out;
}

TREATY_INLINE std::string problems_xsd() {
    std::string out{detail::xml_declaration};
    detail::xml_lines to{out};
    detail::append_problems_schema(to);
    return out;
}

}  // namespace treaty::document
