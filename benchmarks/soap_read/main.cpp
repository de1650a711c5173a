// SPDX-License-Identifier: BSL-1.0
// How long does it take to read 1,000 availability updates of about 600 bytes from a SOAP message,
// beside what else reads XML? All readers must find the same figures before any is timed. Treaty
// reads and checks the whole contract; RapidXML and pugixml ignore namespaces and most errors.
#include "updates.hpp"

#include <benchmarks/support/readers.hpp>

namespace {

using namespace soap_read;

struct reader {
    char const* name;
    benchmarks::read_function<updates> read;
};

reader const readers[] = {
    {"treaty", &read_with_treaty},
#ifdef BESIDE_RAPIDXML
    {"rapidxml", &read_with_rapidxml},
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
    constexpr int products = 1000;
    auto const text = benchmarks::share(message(products));
    updates expected;
    if (!readers[0].read(*text, expected) || expected.size() != products) {
        std::cerr << "soap_read: the message cannot be read\n";
        return 1;
    }
    for (reader const& one : readers)
        benchmarks::measure(one.name, one.read, text, expected, products);
    std::cout << products << " updates in " << text->size() << " bytes; all readers agree\n";
    return benchmarks::run_measured(argc, argv);
}
