// SPDX-License-Identifier: BSL-1.0
// How fast is a feed of stock levels read from SOAP into flat lines of eight members, where the
// sender writes every line from one template, and where no line is like the one before? All readers
// must find the same lines before any is timed. Treaty, libxml2, Expat and gSOAP check that the
// message is XML and resolve namespaces; RapidXML and pugixml do neither, but where it is said.
#include "feeds.hpp"

#include <benchmarks/support/readers.hpp>

namespace {

using namespace soap_feed_read;

struct reader {
    char const* name;
    benchmarks::read_function<lines> read;
};

reader const readers[] = {
    {"treaty", &read_with_treaty},       {"treaty_strictly", &read_with_treaty_strictly},
#ifdef BESIDE_RAPIDXML
    {"rapidxml", &read_with_rapidxml},   {"rapidxml_namespaces", &read_with_rapidxml_namespaces},
#endif
#ifdef BESIDE_PUGIXML
    {"pugixml", &read_with_pugixml},
#endif
#ifdef BESIDE_LIBXML2
    {"libxml2_sax", &read_with_libxml2},
#endif
#ifdef BESIDE_EXPAT
    {"expat", &read_with_expat},
#endif
#ifdef BESIDE_GSOAP
    {"gsoap", &read_with_gsoap},
#endif
};

}  // namespace

int main(int argc, char** argv) {
    struct kind {
        char const* name;
        form how;
    };
    constexpr std::size_t size = 1000;
    lines const wanted = json_read::make_lines(size);
    for (kind const& what : {kind{"constant", form::constant}, kind{"changing", form::changing}}) {
        auto const text = benchmarks::share(message(wanted, what.how));
        for (reader const& one : readers)
            benchmarks::measure(
                std::string{one.name} + "/" + what.name + "/" + std::to_string(size), one.read,
                text, wanted, size, json_read::same);
        std::cout << size << " lines in " << text->size() << " bytes; all readers agree\n";
    }
    return benchmarks::run_measured(argc, argv);
}
