// SPDX-License-Identifier: BSL-1.0
// Do the readers and writers that are written out for a record say what the general ones say? On
// feeds made at random in many layouts, most of them damaged: the same verdict, the same problems,
// the same values, the same bytes.
//     bin/hot_against_general [DOCUMENTS [SEED]]
#include "both_readers.hpp"
#include "feed_documents.hpp"
#include "shelves.hpp"

#include <treaty/hot.hpp>
#include <treaty/json.hpp>

#include <cstdlib>
#include <iostream>

namespace {

using namespace differential;
using treaty::json::json_format;

template <class Request>
std::string written(json_format const& how, Request const& value) {
    std::string text;
    how.write(treaty::reflect::type_of<Request>, &value, text);
    return text;
}

template <class Service, class Request>
class comparison {
public:
    bool agrees(std::string_view text, treaty::message_limits const& limits) {
        if (!both.agree(text, limits)) return false;
        if (!both.general.good) return true;
        Request const& value = both.general.value;
        return written(hot_, value) == written(general_, value) || differ(text, "bytes written");
    }
    // Records on lines: what is taken at once is what one after the other would give.
    bool agrees_on_lines(std::string_view text, treaty::message_limits const& limits) {
        std::vector<char> block;
        std::string_view bytes = exactly(block, text);
        using list = decltype(Request::lines);
        list at_once;
        auto const taken = hot_.streams()->read_records(treaty::reflect::type_of<list>, &at_once,
                                                        bytes, 1000, limits);
        records += taken.count;
        if (taken.count != at_once.size()) return differ(text, "count of records");
        // A line with nothing in it counts, so it is left to who counts it. The last record's line
        // goes on to its end.
        bytes = bytes.substr(0, taken.count == 0 ? 0 : bytes.find('\n', taken.bytes));
        std::size_t found = 0;
        for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), bytes.find('\n') + 1))) {
            std::string_view const record = bytes.substr(0, bytes.find('\n'));
            if (general_.streams()->blank(record)) return differ(text, "a line without a record");
            treaty::problem_list problems;
            typename list::value_type one{};
            if (found == at_once.size() ||
                !general_.streams()->read_record(
                    treaty::reflect::type_of<typename list::value_type>, &one, record, limits,
                    problems) ||
                treaty::json::write(one) != treaty::json::write(at_once[found]))
                return differ(text, "a record on a line");
            ++found;
            if (record.size() == bytes.size()) break;
        }
        return found == taken.count || differ(text, "records on lines");
    }

    std::size_t records = 0;

private:
    static bool differ(std::string_view text, char const* what) {
        std::cout << "differ in " << what << ":\n" << text << '\n';
        return false;
    }
    json_format const& hot_ = treaty::json::format_for<Service>();
    json_format const& general_ = treaty::json::format();

public:
    both_readers<Request> both{hot_, general_};
};

}  // namespace

int main(int argc, char** argv) {
    std::size_t const count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20'000;
    std::uint64_t const seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    feed_generator make{seed};
    comparison<contracts::feed, levels::request> feeds;
    comparison<shelves::service, shelves::request> others;
    std::string text, other;
    for (std::size_t i = 0; i < count; ++i) {
        bool const whole = i % 3 == 0;
        if (whole) {
            text = make.document();
            other = shelves::document(seed * 1'000'003 + i);
        }
        std::string lines = make.on_lines();
        if (make.once_in(2)) lines = make.damaged(lines);
        auto const limits = make.once_in(4) ? make.limits() : treaty::message_limits{};
        if (!feeds.agrees(whole ? text : make.damaged(text), limits) ||
            !others.agrees(whole ? other : make.damaged(other), limits) ||
            !feeds.agrees_on_lines(lines, limits)) {
            std::cout << "document " << i << " of seed " << seed << '\n';
            return 1;
        }
    }
    std::cout << count << " documents of each kind, seed " << seed << ": "
              << feeds.both.good + others.both.good << " good, "
              << feeds.both.refused + others.both.refused << " refused, " << feeds.records
              << " records on lines; no difference\n";
    bool const all_kinds = feeds.both.good != 0 && others.both.good != 0 &&
                           feeds.both.refused != 0 && feeds.records != 0;
    return all_kinds ? 0 : 1;
}
