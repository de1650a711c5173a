// SPDX-License-Identifier: BSL-1.0
// How long does it take to read 1,000 availability updates of about 600 bytes from a SOAP message,
// beside what else reads XML? All readers must find the same figures before any is timed. Treaty
// reads and checks the whole contract; RapidXML and pugixml ignore namespaces and most errors.
#include "updates.hpp"

#include <benchmark/benchmark.h>

#include <iostream>

namespace {

using namespace soap_read;

struct reader {
    char const* name;
    bool (*read)(std::string const&, updates&);
};

reader const readers[] = {
    {"treaty", &read_with_treaty},
#ifdef SOAP_READ_RAPIDXML
    {"rapidxml", &read_with_rapidxml},
#endif
#ifdef SOAP_READ_PUGIXML
    {"pugixml", &read_with_pugixml},
#endif
#ifdef SOAP_READ_LIBXML2
    {"libxml2_sax", &read_with_libxml2},
#endif
#ifdef SOAP_READ_EXPAT
    {"expat", &read_with_expat},
#endif
#ifdef SOAP_READ_GSOAP
    {"gsoap", &read_with_gsoap},
#endif
};

constexpr int products = 1000;

void run(benchmark::State& state, reader const& how, std::string const& text) {
    for (auto _ : state) {
        updates found;
        if (!how.read(text, found)) state.SkipWithError("could not be read");
        benchmark::DoNotOptimize(found.data());
    }
    state.SetItemsProcessed(state.iterations() * products);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

}  // namespace

int main(int argc, char** argv) {
    std::string const text = message(products);
    updates expected;
    if (!readers[0].read(text, expected) || expected.size() != products) {
        std::cerr << "soap_read: the message cannot be read\n";
        return 1;
    }
    for (reader const& one : readers) {
        updates found;
        if (!one.read(text, found) || found != expected) {
            std::cerr << "soap_read: " << one.name << " reads something else\n";
            return 1;
        }
        benchmark::RegisterBenchmark(one.name,
                                     [&](benchmark::State& state) { run(state, one, text); });
    }
    std::cout << products << " updates in " << text.size() << " bytes; all readers agree\n";
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
