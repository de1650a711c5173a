// SPDX-License-Identifier: BSL-1.0
// How fast are 1,000 stock levels written as JSON? All writers must write the same bytes before any
// is timed.
#include "../json_read/feeds.hpp"

#include <benchmark/benchmark.h>

#include <iostream>

namespace {

using namespace json_read;

struct writer {
    char const* name;
    void (*write)(lines const&, std::string&);
};
writer const writers[] = {
    {"treaty", &write_with_treaty},
    {"treaty_general", &write_with_treaty_general},
#ifdef BESIDE_RAPIDJSON
    {"rapidjson", &write_with_rapidjson},
#endif
    {"nlohmann", &write_with_nlohmann},
};

}  // namespace

int main(int argc, char** argv) {
    lines const all = make_lines(1000);
    std::string const wanted = document(all, form::known_order);
    for (writer const& one : writers) {
        std::string text;
        one.write(all, text);
        if (text != wanted) {
            std::cerr << "json_write: " << one.name << " writes something else\n";
            return 1;
        }
        benchmark::RegisterBenchmark(
            (std::string{one.name} + "/1000").c_str(), [&](benchmark::State& state) {
                std::string into;
                for (auto _ : state) {
                    one.write(all, into);
                    benchmark::DoNotOptimize(into.data());
                }
                state.SetItemsProcessed(state.iterations() * 1000);
                state.SetBytesProcessed(state.iterations() *
                                        static_cast<std::int64_t>(wanted.size()));
            });
    }
    std::cout << "1,000 lines in " << wanted.size() << " bytes; all writers agree\n";
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
