// SPDX-License-Identifier: BSL-1.0
// Front door: a service in SOAP, with its WSDL, beside JSON or alone.
//     static treaty::soap::soap_format const soap{{.services = {"shop"}}};
//     treaty::http::server<shop> server{endpoint, {}, {.formats = {&treaty::json::format(), &soap},
//                                                      .pages = {treaty::soap::wsdl<shop>()}}};
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/wire/soap/format.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace treaty::soap {

// The page "/{service}?wsdl", in either case. The address in it is the host that the page was asked
// of; without one it is a path.
page wsdl_of(service_row service);

// The same for any WSDL that is written for an address.
page wsdl_page(std::string path, std::function<std::string(std::string_view address)> write);

template <class Service>
page wsdl() {
    return wsdl_of(table_of<Service>());
}

}  // namespace treaty::soap

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/soap.ipp>
#endif
