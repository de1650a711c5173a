// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/scenarios/world.hpp>

namespace simulator::scenarios {

TREATY_INLINE std::string world::send_to_site(std::string_view operation, std::string_view body) {
    treaty::call_context call;
    call.time = &time_;
    call.within(std::chrono::seconds{30});
    std::string const path = "/inbound/" + std::string{operation};
    treaty::transport::request const asked{path, {}, "application/json", body, &call};
    treaty::transport::reply answer;
    auto const began = time_.elapsed();
    auto const sent = site_channel_.exchange(asked, answer);
    treaty::wire::failure_message failure;
    bool const understood =
        sent.delivery == treaty::transport::delivery::answered &&
        treaty::json::format().read_failure(answer.body, treaty::message_limits{}, failure) &&
        !failure.problems.empty();
    book_.note(operation, understood ? treaty::call_end::problem : treaty::call_end::unknown,
               time_.elapsed() - began);
    return understood ? to_string(failure.problems.front()) : "no problem was told";
}

}  // namespace simulator::scenarios
