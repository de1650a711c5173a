// SPDX-License-Identifier: BSL-1.0
// Does SOAP that is read by the layout of the last line say what the strict reader says? On feeds
// made at random in many layouts, most of them damaged, some beyond narrow limits: the same
// verdict, the same problems, the same values.
//     bin/hot_soap_against_general [DOCUMENTS [SEED]]
#include "both_readers.hpp"
#include "counted_records.hpp"
#include "feed_envelopes.hpp"

#include <treaty/json.hpp>
#include <treaty/soap.hpp>

#include <cstdlib>
#include <iostream>

namespace {

using namespace differential;
using treaty::soap::soap_format;

constexpr auto code = treaty::xml::hot_list_of<levels::feed_lines>();
constexpr auto counting = counted<code>();

}  // namespace

int main(int argc, char** argv) {
    std::size_t const count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20'000;
    std::uint64_t const seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    envelope_generator make{seed};
    soap_format const fast{{}, {&counting, 1}};
    soap_format const strict;
    both_readers<levels::request> both{fast, strict};
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 3 == 0) text = make.document();
        auto const limits = make.once_in(4) ? make.limits() : treaty::message_limits{};
        if (!both.agree(i % 3 == 0 ? text : make.damaged(text), limits)) {
            std::cout << "document " << i << " of seed " << seed << '\n';
            return 1;
        }
    }
    std::cout << count << " documents, seed " << seed << ": " << both.good << " good, "
              << records_read_fast << " lines read by layout; no difference\n";
    return both.good == 0 || both.refused == 0 || !some_read_fast() ? 1 : 0;
}
