// SPDX-License-Identifier: BSL-1.0
// What does a node with two cores take at once: how many updates a second does one thread read from
// JSON and apply to the cache, while another looks levels up one by one; and how long do the
// slowest of a hundred lookups take? 1,000,000 entries, messages of 1,000 lines, no network.
// Prints a line of JSON for each figure of each round.
//     bin/whole_node [--rounds N] [--seconds S]
#include <contracts/feed.hpp>
#include <treaty/cache.hpp>
#include <treaty/hot.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace levels = contracts::update_inventory_levels;
using cache = treaty::cache<levels::feed_line>;
using key = treaty::record_key<levels::feed_line>;
using steady = std::chrono::steady_clock;

constexpr std::size_t entries = 1'000'000;
constexpr std::size_t message_lines = 1000;
constexpr std::size_t messages = 2000;  // each product twice
constexpr std::size_t timed_each = 16;  // reading the clock takes as long as a lookup

levels::feed_line line_of(std::size_t product, std::int64_t version) {
    levels::feed_line made{};
    made.sku.assign("SKU-" + std::to_string(10'000'000 + product));
    made.store = 10101;
    made.center = static_cast<std::int32_t>(10001 + product % 40);
    made.quantity = static_cast<std::int32_t>(product % 900);
    made.as_of = treaty::instant::from_seconds(1'795'392'000 + version, 578'000'000);
    made.version = version;
    return made;
}

void require(bool good, char const* what) {
    if (good) return;
    std::cerr << "whole_node: " << what << '\n';
    std::exit(1);
}

// Endless messages: before each is sent again its versions are made newer, in place. That takes
// time too, which is not counted.
class feed {
public:
    feed() {
        std::mt19937_64 chance{1};
        std::vector<std::size_t> order(entries);
        for (std::size_t i = 0; i < entries; ++i) order[i] = i;
        std::shuffle(order.begin(), order.end(), chance);
        for (std::size_t i = 0; i < messages; ++i) {
            levels::request made{};
            for (std::size_t k = 0; k < message_lines; ++k) {
                std::size_t const at = (i * message_lines + k) % entries;
                made.lines.push_back(line_of(order[at], first_version));
            }
            std::string text;
            how_.write(treaty::reflect::type_of<levels::request>, &made, text);
            texts_.push_back(std::move(text));
        }
    }
    // The next message, read and applied. How many lines were newer.
    std::uint64_t apply_next(cache& into) {
        std::string& text = texts_[next_ % messages];
        set_versions(text, first_version + next_ / (messages / 2));
        ++next_;
        request_.lines.clear();
        treaty::problem_list problems;
        auto const begin = steady::now();
        bool const good =
            how_.read(treaty::reflect::type_of<levels::request>, &request_, text, {}, problems);
        auto const counts = into.apply({request_.lines.data(), request_.lines.size()});
        busy_ += steady::now() - begin;
        require(good, "a message could not be read");
        return counts.inserted + counts.applied;
    }
    [[nodiscard]] std::chrono::duration<double> busy() const { return busy_; }
    void start_round() { busy_ = {}; }

private:
    static constexpr std::uint64_t first_version = 1'000'000'000;

    static void set_versions(std::string& text, std::uint64_t version) {
        std::string const digits = std::to_string(version);
        constexpr std::string_view name = "\"version\":";
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at))
            text.replace(at += name.size(), digits.size(), digits);
    }

    treaty::json::json_format const& how_ = treaty::json::format_for<contracts::feed>();
    std::vector<std::string> texts_;
    levels::request request_;
    std::uint64_t next_ = 0;
    steady::duration busy_{};
};

struct looked_up {
    std::uint64_t count = 0;
    std::vector<double> nanoseconds{};  // of some of them
};

looked_up look_up(cache const& from, std::vector<key> const& keys, std::atomic<bool> const& stop) {
    looked_up made;
    std::size_t at = 0;
    while (!stop.load(std::memory_order_relaxed)) {
        for (std::size_t i = 1; i < timed_each; ++i, ++at)
            require(from.find(keys[at % keys.size()]).has_value(), "an entry is gone");
        auto const begin = steady::now();
        bool const found = from.find(keys[at++ % keys.size()]).has_value();
        std::chrono::duration<double, std::nano> const took = steady::now() - begin;
        require(found, "an entry is gone");
        made.nanoseconds.push_back(took.count());
        made.count += timed_each;
    }
    return made;
}

void print(std::string_view name, char const* unit, double value) {
    std::cout << "{\"name\":\"whole_node/" << name << "\",\"unit\":\"" << unit
              << "\",\"value\":" << value << "}" << std::endl;
}

}  // namespace

int main(int count, char** words) {
    int rounds = 5;
    double seconds = 1;
    for (int i = 1; i + 1 < count; i += 2) {
        std::string_view const word{words[i]};
        if (word == "--rounds") rounds = std::atoi(words[i + 1]);
        if (word == "--seconds") seconds = std::atof(words[i + 1]);
    }
    cache all{{.entries_max = entries + entries / 4}};
    feed lines;
    std::uint64_t applied = 0;
    for (std::size_t i = 0; i < messages; ++i) applied += lines.apply_next(all);
    require(all.size() == entries && applied == 2 * entries, "the cache was not filled right");
    std::vector<key> keys;
    std::mt19937_64 chance{2};
    for (std::size_t i = 0; i < entries; ++i)
        keys.push_back(key::of(line_of(chance() % entries, 0)));

    for (int round = 0; round < rounds; ++round) {
        std::atomic<bool> stop = false;
        looked_up found;
        lines.start_round();
        std::uint64_t updates = 0;
        auto const begin = steady::now();
        std::thread reader{[&] { found = look_up(all, keys, stop); }};
        while (steady::now() - begin < std::chrono::duration<double>{seconds})
            updates += lines.apply_next(all);
        stop = true;
        reader.join();
        double const lasted = std::chrono::duration<double>{steady::now() - begin}.count();
        std::sort(found.nanoseconds.begin(), found.nanoseconds.end());
        require(updates % message_lines == 0, "a line was not newer");
        print("updates", "items/s", static_cast<double>(updates) / lines.busy().count());
        print("lookups", "items/s", static_cast<double>(found.count) / lasted);
        print("p99/lookups", "ns", found.nanoseconds[found.nanoseconds.size() * 99 / 100]);
    }
}
