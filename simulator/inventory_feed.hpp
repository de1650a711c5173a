// SPDX-License-Identifier: BSL-1.0
// The commerce site's answer to the feed of stock levels: lines go into a cache of their own, the
// newest version of each product at each place. When it is full, older entries make room, and the
// site has to ask the external system again. Unlike the rest of the site this takes no lock, so
// calls may come from any number of threads at once and readers of levels never wait for them.
#pragma once

#include <contracts/feed.hpp>
#include <treaty/cache.hpp>

#include <set>
#include <vector>

namespace simulator {

class inventory_feed {
public:
    using line = contracts::update_inventory_levels::feed_line;

    // Knows these stores for as long as it lives.
    explicit inventory_feed(std::set<contracts::vocabulary::store_id> stores,
                            std::size_t entries_max = 1'000'000)
        : stores_(std::move(stores)),
          levels_({.entries_max = entries_max, .when_full = treaty::when_full::evict}) {}

    treaty::outcome<contracts::update_inventory_levels::operation> operator()(
        contracts::update_inventory_levels::request const& asked, treaty::call_context&);

    // For shoppers to read from, while lines arrive.
    [[nodiscard]] treaty::cache<line> const& levels() const noexcept { return levels_; }

private:
    using refused_lines = contracts::update_inventory_levels::refused_lines;

    [[nodiscard]] refused_lines check(
        contracts::update_inventory_levels::feed_lines const& lines) const;

    std::set<contracts::vocabulary::store_id> stores_;
    treaty::cache<line> levels_;
};

}  // namespace simulator

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/inventory_feed.ipp>
#endif
