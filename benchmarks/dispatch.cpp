// SPDX-License-Identifier: BSL-1.0
// What does it cost to find an operation by its name, beside an unordered_map of functions; and
// what does a call through an endpoint cost over a direct one?
#include "dispatch_subjects.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

using namespace dispatch_subjects;

namespace {

template <class Table>
void find(benchmark::State& state) {
    Table const table{static_cast<std::size_t>(state.range(0))};
    std::size_t turn = 0;
    for (auto _ : state) {
        bool found = table.find(table.asked[turn]);
        benchmark::DoNotOptimize(found);
        turn = turn + 1 == table.asked.size() ? 0 : turn + 1;
    }
}

template <class Callee>
void call(benchmark::State& state) {
    Callee callee;
    feed::request const asked = one_line();
    treaty::call_context context;
    for (auto _ : state) {
        auto answer = callee(asked, context);
        benchmark::DoNotOptimize(answer);
    }
}

// Each finds all names and nothing else, or there is nothing to compare.
template <class Table>
void check() {
    for (std::size_t const size : {14U, 56U}) {
        Table const table{size};
        for (std::string const& name : table.names)
            if (!table.find(name) || table.find(name + "s") || table.find(name.substr(1))) {
                std::cerr << "dispatch: a table of " << size << " finds something else\n";
                std::exit(1);
            }
    }
}

}  // namespace

int main(int argc, char** argv) {
    check<with_dispatcher>();
    check<with_map>();
    check<with_transparent_map>();
    for (int const size : {14, 56}) {
        benchmark::RegisterBenchmark("treaty", find<with_dispatcher>)->Arg(size);
        benchmark::RegisterBenchmark("unordered_map", find<with_map>)->Arg(size);
        benchmark::RegisterBenchmark("transparent", find<with_transparent_map>)->Arg(size);
    }
    benchmark::RegisterBenchmark("call/direct", call<direct>);
    benchmark::RegisterBenchmark("call/endpoint", call<through_endpoint>);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
