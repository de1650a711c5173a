// SPDX-License-Identifier: BSL-1.0
// For programs that measure readers of the same document beside each other.
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

namespace benchmarks {

// Puts what the document says in the place of what is there, whose storage may be used again. False
// if it could not be read.
template <class Values>
using read_function = bool (*)(std::string const& document, Values& into);

using shared_document = std::shared_ptr<std::string const>;

inline shared_document share(std::string document) {
    document.reserve(document.size() + 64);  // some readers look that far beyond the end
    return std::make_shared<std::string const>(std::move(document));
}

// Registers a benchmark of so many items in each pass. Who finds something else than is wanted is
// not measured, and nobody is.
template <class Values, class Same = std::equal_to<>>
void measure(std::string const& name, read_function<Values> read, shared_document const& document,
             Values const& wanted, std::size_t items, Same same = {}) {
    Values found{};
    if (!read(*document, found) || !same(found, wanted)) {
        std::cerr << name << " reads something else\n";
        std::exit(1);
    }
    benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) mutable {
        for (auto _ : state) {
            if (!read(*document, found)) state.SkipWithError("could not be read");
            benchmark::DoNotOptimize(found);
        }
        state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(items));
        state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document->size()));
    });
}

inline int run_measured(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

}  // namespace benchmarks
