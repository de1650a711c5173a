// SPDX-License-Identifier: BSL-1.0
// What instructions are counted of; what the benchmarks time, so often as is asked for. Whoever
// counts takes the difference of two runs, so that what is done once is not in it.
//     bin/instruction_subjects                 names all, one a line
//     bin/instruction_subjects NAME TURNS      does it, and prints how many updates that were
//     bin/instruction_subjects --compiler
#include <benchmarks/feed_over_http/lines.hpp>
#include <benchmarks/json_read/feeds.hpp>
#include <benchmarks/service_message/messages.hpp>
#include <benchmarks/soap_feed_read/feeds.hpp>

#include <treaty/cache.hpp>
#include <treaty/hot.hpp>
#include <treaty/service/dispatcher.hpp>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using line = contracts::update_inventory_levels::feed_line;
using key = treaty::record_key<line>;
using json_read::lines;
using turn = std::function<bool()>;  // false: it went wrong

constexpr std::size_t batch = 1000;

turn json(json_read::form how) {
    return [text = json_read::document(json_read::make_lines(batch), how),
            found = lines{}]() mutable { return json_read::read_with_treaty(text, found); };
}
turn json_by_layout() {
    return json(json_read::form::known_order);
}
turn json_other_order() {
    return json(json_read::form::other_order);
}

turn json_written() {
    return [from = json_read::make_lines(batch), text = std::string{}]() mutable {
        json_read::write_with_treaty(from, text);
        return !text.empty();
    };
}

turn soap(soap_feed_read::form how) {
    return [text = soap_feed_read::message(json_read::make_lines(batch), how),
            found = lines{}]() mutable { return soap_feed_read::read_with_treaty(text, found); };
}
turn soap_constant() {
    return soap(soap_feed_read::form::constant);
}
turn soap_changing() {
    return soap(soap_feed_read::form::changing);
}

// By line of a fulfillment center.
constexpr std::size_t products = 334;
turn nested(std::string (*document)(service_message::request const&),
            bool (*read)(std::string const&, service_message::request&)) {
    return [read, text = document(service_message::make_request(products)),
            found = service_message::request{}]() mutable { return read(text, found); };
}
turn nested_json() {
    return nested(&service_message::json_document, &service_message::read_json_with_treaty);
}
turn nested_soap() {
    return nested(&service_message::soap_document, &service_message::read_soap_with_treaty);
}

// More than the processor's caches hold is not needed: instructions are the same.
struct filled_cache {
    static constexpr std::size_t entries = 20'000;
    treaty::cache<line> cache{{.entries_max = entries}};
    std::vector<line> drawn;  // in no order
    std::vector<key> keys;
    std::vector<std::optional<line>> found{batch};

    filled_cache() {
        std::vector<line> all;
        for (std::size_t i = 0; i < entries; ++i) all.push_back(feed_over_http::line_of(i));
        cache.apply(all);
        for (std::size_t i = 0; i < batch; ++i) {
            drawn.push_back(all[i * 7919 % entries]);
            keys.push_back(key::of(drawn.back()));
        }
    }
};

turn cache_applied() {
    auto const all = std::make_shared<filled_cache>();
    // Versions that rise, for all turns there may be.
    std::vector<std::vector<line>> fresh{100, all->drawn};
    for (std::size_t i = 0; i < fresh.size(); ++i)
        for (line& one : fresh[i]) one.version += static_cast<std::int64_t>(i) + 1;
    return [all, fresh = std::move(fresh), now = std::size_t{0}]() mutable {
        return now < fresh.size() && all->cache.apply(fresh[now++]).applied == batch;
    };
}
turn cache_read() {
    return [all = std::make_shared<filled_cache>()] {
        return all->cache.find(all->keys, all->found) == batch;
    };
}

// From the bytes of a request to those of its answer, without a network.
struct answering {
    treaty::outcome<contracts::update_inventory_levels::operation> operator()(
        contracts::update_inventory_levels::request const& asked, treaty::call_context&) const {
        return contracts::update_inventory_levels::response{.applied =
                                                                asked.lines.front().quantity};
    }
};
struct small_service {
    answering endpoint;
    treaty::dispatcher calls{{&treaty::json::format_for<contracts::feed>()}};
    treaty::manual_clock time;
    treaty::call_context context{.time = &time};
    treaty::transport::reply reply;
    std::string body = json_read::document(json_read::make_lines(1), json_read::form::known_order);

    small_service() { calls.add<contracts::feed>(endpoint); }
    bool call() {
        reply.clear();
        treaty::transport::request asked{.path = "/feed/UpdateInventoryLevels",
                                         .query = {},
                                         .media_type = "application/json",
                                         .body = body,
                                         .context = &context};
        calls.call(asked, reply);
        return reply.status == treaty::transport::status::ok;
    }
};
turn small_calls() {
    return [all = std::make_shared<small_service>()] {
        for (std::size_t i = 0; i < batch; ++i)
            if (!all->call()) return false;
        return true;
    };
}

struct subject {
    std::string_view name;
    turn (*prepare)();
    std::size_t updates = batch;  // in each turn
};
constexpr subject subjects[] = {
    {"json_read/known_order", &json_by_layout},
    {"json_read/other_order", &json_other_order},
    {"json_write", &json_written},
    {"soap_read/constant", &soap_constant},
    {"soap_read/changing", &soap_changing},
    {"service_message/json", &nested_json, products* service_message::centers_each},
    {"service_message/soap", &nested_soap, products* service_message::centers_each},
    {"cache_apply", &cache_applied},
    {"cache_read", &cache_read},
    {"small_call", &small_calls},
};

int run(subject const& what, std::size_t turns) {
    if (!treaty::hot::machine_can()) {
        std::cerr << "this machine lacks what the code to be counted needs\n";
        return 77;
    }
    turn const once = what.prepare();
    for (std::size_t i = 0; i < turns; ++i)
        if (!once()) {
            std::cerr << what.name << " went wrong\n";
            return 1;
        }
    std::cout << turns * what.updates << '\n';
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::string_view const wanted = argc > 1 ? argv[1] : "";
    if (wanted == "--compiler") {
#ifdef __clang__
        std::cout << "clang++ " << __clang_major__ << '.' << __clang_minor__ << '\n';
#else
        std::cout << "g++ " << __GNUC__ << '.' << __GNUC_MINOR__ << '\n';
#endif
        return 0;
    }
    for (subject const& one : subjects) {
        if (argc < 3) std::cout << one.name << '\n';
        if (argc == 3 && one.name == wanted) return run(one, std::stoull(argv[2]));
    }
    return argc < 3 ? 0 : 2;
}
