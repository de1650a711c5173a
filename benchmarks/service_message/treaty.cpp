// SPDX-License-Identifier: BSL-1.0
#include "messages.hpp"

#include <contracts/inbound.hpp>
#include <treaty/hot.hpp>
#include <treaty/reflect/refresh.hpp>
#include <treaty/soap.hpp>

namespace service_message {
namespace {

// What is there is used again as a server does.
bool read(treaty::json::json_format const& how, std::string const& document, request& into) {
    treaty::reflect::refresh(into);
    treaty::problem_list problems;
    return how.read(treaty::reflect::type_of<request>, &into, document, {}, problems);
}
bool read(treaty::soap::soap_format const& how, std::string const& document, request& into) {
    treaty::reflect::refresh(into);
    treaty::call_context context;
    treaty::wire::call call{{"inbound", contracts::update_inventory_cache::operation::name, 1},
                            &context};
    treaty::problem_list problems;
    return how.read_request(call, treaty::reflect::type_of<request>, &into, document, {}, problems);
}

}  // namespace

bool read_json_with_treaty(std::string const& document, request& into) {
    return read(treaty::json::format_for<contracts::inbound>(), document, into);
}
bool read_json_with_treaty_general(std::string const& document, request& into) {
    return read(treaty::json::format(), document, into);
}
bool read_soap_with_treaty(std::string const& document, request& into) {
    static auto const soap = treaty::soap::format_for<contracts::inbound>();
    return read(soap, document, into);
}
bool read_soap_with_treaty_strictly(std::string const& document, request& into) {
    return read(treaty::soap::format(), document, into);
}

}  // namespace service_message
