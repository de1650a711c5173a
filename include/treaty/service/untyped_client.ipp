// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/service/untyped_client.hpp>

namespace treaty {

TREATY_INLINE std::expected<reflect::any_value, failure_base> untyped_client::operator()(
    operation_row const& operation, reflect::any_value const& request, call_context& context) {
    detail::client_call call{
        options_, format_, context, {operation.service, operation.name, operation.version}};
    if (!call.prepare(operation.safety, request.type(), request.get()))
        return std::unexpected{failure_base{std::move(call.problems())}};
    call.exchange(channel_);
    reflect::any_value response{operation.response};
    if (!call.finish(response.type(), response.get()))
        return std::unexpected{call.failed(operation.faults)};
    return response;
}

}  // namespace treaty
