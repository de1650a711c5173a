// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/wsdl.hpp>
#include <treaty/soap.hpp>

namespace treaty::soap {

TREATY_INLINE page wsdl_of(service_row service) {
    std::string path = "/";
    path.append(service.name);
    auto write = [path, service = std::move(service)](transport::request const& asked,
                                                      transport::reply& answer) {
        if (asked.query != "wsdl" && asked.query != "WSDL") return false;
        std::string address = asked.host.empty() ? "" : "http://" + std::string{asked.host};
        answer.media_type = "text/xml; charset=utf-8";
        answer.body = document::wsdl(service, address.append(path));
        return true;
    };
    return {std::move(path), std::move(write)};
}

}  // namespace treaty::soap
