// SPDX-License-Identifier: BSL-1.0
// The nested message of levels by center, beside the flat feed's lines and nlohmann::json.
#include "timed.hpp"

#include <benchmarks/quick/quick.hpp>
#include <benchmarks/service_message/messages.hpp>
#include <benchmarks/soap_feed_read/feeds.hpp>

namespace benchmarks {
namespace {

constexpr std::size_t products = 334;
constexpr std::size_t center_lines = products * service_message::centers_each;

template <class Values>
void measure_reader(measurements& made, std::string const& name,
                    bool (*read)(std::string const&, Values&), std::string text,
                    Values const& wanted, bool (*same)(Values const&, Values const&),
                    std::chrono::nanoseconds each) {
    Values found{};
    must_be(read(text, found) && same(found, wanted), name.c_str());
    made.add("service_message/" + name,
             nanoseconds_each(each, center_lines, [&] { use(read(text, found)); }), "ns");
}

}  // namespace

void measure_service_message(measurements& made, std::chrono::nanoseconds each) {
    namespace nested = service_message;
    auto const message = nested::make_request(products);
    auto const lines = json_read::make_lines(center_lines);
    std::string const json = nested::json_document(message);
    measure_reader(made, "json/service_message", &nested::read_json_with_treaty, json, message,
                   &nested::same, each);
    measure_reader(made, "json/nlohmann", &nested::read_json_with_nlohmann, json, message,
                   &nested::same, each);
    measure_reader(made, "json/feed_line", &json_read::read_with_treaty,
                   json_read::document(lines, json_read::form::known_order), lines,
                   &json_read::same, each);
    measure_reader(made, "soap/service_message", &nested::read_soap_with_treaty,
                   nested::soap_document(message), message, &nested::same, each);
    measure_reader(made, "soap/feed_line", &soap_feed_read::read_with_treaty,
                   soap_feed_read::message(lines, soap_feed_read::form::constant), lines,
                   &json_read::same, each);
}

}  // namespace benchmarks
