// SPDX-License-Identifier: BSL-1.0
// Calls an operation that is known by its row in a table: the client of programs that take an
// operation by name. The same path as client<Service>, without templates.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/service/client.hpp>

#include <expected>

namespace treaty {

// The channel and the format must outlive it.
class untyped_client {
public:
    untyped_client(transport::channel& channel, wire::format const& format,
                   client_options options = {})
        : channel_(channel),
          format_(format),
          options_(std::move(options)) {}

    // The request must be of the operation's request type.
    std::expected<reflect::any_value, failure_base> operator()(operation_row const& operation,
                                                               reflect::any_value const& request,
                                                               call_context& context);

private:
    transport::channel& channel_;
    wire::format const& format_;
    client_options options_;
};

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/service/untyped_client.ipp>
#endif
