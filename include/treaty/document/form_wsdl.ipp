// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/detail/form_elements.hpp>
#include <treaty/document/detail/xml_lines.hpp>
#include <treaty/document/form_wsdl.hpp>

namespace treaty::document {
namespace detail {

class form_wsdl_writer {
public:
    form_wsdl_writer(xml_lines& to, form_service const& service) : to_(to), service_(service) {
        for (form_message const& one : service.messages) elements_.add(one.root, *one.form);
        elements_.share_names();
    }

    void definitions() {
        xml_attributes all{{"xmlns:wsdl", "http://schemas.xmlsoap.org/wsdl/"},
                           {"xmlns:soap", "http://schemas.xmlsoap.org/wsdl/soap/"},
                           {"xmlns:tns", service_.target_namespace}};
        std::vector<std::string> names;
        names.reserve(service_.prefixes.size());
        for (form::prefix const& one : service_.prefixes) {
            names.push_back("xmlns:" + std::string{one.prefix});
            all.emplace_back(names.back(), std::string{one.space});
        }
        all.emplace_back("name", service_.name);
        all.emplace_back("targetNamespace", service_.target_namespace);
        to_.open("wsdl:definitions", all);
        to_.open("wsdl:types");
        for (form::prefix const& one : service_.prefixes) schema(one);
        to_.close("wsdl:types");
        messages();
        port_type();
        binding();
        to_.open("wsdl:service", {{"name", service_.name}});
        to_.open("wsdl:port", {{"name", service_.port}, {"binding", "tns:" + service_.port}});
        to_.empty("soap:address", {{"location", service_.address}});
        to_.close("wsdl:port");
        to_.close("wsdl:service");
        to_.close("wsdl:definitions");
    }

    void schema(form::prefix const& of) {
        xml_attributes all{{"xmlns:xs", "http://www.w3.org/2001/XMLSchema"}};
        std::vector<std::string> names;
        names.reserve(service_.prefixes.size());
        for (form::prefix const& one : service_.prefixes) {
            names.push_back("xmlns:" + std::string{one.prefix});
            all.emplace_back(names.back(), std::string{one.space});
        }
        all.emplace_back("targetNamespace", std::string{of.space});
        all.emplace_back("elementFormDefault", "qualified");
        to_.open("xs:schema", all);
        for (form::prefix const& one : service_.prefixes)
            if (one.space != of.space)
                to_.empty("xs:import", {{"namespace", std::string{one.space}}});
        for (form_element const& one : elements_.all())
            if (one.name.space == of.space) global(one);
        for (form_element const& one : elements_.all())
            if (one.type_name.starts_with(std::string{of.prefix} + ":"))
                complex({{"name", std::string{one.type_name.substr(of.prefix.size() + 1)}}}, one);
        to_.close("xs:schema");
    }

private:
    [[nodiscard]] std::string qualified(xml::name const& name) const {
        for (form::prefix const& one : service_.prefixes)
            if (one.space == name.space)
                return std::string{one.prefix}.append(":").append(name.local);
        return std::string{name.local};
    }

    void global(form_element const& one) {
        xml_attributes all{{"name", std::string{one.name.local}}};
        if (!one.type_name.empty()) {
            all.emplace_back("type", std::string{one.type_name});
            return to_.empty("xs:element", all);
        }
        if (!holds(one) && one.attributes.empty()) {
            // An element with nothing in it anywhere still has to take what is written: nothing.
            all.emplace_back("type", one.type.empty() ? "xs:string" : std::string{one.type});
            return to_.empty("xs:element", all);
        }
        to_.open("xs:element", all);
        complex({}, one);
        to_.close("xs:element");
    }
    static bool holds(form_element const& one) { return one.any || !one.children.empty(); }
    void complex(xml_attributes all, form_element const& one) {
        if (holds(one) && !one.type.empty()) all.emplace_back("mixed", "true");
        to_.open("xs:complexType", all);
        if (holds(one) || one.type.empty()) {
            sequence(one);
            attributes(one);
        } else {
            to_.open("xs:simpleContent");
            to_.open("xs:extension", {{"base", std::string{one.type}}});
            attributes(one);
            to_.close("xs:extension");
            to_.close("xs:simpleContent");
        }
        to_.close("xs:complexType");
    }
    void sequence(form_element const& of) {
        if (!holds(of)) return to_.empty("xs:sequence", {});
        to_.open("xs:sequence");
        for (form_child const& one : of.children) {
            if (one.name.local.empty()) {
                any("##local");
                continue;
            }
            xml_attributes all{{"ref", qualified(one.name)}};
            if (one.required_in < of.places) all.emplace_back("minOccurs", "0");
            if (one.many) all.emplace_back("maxOccurs", "unbounded");
            to_.empty("xs:element", all);
        }
        if (of.any) any(service_.raw_spaces);
        to_.close("xs:sequence");
    }
    void any(std::string const& spaces) {
        to_.empty("xs:any", {{"namespace", spaces},
                             {"minOccurs", "0"},
                             {"maxOccurs", "unbounded"},
                             {"processContents", "lax"}});
    }
    void attributes(form_element const& of) {
        for (form_attribute const& one : of.attributes) {
            xml_attributes all{{"name", std::string{one.name}}, {"type", std::string{one.type}}};
            if (one.required_in == of.places) all.emplace_back("use", "required");
            to_.empty("xs:attribute", all);
        }
    }

    // One for each root, by its local name.
    void messages() {
        std::vector<xml::name> done;
        for (form_operation const& one : service_.operations)
            for (xml::name const& root : {one.request, one.reply}) {
                if (std::find(done.begin(), done.end(), root) != done.end()) continue;
                done.push_back(root);
                to_.open("wsdl:message", {{"name", std::string{root.local}}});
                to_.empty("wsdl:part", {{"name", "document"}, {"element", qualified(root)}});
                to_.close("wsdl:message");
            }
    }
    void port_type() {
        to_.open("wsdl:portType", {{"name", service_.port + "PortType"}});
        for (form_operation const& one : service_.operations) {
            to_.open("wsdl:operation", {{"name", std::string{one.request.local}}});
            to_.empty("wsdl:input", {{"message", "tns:" + std::string{one.request.local}}});
            to_.empty("wsdl:output", {{"message", "tns:" + std::string{one.reply.local}}});
            to_.close("wsdl:operation");
        }
        to_.close("wsdl:portType");
    }
    void binding() {
        to_.open("wsdl:binding",
                 {{"name", service_.port}, {"type", "tns:" + service_.port + "PortType"}});
        to_.empty("soap:binding",
                  {{"style", "document"}, {"transport", "http://schemas.xmlsoap.org/soap/http"}});
        for (form_operation const& one : service_.operations) {
            to_.open("wsdl:operation", {{"name", std::string{one.request.local}}});
            to_.empty("soap:operation",
                      {{"soapAction", service_.soap_action}, {"style", "document"}});
            for (std::string_view const way : {"wsdl:input", "wsdl:output"}) {
                to_.open(way);
                to_.empty("soap:body", {{"use", "literal"}});
                to_.close(way);
            }
            to_.close("wsdl:operation");
        }
        to_.close("wsdl:binding");
    }

    xml_lines& to_;
    form_service const& service_;
    form_elements elements_;
};

}  // namespace detail

TREATY_INLINE std::string wsdl(form_service const& service) {
    std::string out{detail::xml_declaration};
    detail::xml_lines to{out};
    detail::form_wsdl_writer{to, service}.definitions();
    return out;
}

}  // namespace treaty::document
