// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/detail/openapi_components.hpp>
#include <treaty/document/openapi.hpp>
#include <treaty/reflect/any_value.hpp>
#include <treaty/wire/json/indented.hpp>
#include <treaty/wire/json/writer.hpp>

#include <algorithm>
#include <vector>

namespace treaty::document {
namespace detail {

class openapi_writer {
public:
    openapi_writer(json_lines& to, std::span<service_row const> services,
                   openapi_options const& options)
        : to_(to),
          services_(services),
          options_(options),
          names_(services) {}

    void write() {
        to_.open();
        to_.text("openapi", "3.1.0");
        info();
        to_.open_list("servers");
        to_.open();
        to_.text("url", options_.address);
        to_.close();
        to_.close_list();
        to_.open_list("security");  // who calls is established elsewhere
        to_.close_list();
        tags();
        to_.open("paths");
        for (service_row const& service : services_)
            for (operation_row const& one : service.operations) path(one);
        to_.close();
        openapi_components{to_, services_, types_, options_.examples != nullptr}.write();
        to_.close();
    }

private:
    [[nodiscard]] static std::string version_of(service_row const& one) {
        return std::to_string(one.version.major) + "." + std::to_string(one.version.minor);
    }
    void info() {
        std::string title, versions;
        bool same = true;
        for (service_row const& one : services_) {
            title.append(title.empty() ? "" : ", ").append(one.name);
            same = same && one.version == services_.front().version;
            versions.append(versions.empty() ? "" : ", ").append(one.name).append(" ");
            versions.append(version_of(one));
        }
        to_.open("info");
        to_.text("title", title);
        to_.text("version", same && !services_.empty() ? version_of(services_.front()) : versions);
        to_.text("description",
                 "Each operation is called with POST and answered with 200, with a declared fault, "
                 "or with a problem, both as application/problem+json. Members that a type does "
                 "not have are ignored; `null` and members named twice are refused. Limits of "
                 "text are in bytes of UTF-8 (`x-treaty-bytes-max`). Integers have neither point "
                 "nor exponent.");
        to_.close();
    }
    void tags() {
        to_.open_list("tags");
        for (service_row const& one : services_) {
            to_.open();
            to_.text("name", one.name);
            to_.text("description", "Version " + version_of(one) + ", " +
                                        (one.viewpoint == viewpoint::outbound
                                             ? "called by us on the other side."
                                             : "called by the other side on us."));
            to_.close();
        }
        to_.close_list();
    }

    // The first operation of a name has it as its identity.
    [[nodiscard]] std::string identity_of(operation_row const& wanted) const {
        for (service_row const& service : services_)
            for (operation_row const& one : service.operations) {
                if (&one == &wanted) return std::string{one.name};
                if (one.name == wanted.name)
                    return std::string{wanted.service}.append(".").append(wanted.name);
            }
        return {};
    }

    void path(operation_row const& one) {
        to_.open(std::string{"/"}.append(one.service).append("/").append(one.name));
        to_.open("post");
        to_.open_list("tags");
        to_.item(one.service);
        to_.close_list();
        to_.text("operationId", identity_of(one));
        if (!one.summary.empty()) to_.text("summary", one.summary);
        to_.text("description", what_repeats_do(one.safety));
        to_.text("x-treaty-safety", name_of(one.safety));
        to_.open_list("parameters");
        if (one.safety == safety::needs_key) reference_item("parameters", "IdempotencyKey");
        reference_item("parameters", "Deadline");
        reference_item("parameters", "TraceParent");
        if (streamed_record(one) != nullptr) reference_item("parameters", "StreamFrom");
        to_.close_list();
        request_body(one);
        responses(one);
        to_.close();
        to_.close();
    }

    void request_body(operation_row const& one) {
        to_.open("requestBody");
        to_.flag("required", true);
        to_.open("content");
        to_.open("application/json");
        schema_of(*one.request.type);
        example(one, "request", one.request);
        to_.close();
        if (streamed_record(one) != nullptr)
            lines("A stream: one record a line, in the form of `x-treaty-line`, without an end.",
                  types_.place_of(names_.name_of(*streamed_record(one))));
        to_.close();
        to_.close();
    }
    // OpenAPI 3.1 has no word for the lines of a body.
    void lines(std::string_view words, std::string_view place) {
        to_.open("application/x-ndjson");
        to_.open("schema");
        to_.text("type", "string");
        to_.text("description", words);
        to_.close();
        to_.open("x-treaty-line");
        to_.text("$ref", place);
        to_.close();
        to_.close();
    }

    void responses(operation_row const& one) {
        to_.open("responses");
        to_.open("200");
        to_.text("description", streamed_record(one) == nullptr
                                    ? "It was done."
                                    : "It was done. To a stream: notes, one a line, that begin "
                                      "while the body still arrives.");
        to_.open("content");
        to_.open("application/json");
        schema_of(*one.response.type);
        example(one, "response", one.response);
        to_.close();
        if (streamed_record(one) != nullptr)
            lines("One note a line, in the form of `x-treaty-line`.",
                  types_.place_of(names_.note_of(one)));
        to_.close();
        to_.close();
        // In order of the statuses: those of its own and those of all.
        std::vector<shared_answer> all(std::begin(shared_answers), std::end(shared_answers));
        for (shared_answer const& each : keyed_answers)
            if (one.safety == safety::needs_key || has_fault(one, each.status)) all.push_back(each);
        std::sort(all.begin(), all.end(), [](shared_answer const& a, shared_answer const& b) {
            return a.status < b.status;
        });
        for (shared_answer const& each : all) answer(one, each);
        reference("default", "responses", "Refused");
        to_.close();
    }
    static std::string number_of(status value) {
        return std::to_string(static_cast<unsigned>(value));
    }

    void answer(operation_row const& one, shared_answer const& shared) {
        if (!has_fault(one, shared.status))
            return reference(number_of(shared.status), "responses", shared.name);
        std::vector<fault_kind const*> faults;
        std::string words;
        for (fault_kind const* fault : one.faults) {
            if (treaty::detail::status_of(fault->nature) != shared.status) continue;
            faults.push_back(fault);
            words.append(words.empty() ? "" : " ").append(fault->name).append(": ");
            words.append(fault->title);
        }
        bool const may_be_problem =
            shared.status == status::not_found || one.safety == safety::needs_key;
        to_.open(number_of(shared.status));
        to_.text("description", words);
        to_.open("content");
        to_.open(transport::own_media_type);
        to_.open("schema");
        either(faults, may_be_problem);
        to_.close();
        fault_examples(one, faults);
        to_.close();
        to_.close();
        to_.close();
    }
    // One of these documents; its `type` says which: that of a fault is a constant, that of
    // problems one of a list. Where a problem may come too, many types are one schema, and
    // generators of code that meet those in a mapping take the first for the only one.
    void either(std::vector<fault_kind const*> const& faults, bool or_problem) {
        to_.open_list("oneOf");
        for (fault_kind const* one : faults) reference_item("schemas", names_.document_of(*one));
        if (or_problem) reference_item("schemas", problem_schema);
        to_.close_list();
        if (or_problem) return;
        to_.open("discriminator");
        to_.text("propertyName", "type");
        to_.open("mapping");
        for (fault_kind const* one : faults)
            to_.text(std::string{"urn:treaty:fault:"}.append(one->name),
                     types_.place_of(names_.document_of(*one)));
        to_.close();
        to_.close();
    }

    // Null if there are no examples.
    reflect::any_value drawn(operation_row const& one, std::string_view role,
                             reflect::value_kind const& kind) const {
        reflect::any_value value{kind};
        std::string about{one.service};
        about.append("/").append(one.name).append("/").append(role);
        options_.examples(about, *kind.type, value.get());
        return value;
    }
    void example(operation_row const& one, std::string_view role, reflect::value_kind const& kind) {
        if (!options_.examples) return;
        std::string text;
        json::write_to(text, *kind.type, drawn(one, role, kind).get());
        to_.raw("example", text);
    }
    void fault_examples(operation_row const& one, std::vector<fault_kind const*> const& faults) {
        if (!options_.examples) return;
        to_.open("examples");
        for (fault_kind const* fault : faults) {
            auto const value = drawn(one, fault->name, *fault);
            to_.open(fault->name);
            failure_example(to_, view_of(fault_view{fault, value.get()}));
            to_.close();
        }
        to_.close();
    }

    void schema_of(reflect::type const& kind) {
        to_.open("schema");
        types_.refer(names_.name_of(kind));
        to_.close();
    }
    static std::string component(std::string_view folder, std::string_view name) {
        return std::string{"#/components/"}.append(folder).append("/").append(name);
    }
    void reference(std::string_view name, std::string_view folder, std::string_view to) {
        to_.open(name);
        to_.text("$ref", component(folder, to));
        to_.close();
    }
    void reference_item(std::string_view folder, std::string_view to) {
        to_.open();
        to_.text("$ref", component(folder, to));
        to_.close();
    }

    json_lines& to_;
    std::span<service_row const> services_;
    openapi_options const& options_;
    json_names names_;
    json_types types_{to_, names_, "#/components/schemas/"};
};

}  // namespace detail

TREATY_INLINE std::string openapi(std::span<service_row const> services,
                                  openapi_options const& options) {
    std::string out;
    detail::json_lines to{out};
    detail::openapi_writer{to, services, options}.write();
    return json::indented(out).append("\n");
}

TREATY_INLINE std::string openapi(service_row const& service, openapi_options const& options) {
    return openapi(std::span{&service, 1}, options);
}

}  // namespace treaty::document
