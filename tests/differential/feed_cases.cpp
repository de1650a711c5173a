// SPDX-License-Identifier: BSL-1.0
// Every case of the conformance tests, by the reader that is written out for the inventory feed and
// by the general one: as the whole document, and planted in a feed at each of its places, in one
// record or in all of them, where the sender is known, where another one is, and where none is. And
// feeds that are cut off at each byte.
//     bin/feed_cases [EVERY [OFFSET]]      1: all of them
#include "../conformance/json/text_cases.hpp"
#include "../conformance/json/typed_cases.hpp"
#include "../conformance/json/value_cases.hpp"
#include "both_readers.hpp"
#include "feed_documents.hpp"
#include "planting.hpp"
#include "raw_requests.hpp"

#include <treaty/hot.hpp>

#include <array>
#include <cstdlib>
#include <thread>

namespace {

using namespace differential;

// What a sender writes between values, and in which order it writes members.
struct style {
    std::string_view open, colon, comma, between;
    std::array<std::size_t, 8> order;
    bool more;  // a member that nobody knows
};
constexpr style styles[] = {
    {"", "", "", "", {0, 1, 2, 3, 4, 5, 6, 7}, false},
    {"\n    ", " ", "\n    ", "\n  ", {7, 2, 0, 1, 6, 5, 4, 3}, true},
    {" ", " ", " ", " ", {3, 4, 5, 6, 7, 0, 1, 2}, false},
};

std::string value_of(std::size_t member, std::size_t record) {
    std::string const number = std::to_string(record);
    static constexpr std::string_view units[] = {"EA", "GRM", "MLT", "MMT"};
    switch (member) {
        case 0: return "\"TEA-" + number + "-LOOSE\"";
        case 1: return "10101";
        case 2: return "1000" + std::to_string(record % 7);
        case 3: return std::to_string(record * record * 31);
        case 4: return "\"" + std::string{units[record % 4]} + "\"";
        case 5: return record % 3 == 0 ? R"("Available")" : R"("Unavailable")";
        case 6: return "\"2026-11-23T07:53:" + std::to_string(10 + record) + ".5Z\"";
        default: return "179542042" + number;
    }
}

feed_pieces pieces(style const& how, std::size_t records) {
    static constexpr std::string_view names[] = {"sku",  "store",  "center", "quantity",
                                                 "unit", "status", "asOf",   "version"};
    feed_pieces made;
    std::string const open{how.open}, colon{how.colon}, comma{how.comma}, between{how.between};
    auto const member = [&](std::string_view name, std::string value) {
        made.add("\"" + std::string{name} + "\"", part::name);
        made.add(":" + colon);
        made.add(std::move(value), part::value);
    };
    made.add("{" + open);
    member("mode", R"("LineByLine")");
    made.add("," + comma);
    made.add("\"lines\"", part::name);
    made.add(":" + colon);
    made.add("[" + between);
    for (std::size_t i = 0; i < records; ++i) {
        made.records.push_back(made.all.size());
        made.add("{" + open);
        for (std::size_t k = 0; k < 8; ++k) {
            if (k == 5 && how.more) member("note", "17.5"), made.add("," + comma);
            member(names[how.order[k]], value_of(how.order[k], i));
            made.add(k == 7 ? open + "}" : "," + comma);
        }
        if (i + 1 != records) made.add("," + between);
    }
    made.records.push_back(made.all.size());
    made.add(between + "]");
    made.add(open + "}");
    return made;
}

std::string around(std::string_view before, std::string_view text, std::string_view behind,
                   std::string_view piece) {
    return std::string{before}.append(text).append(behind).append(piece);
}
std::string_view unquoted(std::string_view text) {
    bool const quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
    return quoted ? text.substr(1, text.size() - 2) : text;
}
constexpr planting ways[] = {
    {part::any, &planted_before},
    {part::any, &planted_instead},
    {part::any, [](auto piece, auto text) { return planted_within(piece, unquoted(text)); }},
    {part::name, [](auto piece, auto text) { return around("", text, ":0,", piece); }},
    {part::name, [](auto piece, auto text) { return around("\"note\":", text, ",", piece); }},
    {part::name, [](auto piece, auto text) { return around("\"more\":[0,", text, "],", piece); }},
    {part::name,
     [](auto piece, auto text) { return around("\"more\":{\"a\":", text, "},", piece); }},
    {part::name, [](auto piece, auto text) { return around("\"more\":{", text, ":1},", piece); }},
};

// What the thread has read before.
enum class state : std::uint8_t { alike, otherwise, nothing };
constexpr state states[] = {state::alike, state::otherwise, state::nothing};

struct senders {
    std::string alike, otherwise;
};

class comparison {
public:
    bool agree(std::string_view text, senders const& before, state now) {
        if (now == state::nothing) {
            bool same = false;
            std::thread{[&] { same = readers.agree(text); }}.join();
            return same;
        }
        auto const known = now == state::alike ? before.alike : before.otherwise;
        reading<levels::request> first;
        read_by(fast, known, {}, first);
        return first.good && readers.agree(text);
    }
    // Whether there is code that is written out at all.
    [[nodiscard]] static bool reads_fast() {
        levels::feed_lines lines;
        std::string const one =
            treaty::json::write(levels::feed_line{.sku = levels::feed_sku{"A"}});
        auto const taken = fast.streams()->read_records(
            treaty::reflect::type_of<levels::feed_lines>, &lines, one + "\n", 1, {});
        return taken.count == 1;
    }

    static inline treaty::json::json_format const& fast =
        treaty::json::format_for<contracts::feed>();
    both_readers<levels::request> readers{fast, treaty::json::format()};
};

std::vector<std::string> all_texts() {
    std::vector<std::string> made;
    using namespace conformance::json;
    for (std::span<value_case const> const table :
         std::initializer_list<std::span<value_case const>>{number_cases, literal_cases, text_cases,
                                                            utf8_cases, structure_cases})
        for (value_case const& one : table) made.emplace_back(one.text);
    for (typed_case const& one : typed_cases) made.emplace_back(one.text);
    for (std::string_view const mark : {"\xFE\xFF\0{\0}"sv, "\xEF\xBB\xBF"sv, "\xEF\xBB\xBF{}"sv})
        made.emplace_back(mark);
    for (std::string& one : raw_requests())
        if (one.size() < 400) made.push_back(std::move(one));
    // At limits that have nothing to do with a case: of nesting, of text, of sixteen bytes.
    for (std::size_t const depth : {60U, 61U, 62U, 63U, 64U, 65U, 1000U})
        made.push_back(std::string(depth, '[') + std::string(depth, ']'));
    for (std::size_t const size : {15U, 16U, 17U, 22U, 23U, 24U, 62U, 63U, 64U, 65U, 255U, 2100U}) {
        made.push_back("\"" + std::string(size, 'x') + "\"");
        made.push_back(std::string(size, '1'));
        made.push_back(std::string(size, ' '));
        made.push_back("1" + std::string(size, '\n'));
    }
    return made;
}

senders before(style const& how, std::string alike) {
    return {std::move(alike), pieces(styles[how.more ? 0 : 1], 3).text()};
}

// Longer than what is copied from the end of a document, and shorter. Not `all`: with each length,
// what was read before is another.
bool cut_everywhere(comparison& both, bool all) {
    std::size_t next = 0;
    for (style const& how : styles)
        for (std::size_t const records : {3U, 27U, 1U, 12U, 13U, 14U, 40U}) {
            if (!all && records != 3 && records != 27) break;
            std::string const whole = pieces(how, records).text();
            senders const known = before(how, whole);
            for (std::size_t size = 0; size <= whole.size(); ++size)
                for (std::size_t left = all ? std::size(states) : 1; left > 0; --left)
                    if (!both.agree(std::string_view{whole}.substr(0, size), known,
                                    states[next++ % std::size(states)]))
                        return false;
        }
    return true;
}

bool plant_everywhere(comparison& all, std::string_view text, sample& some) {
    for (style const& how : styles)
        for (std::size_t const records : {3U, 25U}) {
            feed_pieces const feed = pieces(how, records);
            senders const known = before(how, feed.text());
            for (state const now : states)
                if (!each_planted(feed, ways, text, some, [&](std::string const& document) {
                        return all.agree(document, known, now);
                    }))
                    return false;
        }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t const every = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
    sample some{every, argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0};
    comparison all;
    if (treaty::hot::machine_can() && !all.reads_fast()) return 1;
    if (!cut_everywhere(all, every == 1)) return 1;
    std::size_t const cut = all.readers.refused;
    std::vector<std::string> const texts = all_texts();
    for (std::string const& text : texts)
        if (!all.readers.agree(text) || !plant_everywhere(all, text, some)) return 1;
    std::cout << texts.size() << " cases: " << all.readers.good << " documents good, "
              << all.readers.refused << " refused, " << cut << " of them cut off; no difference\n";
    return texts.size() < 700 || all.readers.good == 0 ? 1 : 0;
}
