// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/xml/hot_reader.hpp>

#include "../../../support/catch.hpp"

#include <treaty/contract.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/wire/xml/plain.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace {

using treaty::reflect::type_of;
namespace xml = treaty::xml;

struct place_of {
    BOOST_HANA_DEFINE_STRUCT(place_of,
        (treaty::text<20>, aisle),
        (std::int16_t, shelf));
};
struct mark {
    BOOST_HANA_DEFINE_STRUCT(mark,
        (std::optional<std::int32_t>, n));
};
struct part {
    BOOST_HANA_DEFINE_STRUCT(part,
        (treaty::text<8, 1>, code),
        (place_of, place),
        (std::optional<treaty::text<40>>, remark),
        (std::optional<std::int64_t>, count),
        (treaty::bounded_decimal<9, 2>, weight),
        (std::vector<mark>, marks));
};
using parts = treaty::list<part, 6>;
struct lot {
    BOOST_HANA_DEFINE_STRUCT(lot,
        (treaty::text<8, 1>, code),
        (std::optional<std::int32_t>, count),
        (std::optional<treaty::text<40>>, remark));
};
using lots = std::vector<lot>;
struct box {
    BOOST_HANA_DEFINE_STRUCT(box,
        (parts, first),
        (parts, second),
        (lots, flat),
        (lots, more));
};

std::size_t by_layout = 0;

#ifdef TREATY_HOT_MACHINE
template <class List>
treaty::hot::progress counted(void* list, std::string_view rest, std::size_t room,
                              xml::hot_scope& scope, xml::hot_memory* memory) {
    constexpr xml::hot_list hot = xml::hot_list_of<List>();
    treaty::hot::progress const taken = hot.read(list, rest, room, scope, memory);
    by_layout += taken.count;
    return taken;
}
template <class List>
constexpr xml::hot_list counting() {
    xml::hot_list hot = xml::hot_list_of<List>();
    hot.read = &counted<List>;
    return hot;
}
#else
template <class List>
constexpr xml::hot_list counting() {
    return xml::hot_list_of<List>();
}
#endif
constexpr xml::hot_list all_hot[] = {counting<parts>(), counting<lots>()};

struct verdict {
    bool whole = false;
    std::string value, problems;
};

verdict read(std::string_view document, treaty::message_limits const& limits, xml::hot_lists how) {
    verdict made;
    box into{};
    treaty::problem_list problems;
    xml::reader in{document, limits, problems};
    REQUIRE(in.next(nullptr) == xml::token::start);
    xml::step const root{nullptr, "box"};
    made.whole = xml::read_plain(in, type_of<box>, &into, "urn:p", &root, how) &&
                 in.next(nullptr) == xml::token::finished;
    xml::append_plain(made.value, type_of<box>, &into);
    made.problems = to_string(problems);
    return made;
}

// How many items were read by code of their own; with and without, the same must come out.
std::size_t read(std::string const& content, treaty::message_limits const& limits = {}) {
    std::vector<char> const block(content.begin(), content.end());
    std::string_view const document{block.data(), block.size()};
    by_layout = 0;
    verdict const strictly = read(document, limits, {});
    verdict const fast = read(document, limits, all_hot);
    CHECK(fast.value == strictly.value);
    CHECK(fast.problems == strictly.problems);
    CHECK(fast.whole == strictly.whole);
    return by_layout;
}

std::string part_of(std::string const& code, std::string const& more = {}) {
    return "<item><code>" + code + "</code><place><aisle>north</aisle><shelf>4</shelf></place>" +
           more + "<weight>1.25</weight></item>";
}
std::string boxed(std::string const& first, std::string const& second = {}) {
    return "<box xmlns='urn:p' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><first>" +
           first + "</first><second>" + second + "</second></box>";
}
std::string flat(std::string const& items, std::string const& attributes = {}) {
    return "<box xmlns='urn:p' xmlns:p='urn:p'" + attributes + "><flat>" + items + "</flat></box>";
}
std::size_t expected(std::size_t count) {
    return treaty::hot::machine_can() ? count : 0;
}

}  // namespace

TEST_CASE("items in the layout of the one before them are read by it") {
    CHECK(read(boxed(part_of("A") + part_of("B") + part_of("CCCCCCCC"))) == expected(2));
    CHECK(read(boxed("\n " + part_of("A") + "\n " + part_of("B") + "\n")) == expected(1));
    CHECK(read(boxed(part_of("A") + "<!-- c -->" + part_of("B") + "<!-- c -->" + part_of("C") +
                     "<!-- c -->" + part_of("D"))) ==
          expected(2));  // from B on it is known what stands between them
}

TEST_CASE("a value that is not simple is read strictly, and a problem stays one") {
    CHECK(read(boxed(part_of("A") + part_of("&#66;") + part_of("C") + part_of("D"))) ==
          expected(2));
    CHECK(read(boxed(part_of("A") + part_of("B") + part_of("123456789") + part_of("D"))) ==
          expected(1));
    CHECK(read(boxed(part_of("A") + part_of("B") + part_of("") + part_of("D"))) == expected(1));
    CHECK(read(boxed(part_of("A") + part_of("B") + "text" + part_of("D"))) == expected(1));
    CHECK(read(boxed(part_of("A") + part_of("<![CDATA[B]]>") + part_of("<![CDATA[C]]>"))) ==
          expected(0));
}

TEST_CASE("optional members, present, empty or nil, are what the layout has") {
    CHECK(read(boxed(part_of("A", "<remark>r</remark><count>7</count>") +
                     part_of("B", "<remark></remark><count>8</count>") +
                     part_of("C", "<remark>longer</remark><count>9</count>"))) == expected(2));
    CHECK(read(boxed(part_of("A", "<remark></remark>") + part_of("B", "<remark></remark>") +
                     part_of("C", "<remark>x</remark>"))) == expected(2));
    CHECK(read(boxed(part_of("A", "<remark/>") + part_of("B", "<remark/>"))) == expected(0));
    CHECK(read(boxed(part_of("A", "<remark i:nil='1'/>") + part_of("B", "<remark i:nil='1'/>"))) ==
          expected(1));
}

TEST_CASE("items may have lists of their own, of any length") {
    auto const marked = [](char const* code, std::string const& marks) {
        return part_of(code, "<marks>" + marks + "</marks>");
    };
    std::string const one = "<item><n>1</n></item>", none = "<item/>",
                      broken = "<item><n>x</n></item>";
    CHECK(read(boxed(part_of("A", "<marks/>") + part_of("B", "<marks/>"))) == expected(1));
    CHECK(read(boxed(marked("A", one) + marked("B", one))) == expected(1));
    CHECK(read(boxed(marked("A", one) + marked("B", "") + marked("C", one + one + one))) ==
          expected(2));
    CHECK(read(boxed(marked("A", none) + marked("B", none))) == expected(1));
    CHECK(read(boxed(marked("A", one) + marked("B", one + none + one) + marked("C", one + none))) ==
          expected(1));  // B is read strictly, because of an item as none before it
    CHECK(read(boxed(marked("A", one) + marked("B", one + broken) + marked("C", one))) == 0);
    CHECK(read(boxed(marked("A", one + "<!-- c -->") + marked("B", one))) == expected(1));
    CHECK(read(boxed(part_of("A", "<marks/><remark>r</remark>") +
                     part_of("B", "<marks/><remark>" + one + "</remark>"))) == expected(0));
}

TEST_CASE("a list within an item that declares a prefix of its own is read strictly") {
    auto const item = [](std::string const& space) {
        return "<p:item><p:code>A</p:code><p:place><p:aisle>n</p:aisle><p:shelf>4</p:shelf>"
               "</p:place><p:marks xmlns:q='" +
               space + "'><q:item><q:n>1</q:n></q:item></p:marks><p:weight>1</p:weight></p:item>";
    };
    auto const box = [](std::string const& items) {
        return "<box xmlns='urn:p' xmlns:p='urn:p'><first>" + items +
               "</first><second></second></box>";
    };
    CHECK(read(box(item("urn:p") + item("urn:p"))) == 0);
    CHECK(read(box(item("urn:p") + item("urn:q") + item("urn:p"))) == 0);
}

TEST_CASE("no more items are taken than a list or a message may have") {
    std::string seven;
    for (char const c : {'A', 'B', 'C', 'D', 'E', 'F', 'G'}) seven += part_of({c});
    CHECK(read(boxed(seven)) == expected(5));
    treaty::message_limits limits;
    limits.items_max = 3;
    CHECK(read(boxed(seven), limits) == expected(2));
    limits = {};
    limits.text_bytes_max = 62;
    CHECK(read(boxed(seven), limits) == 0);
}

TEST_CASE("white space around a value counts for the limit on text") {
    treaty::message_limits limits;
    limits.text_bytes_max = 80;
    std::string const wide(78, ' ');
    auto const counted = [&](std::string const& count) {
        return part_of("A", "<count>" + wide + count + "</count>");
    };
    CHECK(read(boxed(counted("7") + counted("777")), limits) == 0);
}

TEST_CASE("what was learned ends with the list, and with it the meaning of prefixes") {
    auto const one = [](std::string const& code) {
        return "<p:item><p:code>" + code + "</p:code><p:place><p:aisle>n</p:aisle>" +
               "<p:shelf>1</p:shelf></p:place><p:weight>1</p:weight></p:item>";
    };
    auto const lists = [&](std::string const& of_second) {
        return "<box xmlns='urn:p' xmlns:p='urn:p'><first>" + one("A") + one("B") +
               "</first><second xmlns:p='" + of_second + "'>" + one("C") + one("D") +
               "</second></box>";
    };
    CHECK(read(lists("urn:p")) == expected(2));
    CHECK(read(lists("urn:q")) == expected(1));
}

TEST_CASE("members whose tags are known may come in any order, with white space anywhere") {
    std::string const known = "<item><code>A</code><count>1</count><remark>r</remark></item>";
    CHECK(read(flat(known + "<item>\n<remark>s</remark> <count>2</count><code>B</code>\t</item>" +
                    " <item><count>3</count><code>C</code></item>")) == expected(2));
    CHECK(read(flat(known + "<item> <code>B</code><count type='int'>2</count></item>" +
                    "<item> <count type='int'>3</count><code>C</code></item>")) == expected(1));
    CHECK(read(flat(known + "<item><code>B</code><count>2</count>" + std::string(100, ' ') +
                    "</item>" + known)) == expected(1));
}

TEST_CASE("members whose tags are known are held to the rules for members") {
    std::string const known = "<item><code>A</code><count>1</count><remark>r</remark></item>";
    auto const other = [&](std::string const& item) { return read(flat(known + item + known)); };
    CHECK(other("<item><count>2</count></item>") == 0);
    CHECK(other("<item><count>2</count><code>B</code><count>2</count></item>") == 0);
    CHECK(other("<item><count>2</count><code>B</count></item>") == 0);
    CHECK(other("<item><count>2</count><code>B</code></lot>") == 0);
    CHECK(other("<item><count>2</count><code></code></item>") == 0);
    CHECK(other("<item><count>2</count>text<code>B</code></item>") == 0);
    CHECK(other("<item><count>x</count><code>B</code></item>") == 0);
    // An element that nobody knows is the strict reader's.
    CHECK(other("<item><count>2</count><b/><code>B</code></item>") == expected(1));
    treaty::message_limits limits;
    limits.members_max = 2;
    CHECK(read(flat("<item><code>A</code><count>1</count></item>"
                    "<item><count>2</count><code>B</code></item>"),
               limits) == expected(1));
    CHECK(read(flat("<item><code>A</code><count>1</count></item>"
                    "<item><code>B</code><remark>r</remark></item>"
                    "<item><remark>r</remark><count>2</count><code>B</code></item>"),
               limits) == 0);
}

TEST_CASE("tags within an item that begins in another way are not known") {
    std::string const known = "<item><p:code>A</p:code><p:count>1</p:count></item>";
    CHECK(read(flat(known + "<item><p:count>2</p:count><p:code>B</p:code></item>")) == expected(1));
    CHECK(read(flat(known + "<item xmlns:p='urn:q'><p:count>2</p:count><p:code>B</p:code></item>" +
                    known)) == 0);
    CHECK(read(flat(known + "<item xmlns:p='urn:q'><code>B</code></item>" +
                    "<item xmlns:p='urn:q'><p:code>B</p:code></item>")) == 0);
    CHECK(read("<box xmlns='urn:p' xmlns:p='urn:p'><flat>" + known +
               "</flat><more xmlns:p='urn:q'><item><code>B</code></item>"
               "<item><p:code>C</p:code></item></more></box>") == 0);
    CHECK(read(flat(known + "<p:item><p:count>2</p:count><p:code>B</p:code></p:item>")) == 0);
}

TEST_CASE("a document that ends in the midst of an item is read to its end and not beyond") {
    std::string const whole = boxed(part_of("A") + part_of("B") + part_of("C"));
    for (std::size_t size = 0; size < whole.size(); ++size)
        if (whole.substr(0, size).find("<first>") != std::string::npos) read(whole.substr(0, size));
}
