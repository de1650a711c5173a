// SPDX-License-Identifier: BSL-1.0
// SOAP envelopes as tests write them.
#pragma once

#include <treaty/wire/soap/names.hpp>

#include <string>
#include <string_view>

namespace support {

// What is given stands in Header and Body as it is; an empty header is left out.
inline std::string envelope(std::string_view body, std::string_view header = {},
                            treaty::soap::version which = treaty::soap::version::soap_1_1) {
    std::string text = "<s:Envelope xmlns:s=\"";
    text.append(treaty::soap::namespace_of(which)).append("\">");
    if (!header.empty()) text.append("<s:Header>").append(header).append("</s:Header>");
    return text.append("<s:Body>").append(body).append("</s:Body></s:Envelope>");
}

// Header blocks.
inline std::string user_token(std::string_view content) {
    std::string text = "<w:Security xmlns:w=\"";
    text.append(treaty::soap::security).append("\"><w:UsernameToken>").append(content);
    return text.append("</w:UsernameToken></w:Security>");
}
inline std::string user_token(std::string_view user, std::string_view password) {
    std::string text = "<w:Username>";
    text.append(user).append("</w:Username><w:Password>").append(password);
    return user_token(text.append("</w:Password>"));
}
inline std::string message_id(std::string_view id) {
    std::string text = "<wsa:MessageID xmlns:wsa=\"";
    text.append(treaty::soap::addressing).append("\">").append(id);
    return text.append("</wsa:MessageID>");
}

}  // namespace support
