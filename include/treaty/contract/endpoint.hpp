// SPDX-License-Identifier: BSL-1.0
// The one call shape of the library:
//     outcome<Op> endpoint(Op::request_type const&, call_context&)
// Whatever answers that for every operation of a service is an endpoint of it: your own
// implementation, the simulator, a client that speaks to another machine. A filter is an endpoint
// around an endpoint.
#pragma once

#include <treaty/contract/outcome.hpp>
#include <treaty/contract/service.hpp>
#include <treaty/core/call_context.hpp>

namespace treaty {

template <class Endpoint, class Op>
concept answers = requires(Endpoint& endpoint, typename Op::request_type const& request,
                           call_context& context) {
    { endpoint(request, context) } -> std::convertible_to<outcome<Op>>;
};

namespace detail {

template <class Endpoint, class Op>
concept is_called_with = requires(Endpoint& endpoint, typename Op::request_type const& request,
                                  call_context& context) {
    endpoint(request, context);
};

template <class Op>
struct missing {
    using operation = Op;
};
template <class Endpoint>
constexpr missing<void> first_missing(operations<>) {
    return {};
}
template <class Endpoint, class First, class... Rest>
constexpr auto first_missing(operations<First, Rest...>) {
    if constexpr (!answers<Endpoint, First>)
        return missing<First>{};
    else
        return first_missing<Endpoint>(operations<Rest...>{});
}

template <class Endpoint, class Op>
consteval bool called_but_wrong() {
    if constexpr (std::is_void_v<Op>)
        return false;
    else
        return is_called_with<Endpoint, Op>;
}

}  // namespace detail

// The name and arguments of this struct are what a compiler prints beside the sentence.
template <class Endpoint, class Service, class Operation, bool Answers, bool AnswersOtherwise>
struct check_endpoint_operation {
    using done = void;
    static_assert(
        Answers || AnswersOtherwise,
        "treaty: this endpoint has no answer for an operation of its service; add "
        "`treaty::outcome<operation> "
        "operator()(request const&, treaty::call_context&)` for the operation named here");
    static_assert(
        Answers || !AnswersOtherwise,
        "treaty: this endpoint answers an operation with something else than its outcome; return "
        "`treaty::outcome<operation>` for the operation named here");
};

namespace detail {

template <class Endpoint, class Service>
consteval auto find_endpoint_verdict() {
    if constexpr (!service_passes<Service>) {
        return std::type_identity<service_verdict<Service>>{};
    } else {
        using found = decltype(first_missing<Endpoint>(typename Service::operations{}));
        using op = typename found::operation;
        if constexpr (std::is_void_v<op>)
            return std::type_identity<check_passes>{};
        else
            return std::type_identity<check_endpoint_operation<Endpoint, Service, op, false,
                                                               called_but_wrong<Endpoint, op>()>>{};
    }
}

}  // namespace detail

template <class Endpoint, class Service>
using endpoint_verdict =
    typename decltype(detail::find_endpoint_verdict<Endpoint, Service>())::type;
template <class Endpoint, class Service>
inline constexpr bool endpoint_passes =
    std::same_as<endpoint_verdict<Endpoint, Service>, check_passes>;

// True if `Endpoint` answers every operation of `Service`; false after a static assertion has named
// the first that it does not.
template <class Endpoint, class Service>
consteval bool check_endpoint() {
    if constexpr (!endpoint_passes<Endpoint, Service>)
        (void)sizeof(endpoint_verdict<Endpoint, Service>);
    return endpoint_passes<Endpoint, Service>;
}

// Two endpoints as one that answers what either answers; the first is asked where both do. For
// endpoints that cannot be copied: joined{std::ref(a), std::ref(b)}.
template <class First, class Second>
class joined {
public:
    joined(First first, Second second) : first_(std::move(first)), second_(std::move(second)) {}

    template <class Request>
    requires std::invocable<First&, Request const&, call_context&> ||
        std::invocable<Second&, Request const&, call_context&>
    auto operator()(Request const& request, call_context& context) {
        if constexpr (std::invocable<First&, Request const&, call_context&>)
            return first_(request, context);
        else
            return second_(request, context);
    }

private:
    First first_;
    Second second_;
};

// An implementation as a list of lambdas: treaty::overload{[](request const&, call_context&) ->
// outcome<op> {...}, ...}
template <class... Functions>
struct overload : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
overload(Functions...) -> overload<Functions...>;

}  // namespace treaty
