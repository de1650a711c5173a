// SPDX-License-Identifier: BSL-1.0
// Tables of operations by name, ours and what is written by hand; and one call in two ways.
#pragma once

#include <contracts/feed.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/service/idempotency.hpp>
#include <treaty/wire/json/format.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dispatch_subjects {

namespace feed = contracts::update_inventory_levels;

// Fourteen services of one operation each have the names of real ones; fifty-six are four of each.
template <std::size_t N>
struct service {
    static constexpr std::array<std::string_view, 14> stems{
        "inventory", "reservation",  "availability", "order",      "process-order",
        "price",     "person",       "cache",        "preprocess", "status",
        "payment",   "organization", "synchronize",  "return"};
    static constexpr auto text = [] {
        std::array<char, 24> made{};
        std::size_t at = 0;
        for (char const c : stems[N % 14]) made[at++] = c;
        made[at++] = static_cast<char>('a' + N / 14);
        return std::pair{made, at};
    }();
    static constexpr std::string_view name{text.first.data(), text.second};
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<feed::operation>;
};

struct answering {
    // Not inlined: what is measured is the way to it.
    [[gnu::noinline]] treaty::outcome<feed::operation> operator()(feed::request const& asked,
                                                                  treaty::call_context&) const {
        return feed::response{.applied = asked.lines.front().quantity};
    }
};

// The names, and the order in which they are asked for: mixed, so that nothing is guessed.
struct named {
    explicit named(std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) names.push_back(name_of(i));
        for (std::size_t i = 0; i < 1009; ++i) asked.push_back(names[i * i % size]);
    }
    static std::string name_of(std::size_t i);
    std::vector<std::string> names;
    std::vector<std::string> asked;
};

class with_dispatcher : public named {
public:
    explicit with_dispatcher(std::size_t size) : named(size) {
        add(size, std::make_index_sequence<56>{});
    }
    [[nodiscard]] bool find(std::string_view path) const { return table_.knows(path); }

private:
    template <std::size_t... N>
    void add(std::size_t size, std::index_sequence<N...>) {
        ((N < size ? table_.add<service<N>>(endpoint_) : void()), ...);
    }
    answering endpoint_;
    treaty::dispatcher table_{{&treaty::json::format()}};
};

template <std::size_t... N>
std::string path_of(std::size_t i, std::index_sequence<N...>) {
    std::string_view found;
    ((N == i ? void(found = service<N>::name) : void()), ...);
    return std::string{"/"}.append(found).append("/UpdateInventoryLevels");
}
inline std::string named::name_of(std::size_t i) {
    return path_of(i, std::make_index_sequence<56>{});
}

using handler = std::function<std::string(std::string_view)>;
inline std::string handle(std::string_view body) {
    return std::string{body};
}

// As it is written first: the name of a request is a view of its bytes, and becomes a string.
class with_map : public named {
public:
    explicit with_map(std::size_t size) : named(size) {
        for (std::string const& name : names) table_.emplace(name, &handle);
    }
    [[nodiscard]] bool find(std::string_view path) const {
        return table_.find(std::string{path}) != table_.end();
    }

private:
    std::unordered_map<std::string, handler> table_;
};

// The same, without the string.
class with_transparent_map : public named {
public:
    explicit with_transparent_map(std::size_t size) : named(size) {
        for (std::string const& name : names) table_.emplace(name, &handle);
    }
    [[nodiscard]] bool find(std::string_view path) const {
        return table_.find(path) != table_.end();
    }

private:
    struct hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, handler, hash, std::equal_to<>> table_;
};

inline feed::request one_line() {
    feed::request asked{};
    asked.lines.push_back({.sku = feed::feed_sku{"SKU-1"}, .quantity = 17, .version = 1});
    return asked;
}

class direct {
public:
    auto operator()(feed::request const& asked, treaty::call_context& context) {
        return answer_(asked, context);
    }

private:
    answering answer_;
};

// What a server holds: two services as one endpoint, behind the receiver of keys.
class through_endpoint {
public:
    auto operator()(feed::request const& asked, treaty::call_context& context) {
        return receiver_(asked, context);
    }

private:
    struct elsewhere {
        int operator()(int) const { return 0; }
    };
    using both = treaty::joined<elsewhere, answering>;
    treaty::idempotent_receiver<both> receiver_{both{{}, {}}};
};

}  // namespace dispatch_subjects
