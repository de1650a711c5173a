// SPDX-License-Identifier: BSL-1.0
// How fast is the vendor's nested message read, by line of a fulfillment center, beside a line of
// the flat feed and beside other libraries, in JSON and in SOAP? All readers must find the same
// before any is timed. Of the products of a message, three lines each are counted; what is said of
// the product itself comes on top.
#include "messages.hpp"

#include <benchmarks/soap_feed_read/feeds.hpp>
#include <benchmarks/support/readers.hpp>

#include <span>
#include <utility>

namespace {

using namespace service_message;

struct reader {
    char const* name;
    benchmarks::read_function<request> read;
};

reader const json_readers[] = {
    {"json/service_message", &read_json_with_treaty},
    {"json/general", &read_json_with_treaty_general},
#ifdef BESIDE_SIMDJSON
    {"json/simdjson", &read_json_with_simdjson},
#endif
#ifdef BESIDE_RAPIDJSON
    {"json/rapidjson", &read_json_with_rapidjson},
#endif
    {"json/nlohmann", &read_json_with_nlohmann},
};

reader const soap_readers[] = {
    {"soap/service_message", &read_soap_with_treaty},
    {"soap/strict", &read_soap_with_treaty_strictly},
#ifdef BESIDE_RAPIDXML
    {"soap/rapidxml", &read_soap_with_rapidxml},
#endif
#ifdef BESIDE_PUGIXML
    {"soap/pugixml", &read_soap_with_pugixml},
#endif
#ifdef BESIDE_LIBXML2
    {"soap/libxml2", &read_soap_with_libxml2},
#endif
#ifdef BESIDE_GSOAP
    {"soap/gsoap", &read_soap_with_gsoap},
#endif
};

constexpr std::size_t products = 334;
constexpr std::size_t center_lines = products * centers_each;

void measure(std::span<reader const> readers, std::string document, request const& wanted) {
    auto const text = benchmarks::share(std::move(document));
    for (reader const& one : readers)
        benchmarks::measure(one.name, one.read, text, wanted, center_lines, same);
    std::cout << center_lines << " lines of " << products << " products in " << text->size()
              << " bytes; all readers agree\n";
}

}  // namespace

int main(int argc, char** argv) {
    request const wanted = make_request(products);
    measure(json_readers, json_document(wanted), wanted);
    measure(soap_readers, soap_document(wanted), wanted);
    auto const lines = json_read::make_lines(center_lines);
    benchmarks::measure("json/feed_line", &json_read::read_with_treaty,
                        benchmarks::share(json_read::document(lines, json_read::form::known_order)),
                        lines, center_lines, json_read::same);
    benchmarks::measure(
        "soap/feed_line", &soap_feed_read::read_with_treaty,
        benchmarks::share(soap_feed_read::message(lines, soap_feed_read::form::constant)), lines,
        center_lines, json_read::same);
    return benchmarks::run_measured(argc, argv);
}
