// SPDX-License-Identifier: BSL-1.0
// docs/how-to/add_a_transport.md: a queue between two threads as a transport.
#include "tea_shop.hpp"

#include <treaty/http.hpp>

#include <condition_variable>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <stop_token>
#include <thread>

//! [letter]
// One call on its way: copies, because its sender may give up before it is read.
struct letter {
    std::string path, query, media_type, body;
    treaty::call_context context;
    std::mutex guard;
    std::condition_variable changed;
    std::optional<treaty::transport::reply> answer;
};
//! [letter]

//! [channel]
class mailbox final : public treaty::transport::channel {
public:
    treaty::transport::exchange_result exchange(treaty::transport::request const& asked,
                                                treaty::transport::reply& answer) override {
        using treaty::transport::delivery;
        treaty::problem const late{treaty::problem_kind::deadline_passed, {}, 0, {}, "no answer"};
        if (asked.context->expired()) return {delivery::not_sent, late};

        auto const sent = std::make_shared<letter>();
        sent->path = asked.path, sent->query = asked.query;
        sent->media_type = asked.media_type, sent->body = asked.body;
        sent->context = *asked.context;
        {
            std::lock_guard const lock{guard_};
            letters_.push(sent);
        }
        arrived_.notify_one();
        // From here on it may be acted upon, whatever becomes of us.
        std::unique_lock lock{sent->guard};
        sent->changed.wait_for(lock, asked.context->remaining(),
                               [&] { return sent->answer.has_value(); });
        if (!sent->answer) return {delivery::unknown, late};
        answer = *std::move(sent->answer);
        return {delivery::answered, {}};
    }

    // Answers letters until it is told to stop.
    void work(std::stop_token const& stop, treaty::transport::handler& handler) {
        while (auto const next = take(stop)) {
            treaty::transport::reply reply;
            handler.call({next->path, next->query, next->media_type, next->body, &next->context},
                         reply);
            std::lock_guard const lock{next->guard};
            next->answer = std::move(reply);
            next->changed.notify_one();
        }
    }

private:
    std::shared_ptr<letter> take(std::stop_token const& stop) {
        std::unique_lock lock{guard_};
        if (!arrived_.wait(lock, stop, [&] { return !letters_.empty(); })) return nullptr;
        auto next = std::move(letters_.front());
        letters_.pop();
        return next;
    }

    std::mutex guard_;
    std::condition_variable_any arrived_;
    std::queue<std::shared_ptr<letter>> letters_;
};
//! [channel]

int main() {
    using namespace tea_shop;
    //! [use]
    shop ours;
    treaty::dispatcher operations{{&treaty::json::format()}};
    operations.add<service>(ours);
    mailbox box;

    treaty::client<service> client{box, treaty::json::format()};
    treaty::call_context hurried;
    hurried.within(std::chrono::milliseconds{50});
    auto const nobody_works = client(get_price::request{"TEA-1", treaty::pieces(1)}, hurried);
    std::cout << (nobody_works.error().is_unknown() ? "unknown" : "known") << '\n';

    std::jthread const worker{[&](std::stop_token const& stop) { box.work(stop, operations); }};
    auto const answer = client(get_price::request{"TEA-1", treaty::pieces(2)});
    std::cout << answer->price.amount << '\n';
    //! [use]
}
