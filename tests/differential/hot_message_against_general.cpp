// SPDX-License-Identifier: BSL-1.0
// The service message UpdateInventoryCache, products with lists in lists, by the readers that are
// written out for it and by the general ones: on messages made at random in many layouts, most of
// them damaged, the same verdict, problems and values; and the same bytes written.
//     bin/hot_message_against_general json|soap [MESSAGES [SEED]]
#include "both_readers.hpp"
#include "counted_records.hpp"
#include "feed_documents.hpp"
#include "message_authors.hpp"
#include "message_values.hpp"

#include <contracts/inbound.hpp>
#include <treaty/hot.hpp>
#include <treaty/soap.hpp>

#include <cstdlib>

namespace {

using namespace differential;
namespace update = contracts::update_inventory_cache;

constexpr auto json_code = treaty::json::hot_list_of<update::cache_entries>();
constexpr auto soap_code = treaty::xml::hot_list_of<update::cache_entries>();
constexpr auto json_list = counted<json_code>();
constexpr auto soap_list = counted<soap_code>();

class comparison {
public:
    comparison(bool json, std::uint64_t seed)
        : json_(json),
          chance_(seed),
          damage_(seed),
          both_(json ? of_json() : of_soap()) {}

    // A new message, and then a damaged one.
    bool next() {
        // Characters that XML has no form for would be the writer's to refuse.
        auto const value = draw_message(&update::request::products, chance_, json_);
        auto const& kind = treaty::reflect::type_of<update::request>;
        std::string const text = json_ ? json_author{chance_}.document(kind, &value)
                                       : xml_author{chance_}.document(kind, &value);
        if (!both_.agree(text)) return false;
        if (both_.general.good && json_ && !same_bytes()) return false;
        for (int times = 0; times < 2; ++times)
            if (!both_.agree(damage_.damaged(text),
                             damage_.once_in(4) ? damage_.limits() : treaty::message_limits{}))
                return false;
        return true;
    }
    // A product with each member empty in each way, and its kind mistaken.
    bool empty_ones() {
        for (std::string_view const name : {"catalogEntry", "components", "status", "onHand",
                                            "expected", "fulfillmentCenters", "userData", "nobody"})
            for (std::string_view const value :
                 {"[]", "{}", "[{}]", "\"\"", "null", "[ ]", "{ }"}) {
                std::string text = R"({"store":1,"action":"Update","products":[{"item":"A",")";
                text.append(name).append("\":").append(value).append("},{\"item\":\"B\"}]}");
                if (!both_.agree(text)) return false;
            }
        return true;
    }
    [[nodiscard]] std::size_t good() const { return both_.good; }
    [[nodiscard]] std::size_t refused() const { return both_.refused; }

private:
    using readers = both_readers<update::request>;
    static readers of_json() {
        static treaty::json::json_format const fast{{&json_list, 1}};
        return {fast, treaty::json::format()};
    }
    static readers of_soap() {
        static treaty::soap::soap_format const fast{{}, {&soap_list, 1}};
        static treaty::soap::soap_format const strict;
        return {fast, strict};
    }
    bool same_bytes() {
        std::string general, fast;
        auto const& kind = treaty::reflect::type_of<update::request>;
        treaty::json::format().write(kind, &both_.general.value, general);
        treaty::json::format_for<contracts::inbound>().write(kind, &both_.general.value, fast);
        if (general == fast) return true;
        std::cout << "differ in bytes written:\n" << general << '\n' << fast << '\n';
        return false;
    }

    bool json_;
    treaty::random_source chance_;
    feed_generator damage_;
    readers both_;
};

}  // namespace

int main(int argc, char** argv) {
    std::string_view const format = argc > 1 ? argv[1] : "";
    if (format != "json" && format != "soap") {
        std::cout << "hot_message_against_general json|soap [MESSAGES [SEED]]\n";
        return 2;
    }
    std::size_t const count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10'000;
    std::uint64_t const seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
    comparison all{format == "json", seed};
    if (format == "json" && !all.empty_ones()) return 1;
    for (std::size_t i = 0; i < count; ++i)
        if (!all.next()) {
            std::cout << "message " << i << " of seed " << seed << '\n';
            return 1;
        }
    std::cout << count << " messages in " << format << ", seed " << seed << ": " << all.good()
              << " good, " << all.refused() << " refused, " << records_read_fast
              << " products by what is written out; no difference\n";
    return all.good() == 0 || all.refused() == 0 || !some_read_fast() ? 1 : 0;
}
