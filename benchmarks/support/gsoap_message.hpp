// SPDX-License-Identifier: BSL-1.0
// What gSOAP does around the content of a message, which is the same for all messages.
#pragma once

#include <stdsoap2.h>

#include <istream>
#include <streambuf>
#include <string>

namespace benchmarks {

struct view_buffer : std::streambuf {
    explicit view_buffer(std::string const& text) {
        char* const begin = const_cast<char*>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

// `get(&context, &message)` reads the element in the body, as soap_get_... does; then
// `take(message)` has it until it returns.
template <class Message, class Get, class Take>
bool read_gsoap_message(std::string const& text, Get get, Take take) {
    view_buffer buffer{text};
    std::istream in{&buffer};
    soap context;
    soap_init1(&context, SOAP_C_UTFSTRING);
    context.is = &in;
    Message message{};
    bool const good =
        soap_begin_recv(&context) == SOAP_OK && soap_envelope_begin_in(&context) == SOAP_OK &&
        soap_recv_header(&context) == SOAP_OK && soap_body_begin_in(&context) == SOAP_OK &&
        get(&context, &message) != nullptr && soap_body_end_in(&context) == SOAP_OK &&
        soap_envelope_end_in(&context) == SOAP_OK && take(message);
    soap_destroy(&context);
    soap_end(&context);
    soap_done(&context);
    return good;
}

}  // namespace benchmarks
