// SPDX-License-Identifier: BSL-1.0
// Services and their operations as plain rows, so that a document is made by one loop and no
// template. Everything in a row points to constants; rows may be copied freely.
#pragma once

#include <treaty/contract/service.hpp>

#include <string_view>
#include <vector>

namespace treaty::document {

struct fault_row {
    std::string_view name;  // as on the wire: "NotEnoughStock"
    std::string_view title;
    fault_nature nature = fault_nature::rejected;
    reflect::type const* type = nullptr;
};

struct operation_row {
    std::string_view name;
    std::string_view summary;  // may be empty
    treaty::safety safety = safety::plain;
    reflect::type const* request = nullptr;
    reflect::type const* response = nullptr;
    std::vector<fault_row> faults;
};

struct service_row {
    std::string_view name;
    treaty::version version;
    treaty::viewpoint viewpoint = viewpoint::outbound;
    std::vector<operation_row> operations;
};

namespace detail {

template <class... Faults>
std::vector<fault_row> fault_rows(faults<Faults...>) {
    return {fault_row{reflect::pascal_name<Faults>, Faults::title, nature_of<Faults>(),
                      &reflect::type_of<Faults>}...};
}

template <class Op>
operation_row row_of() {
    operation_row row{Op::name,
                      {},
                      Op::safety,
                      &reflect::type_of<typename Op::request_type>,
                      &reflect::type_of<typename Op::response_type>,
                      fault_rows(typename Op::faults{})};
    if constexpr (requires { std::string_view{Op::summary}; }) row.summary = Op::summary;
    return row;
}

template <class... Ops>
std::vector<operation_row> operation_rows(operations<Ops...>) {
    return {row_of<Ops>()...};
}

}  // namespace detail

template <class Service>
service_row table_of() {
    if constexpr (check_service<Service>())
        return {Service::name, Service::version, Service::viewpoint,
                detail::operation_rows(typename Service::operations{})};
    else
        return {};
}

}  // namespace treaty::document
