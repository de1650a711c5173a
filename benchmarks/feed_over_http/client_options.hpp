// SPDX-License-Identifier: BSL-1.0
// What the clients of gRPC and Cap'n Proto are asked for, and what they say: the same as
// feed_sender.
#pragma once

#include "lines.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace feed_over_http {

using wall = std::chrono::steady_clock;

struct client_options {
    std::size_t port = 0, batch = 1000, connections = 1, entries = 200'000, from_pass = 0;
    double seconds = 1;
    bool stream = false, find = false;
    std::size_t entry = 0;  // to be found

    client_options(int count, char** words) {
        for (int i = 1; i + 1 < count; i += 2) {
            std::string_view const name{words[i]};
            auto const number = static_cast<std::size_t>(std::atoll(words[i + 1]));
            if (name == "--port") port = number;
            if (name == "--batch") batch = number;
            if (name == "--connections") connections = number;
            if (name == "--entries") entries = number;
            if (name == "--from-pass") from_pass = number;
            if (name == "--seconds") seconds = std::atof(words[i + 1]);
            if (name == "--protocol") stream = std::string_view{words[i + 1]} == "stream";
            if (name == "--find") find = true, entry = number;
        }
    }
    // How many different messages there are.
    [[nodiscard]] std::size_t messages() const {
        std::size_t const all = (entries + batch - 1) / batch;
        return seconds > 0 ? std::min<std::size_t>(all, 50'000) : all;
    }
    [[nodiscard]] bool over(wall::time_point began) const {
        return std::chrono::duration<double>(wall::now() - began).count() >= seconds;
    }
};

struct client_result {
    std::uint64_t updates = 0, messages = 0, applied = 0;
    std::vector<double> latencies_us;

    void print(wall::time_point began) {
        double const seconds = std::chrono::duration<double>(wall::now() - began).count();
        if (applied != updates) throw std::runtime_error("not all updates were applied");
        std::sort(latencies_us.begin(), latencies_us.end());
        auto const at = [this](double share) {
            if (latencies_us.empty()) return 0.0;
            return latencies_us[static_cast<std::size_t>(
                share * static_cast<double>(latencies_us.size() - 1))];
        };
        std::cout << "{\"updates\":" << updates << ",\"messages\":" << messages
                  << ",\"seconds\":" << seconds << ",\"p50_us\":" << at(0.5)
                  << ",\"p99_us\":" << at(0.99) << "}\n";
    }
};

// Messages in turn over all entries; each further pass has newer versions.
class turns {
public:
    explicit turns(client_options const& given) : given_(given), pass_(given.from_pass) {}
    // False where every entry was to be sent once, and was.
    bool more() {
        if (next_ < given_.messages()) return true;
        if (given_.seconds <= 0) return false;
        next_ = 0, ++pass_;
        return true;
    }
    std::size_t take() { return next_++; }
    [[nodiscard]] std::int64_t pass() const { return static_cast<std::int64_t>(pass_); }

private:
    client_options const& given_;
    std::size_t next_ = 0, pass_;
};

}  // namespace feed_over_http
