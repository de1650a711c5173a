// SPDX-License-Identifier: BSL-1.0
// One call by the client that gSOAP generates of a WSDL: URL OPERATION KEY FILE. The file has the
// request as an element; the answer or the fault's content goes to standard output as one. Exit
// code: 0 response, 2 fault, 1 anything else. `service.hpp` is generated beside the client.
#include "service.hpp"

#include <fstream>
#include <iostream>
#include <string>

namespace {

constexpr int answered = 0;
constexpr int in_fault = 2;
constexpr int failed = 1;

int print_fault(soap& with) {
    soap_fault(&with);
    SOAP_ENV__Detail* const detail = with.fault != nullptr ? with.fault->detail : nullptr;
    std::cerr << soap_fault_string(&with) << "\n";
    if (detail == nullptr) return failed;
    with.os = &std::cout;
#define TREATY_PRINT(FAULT)       \
    if (detail->FAULT != nullptr) \
        return soap_write__##FAULT(&with, detail->FAULT) == SOAP_OK ? in_fault : failed;
    FAULTS(TREATY_PRINT)
#undef TREATY_PRINT
    return failed;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) return failed;
    std::string const operation = argv[2], key = argv[3];
    std::string const field = "Idempotency-Key: " + key;
    std::ifstream file{argv[4]};
    soap with{SOAP_C_UTFSTRING | SOAP_XML_STRICT};
    service_proxy service{&with};
    service.soap_endpoint = argv[1];
#define TREATY_ASK(OPERATION, REQUEST, RESPONSE)                                        \
    if (operation == #OPERATION) {                                                      \
        REQUEST request;                                                                \
        RESPONSE response;                                                              \
        request.soap_default(&with);                                                    \
        with.is = &file;                                                                \
        if (soap_read_##REQUEST(&with, &request) != SOAP_OK) return print_fault(with);  \
        with.is = nullptr;                                                              \
        if (!key.empty()) with.http_extra_header = field.c_str();                       \
        if (service.OPERATION(&request, response) != SOAP_OK) return print_fault(with); \
        with.os = &std::cout;                                                           \
        return soap_write_##RESPONSE(&with, &response) == SOAP_OK ? answered : failed;  \
    }
    OPERATIONS(TREATY_ASK)
#undef TREATY_ASK
    return failed;
}
