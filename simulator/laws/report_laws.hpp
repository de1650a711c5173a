// SPDX-License-Identifier: BSL-1.0
// Laws of what has a time: status reports and levels of stock do not go back.
#pragma once

#include <simulator/laws/words.hpp>
#include <treaty/core/instant.hpp>

#include <algorithm>

namespace simulator::laws {

inline std::string time_of(std::int64_t seconds) {
    return treaty::instant::from_seconds(seconds).str();
}

inline constexpr std::int64_t first_time = 1'893'456'000;  // 2030, later than what is known
inline constexpr std::int64_t last_time = 250'000'000'000;

// The time of the newest report so far: of this run from memory, else found by asking with ever
// later ones. 0: there is none that could be later.
template <class Ask>
std::int64_t newest(conversation& with, std::string const& name, Ask const& is_taken) {
    std::int64_t& known = with.memory()[name];
    if (known != 0) return known;
    for (std::int64_t more = 1; first_time + more < last_time; more += more / 2 + 1)
        if (is_taken(time_of(first_time + more))) return known = first_time + more;
    return 0;
}

// A report that is not more recent than the stored one is not recorded.
inline void play_status(conversation& with, steps all) {
    auto const is_taken = [&](std::string const& when) {
        return with.call("UpdateOrderStatus",
                         R"({"order":$0,"updatedAt":"$1","status":"as of $1"})",
                         {with.known("UpdateOrderStatus.order_identifier"), when})
                   .at("/recorded") == "true";
    };
    std::int64_t last =
        newest(with, "status " + with.known("UpdateOrderStatus.order_identifier"), is_taken);
    if (last == 0) return;
    for (business_step const& one : all) {
        std::int64_t const when = last + one.amount - 3;
        bool const taken = is_taken(time_of(when));
        if (!with.expect_response("a-report-is-answered")) return;
        bool const newer = when > last;
        last = std::max(last, when);
        with.memory()["status " + with.known("UpdateOrderStatus.order_identifier")] = last;
        if (!with.expect(taken == newer, newer ? "newer-is-recorded" : "stale-is-ignored",
                         newer ? "recorded: true" : "recorded: false",
                         taken ? "recorded: true" : "recorded: false"))
            return;
    }
}

// A level that was true before the one in the cache leaves it alone.
inline void play_cache(conversation& with, steps all) {
    std::string const sku = with.known("sku");
    auto const is_taken = [&](std::string const& when) {
        auto const& told =
            with.call("UpdateInventoryCache",
                      R"({"store":$store_id,"action":"Update","asOf":"$1","products":[)"
                      R"({"item":$0,"onHand":{"value":7,"unit":$unit_code}}]})",
                      {sku, when});
        return told.fine() && told.count("/outdated") == 0;
    };
    std::int64_t last = newest(with, "cache " + sku, is_taken);
    if (last == 0) return;
    for (business_step const& one : all) {
        std::int64_t const when = last + one.amount - 3;
        bool const taken = is_taken(time_of(when));
        if (!with.expect_response("an-update-is-answered")) return;
        bool const older = when < last;
        last = std::max(last, when);
        with.memory()["cache " + sku] = last;
        if (!with.expect(taken != older, older ? "never-goes-back" : "newer-is-taken",
                         older ? sku + " told as outdated" : "nothing outdated",
                         taken ? "nothing outdated" : sku + " told as outdated"))
            return;
    }
}

}  // namespace simulator::laws
