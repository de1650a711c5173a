// SPDX-License-Identifier: BSL-1.0
// The types of services as JSON Schema (2020-12), for a schema by itself and inside an OpenAPI
// document: all that has a name of its own is one definition, which the others refer to.
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/document/detail/json_lines.hpp>
#include <treaty/document/detail/schema.hpp>
#include <treaty/service/failure_view.hpp>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::document::detail {

inline constexpr std::string_view problem_schema = "Problem";
inline constexpr std::string_view problem_item_schema = "ProblemItem";

// Messages and faults first, so that these have the names that people look for; then what they are
// made of.
class json_names {
public:
    explicit json_names(std::span<service_row const> services) : names_(false) {
        for (std::string_view const one : {problem_schema, problem_item_schema})
            names_.reserve(std::string{one});
        for (service_row const& service : services) claim_messages(service);
        for (service_row const& service : services)
            for (operation_row const& one : service.operations) {
                names_.collect_members(*one.request.type, one.name);
                names_.collect_members(*one.response.type, one.name);
                collect_secrets(*one.response.type);
                for (fault_kind const* fault : one.faults) {
                    names_.collect_members(*fault->type, one.name);
                    collect_secrets(*fault->type);
                }
            }
    }

    [[nodiscard]] std::vector<schema_type> const& types() const noexcept { return names_.types(); }
    [[nodiscard]] std::string name_of(reflect::type const& kind) const {
        return std::string{names_.name_of(kind)};
    }
    struct fault_name {
        fault_kind const* kind;
        std::string document;  // that it travels in
    };
    // Each once, in order of the operations.
    [[nodiscard]] std::vector<fault_name> const& faults() const noexcept { return faults_; }
    [[nodiscard]] std::string document_of(fault_kind const& fault) const {
        for (fault_name const& one : faults_)
            if (one.kind == &fault) return one.document;
        return {};
    }
    // A secret that a server never sends.
    [[nodiscard]] bool only_asked(reflect::type const& secret) const {
        return std::find(answered_.begin(), answered_.end(), &secret) == answered_.end();
    }
    struct note_name {
        operation_row const* operation;
        std::string name;
    };
    // What the lines of streams are answered with.
    [[nodiscard]] std::vector<note_name> const& notes() const noexcept { return notes_; }
    [[nodiscard]] std::string note_of(operation_row const& operation) const {
        for (note_name const& one : notes_)
            if (one.operation == &operation) return one.name;
        return {};
    }

private:
    void claim_messages(service_row const& service) {
        std::string const prefix = type_names::in_pascal_case(service.name);
        for (operation_row const& one : service.operations) {
            std::string const name{one.name};
            names_.claim(name + "Request", prefix, *one.request.type);
            names_.claim(name + "Response", prefix, *one.response.type);
            if (streamed_record(one) != nullptr)
                notes_.push_back({&one, names_.reserve(name + "Note", prefix)});
            for (fault_kind const* fault : one.faults) {
                if (!document_of(*fault).empty()) continue;
                names_.claim(std::string{fault->name}, one.name, *fault->type);
                faults_.push_back(
                    {fault, names_.reserve(name_of(*fault->type) + "Problem", one.name)});
            }
        }
    }

    void collect_secrets(reflect::type const& kind) {
        if (kind.secret && only_asked(kind)) answered_.push_back(&kind);
        if (kind.element != nullptr) collect_secrets(*kind.element);
        for (reflect::member const& one : kind.members) collect_secrets(*one.kind);
    }

    type_names names_;
    std::vector<reflect::type const*> answered_;  // secrets in responses and faults
    std::vector<fault_name> faults_;
    std::vector<note_name> notes_;
};

class json_types {
public:
    // `place`: of the definitions within the document, "#/$defs/".
    json_types(json_lines& to, json_names const& names, std::string_view place)
        : to_(to),
          names_(names),
          place_(place) {}

    // All of them, as members of an object that is open.
    void definitions() {
        for (schema_type const& one : names_.types()) {
            to_.open(one.name);
            spelled_out(*one.kind);
            to_.close();
        }
        for (json_names::fault_name const& one : names_.faults()) fault_document(one);
        for (json_names::note_name const& one : names_.notes()) stream_note(one);
        problem_document();
        problem_item();
    }

    void refer(std::string_view name) { to_.text("$ref", place_ + std::string{name}); }
    [[nodiscard]] std::string place_of(std::string_view name) const {
        return place_ + std::string{name};
    }

private:
    using shape = reflect::shape;
    using type = reflect::type;

    void schema(std::string_view name, type const& kind) {
        to_.open(name);
        inside(kind);
        to_.close();
    }
    void inside(type const& kind) {
        if (kind.shape == shape::optional) return inside(*kind.element);
        if (std::string const known = names_.name_of(kind); !known.empty()) return refer(known);
        spelled_out(kind);
    }

    void spelled_out(type const& kind) {
        switch (kind.shape) {
            case shape::boolean: to_.text("type", "boolean"); break;
            case shape::integer:
                to_.text("type", "integer");
                whole_number(kind);
                break;
            case shape::identifier: identifier(kind); break;
            case shape::decimal: decimal_number(kind); break;
            case shape::text: text(kind); break;
            case shape::instant: text_of("date-time"); break;
            case shape::date: text_of("date"); break;
            case shape::enumeration: enumeration(kind); break;
            case shape::optional: inside(*kind.element); break;
            case shape::list: list(kind); break;
            case shape::map: map(kind); break;
            case shape::structure: structure(kind); break;
        }
        if (!kind.secret) return;
        if (kind.shape == shape::text) to_.text("format", "password");
        to_.flag("x-treaty-secret", true);
        if (names_.only_asked(kind)) to_.flag("writeOnly", true);
    }

    void text_of(std::string_view format) {
        to_.text("type", "string");
        to_.text("format", format);
    }
    void whole_number(type const& kind) {
        std::uint64_t const ones = ~std::uint64_t{0} >> (64U - 8U * kind.bytes);
        std::string const high = std::to_string(kind.is_signed ? ones >> 1U : ones);
        // As text: the least number of 64 bits has no positive one.
        std::string low = "0";
        if (kind.is_signed) low = "-" + std::to_string((ones >> 1U) + 1);
        to_.raw("minimum", low);
        to_.raw("maximum", high);
        to_.text("format", std::string{kind.is_signed ? "int" : "uint"}.append(
                               std::to_string(8 * kind.bytes)));
    }
    // Of 64 bits: written as text, since doubles hold no more than 53; read as either.
    void identifier(type const& kind) {
        if (kind.bytes != 8) {
            to_.text("type", "integer");
            return whole_number(kind);
        }
        to_.open_list("type");
        to_.item("string");
        to_.item("integer");
        to_.close_list();
        to_.text("pattern", kind.is_signed ? "^-?(0|[1-9][0-9]{0,18})$" : "^(0|[1-9][0-9]{0,19})$");
        whole_number(kind);
        to_.text("description", "Always written as text, read as text or number.");
    }
    // `multipleOf` is left out: whoever computes it in binary refuses what is right.
    void decimal_number(type const& kind) {
        to_.text("type", "number");
        int const whole = kind.digits - kind.places;
        if (kind.digits > decimal::digits_max)
            return to_.text("description", "A decimal number; every digit counts.");
        std::string most(static_cast<std::size_t>(whole), '9');
        if (whole == 0) most = "0";
        if (kind.places != 0) most.append(".").append(static_cast<std::size_t>(kind.places), '9');
        to_.raw("minimum", "-" + most);
        to_.raw("maximum", most);
        to_.number("x-treaty-places", static_cast<std::uint64_t>(kind.places));
        to_.text("description",
                 "A decimal number with at most " + std::to_string(kind.places) +
                     " digits after the point; every digit counts, and none is rounded away.");
    }
    // Limits are in bytes of UTF-8, and a schema counts characters, of 1 to 4 bytes.
    void text(type const& kind) {
        to_.text("type", "string");
        if (kind.least != 0) to_.number("minLength", (kind.least + 3) / 4);
        if (kind.most != 0) to_.number("maxLength", kind.most);
        if (kind.least > 1) to_.number("x-treaty-bytes-min", kind.least);
        if (kind.most != 0) to_.number("x-treaty-bytes-max", kind.most);
    }
    void enumeration(type const& kind) {
        to_.text("type", "string");
        to_.open_list("enum");
        for (reflect::enumerator const& one : kind.enumerators) to_.item(one.wire_name);
        to_.close_list();
    }
    void list(type const& kind) {
        to_.text("type", "array");
        schema("items", *kind.element);
        if (kind.least != 0) to_.number("minItems", kind.least);
        if (kind.most != 0) to_.number("maxItems", kind.most);
    }
    void map(type const& kind) {
        to_.text("type", "object");
        if (kind.key != nullptr) schema("propertyNames", *kind.key);
        schema("additionalProperties", *kind.element);
        if (kind.least != 0) to_.number("minProperties", kind.least);
        if (kind.most != 0) to_.number("maxProperties", kind.most);
    }

    void structure(type const& kind) {
        to_.text("type", "object");
        if (kind.members.empty()) return;
        to_.open("properties");
        for (reflect::member const& one : kind.members) {
            to_.open(one.wire_name);
            inside(*one.kind);
            // What is left out is an empty one.
            if (!one.required && one.kind->shape == shape::list) to_.raw("default", "[]");
            if (!one.required && one.kind->shape == shape::map) to_.raw("default", "{}");
            to_.close();
        }
        to_.close();
        bool any = false;
        for (reflect::member const& one : kind.members) any = any || one.required;
        if (!any) return;
        to_.open_list("required");
        for (reflect::member const& one : kind.members)
            if (one.required) to_.item(one.wire_name);
        to_.close_list();
    }

    void required(std::initializer_list<std::string_view> names) {
        to_.open_list("required");
        for (std::string_view const one : names) to_.item(one);
        to_.close_list();
    }
    void constant(std::string_view name, std::string_view value) {
        to_.open(name);
        to_.text("type", "string");
        to_.text("const", value);
        to_.close();
    }
    void plain(std::string_view name, std::string_view basic, std::string_view words) {
        to_.open(name);
        to_.text("type", basic);
        to_.text("description", words);
        to_.close();
    }

    void fault_document(json_names::fault_name const& named) {
        fault_kind const& one = *named.kind;
        to_.open(named.document);
        to_.text("description", one.title);
        to_.text("type", "object");
        to_.open("properties");
        constant("type", std::string{"urn:treaty:fault:"}.append(one.name));
        plain("title", "string", "For people.");
        to_.open("status");
        to_.text("type", "integer");
        to_.number("const", static_cast<std::uint64_t>(treaty::detail::status_of(one.nature)));
        to_.close();
        schema("fault", *one.type);
        to_.close();
        required({"type", "title", "status", "fault"});
        to_.close();
    }

    void problem_document() {
        to_.open(problem_schema);
        to_.text("description",
                 "A failure that is the same for every operation (RFC 9457). The first of its "
                 "problems decides type and status.");
        to_.text("type", "object");
        to_.open("properties");
        to_.open("type");
        to_.text("type", "string");
        to_.open_list("enum");
        for (auto const& one : names_of_problems("urn:treaty:problem:")) to_.item(one);
        to_.item("urn:treaty:unknown-outcome");
        to_.item("about:blank");
        to_.close_list();
        to_.close();
        plain("title", "string", "For people.");
        plain("status", "integer", "As in the answer's first line.");
        plain("detail", "string", "All problems as text, one a line.");
        to_.open("problems");
        to_.text("type", "array");
        to_.open("items");
        refer(problem_item_schema);
        to_.close();
        to_.close();
        to_.close();
        required({"type", "title", "status"});
        to_.close();
    }
    void problem_item() {
        to_.open(problem_item_schema);
        to_.text("type", "object");
        to_.open("properties");
        to_.open("kind");
        to_.text("type", "string");
        to_.open_list("enum");
        for (auto const& one : names_of_problems()) to_.item(one);
        to_.close_list();
        to_.close();
        plain("pointer", "string", "Where: a JSON Pointer, empty for the whole message.");
        plain("position", "integer", "Where: the byte in the message, counted from 0.");
        plain("expected", "string", "What would have been right.");
        plain("found", "string", "What stood there, shortened; never a secret.");
        to_.close();
        required({"kind"});
        to_.close();
    }

    // As wire/json/stream.hpp writes it: the integers of the response are added up, and an item of
    // its list of structs that begin with an integer says why a record was refused.
    void stream_note(json_names::note_name const& named) {
        operation_row const& one = *named.operation;
        to_.open(named.name);
        to_.text("description", "One line of the answer to a stream.");
        to_.text("type", "object");
        to_.open("properties");
        plain("position", "integer",
              "All lines before it are done with; with `refused`, and with `problem` but without "
              "`complete`, the line itself. Counted from 0.");
        for (reflect::member const& each : one.response.type->members)
            if (each.kind->shape == shape::integer)
                plain(each.wire_name, "integer", "The sum since the stream began.");
        for (reflect::member const& each : one.response.type->members)
            if (is_refusals(*each.kind)) refusal(*each.kind->element);
        to_.open("problem");
        to_.text("description", "Why a line is no record, or why the stream ended here.");
        to_.open_list("anyOf");
        refer_item(problem_schema);
        for (fault_kind const* fault : one.faults) refer_item(names_.document_of(*fault));
        to_.close_list();
        to_.close();
        plain("complete", "boolean", "On the last line: whether the stream came to its end.");
        to_.close();
        required({"position"});
        to_.close();
    }
    static bool is_refusals(type const& kind) {
        return kind.shape == shape::list && kind.element->shape == shape::structure &&
               !kind.element->members.empty() &&
               kind.element->members.front().kind->shape == shape::integer;
    }
    void refusal(type const& kind) {
        to_.open("refused");
        to_.text("type", "object");
        to_.open("properties");
        for (reflect::member const& one : kind.members.subspan(1)) schema(one.wire_name, *one.kind);
        to_.close();
        to_.close();
    }
    void refer_item(std::string_view name) {
        to_.open();
        refer(name);
        to_.close();
    }

    json_lines& to_;
    json_names const& names_;
    std::string place_;
};

}  // namespace treaty::document::detail
