// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <contracts/bod/describe.hpp>
#include <contracts/bod/failure.hpp>
#include <treaty/document/form_wsdl.hpp>
#include <treaty/wire/soap/fault.hpp>
#include <treaty/wire/soap/format.hpp>

#include <algorithm>

namespace contracts::bod {
namespace detail {

inline void add_prefixes(std::vector<treaty::form::prefix>& to,
                         std::span<treaty::form::prefix const> more) {
    for (treaty::form::prefix const& one : more)
        if (one.space != xsi && std::none_of(to.begin(), to.end(), [&](auto const& known) {
                return known.space == one.space;
            }))
            to.push_back(one);
}

inline void add_operation(std::vector<treaty::document::form_operation>& to, binding const& one) {
    if (std::none_of(to.begin(), to.end(),
                     [&](auto const& known) { return known.request == one.request; }))
        to.push_back({one.request, one.reply});
}

}  // namespace detail

TREATY_INLINE std::vector<std::string> paths(std::span<binding const* const> among) {
    std::vector<std::string> all;
    for (binding const* one : among)
        if (std::find(all.begin(), all.end(), one->path) == all.end()) all.emplace_back(one->path);
    return all;
}

TREATY_INLINE std::string wsdl(std::span<binding const* const> among, std::string_view path,
                               std::string_view address) {
    treaty::document::form_service service;
    service.port = path.substr(path.rfind('/') + 1);
    service.name = "WebSphereCommerce-" + service.port;
    service.soap_action =
        "http://www.ibm.com/xmlns/prod/WebSphereCommerce/" + service.name + ".wsdl";
    service.target_namespace = "urn:treaty:bod:" + service.port;
    service.address = address;
    for (binding const* one : among) {
        if (one->path != path) continue;
        // The typed fault and problems.
        service.raw_spaces = treaty::soap::namespace_of({one->service, one->operation});
        service.raw_spaces.append(" ").append(treaty::soap::problems_namespace);
        detail::add_prefixes(service.prefixes, one->prefixes);
        detail::add_prefixes(service.prefixes, one->reply_prefixes);
        detail::add_operation(service.operations, *one);
        service.messages.push_back({one->request, one->request_form});
        service.messages.push_back({one->reply, one->reply_form});
        if (one->reply == confirm_bod)
            service.messages.push_back({one->reply, &failed_confirmation(*one)});
        if (one->left_behind.form != nullptr)
            service.messages.push_back({one->reply, one->left_behind.form});
    }
    return service.messages.empty() ? std::string{} : treaty::document::wsdl(service);
}

}  // namespace contracts::bod
