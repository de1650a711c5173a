// SPDX-License-Identifier: BSL-1.0
// How fast is a feed of stock levels read from JSON into flat lines: in the order in which its
// members are declared, in others, with white space and with members that nobody knows? All readers
// must find the same lines before any is timed.
#include "feeds.hpp"

#include <benchmarks/support/readers.hpp>

namespace {

using namespace json_read;

struct reader {
    char const* name;
    benchmarks::read_function<lines> read;
};

reader const readers[] = {
    {"treaty", &read_with_treaty},         {"treaty_general", &read_with_treaty_general},
#ifdef BESIDE_SIMDJSON
    {"simdjson", &read_with_simdjson},
#endif
#ifdef BESIDE_RAPIDJSON
    {"rapidjson", &read_with_rapidjson},
#endif
#ifdef BESIDE_BOOST_JSON
    {"boost_json", &read_with_boost_json},
#endif
    {"nlohmann", &read_with_nlohmann},
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

void measure(kind const& what, lines const& wanted) {
    auto const text = benchmarks::share(document(wanted, what.how));
    auto const one = [&](reader const& how) {
        benchmarks::measure(
            std::string{how.name} + "/" + what.name + "/" + std::to_string(wanted.size()), how.read,
            text, wanted, wanted.size(), same);
    };
    for (reader const& how : readers) one(how);
#ifdef BESIDE_SIMDJSON
    if (what.how == form::known_order) one({"simdjson_in_order", &read_with_simdjson_in_order});
#endif
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
        for (std::size_t const size : what.sizes)
            measure(what, {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(size)});
    auto const known = benchmarks::share(document(all, form::known_order));
    auto const other = benchmarks::share(document(all, form::new_order));
    benchmark::RegisterBenchmark("treaty/new_order/1000", [&](benchmark::State& state) {
        run_new_order(state, *known, *other);
    });
    std::cout << "1,000 lines in " << known->size() << " bytes; all readers agree\n";
    return benchmarks::run_measured(argc, argv);
}
