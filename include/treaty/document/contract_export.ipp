// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/contract_export.hpp>
#include <treaty/document/detail/exported.hpp>
#include <treaty/document/detail/imported.hpp>
#include <treaty/wire/json/indented.hpp>
#include <treaty/wire/json/reader.hpp>
#include <treaty/wire/json/writer.hpp>

#include <vector>

namespace treaty::document {
namespace detail {

inline constexpr std::size_t exported_columns = 100;

// Fills the flat list of types.
class exporting {
public:
    explicit exporting(exported_service& into) : into_(into) {}

    // The name under which the type stands in the list; it is put there if it is not.
    std::string name_of(reflect::type const& kind, std::string wanted = {}) {
        for (auto const& [there, name] : named_)
            if (there == &kind) return name;
        exported_type made = described(kind);
        std::string name = wanted.empty() ? words_of(kind, made) : std::move(wanted);
        bool const is_built_in =
            kind.name.empty() && kind.members.empty() && kind.enumerators.empty();
        std::string const first = name;
        for (int i = 2; !is_built_in && into_.types.contains(name); ++i)
            name = first + " " + std::to_string(i);
        named_.emplace_back(&kind, name);
        exported_type& row = into_.types[name] = std::move(made);
        for (reflect::member const& one : kind.members) {
            bool const optional = one.kind->shape == reflect::shape::optional;
            std::string type = name_of(optional ? *one.kind->element : *one.kind);
            row.members.push_back({std::string{one.wire_name}, std::move(type), {}});
            if (optional) row.members.back().optional = true;
        }
        return name;
    }

private:
    using shape = reflect::shape;

    static exported_shape shape_of(shape kind) { return static_cast<exported_shape>(kind); }

    // All but the members.
    exported_type described(reflect::type const& kind) {
        exported_type made{};
        made.shape = shape_of(kind.shape);
        if (!kind.name.empty()) made.name = kind.name;
        if (kind.shape == shape::integer || kind.shape == shape::identifier) {
            made.bytes = kind.bytes;
            made.is_signed = kind.is_signed;
        }
        if (kind.shape == shape::decimal) {
            made.digits = static_cast<std::uint8_t>(kind.digits);
            made.places = static_cast<std::uint8_t>(kind.places);
        }
        if (kind.least != 0) made.least = kind.least;
        if (kind.most != 0) made.most = kind.most;
        if (kind.secret) made.secret = true;
        for (reflect::enumerator const& one : kind.enumerators)
            made.values.emplace_back(one.wire_name);
        if (kind.key != nullptr) made.key = name_of(*kind.key);
        if (kind.element != nullptr) made.element = name_of(*kind.element);
        return made;
    }

    // Of a type without a name of its own, what it is; so equal ones are one.
    static std::string words_of(reflect::type const& kind, exported_type const& made) {
        if (!kind.name.empty()) return std::string{kind.name};
        std::string const bits = std::to_string(8 * kind.bytes);
        std::string const range =
            std::to_string(kind.least) + ".." + (kind.most == 0 ? "" : std::to_string(kind.most));
        switch (kind.shape) {
            case shape::boolean: return "boolean";
            case shape::instant: return "instant";
            case shape::date: return "date";
            case shape::integer: return (kind.is_signed ? "integer " : "unsigned ") + bits;
            case shape::identifier: return "identifier " + bits;
            case shape::decimal:
                return "decimal " + std::to_string(kind.digits) + "." + std::to_string(kind.places);
            case shape::text: return (kind.secret ? "secret " : "text ") + range;
            case shape::list: return "list " + range + " of " + *made.element;
            case shape::map: return "map of " + *made.key + " to " + *made.element;
            case shape::enumeration: return "enumeration";
            case shape::optional:
            case shape::structure: return "structure";
        }
        return "structure";
    }

    exported_service& into_;
    std::vector<std::pair<reflect::type const*, std::string>> named_;
};

inline exported_operation exported(exporting& types, operation_row const& one) {
    std::string const name{one.name};
    exported_operation made{};
    made.name = name;
    if (!one.summary.empty()) made.summary = one.summary;
    made.safety = static_cast<exported_safety>(one.safety);
    if (!one.streamed.empty()) made.streamed = one.streamed;
    made.request = types.name_of(*one.request.type, name + ".request");
    made.response = types.name_of(*one.response.type, name + ".response");
    for (fault_kind const* fault : one.faults)
        made.faults.push_back({std::string{fault->name}, std::string{fault->title},
                               static_cast<exported_nature>(fault->nature),
                               types.name_of(*fault->type)});
    return made;
}

}  // namespace detail

TREATY_INLINE std::string contract_export(service_row const& service) {
    detail::exported_service made{detail::exported_format,
                                  std::string{service.name},
                                  {service.version.major, service.version.minor},
                                  static_cast<detail::exported_viewpoint>(service.viewpoint),
                                  {},
                                  {}};
    detail::exporting types{made};
    for (operation_row const& one : service.operations)
        made.operations.push_back(detail::exported(types, one));
    std::string text;
    json::write_to(text, reflect::type_of<detail::exported_service>, &made);
    return json::indented(text, detail::exported_columns).append("\n");
}

TREATY_INLINE std::expected<exported_contract, problem_list> read_contract_export(
    std::string_view document) {
    auto const held = std::make_shared<detail::imported>();
    problem_list problems;
    if (!json::read(reflect::type_of<detail::exported_service>, &held->text, document, {},
                    problems) ||
        !held->build(problems))
        return std::unexpected{std::move(problems)};
    return exported_contract{held, held->table};
}

}  // namespace treaty::document
