// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/testing/contract_tests.hpp>
#include <treaty/testing/detail/operation_tests.hpp>

#include <algorithm>

namespace treaty::testing {

TREATY_INLINE contract_report verify(transport::channel& channel, service_row const& service,
                                     message_form const& form, verify_options const& options,
                                     progress_callback const& progress) {
    contract_report report;
    report.seed = options.seed;
    for (operation_row const& one : service.operations) {
        bool const wanted = options.operations.empty() ||
                            std::find(options.operations.begin(), options.operations.end(),
                                      one.name) != options.operations.end();
        if (wanted && report.stopped.empty())
            detail::operation_tests{channel, one, form, options, progress, report}.run();
    }
    return report;
}

}  // namespace treaty::testing
