// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/wsdl.hpp>
#include <treaty/soap.hpp>

namespace treaty::soap {

TREATY_INLINE page wsdl_page(std::string path,
                             std::function<std::string(std::string_view address)> write) {
    auto answers = [path, write = std::move(write)](transport::request const& asked,
                                                    transport::reply& answer) {
        if (asked.query != "wsdl" && asked.query != "WSDL") return false;
        std::string address = asked.host.empty() ? "" : "http://" + std::string{asked.host};
        answer.media_type = "text/xml; charset=utf-8";
        answer.body = write(address.append(path));
        return true;
    };
    return {std::move(path), std::move(answers)};
}

TREATY_INLINE page wsdl_of(service_row service) {
    std::string path = "/";
    path.append(service.name);
    return wsdl_page(std::move(path), [service = std::move(service)](std::string_view address) {
        return document::wsdl(service, address);
    });
}

}  // namespace treaty::soap
