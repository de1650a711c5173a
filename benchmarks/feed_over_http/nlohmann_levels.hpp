// SPDX-License-Identifier: BSL-1.0
// What a team writes first to keep the lines: nlohmann::json, and an unordered_map behind a mutex.
#pragma once

#include "lines.hpp"

#include <nlohmann/json.hpp>

#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace plain {

struct level {
    std::string sku;
    int store = 0, center = 0, quantity = 0;
    std::string unit, status, asOf;
    std::int64_t version = 0;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(level, sku, store, center, quantity, unit, status, asOf, version)

class levels {
public:
    // How many lines of the message were newer than what was there.
    int apply(std::string const& body) {
        auto const sent = nlohmann::json::parse(body).at("lines").get<std::vector<level>>();
        int applied = 0;
        for (auto const& one : sent) {
            std::scoped_lock const lock{mutex_};
            auto& kept = levels_[std::to_string(one.store) + ":" + one.sku + ":" +
                                 std::to_string(one.center)];
            if (kept.version < one.version) kept = one, ++applied;
        }
        return applied;
    }
    // How many there are, and what is kept of an entry.
    std::string found(std::size_t entry) {
        std::scoped_lock const lock{mutex_};
        auto line = feed_over_http::line_of(entry);
        auto const at = levels_.find(feed_over_http::key_text(line));
        std::string text = std::to_string(levels_.size()) + " ";
        if (at == levels_.end()) return text;
        line.quantity = at->second.quantity;
        line.version = at->second.version;
        return text + feed_over_http::value_text(line);
    }

private:
    std::mutex mutex_;
    std::unordered_map<std::string, level> levels_;
};

}  // namespace plain
