// SPDX-License-Identifier: BSL-1.0
// Does SOAP that is read by the layout of the last line say what the strict reader says? On feeds
// made at random in many layouts, most of them damaged, some beyond narrow limits: the same
// verdict, the same problems, the same values.
//     bin/hot_soap_against_general [DOCUMENTS [SEED]]
#include "feed_envelopes.hpp"

#include <treaty/json.hpp>
#include <treaty/soap.hpp>

#include <cstdlib>
#include <iostream>

namespace {

using namespace differential;
using treaty::soap::soap_format;
namespace xml = treaty::xml;

// How many lines were read by layout, lest the comparison is of one reader with itself.
std::size_t by_layout = 0;

constexpr xml::hot_list hot = xml::hot_list_of<levels::feed_lines>();
#ifdef TREATY_HOT_MACHINE
treaty::hot::progress counted(void* list, std::string_view rest, std::size_t room,
                              treaty::message_limits const& limits, xml::hot_memory& memory) {
    treaty::hot::progress const taken = hot.read(list, rest, room, limits, memory);
    by_layout += taken.count;
    return taken;
}
constexpr xml::hot_list counting{hot.kind, hot.leaf_at, &counted};
#else
constexpr xml::hot_list counting = hot;
#endif

struct verdict {
    bool good = false;
    levels::request value{};
    treaty::problem_list problems;
};

verdict read(soap_format const& how, std::string_view text, treaty::message_limits const& limits) {
    verdict made;
    made.problems = treaty::problem_list{limits.problems_max};
    made.good = how.read(treaty::reflect::type_of<levels::request>, &made.value, text, limits,
                         made.problems);
    return made;
}

bool differ(std::string_view text, verdict const& fast, verdict const& slow) {
    std::cout << "differ:\n"
              << text << "\nby layout: " << to_string(fast.problems) << '\n'
              << treaty::json::write(fast.value) << "\nstrictly: " << to_string(slow.problems)
              << '\n'
              << treaty::json::write(slow.value) << '\n';
    return false;
}

bool agrees(std::string_view text, treaty::message_limits const& limits, std::size_t& good) {
    static soap_format const fast_one{{}, {&counting, 1}};
    static soap_format const slow_one{};
    // From a block of its own, so that a checker of memory sees a look beyond the end.
    std::vector<char> const block(text.begin(), text.end());
    std::string_view const bytes{block.data(), block.size()};
    verdict const fast = read(fast_one, bytes, limits);
    verdict const slow = read(slow_one, bytes, limits);
    if (slow.good) ++good;
    // Values of what is refused as well: up to where it is, both have read the same.
    return (fast.good == slow.good && fast.problems == slow.problems &&
            fast.problems.left_out() == slow.problems.left_out() &&
            treaty::json::write(fast.value) == treaty::json::write(slow.value)) ||
           differ(text, fast, slow);
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t const count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20'000;
    std::uint64_t const seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    envelope_generator make{seed};
    std::string text;
    std::size_t good = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 3 == 0) text = make.document();
        auto const limits = make.once_in(4) ? make.limits() : treaty::message_limits{};
        if (!agrees(i % 3 == 0 ? text : make.damaged(text), limits, good)) {
            std::cout << "document " << i << " of seed " << seed << '\n';
            return 1;
        }
    }
    std::cout << count << " documents, seed " << seed << ": " << good << " good, " << by_layout
              << " lines read by layout; no difference\n";
    return good == 0 || good == count || (by_layout == 0 && treaty::hot::machine_can()) ? 1 : 0;
}
