// SPDX-License-Identifier: BSL-1.0
// SOAP in the plain shape, for any contract: document/literal, one element in the body with the
// operation's name, or that and "Response", in the service's namespace, and in it the members as
// xml/plain.hpp writes them.
//
//     <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header/>
//     <soapenv:Body><GetOrder xmlns="urn:treaty:outbound:1"><order><id>42</id></order></GetOrder>
//     </soapenv:Body></soapenv:Envelope>
//
// Calls go to "/{service}", where the element says for which operation they are, or to
// "/{service}/{Operation}". Faults and problems are SOAP faults (fault.hpp).
#pragma once

#include <treaty/wire/format.hpp>
#include <treaty/wire/soap/names.hpp>
#include <treaty/wire/soap/security.hpp>
#include <treaty/wire/xml/hot_list.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::soap {

class envelope_reader;

// The namespace of a service's messages: "urn:treaty:outbound:1".
std::string namespace_of(wire::operation_name const& operation);

struct format_options {
    // The services that may be called at "/{service}".
    std::vector<std::string> services{};
    // Answering: decides who may call. Without it everybody may, and nobody is the caller.
    authenticator authenticate{};
    // Calling: sent with every request.
    std::optional<username_token> credentials{};
};

// SOAP 1.1 is written, 1.1 and 1.2 are read; an answer is in the version of its question. A call
// without an Idempotency-Key takes the MessageID of WS-Addressing for it, if there is one.
class soap_format final : public wire::format {
public:
    soap_format() = default;
    // Lists with code of their own are read by it.
    explicit soap_format(format_options options, xml::hot_lists hot = {})
        : options_(std::move(options)),
          hot_(hot) {}

    [[nodiscard]] std::string_view media_type() const noexcept override { return "text/xml"; }
    [[nodiscard]] std::string_view media_types() const noexcept override {
        return soap::media_types;
    }
    [[nodiscard]] std::string_view failure_media_type() const noexcept override {
        return "text/xml";
    }
    // Values without an operation stand in an element <value> of the namespace "urn:treaty:value".
    bool read(reflect::type const& kind, void* into, std::string_view bytes,
              message_limits const& limits, problem_list& problems) const override;
    void write(reflect::type const& kind, void const* from, std::string& out) const override;
    void write_failure(wire::failure_view const& what, std::string& out) const override;
    bool read_failure(std::string_view bytes, message_limits const& limits,
                      wire::failure_message& into) const override;
    bool read_fault(reflect::type const& kind, void* into, std::string_view bytes,
                    message_limits const& limits, problem_list& problems) const override;

    [[nodiscard]] bool accepts(std::string_view sent) const noexcept override;
    [[nodiscard]] bool routes(std::string_view path) const noexcept override;
    bool route(wire::call& now, std::string_view path, std::string_view bytes,
               message_limits const& limits, problem_list& problems) const override;
    bool read_request(wire::call& now, reflect::type const& kind, void* into,
                      std::string_view bytes, message_limits const& limits,
                      problem_list& problems) const override;
    void write_response(wire::call const& now, reflect::type const& kind, void const* from,
                        wire::outgoing_answer& answer) const override;
    void write_failure(wire::call const& now, wire::failure_view const& what,
                       wire::outgoing_answer& answer) const override;
    void write_request(wire::call& now, reflect::type const& kind, void const* from,
                       wire::outgoing_request& request) const override;
    wire::answer_is read_answer(wire::call const& now, reflect::type const& kind, void* response,
                                wire::incoming_answer const& answer, message_limits const& limits,
                                wire::failure_message& failure,
                                problem_list& problems) const override;
    bool read_fault(wire::call const& now, reflect::type const& kind, void* into,
                    std::string_view bytes, message_limits const& limits,
                    problem_list& problems) const override;

private:
    bool read_element(envelope_reader& in, std::string_view name, std::string_view space,
                      reflect::type const& kind, void* into) const;

    format_options options_;
    xml::hot_lists hot_;
};

// Without options.
soap_format const& format() noexcept;

}  // namespace treaty::soap

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/soap/format.ipp>
#endif
