// SPDX-License-Identifier: BSL-1.0
// The operations that the program knows by name, from both catalogues.
#pragma once

#include <contracts/back_office.hpp>
#include <treaty/document/service_table.hpp>

#include <string_view>
#include <vector>

namespace simulator::tool {

inline std::vector<treaty::document::service_row> const& all_services() {
    static std::vector<treaty::document::service_row> const rows{
        treaty::document::table_of<contracts::outbound>(),
        treaty::document::table_of<contracts::inbound>()};
    return rows;
}

// "GetOrder", "outbound/GetOrder" or "/outbound/GetOrder".
inline bool is_called(std::string_view wanted, std::string_view service,
                      std::string_view operation) {
    if (wanted.starts_with('/')) wanted.remove_prefix(1);
    if (wanted.starts_with(service) && wanted.substr(service.size()).starts_with('/'))
        wanted.remove_prefix(service.size() + 1);
    return wanted == operation;
}

namespace detail {
template <class Service, class... Ops, class Visit>
bool find_in(std::string_view wanted, treaty::operations<Ops...>, Visit const& visit) {
    auto const look = [&]<class Op>(std::type_identity<Op>) {
        if (!is_called(wanted, Service::name, Op::name)) return false;
        visit.template operator()<Service, Op>();
        return true;
    };
    return (look(std::type_identity<Ops>{}) || ...);
}
}  // namespace detail

// Calls visit.operator()<Service, Operation>() for the operation of this name; false if there is
// none.
template <class Visit>
bool with_operation(std::string_view wanted, Visit const& visit) {
    return detail::find_in<contracts::outbound>(wanted, contracts::outbound::operations{}, visit) ||
           detail::find_in<contracts::inbound>(wanted, contracts::inbound::operations{}, visit);
}

}  // namespace simulator::tool
