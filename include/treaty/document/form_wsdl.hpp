// SPDX-License-Identifier: BSL-1.0
// The WSDL 1.1 of messages that are declared by forms, with one schema for each of their namespaces
// inside. Every element is a global one of its own namespace. Where an element stands in several
// messages, or twice in one, its type has whatever one of them has; what one of them lacks may be
// left out. So what the library writes is valid by it, and a schema may allow more than the service
// takes. Same messages and address, same bytes.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/form/writer.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::document {

struct form_message {
    xml::name root;
    form::table const* form;
};

// One operation as SOAP sees it: a root element and the one that answers it. Several messages of
// contracts may be one such operation, and are then told apart by what is in them.
struct form_operation {
    xml::name request;
    xml::name reply;
};

struct form_service {
    std::string name;  // of the service; port, binding and port type are called after...
    std::string port;  // ...this
    std::string target_namespace;  // of the WSDL itself; messages have their own
    std::string soap_action;       // the same for all operations
    std::string address;
    // Of the XML that raw rows have, as a list. Elements declared beside it are in others, so that
    // a schema is not of two minds about any.
    std::string raw_spaces = "##any";
    std::vector<form::prefix> prefixes;  // one for each namespace of the messages
    std::vector<form_operation> operations;
    std::vector<form_message> messages;  // all requests, replies and failures
};

std::string wsdl(form_service const& service);

}  // namespace treaty::document

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/document/form_wsdl.ipp>
#endif
