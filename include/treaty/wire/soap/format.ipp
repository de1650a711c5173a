// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/reflect/type.hpp>
#include <treaty/wire/soap/envelope.hpp>
#include <treaty/wire/soap/fault.hpp>
#include <treaty/wire/soap/format.hpp>
#include <treaty/wire/soap/frame.hpp>
#include <treaty/wire/xml/plain.hpp>
#include <treaty/wire/xml/writer.hpp>

namespace treaty::soap {
namespace detail {

inline constexpr std::string_view value_namespace = "urn:treaty:value";
inline constexpr std::string_view value_element = "value";

inline void write_element(std::string& out, std::string_view name, std::string_view space,
                          reflect::type const& kind, void const* from) {
    out.append("<").append(name).append(" xmlns=\"");
    xml::append_attribute_value(out, space);
    out.append("\">");
    xml::append_plain(out, kind, from);
    out.append("</").append(name).append(">");
}

}  // namespace detail

TREATY_INLINE std::string namespace_of(wire::operation_name const& operation) {
    if (operation.service.empty()) return std::string{detail::value_namespace};
    std::string text = "urn:treaty:";
    text.append(operation.service).append(":").append(std::to_string(operation.version));
    return text;
}

// The element in the body of an envelope that is open, and the rest of the envelope.
TREATY_INLINE bool soap_format::read_element(envelope_reader& in, std::string_view name,
                                             std::string_view space, reflect::type const& kind,
                                             void* into) const {
    xml::name const found = in.in().name();
    if (found.local != name || found.space != space) {
        std::string expected = "an element " + std::string{name};
        in.in().report(
            problem_kind::wrong_type, in.element(), in.in().position(),
            expected.append(" of the namespace ").append(space),
            std::string{found.local} + (found.local == name ? " of another namespace" : ""));
        return false;
    }
    return xml::read_plain(in.in(), kind, into, space, in.element(), hot_) && in.close();
}

TREATY_INLINE bool soap_format::read(reflect::type const& kind, void* into, std::string_view bytes,
                                     message_limits const& limits, problem_list& problems) const {
    envelope_reader in{bytes, limits, problems};
    return in.open() &&
           read_element(in, detail::value_element, detail::value_namespace, kind, into) &&
           problems.empty();
}

TREATY_INLINE void soap_format::write(reflect::type const& kind, void const* from,
                                      std::string& out) const {
    open_envelope(out, version::soap_1_1);
    detail::write_element(out, detail::value_element, detail::value_namespace, kind, from);
    close_envelope(out);
}

TREATY_INLINE void soap_format::write_failure(wire::failure_view const& what,
                                              std::string& out) const {
    write_fault(out, {}, detail::value_namespace, what);
}

TREATY_INLINE bool soap_format::read_failure(std::string_view bytes, message_limits const& limits,
                                             wire::failure_message& into) const {
    problem_list problems;
    envelope_reader in{bytes, limits, problems};
    return in.open() && in.in().name().local == "Fault" &&
           soap::read_fault(in, detail::value_namespace, into) && in.close();
}

TREATY_INLINE bool soap_format::read_fault(reflect::type const& kind, void* into,
                                           std::string_view bytes, message_limits const& limits,
                                           problem_list& problems) const {
    envelope_reader in{bytes, limits, problems};
    return in.open() && read_fault_content(in, detail::value_namespace, kind, into) &&
           problems.empty();
}

TREATY_INLINE bool soap_format::accepts(std::string_view sent) const noexcept {
    return is_soap(sent);
}

TREATY_INLINE bool soap_format::routes(std::string_view path) const noexcept {
    for (std::string const& one : options_.services)
        if (path.size() == one.size() + 1 && path.front() == '/' && path.substr(1) == one)
            return true;
    return false;
}

TREATY_INLINE bool soap_format::route(wire::call& now, std::string_view path,
                                      std::string_view bytes, message_limits const& limits,
                                      problem_list& problems) const {
    envelope_reader in{bytes, limits, problems};
    bool const open = in.open();
    if (open) now.operation = {path.substr(1), in.in().name().local};
    keep(now, in.head());
    return open && admit(head_of(now), options_.authenticate, now, problems);
}

// Who may not call learns nothing of the contract, so that is asked first.
TREATY_INLINE bool soap_format::read_request(wire::call& now, reflect::type const& kind, void* into,
                                             std::string_view bytes, message_limits const& limits,
                                             problem_list& problems) const {
    envelope_reader in{bytes, limits, problems};
    bool const open = in.open();
    bool const known = now.kept != nullptr;
    if (!known) keep(now, in.head());
    bool const whole =
        open && (known || admit(head_of(now), options_.authenticate, now, problems)) &&
        read_element(in, now.operation.operation, namespace_of(now.operation), kind, into);
    return whole && problems.empty();
}

TREATY_INLINE void soap_format::write_response(wire::call const& now, reflect::type const& kind,
                                               void const* from,
                                               wire::outgoing_answer& answer) const {
    version const which = head_of(now).version;
    answer.media_type = media_type_of(which);
    open_envelope(answer.body, which);
    detail::write_element(answer.body, std::string{now.operation.operation} + "Response",
                          namespace_of(now.operation), kind, from);
    close_envelope(answer.body);
}

TREATY_INLINE void soap_format::write_failure(wire::call const& now, wire::failure_view const& what,
                                              wire::outgoing_answer& answer) const {
    envelope_head const& head = head_of(now);
    answer.media_type = media_type_of(head.version);
    answer.status = write_fault(answer.body, head, namespace_of(now.operation), what);
}

TREATY_INLINE void soap_format::write_request(wire::call& now, reflect::type const& kind,
                                              void const* from,
                                              wire::outgoing_request& request) const {
    request.path.append("/").append(now.operation.service);
    request.media_type = media_type_of(version::soap_1_1);
    request.action = "\"\"";
    open_envelope(request.body, version::soap_1_1,
                  options_.credentials ? &*options_.credentials : nullptr);
    detail::write_element(request.body, now.operation.operation, namespace_of(now.operation), kind,
                          from);
    close_envelope(request.body);
}

TREATY_INLINE wire::answer_is soap_format::read_answer(wire::call const& now,
                                                       reflect::type const& kind, void* response,
                                                       wire::incoming_answer const& answer,
                                                       message_limits const& limits,
                                                       wire::failure_message& failure,
                                                       problem_list& problems) const {
    if (!is_soap(answer.media_type)) return wire::answer_is::unreadable;
    problem_list broken{limits.problems_max};
    envelope_reader in{answer.body, limits, broken};
    std::string const space = namespace_of(now.operation);
    bool const open = in.open();
    if (open && in.in().name().local == "Fault") {
        bool const whole = soap::read_fault(in, space, failure) && in.close();
        return whole ? wire::answer_is::failure : wire::answer_is::unreadable;
    }
    if (answer.status != 200) return wire::answer_is::unreadable;
    if (open)
        read_element(in, std::string{now.operation.operation} + "Response", space, kind, response);
    problems = std::move(broken);
    return wire::answer_is::response;
}

TREATY_INLINE bool soap_format::read_fault(wire::call const& now, reflect::type const& kind,
                                           void* into, std::string_view bytes,
                                           message_limits const& limits,
                                           problem_list& problems) const {
    envelope_reader in{bytes, limits, problems};
    return in.open() && read_fault_content(in, namespace_of(now.operation), kind, into) &&
           problems.empty();
}

TREATY_INLINE soap_format const& format() noexcept {
    static soap_format const one;
    return one;
}

}  // namespace treaty::soap
