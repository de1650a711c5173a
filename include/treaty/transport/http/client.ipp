// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/client.hpp>
#include <treaty/transport/http/detail/call_socket.hpp>

#include <algorithm>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace treaty::http {

struct channel::state {
    using connection = std::unique_ptr<detail::call_socket>;
    using time_point = std::chrono::nanoseconds;  // on `time`

    state(url where, channel_options how)
        : to(std::move(where)),
          limits(how.limits),
          time(*how.time),
          polling(how.polling) {}

    connection take_idle();
    void give_back(connection one);
    connection connect(time_point until, problem& why);
    transport::exchange_result exchange(detail::verb how, transport::request const& asked,
                                        transport::reply& answer);

    url to;
    client_limits limits;
    clock const& time;
    std::chrono::microseconds polling;
    boost::asio::io_context context;  // never run
    std::mutex guard;
    std::vector<connection> idle;
};

TREATY_INLINE channel::channel(std::string_view url, channel_options options)
    : state_(std::make_unique<state>(detail::require_url(url), options)) {}

TREATY_INLINE channel::~channel() = default;

TREATY_INLINE transport::exchange_result channel::exchange(transport::request const& asked,
                                                           transport::reply& answer) {
    return state_->exchange(detail::verb::post, asked, answer);
}

TREATY_INLINE transport::exchange_result channel::get(std::string_view path,
                                                      transport::reply& answer) {
    call_context context;
    std::size_t const mark = std::min(path.find('?'), path.size());
    transport::request const asked{.path = path.substr(0, mark),
                                   .query = path.substr(std::min(mark + 1, path.size())),
                                   .media_type = {},
                                   .body = {},
                                   .context = &context};
    return state_->exchange(detail::verb::get, asked, answer);
}

TREATY_INLINE channel::state::connection channel::state::take_idle() {
    for (;;) {
        connection one;
        {
            std::lock_guard const lock{guard};
            if (idle.empty()) return nullptr;
            // The one used last is the likeliest to be alive.
            one = std::move(idle.back());
            idle.pop_back();
        }
        if (one->usable()) return one;
    }
}

TREATY_INLINE void channel::state::give_back(connection one) {
    std::lock_guard const lock{guard};
    if (idle.size() < limits.idle_connections_max) idle.push_back(std::move(one));
}

TREATY_INLINE channel::state::connection channel::state::connect(time_point until, problem& why) {
    boost::system::error_code ec;
    boost::asio::ip::tcp::resolver resolver{context};
    auto const places = resolver.resolve(to.host, to.port, ec);
    for (auto const& place : places) {
        auto one = std::make_unique<detail::call_socket>(context, time, polling);
        ec = one->connect(place.endpoint(), until);
        if (!ec) return one;
    }
    why = {.kind = problem_kind::unreachable,
           .expected = "a connection to " + to.authority,
           .found = ec.message()};
    return nullptr;
}

TREATY_INLINE transport::exchange_result channel::state::exchange(detail::verb how,
                                                                  transport::request const& asked,
                                                                  transport::reply& answer) {
    auto const left = detail::time_for(*asked.context, limits);
    auto const not_sent = [](problem why) {
        return transport::exchange_result{.delivery = transport::delivery::not_sent,
                                          .why = std::move(why)};
    };
    if (left <= std::chrono::nanoseconds::zero()) return not_sent(detail::too_late());
    auto const now = time.elapsed();
    // A far deadline must not overflow the clock; a day is far.
    auto const until = now + std::min<std::chrono::nanoseconds>(left, std::chrono::hours{24});
    std::string head;
    if (auto why = detail::append_call(head, to, how, asked, left))
        return not_sent(*std::move(why));

    for (;;) {
        connection one = take_idle();
        bool const fresh = one == nullptr;
        problem why;
        if (fresh) one = connect(std::min(until, now + limits.connect_wait), why);
        if (one == nullptr) return not_sent(std::move(why));
        bool reusable = false;
        auto result = one->exchange(head, asked.body, until, limits, answer, reusable);
        if (reusable) give_back(std::move(one));
        // A kept connection that took nothing was dead; no byte has left, so another one is safe.
        bool const again = !fresh && result.delivery == transport::delivery::not_sent &&
                           result.why.kind == problem_kind::unreachable;
        if (!again) return result;
    }
}

}  // namespace treaty::http
