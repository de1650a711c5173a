// SPDX-License-Identifier: BSL-1.0
// Do the readers and writers that are written out for a record say what the general ones say? On
// feeds made at random in many layouts, most of them damaged: the same verdict, the same problems,
// the same values, the same bytes.
//     bin/hot_against_general [DOCUMENTS [SEED]]
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
struct verdict {
    bool good = false;
    Request value{};
    treaty::problem_list problems;
};

template <class Request>
verdict<Request> read(json_format const& how, std::string_view text) {
    verdict<Request> made;
    made.good = how.read(treaty::reflect::type_of<Request>, &made.value, text, {}, made.problems);
    return made;
}
template <class Request>
std::string written(json_format const& how, Request const& value) {
    std::string text;
    how.write(treaty::reflect::type_of<Request>, &value, text);
    return text;
}

// From a block of its own, so that a checker of memory sees a look beyond the end.
std::string_view exactly(std::vector<char>& block, std::string_view text) {
    block.assign(text.begin(), text.end());
    block.shrink_to_fit();
    return {block.data(), block.size()};
}

template <class Service, class Request>
class comparison {
public:
    bool agrees(std::string_view text) {
        std::vector<char> block;
        std::string_view const bytes = exactly(block, text);
        auto const fast = read<Request>(hot_, bytes);
        auto const slow = read<Request>(general_, bytes);
        ++(slow.good ? good : refused);
        if (fast.good != slow.good || !(fast.problems == slow.problems))
            return differ(text, "verdict or problems");
        if (!slow.good) return true;
        std::string const expected = written(general_, slow.value);
        if (written(general_, fast.value) != expected) return differ(text, "value");
        if (written(hot_, slow.value) != expected) return differ(text, "bytes written");
        return true;
    }
    // Records on lines: what is taken at once is what one after the other would give.
    bool agrees_on_lines(std::string_view text) {
        std::vector<char> block;
        std::string_view bytes = exactly(block, text);
        using list = decltype(Request::lines);
        list at_once;
        auto const taken =
            hot_.streams()->read_records(treaty::reflect::type_of<list>, &at_once, bytes, 1000, {});
        records += taken.count;
        if (taken.count != at_once.size()) return differ(text, "count of records");
        // The last record's line goes on to its end.
        bytes = bytes.substr(0, taken.count == 0 ? 0 : bytes.find('\n', taken.bytes));
        std::size_t found = 0;
        for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), bytes.find('\n') + 1))) {
            std::string_view const record = bytes.substr(0, bytes.find('\n'));
            if (general_.streams()->blank(record)) {
                if (record.size() == bytes.size()) break;
                continue;
            }
            treaty::problem_list problems;
            typename list::value_type one{};
            if (found == at_once.size() ||
                !general_.streams()->read_record(
                    treaty::reflect::type_of<typename list::value_type>, &one, record, {},
                    problems) ||
                treaty::json::write(one) != treaty::json::write(at_once[found]))
                return differ(text, "a record on a line");
            ++found;
            if (record.size() == bytes.size()) break;
        }
        return found == taken.count || differ(text, "records on lines");
    }

    std::size_t good = 0, refused = 0, records = 0;

private:
    static bool differ(std::string_view text, char const* what) {
        std::cout << "differ in " << what << ":\n" << text << '\n';
        return false;
    }
    json_format const& hot_ = treaty::json::format_for<Service>();
    json_format const& general_ = treaty::json::format();
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
        if (!feeds.agrees(whole ? text : make.damaged(text)) ||
            !others.agrees(whole ? other : make.damaged(other)) || !feeds.agrees_on_lines(lines)) {
            std::cout << "document " << i << " of seed " << seed << '\n';
            return 1;
        }
    }
    std::cout << count << " documents of each kind, seed " << seed << ": "
              << feeds.good + others.good << " good, " << feeds.refused + others.refused
              << " refused, " << feeds.records << " records on lines; no difference\n";
    bool const all_kinds =
        feeds.good != 0 && others.good != 0 && feeds.refused != 0 && feeds.records != 0;
    return all_kinds ? 0 : 1;
}
