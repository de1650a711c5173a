// SPDX-License-Identifier: BSL-1.0
// Where a scenario plays: both sides of a landscape, joined by a channel in each direction. Whether
// the channels stay in the process or go over HTTP, and in which format messages are, the flows and
// their end are the same.
#pragma once

#include <simulator/both_sides.hpp>
#include <simulator/scenarios/call_book.hpp>
#include <treaty/service/client.hpp>
#include <treaty/wire/json/format.hpp>

#include <atomic>
#include <chrono>
#include <expected>
#include <string>

namespace simulator::scenarios {

// The day stands still until the scenario lets it pass, so that one scenario has one end; durations
// are real, so that deadlines hold and calls can be timed.
class scenario_clock final : public treaty::clock {
public:
    explicit scenario_clock(treaty::instant start) : start_(start) {}
    [[nodiscard]] treaty::instant now() const override {
        return start_ + std::chrono::nanoseconds{passed_.load(std::memory_order_acquire)};
    }
    [[nodiscard]] std::chrono::nanoseconds elapsed() const override {
        return treaty::system_clock::instance().elapsed();
    }
    void pass(std::chrono::nanoseconds time) {
        passed_.fetch_add(time.count(), std::memory_order_acq_rel);
    }

private:
    treaty::instant start_;
    std::atomic<std::int64_t> passed_{0};
};

class world {
public:
    using outbound_calls = recorded<treaty::client<contracts::outbound>>;
    using inbound_calls = recorded<treaty::client<contracts::inbound>>;

    // All of these must outlive the world.
    world(both_sides& sides, scenario_clock& time, treaty::transport::channel& to_office,
          treaty::transport::channel& to_site,
          treaty::wire::format const& format = treaty::json::format())
        : sides_(sides),
          time_(time),
          site_channel_(to_site),
          format_(format),
          to_office_({to_office, format, options("shop")}, book_, time),
          to_site_({to_site, format, options("oms")}, book_, time) {}
    world(world const&) = delete;
    world& operator=(world const&) = delete;

    [[nodiscard]] back_office& office() { return sides_.office; }
    [[nodiscard]] commerce_site& site() { return sides_.site; }
    // The external system, as the commerce site calls it; and the other way round.
    [[nodiscard]] outbound_calls& office_calls() { return to_office_; }
    [[nodiscard]] inbound_calls& site_calls() { return to_site_; }
    [[nodiscard]] scenario_clock& time() { return time_; }
    [[nodiscard]] treaty::instant now() const { return time_.now(); }
    [[nodiscard]] call_book const& calls() const { return book_; }
    [[nodiscard]] std::vector<violation> check() const { return sides_.check(); }

    // Sends a cache update in which `part` of the bytes was lost on the way; the first problem that
    // the answer tells, or why there is none.
    [[nodiscard]] std::expected<treaty::problem, std::string> send_damaged(
        contracts::update_inventory_cache::request const& update, std::string_view part);

    // Up to where the levels of a store were pushed to its cache.
    std::int64_t pushed_until = 0;

private:
    // Keys count up, so that one scenario makes the same calls each time.
    treaty::client_options options(std::string side) {
        treaty::client_options made;
        made.time = &time_;
        made.make_key = [this, side = std::move(side)] {
            return side + "-" + std::to_string(++keys_);
        };
        return made;
    }

    both_sides& sides_;
    scenario_clock& time_;
    treaty::transport::channel& site_channel_;
    treaty::wire::format const& format_;
    std::atomic<std::uint64_t> keys_{0};
    call_book book_;
    outbound_calls to_office_;
    inbound_calls to_site_;
};

}  // namespace simulator::scenarios

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/scenarios/world.ipp>
#endif
