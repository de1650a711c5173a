// SPDX-License-Identifier: BSL-1.0
// Services and their operations as plain rows, so that documents and programs that take an
// operation by name are loops and no templates. Everything in a row points to constants; rows may
// be copied freely.
#pragma once

#include <treaty/contract/outcome.hpp>
#include <treaty/contract/service.hpp>
#include <treaty/contract/streamed.hpp>
#include <treaty/reflect/any_value.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
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
    // The wire name of the request's list whose records may come one by one; empty if they may not.
    std::string_view streamed{};
};

// One record of what may be streamed; null if nothing may.
constexpr reflect::type const* streamed_record(operation_row const& operation) noexcept {
    if (operation.streamed.empty()) return nullptr;
    for (reflect::member const& one : operation.request.type->members)
        if (one.wire_name == operation.streamed) return one.kind->element;
    return nullptr;
}

struct service_row {
    std::string_view name;
    treaty::version version;
    treaty::viewpoint viewpoint = viewpoint::outbound;
    std::vector<operation_row> operations;
};

namespace detail {

template <auto Pointer>
struct pointer_is {};

// By types, since g++ 12 under a sanitizer compares no functions at compile time.
template <auto Wanted, class... Structs, class... Names, class... Types,
          Types Structs::*... Pointers>
consteval std::size_t place_among(
    reflect::member_tags<reflect::member_tag<Structs, Names, Types, Pointers>...>) {
    std::size_t at = 0;
    bool found = false;
    ((found = found || std::is_same_v<pointer_is<Pointers>, pointer_is<Wanted>>, at += !found),
     ...);
    return at;
}

template <class Op>
constexpr std::string_view streamed_name() {
    using request = typename Op::request_type;
    constexpr std::size_t at = place_among<Op::streamed>(reflect::members_of<request>{});
    return reflect::type_of<request>.members[at].wire_name;
}

// Of a service of this name and major version.
template <class Op>
constexpr operation_row row_of(std::string_view service, int version) {
    operation_row row{service,
                      version,
                      Op::name,
                      {},
                      Op::safety,
                      reflect::value_kind_of<typename Op::request_type>,
                      reflect::value_kind_of<typename Op::response_type>,
                      fault_table<typename Op::faults>::rows};
    if constexpr (requires { std::string_view{Op::summary}; }) row.summary = Op::summary;
    if constexpr (says_streamed<Op>)
        if constexpr (streams_a_list<Op>()) row.streamed = streamed_name<Op>();
    return row;
}

template <class Service, class... Ops>
constexpr std::array<operation_row, sizeof...(Ops)> rows_of(operations<Ops...>) {
    return {row_of<Ops>(Service::name, treaty::version{Service::version}.major)...};
}

}  // namespace detail

template <class Service>
service_row table_of() {
    (void)sizeof(typename service_verdict<Service>::done*);
    if constexpr (service_passes<Service>) {
        auto const rows = detail::rows_of<Service>(typename Service::operations{});
        return {Service::name, Service::version, Service::viewpoint, {rows.begin(), rows.end()}};
    } else {
        return {};
    }
}

}  // namespace treaty
