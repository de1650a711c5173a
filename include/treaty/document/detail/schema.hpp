// SPDX-License-Identifier: BSL-1.0
// What a schema of a service is made of: its global elements, and its types by name. Lists and maps
// are named after what they hold ("AddressLineList"), since tools make a class of every type
// without a name, again and again.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/document/detail/xml_lines.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::document::detail {

inline std::vector<std::string> names_of_problems(std::string_view before = {}) {
    std::vector<std::string> made;
    for (unsigned i = 0; i <= static_cast<unsigned>(problem_kind_last); ++i)
        made.push_back(std::string{before}.append(name_of(static_cast<problem_kind>(i))));
    return made;
}

// The type of XML Schema that holds every value of this one, if it is no struct, list or map.
inline std::string_view base_of(reflect::type const& kind) {
    using reflect::shape;
    static constexpr std::string_view names[2][4]{
        {"xs:unsignedByte", "xs:unsignedShort", "xs:unsignedInt", "xs:unsignedLong"},
        {"xs:byte", "xs:short", "xs:int", "xs:long"}};
    switch (kind.shape) {
        case shape::boolean: return "xs:boolean";
        case shape::integer:
        case shape::identifier: {
            std::size_t const at = kind.bytes == 8 ? 3U : kind.bytes / 2U;
            return names[kind.is_signed ? 1 : 0][at];
        }
        case shape::decimal: return "xs:decimal";
        case shape::instant: return "xs:dateTime";
        case shape::date: return "xs:date";
        default: return "xs:string";
    }
}

// "urn:treaty:outbound:1", as wire/soap/format.hpp writes it.
inline std::string namespace_of(service_row const& service) {
    std::string text = "urn:treaty:";
    return text.append(service.name).append(":").append(std::to_string(service.version.major));
}

struct schema_element {
    std::string name;
    reflect::type const* kind;  // null: of any type
};

struct schema_type {
    std::string name;
    reflect::type const* kind;
};

// Types by name. The first type to claim a name has it; a later one of the same name is called
// after the operation that brings it, so that an operation added at the end of a service changes no
// name.
class type_names {
public:
    // `lists`: lists and maps have names too.
    explicit type_names(bool lists) : lists_(lists) {}

    // In order of first use.
    [[nodiscard]] std::vector<schema_type> const& types() const noexcept { return types_; }
    // Empty if the type has none.
    [[nodiscard]] std::string_view name_of(reflect::type const& kind) const {
        for (schema_type const& one : types_)
            if (one.kind == &kind) return one.name;
        return {};
    }

    // A name that no type gets: this one, or another if it is taken.
    std::string reserve(std::string name, std::string_view prefix = {}) {
        reserved_.push_back(fresh_name(std::move(name), prefix));
        return reserved_.back();
    }
    // A name for a type that has none yet; another one if it is taken, which begins with `prefix`.
    void claim(std::string name, std::string_view prefix, reflect::type const& kind) {
        if (name_of(kind).empty()) types_.push_back({fresh_name(std::move(name), prefix), &kind});
    }
    // Names all that the members of a struct are made of.
    void collect_members(reflect::type const& kind, std::string_view operation) {
        for (reflect::member const& one : kind.members) collect(*one.kind, operation);
    }

    static std::string in_pascal_case(std::string_view name) {
        std::string made;
        bool raise = true;
        for (char const c : name) {
            if (c != '_') made.push_back(raise && c >= 'a' && c <= 'z' ? raised(c) : c);
            raise = c == '_';
        }
        return made;
    }

private:
    void collect(reflect::type const& kind, std::string_view operation) {
        if (kind.element != nullptr) collect(*kind.element, operation);
        if (kind.key != nullptr) collect(*kind.key, operation);
        if (!name_of(kind).empty()) return;
        std::string name = own_name(kind);
        if (name.empty()) return;
        claim(std::move(name), operation, kind);
        collect_members(kind, operation);
    }

    // Empty: a type without a name.
    [[nodiscard]] std::string own_name(reflect::type const& kind) const {
        using reflect::shape;
        if (kind.shape != shape::list && kind.shape != shape::map) return in_pascal_case(kind.name);
        if (!lists_) return {};
        return held_name(*kind.element) + (kind.shape == shape::list ? "List" : "Map");
    }
    [[nodiscard]] std::string held_name(reflect::type const& kind) const {
        if (kind.shape == reflect::shape::optional) return held_name(*kind.element);
        if (std::string_view const known = name_of(kind); !known.empty()) return std::string{known};
        return in_pascal_case(base_of(kind).substr(3));
    }

    [[nodiscard]] bool is_taken(std::string_view name) const {
        return std::find(reserved_.begin(), reserved_.end(), name) != reserved_.end() ||
               std::any_of(types_.begin(), types_.end(),
                           [&](schema_type const& one) { return one.name == name; });
    }
    [[nodiscard]] std::string fresh_name(std::string made, std::string_view prefix) const {
        if (!is_taken(made)) return made;
        made.insert(0, prefix);
        std::string const base = made;
        for (int i = 2; is_taken(made); ++i) made = base + std::to_string(i);
        return made;
    }
    static char raised(char c) noexcept { return static_cast<char>(c - 'a' + 'A'); }

    bool lists_;
    std::vector<schema_type> types_;
    std::vector<std::string> reserved_;
};

// What XML Schema has of a service: the elements of requests, responses and faults, each name once,
// in order of the operations, and the types that have a name of their own.
class schema_parts {
public:
    explicit schema_parts(service_row const& service) {
        for (operation_row const& one : service.operations) {
            add_element(std::string{one.name}, *one.request.type);
            add_element(std::string{one.name} + "Response", *one.response.type);
            for (fault_kind const* fault : one.faults)
                add_element(std::string{fault->name}, *fault->type);
            names_.collect_members(*one.request.type, one.name);
            names_.collect_members(*one.response.type, one.name);
            for (fault_kind const* fault : one.faults)
                names_.collect_members(*fault->type, one.name);
        }
    }

    [[nodiscard]] std::vector<schema_element> const& elements() const noexcept { return elements_; }
    [[nodiscard]] std::vector<schema_type> const& types() const noexcept { return names_.types(); }
    [[nodiscard]] std::string_view name_of(reflect::type const& kind) const {
        return names_.name_of(kind);
    }

private:
    void add_element(std::string name, reflect::type const& kind) {
        for (schema_element& one : elements_) {
            if (one.name != name) continue;
            if (one.kind != &kind) one.kind = nullptr;
            return;
        }
        elements_.push_back({std::move(name), &kind});
    }

    std::vector<schema_element> elements_;
    type_names names_{true};
};

// Both append an element <xs:schema>, whose prefixes are xs and tns.
void append_schema(xml_lines& to, service_row const& service, schema_parts const& parts);
void append_problems_schema(xml_lines& to);

}  // namespace treaty::document::detail
