// SPDX-License-Identifier: BSL-1.0
// A service is a named, versioned list of operations, seen from one side:
//     struct outbound {
//         static constexpr std::string_view name = "outbound";
//         static constexpr treaty::version version{1, 0};
//         static constexpr auto viewpoint = treaty::viewpoint::outbound;
//         using operations = treaty::operations<get_order::operation, ...>;
//     };
#pragma once

#include <treaty/contract/operation.hpp>

#include <concepts>
#include <type_traits>

namespace treaty {

struct version {
    int major = 1;
    int minor = 0;
    friend constexpr bool operator==(version, version) = default;
};

// Who calls whom, seen from the owner of the contracts.
enum class viewpoint : std::uint8_t { outbound, inbound };

constexpr std::string_view name_of(viewpoint value) noexcept {
    return value == viewpoint::outbound ? "outbound" : "inbound";
}

template <class... Ops>
struct operations {
    static constexpr std::size_t size = sizeof...(Ops);
};

namespace detail {
template <class>
inline constexpr bool is_operations = false;
template <class... Ops>
inline constexpr bool is_operations<operations<Ops...>> = true;
}  // namespace detail

template <class S>
concept service = requires {
    std::string_view{S::name};
    treaty::version{S::version};
    treaty::viewpoint{S::viewpoint};
    requires detail::is_operations<typename S::operations>;
};

namespace detail {

template <class Request, class List>
struct find_operation {
    using type = void;
};
template <class Request, class First, class... Rest>
struct find_operation<Request, operations<First, Rest...>> {
    using type = typename std::conditional_t<std::same_as<Request, typename First::request_type>,
                                             std::type_identity<First>,
                                             find_operation<Request, operations<Rest...>>>::type;
};

template <class List>
struct requests_differ;
template <class... Ops>
struct requests_differ<operations<Ops...>> {
    template <class Op>
    static constexpr int uses =
        (0 + ... + (std::same_as<typename Op::request_type, typename Ops::request_type> ? 1 : 0));
    static constexpr bool value = ((uses<Ops> == 1) && ...);
};

}  // namespace detail

template <class Service, bool IsService, bool RequestsDiffer>
struct check_service_rule {
    using done = void;
    static_assert(
        IsService,
        "treaty: this is not a service; it needs `name`, `version`, `viewpoint` and `operations` "
        "(include/treaty/contract/service.hpp shows one)");
    static_assert(RequestsDiffer,
                  "treaty: two operations of this service take the same request type; a request "
                  "type belongs to one "
                  "operation, so give each its own struct");
};

namespace detail {

template <class Service>
consteval auto find_operations_verdict(operations<>) {
    using list = typename Service::operations;
    return std::conditional_t<requests_differ<list>::value, std::type_identity<check_passes>,
                              std::type_identity<check_service_rule<Service, true, false>>>{};
}
template <class Service, class First, class... Rest>
consteval auto find_operations_verdict(operations<First, Rest...>) {
    if constexpr (!operation_passes<First>)
        return std::type_identity<operation_verdict<First>>{};
    else
        return find_operations_verdict<Service>(operations<Rest...>{});
}
template <class Service>
consteval auto find_service_verdict() {
    if constexpr (!service<Service>)
        return std::type_identity<check_service_rule<Service, false, true>>{};
    else
        return find_operations_verdict<Service>(typename Service::operations{});
}

}  // namespace detail

template <class Service>
using service_verdict = typename decltype(detail::find_service_verdict<Service>())::type;
template <class Service>
inline constexpr bool service_passes = std::same_as<service_verdict<Service>, check_passes>;

// True if the service and all its operations are well described; false after a static assertion has
// said what is not.
template <class Service>
consteval bool check_service() {
    if constexpr (!service_passes<Service>) (void)sizeof(service_verdict<Service>);
    return service_passes<Service>;
}

template <class Service, class Request, bool Found>
struct check_request {
    using done = void;
    static_assert(Found, "treaty: no operation of this service takes this request type");
};

// The operation of a service that takes this request; void if there is none.
template <class Service, class Request>
using operation_for = typename detail::find_operation<std::remove_cvref_t<Request>,
                                                      typename Service::operations>::type;

}  // namespace treaty
