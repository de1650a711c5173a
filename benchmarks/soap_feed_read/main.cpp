// SPDX-License-Identifier: BSL-1.0
// How fast is a feed of stock levels read from SOAP into flat lines of eight members, where the
// sender writes every line from one template, and where no line is like the one before? All readers
// must find the same lines before any is timed. Treaty, libxml2, Expat and gSOAP check that the
// message is XML and resolve namespaces; RapidXML and pugixml do neither, but where it is said.
#include "feeds.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <iostream>

namespace {

using namespace soap_feed_read;

struct reader {
    char const* name;
    bool (*read)(std::string const&, lines&);
};

reader const readers[] = {
    {"treaty", &read_with_treaty},       {"treaty_strictly", &read_with_treaty_strictly},
#ifdef SOAP_READ_RAPIDXML
    {"rapidxml", &read_with_rapidxml},   {"rapidxml_namespaces", &read_with_rapidxml_namespaces},
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

bool same(lines const& a, lines const& b) {
    auto const equal = [](feed_line const& x, feed_line const& y) {
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

}  // namespace

int main(int argc, char** argv) {
    struct kind {
        char const* name;
        form how;
    };
    constexpr std::size_t size = 1000;
    lines const wanted = json_read::make_lines(size);
    for (kind const& what : {kind{"constant", form::constant}, kind{"changing", form::changing}}) {
        auto const* text = new std::string{message(wanted, what.how)};
        for (reader const& one : readers) {
            lines found;
            if (!one.read(*text, found) || !same(found, wanted)) {
                std::cerr << "soap_feed_read: " << one.name << " reads something else from "
                          << what.name << '\n';
                return 1;
            }
            benchmark::RegisterBenchmark(
                (std::string{one.name} + "/" + what.name + "/" + std::to_string(size)).c_str(),
                [&one, text](benchmark::State& state) { run(state, one, *text, size); });
        }
        std::cout << size << " lines in " << text->size() << " bytes; all readers agree\n";
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
