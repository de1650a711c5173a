// SPDX-License-Identifier: BSL-1.0
// Services and their operations as plain rows, so that documents and programs that take an
// operation by name are loops and no templates. Everything in a row points to constants; rows may
// be copied freely.
#pragma once

#include <treaty/contract/outcome.hpp>
#include <treaty/contract/service.hpp>
#include <treaty/reflect/any_value.hpp>

#include <string_view>
#include <vector>

namespace treaty {

struct operation_row {
    std::string_view service;
    int version = 1;  // the major one of the service
    std::string_view name;
    std::string_view summary;  // may be empty
    treaty::safety safety = safety::plain;
    reflect::value_kind request{};
    reflect::value_kind response{};
    fault_kinds faults;
};

struct service_row {
    std::string_view name;
    treaty::version version;
    treaty::viewpoint viewpoint = viewpoint::outbound;
    std::vector<operation_row> operations;
};

namespace detail {

template <class Service, class Op>
operation_row row_of() {
    operation_row row{Service::name,
                      treaty::version{Service::version}.major,
                      Op::name,
                      {},
                      Op::safety,
                      reflect::value_kind_of<typename Op::request_type>,
                      reflect::value_kind_of<typename Op::response_type>,
                      fault_table<typename Op::faults>::rows};
    if constexpr (requires { std::string_view{Op::summary}; }) row.summary = Op::summary;
    return row;
}

template <class Service, class... Ops>
std::vector<operation_row> rows_of(operations<Ops...>) {
    return {row_of<Service, Ops>()...};
}

}  // namespace detail

template <class Service>
service_row table_of() {
    (void)sizeof(typename service_verdict<Service>::done*);
    if constexpr (service_passes<Service>)
        return {Service::name, Service::version, Service::viewpoint,
                detail::rows_of<Service>(typename Service::operations{})};
    else
        return {};
}

}  // namespace treaty
