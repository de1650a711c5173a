// SPDX-License-Identifier: BSL-1.0
// How fast is a feed of stock levels read from JSON into flat lines: in the order in which its
// members are declared, in others, with white space and with members that nobody knows? All readers
// must find the same lines before any is timed.
#include "feeds.hpp"

#include <benchmark/benchmark.h>

#include <iostream>

namespace {

using namespace json_read;

struct reader {
    char const* name;
    bool (*read)(std::string const&, lines&);
    bool any_order;
};

reader const readers[] = {
    {"treaty", &read_with_treaty, true},
    {"treaty_general", &read_with_treaty_general, true},
#ifdef JSON_READ_SIMDJSON
    {"simdjson", &read_with_simdjson, true},
    {"simdjson_in_order", &read_with_simdjson_in_order, false},
#endif
#ifdef JSON_READ_RAPIDJSON
    {"rapidjson", &read_with_rapidjson, true},
#endif
#ifdef JSON_READ_BOOST_JSON
    {"boost_json", &read_with_boost_json, true},
#endif
    {"nlohmann", &read_with_nlohmann, true},
};

struct kind {
    char const* name;
    form how;
    std::vector<std::size_t> sizes;
};
kind const kinds[] = {
    {"known_order", form::known_order, {1, 10, 1000}},
    {"other_order", form::other_order, {1000}},
    {"white_space", form::white_space, {1000}},
    {"ragged_space", form::ragged_space, {1000}},
    {"unknown_members", form::unknown_members, {1000}},
};

std::string padded(std::string text) {
    text.reserve(text.size() + 64);  // some readers look that far beyond the end
    return text;
}

bool same(lines const& a, lines const& b) {
    auto const equal = [](levels::feed_line const& x, levels::feed_line const& y) {
        return x.sku == y.sku && x.store == y.store && x.center == y.center &&
               x.quantity == y.quantity && x.unit == y.unit && x.status == y.status &&
               x.as_of == y.as_of && x.version == y.version;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), equal);
}

void run(benchmark::State& state, reader const& how, std::string const& text, std::size_t size) {
    lines found;
    found.reserve(size);
    for (auto _ : state) {
        if (!how.read(text, found)) state.SkipWithError("could not be read");
        benchmark::DoNotOptimize(found.data());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(size));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

// Two orders in turn: each message begins in one that was not the last.
void run_new_order(benchmark::State& state, std::string const& one, std::string const& other) {
    lines found;
    found.reserve(1000);
    for (auto _ : state) {
        if (!read_with_treaty(one, found) || !read_with_treaty(other, found))
            state.SkipWithError("could not be read");
    }
    state.SetItemsProcessed(state.iterations() * 2000);
}

}  // namespace

int main(int argc, char** argv) {
    lines const all = make_lines(1000);
    for (kind const& what : kinds)
        for (std::size_t const size : what.sizes) {
            lines const wanted{all.begin(), all.begin() + static_cast<std::ptrdiff_t>(size)};
            auto const* text = new std::string{padded(document(wanted, what.how))};
            for (reader const& one : readers) {
                if (!one.any_order && what.how != form::known_order) continue;
                lines found;
                if (!one.read(*text, found) || !same(found, wanted)) {
                    std::cerr << "json_read: " << one.name << " reads something else from "
                              << what.name << '\n';
                    return 1;
                }
                benchmark::RegisterBenchmark(
                    (std::string{one.name} + "/" + what.name + "/" + std::to_string(size)).c_str(),
                    [&one, text, size](benchmark::State& state) { run(state, one, *text, size); });
            }
        }
    std::string const known = padded(document(all, form::known_order));
    std::string const other = padded(document(all, form::new_order));
    benchmark::RegisterBenchmark("treaty/new_order/1000", [&](benchmark::State& state) {
        run_new_order(state, known, other);
    });
    std::cout << "1,000 lines in " << known.size() << " bytes; all readers agree\n";
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
