// SPDX-License-Identifier: BSL-1.0
// Names that SOAP and its relatives fix.
#pragma once

#include <cstdint>
#include <string_view>

namespace treaty::soap {

// Of the envelope. A server answers in the version that it was asked in; a client asks in 1.1.
enum class version : std::uint8_t { soap_1_1, soap_1_2 };

inline constexpr std::string_view envelope_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
inline constexpr std::string_view envelope_1_2 = "http://www.w3.org/2003/05/soap-envelope";
inline constexpr std::string_view media_type_1_1 = "text/xml";
inline constexpr std::string_view media_type_1_2 = "application/soap+xml";
inline constexpr std::string_view media_types = "text/xml or application/soap+xml";

// OASIS Web Services Security 1.0.
inline constexpr std::string_view security =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
inline constexpr std::string_view password_text =
    "http://docs.oasis-open.org/wss/2004/01/"
    "oasis-200401-wss-username-token-profile-1.0#PasswordText";

// W3C Web Services Addressing 1.0.
inline constexpr std::string_view addressing = "http://www.w3.org/2005/08/addressing";

constexpr std::string_view namespace_of(version which) noexcept {
    return which == version::soap_1_1 ? envelope_1_1 : envelope_1_2;
}
constexpr std::string_view media_type_of(version which) noexcept {
    return which == version::soap_1_1 ? "text/xml; charset=utf-8"
                                      : "application/soap+xml; charset=utf-8";
}

}  // namespace treaty::soap
