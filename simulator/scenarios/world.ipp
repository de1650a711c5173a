// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <simulator/scenarios/world.hpp>

namespace simulator::scenarios {

TREATY_INLINE std::expected<treaty::problem, std::string> world::send_damaged(
    contracts::update_inventory_cache::request const& update, std::string_view part) {
    using operation = contracts::update_inventory_cache::operation;
    using contracts::inbound;
    treaty::call_context context;
    context.time = &time_;
    context.within(std::chrono::seconds{30});
    treaty::wire::call now{{inbound::name, operation::name, inbound::version.major}, &context};
    treaty::wire::outgoing_request sent;
    format_.write_request(now, treaty::reflect::type_of<operation::request_type>, &update, sent);
    if (auto const at = sent.body.find(part); at != std::string::npos)
        sent.body.erase(at, part.size());
    treaty::transport::request const asked{sent.path, {},       sent.media_type,
                                           sent.body, &context, sent.action};
    treaty::transport::reply answer;
    auto const began = time_.elapsed();
    bool const answered =
        site_channel_.exchange(asked, answer).delivery == treaty::transport::delivery::answered;
    operation::response_type response{};
    treaty::wire::failure_message failure;
    treaty::problem_list unreadable;
    bool const understood =
        answered &&
        format_.read_answer(
            now, treaty::reflect::type_of<operation::response_type>, &response,
            {static_cast<std::uint16_t>(answer.status), answer.media_type, answer.body},
            treaty::message_limits{}, failure, unreadable) == treaty::wire::answer_is::failure &&
        !failure.problems.empty();
    book_.note(operation::name, understood ? treaty::call_end::problem : treaty::call_end::unknown,
               time_.elapsed() - began);
    if (!understood) return std::unexpected{"no problem was told"};
    return failure.problems.front();
}

}  // namespace simulator::scenarios
