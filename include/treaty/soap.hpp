// SPDX-License-Identifier: BSL-1.0
// Front door: a service in SOAP, with its WSDL, beside JSON or alone.
//     static auto const soap = treaty::soap::format_for<shop>();
//     treaty::http::server<shop> server{endpoint, {}, {.formats = {&treaty::json::format(), &soap},
//                                                      .pages = {treaty::soap::wsdl<shop>()}}};
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/hot_lists.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/wire/soap/format.hpp>
#include <treaty/wire/xml/hot_reader.hpp>

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace treaty::soap {

// SOAP for these services. They may be called at "/{service}", unless the options say which may;
// lists of records in the messages of hot operations are read by code that is written out for
// them, with the same verdicts and values.
template <class... Services>
soap_format format_for(format_options options = {});

// The page "/{service}?wsdl", in either case. The address in it is the host that the page was asked
// of; without one it is a path.
page wsdl_of(service_row service);

// The same for any WSDL that is written for an address.
page wsdl_page(std::string path, std::function<std::string(std::string_view address)> write);

template <class Service>
page wsdl() {
    return wsdl_of(table_of<Service>());
}

namespace detail {

template <class... Lists>
consteval auto hot_lists(treaty::detail::type_list<Lists...>) {
    return std::array<xml::hot_list, sizeof...(Lists)>{xml::hot_list_of<Lists>()...};
}

}  // namespace detail

template <class... Services>
soap_format format_for(format_options options) {
    static constexpr auto hot = detail::hot_lists(treaty::detail::hot_lists_of<Services...>{});
    if (options.services.empty()) options.services = {std::string{Services::name}...};
    return soap_format{std::move(options), hot};
}

}  // namespace treaty::soap

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/soap.ipp>
#endif
