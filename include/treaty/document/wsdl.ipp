// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/detail/schema.hpp>
#include <treaty/document/wsdl.hpp>
#include <treaty/document/xsd.hpp>
#include <treaty/wire/soap/fault.hpp>

namespace treaty::document {
namespace detail {

inline constexpr std::string_view problems_message = "problems";

inline constexpr std::string_view soap_namespace = "http://schemas.xmlsoap.org/wsdl/soap/";
inline constexpr std::string_view soap_over_http = "http://schemas.xmlsoap.org/soap/http";

class wsdl_writer {
public:
    wsdl_writer(xml_lines& to, service_row const& service)
        : to_(to),
          service_(service),
          parts_(service) {}

    void write(std::string_view address) {
        to_.open("wsdl:definitions", {{"xmlns:wsdl", "http://schemas.xmlsoap.org/wsdl/"},
                                      {"xmlns:soap", std::string{soap_namespace}},
                                      {"xmlns:tns", namespace_of(service_)},
                                      {"xmlns:problems", std::string{soap::problems_namespace}},
                                      {"name", std::string{service_.name}},
                                      {"targetNamespace", namespace_of(service_)}});
        to_.open("wsdl:types");
        append_schema(to_, service_, parts_);
        append_problems_schema(to_);
        to_.close("wsdl:types");
        messages();
        port_type();
        binding();
        service(address);
        to_.close("wsdl:definitions");
    }

private:
    static std::string tns(std::string_view name) { return "tns:" + std::string{name}; }
    [[nodiscard]] std::string port() const { return std::string{service_.name} + "Soap"; }

    // One for each global element, by its name.
    void messages() {
        for (schema_element const& one : parts_.elements()) message(one.name, tns(one.name));
        message(problems_message, "problems:problems");
    }
    void message(std::string_view name, std::string element) {
        to_.open("wsdl:message", {{"name", std::string{name}}});
        to_.empty("wsdl:part", {{"name", "parameters"}, {"element", std::move(element)}});
        to_.close("wsdl:message");
    }

    void port_type() {
        to_.open("wsdl:portType", {{"name", std::string{service_.name}}});
        for (operation_row const& one : service_.operations) {
            to_.open("wsdl:operation", {{"name", std::string{one.name}}});
            if (std::string const words = words_of(one); !words.empty())
                to_.text("wsdl:documentation", words);
            to_.empty("wsdl:input", {{"message", tns(one.name)}});
            to_.empty("wsdl:output", {{"message", tns(one.name) + "Response"}});
            for (fault_kind const* fault : one.faults) port_fault(fault->name);
            port_fault(problems_message);
            to_.close("wsdl:operation");
        }
        to_.close("wsdl:portType");
    }
    void port_fault(std::string_view name) {
        to_.empty("wsdl:fault", {{"name", std::string{name}}, {"message", tns(name)}});
    }
    static std::string words_of(operation_row const& one) {
        std::string words{one.summary};
        if (one.safety != safety::needs_key) return words;
        if (!words.empty()) words.append(" ");
        return words.append(
            "Needs a key, as the HTTP field Idempotency-Key or as the MessageID of WS-Addressing; "
            "a repeat under the same key is not carried out twice.");
    }

    void binding() {
        to_.open("wsdl:binding", {{"name", port()}, {"type", tns(service_.name)}});
        to_.empty("soap:binding",
                  {{"style", "document"}, {"transport", std::string{soap_over_http}}});
        for (operation_row const& one : service_.operations) {
            to_.open("wsdl:operation", {{"name", std::string{one.name}}});
            to_.empty("soap:operation", {{"soapAction", ""}, {"style", "document"}});
            for (std::string_view const way : {"wsdl:input", "wsdl:output"}) {
                to_.open(way);
                to_.empty("soap:body", {{"use", "literal"}});
                to_.close(way);
            }
            for (fault_kind const* fault : one.faults) binding_fault(fault->name);
            binding_fault(problems_message);
            to_.close("wsdl:operation");
        }
        to_.close("wsdl:binding");
    }
    void binding_fault(std::string_view name) {
        to_.open("wsdl:fault", {{"name", std::string{name}}});
        to_.empty("soap:fault", {{"name", std::string{name}}, {"use", "literal"}});
        to_.close("wsdl:fault");
    }

    void service(std::string_view address) {
        to_.open("wsdl:service", {{"name", std::string{service_.name}}});
        to_.open("wsdl:port", {{"name", port()}, {"binding", tns(port())}});
        to_.empty("soap:address", {{"location", std::string{address}}});
        to_.close("wsdl:port");
        to_.close("wsdl:service");
    }

    xml_lines& to_;
    service_row const& service_;
    schema_parts parts_;
};

}  // namespace detail

TREATY_INLINE std::string wsdl(service_row const& service, std::string_view address) {
    std::string out{detail::xml_declaration};
    detail::xml_lines to{out};
    detail::wsdl_writer{to, service}.write(address);
    return out;
}

}  // namespace treaty::document
