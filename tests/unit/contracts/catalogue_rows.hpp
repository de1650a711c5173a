// SPDX-License-Identifier: BSL-1.0
// What the tests of the catalogues look at, taken from the types in a file for each side: the
// tables of all fourteen services in one unit would take longer to compile than a test file may.
#pragma once

#include <treaty/contract.hpp>

#include <string_view>
#include <vector>

namespace catalogue {

using treaty::reflect::type;

struct fault_row {
    std::string_view name;
    std::string_view title;
    std::string_view reason_code;
    type const* kind;
};
struct operation_row {
    std::string_view name;
    std::string_view summary;
    treaty::safety safety;
    type const* request;
    type const* response;
    std::vector<fault_row> faults;
};

std::vector<operation_row> outbound();
std::vector<operation_row> inbound();

template <class Fault>
fault_row fault_of() {
    std::string_view code;
    if constexpr (requires { Fault::reason_code; }) code = Fault::reason_code;
    return {treaty::reflect::pascal_name<Fault>, Fault::title, code,
            &treaty::reflect::type_of<Fault>};
}
template <class... Faults>
std::vector<fault_row> faults_of(treaty::faults<Faults...>) {
    return {fault_of<Faults>()...};
}
template <class... Ops>
std::vector<operation_row> rows_of(treaty::operations<Ops...>) {
    return {operation_row{Ops::name, Ops::summary, Ops::safety,
                          &treaty::reflect::type_of<typename Ops::request_type>,
                          &treaty::reflect::type_of<typename Ops::response_type>,
                          faults_of(typename Ops::faults{})}...};
}

}  // namespace catalogue
