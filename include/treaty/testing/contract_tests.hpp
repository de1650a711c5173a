// SPDX-License-Identifier: BSL-1.0
// Contract tests that nobody has to write: whoever answers a service, in whatever it is written, is
// held to what the tables of the contract say. Nothing else is known of it, so every valid request
// may end in any declared fault; what the business means by it is for tests of one's own.
//     treaty::http::channel channel{"http://127.0.0.1:8080"};
//     auto const report = treaty::testing::verify(channel, treaty::table_of<shop>(),
//                                                 treaty::testing::json_form());
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/testing/contract_report.hpp>
#include <treaty/testing/message_form.hpp>
#include <treaty/testing/verify_options.hpp>
#include <treaty/transport/transport.hpp>

namespace treaty::testing {

// The channel must allow calls from several threads at once. Threads are started for the law of
// concurrency only, and have ended on return.
contract_report verify(transport::channel& channel, service_row const& service,
                       message_form const& form, verify_options const& options = {},
                       progress_callback const& progress = {});

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/contract_tests.ipp>
#endif
