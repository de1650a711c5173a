// SPDX-License-Identifier: BSL-1.0
#include <treaty/core/list.hpp>

#include <tests/support/catch.hpp>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using words = treaty::list<std::string, 4>;

// Longer than what a string keeps within itself, so that its storage can be told.
std::string long_word(char letter) {
    return std::string(100, letter);
}

// Three items, and where the text of each lies.
struct filled {
    words of{long_word('a'), long_word('b'), long_word('c')};
    std::vector<char const*> texts{of[0].data(), of[1].data(), of[2].data()};
};

std::vector<std::string> items_of(words const& of) {
    return {of.begin(), of.end()};
}

}  // namespace

TEST_CASE("a list that is cleared is empty and keeps its items as spare ones") {
    filled now;
    std::string const* const items = now.of.data();
    now.of.clear();
    CHECK(now.of.empty());
    CHECK(now.of.size() == 0);
    CHECK(now.of.begin() == now.of.end());
    CHECK(std::as_const(now.of).begin() == std::as_const(now.of).end());
    now.of.push_back("d");
    CHECK(now.of.data() == items);
    CHECK(items_of(now.of) == std::vector<std::string>{"d"});
    CHECK(now.of.front() == "d");
    CHECK(now.of.back() == "d");
    // A copy is assigned to the spare item, into the storage that it has.
    CHECK(now.of[0].data() == now.texts[0]);
}

TEST_CASE("a list recalls an item as it was left, and makes one where none is left") {
    filled now;
    now.of.clear();
    for (std::size_t i = 0; i < 3; ++i) {
        std::string& again = now.of.recall_back();
        CHECK(again.data() == now.texts[i]);
        CHECK(again == long_word(static_cast<char>('a' + i)));
        CHECK(&again == &now.of.back());
    }
    CHECK(now.of.recall_back().empty());
    CHECK(now.of.size() == 4);
    CHECK_THROWS_AS(now.of.recall_back(), std::length_error);
    CHECK(now.of.size() == 4);
}

TEST_CASE("a list takes what is put at its end, over a spare item or new") {
    for (bool const spare : {false, true}) {
        CAPTURE(spare);
        words now;
        if (spare) {
            now = words{long_word('x'), long_word('y'), long_word('z'), long_word('w')};
            now.clear();
        }
        std::string const copied = "copied";
        now.push_back(copied);
        now.push_back(std::string{"moved"});
        CHECK(now.emplace_back(3U, 'm') == "mmm");
        CHECK(now.emplace_back().empty());  // as good as new
        CHECK(items_of(now) == std::vector<std::string>{"copied", "moved", "mmm", ""});
        CHECK_THROWS_AS(now.push_back(copied), std::length_error);
        CHECK_THROWS_AS(now.push_back(std::string{"moved"}), std::length_error);
        CHECK_THROWS_AS(now.emplace_back(), std::length_error);
        CHECK(now.size() == 4);
    }
}

TEST_CASE("a copy of a list has its items, and none of its spare ones") {
    filled now;
    now.of.resize(1);
    words copy{now.of};
    CHECK(items_of(copy) == std::vector<std::string>{long_word('a')});
    CHECK(copy[0].data() != now.texts[0]);
    CHECK(copy.recall_back().empty());
    CHECK(now.of.size() == 1);
}

TEST_CASE("a list that is moved from is empty, and the other has all") {
    filled now;
    now.of.resize(2);
    words taken{std::move(now.of)};
    CHECK(items_of(taken) == std::vector<std::string>{long_word('a'), long_word('b')});
    CHECK(taken[1].data() == now.texts[1]);
    CHECK(taken.recall_back().data() == now.texts[2]);
    CHECK(now.of.empty());
    CHECK(now.of.begin() == now.of.end());
    now.of.push_back("new");
    CHECK(items_of(now.of) == std::vector<std::string>{"new"});
    CHECK(taken.size() == 3);
}

TEST_CASE("a list that is assigned a copy uses what it has") {
    filled now;
    words const two{"1", "2"};
    now.of = two;
    CHECK(items_of(now.of) == std::vector<std::string>{"1", "2"});
    CHECK(now.of[0].data() == now.texts[0]);
    CHECK(now.of[1].data() == now.texts[1]);
    CHECK(now.of.recall_back() == long_word('c'));
    words four{"1", "2", "3", "4"};
    now.of = four;
    CHECK(now.of == four);
    four.clear();
    now.of = four;
    CHECK(now.of.empty());
    filled self;
    words const& same = self.of;
    self.of = same;
    CHECK(items_of(self.of) ==
          std::vector<std::string>{long_word('a'), long_word('b'), long_word('c')});
}

TEST_CASE("a list that is assigned another's items leaves it its own as spare ones") {
    filled now;
    words other{"1"};
    other = std::move(now.of);
    CHECK(items_of(other) ==
          std::vector<std::string>{long_word('a'), long_word('b'), long_word('c')});
    CHECK(other[2].data() == now.texts[2]);
    CHECK(now.of.empty());
    CHECK(now.of.recall_back() == "1");
    CHECK(other.size() == 3);
}

TEST_CASE("a list is resized by copies of an item, and keeps what it drops") {
    filled now;
    now.of.resize(1);
    CHECK(items_of(now.of) == std::vector<std::string>{long_word('a')});
    CHECK(now.of.back() == long_word('a'));
    now.of.resize(2, "b");
    CHECK(items_of(now.of) == std::vector<std::string>{long_word('a'), "b"});
    CHECK(now.of[1].data() == now.texts[1]);
    now.of.resize(4, "c");  // over the spare one that is left, and one more
    CHECK(items_of(now.of) == std::vector<std::string>{long_word('a'), "b", "c", "c"});
    now.of.resize(0);
    now.of.resize(3);
    CHECK(items_of(now.of) == std::vector<std::string>{"", "", ""});
    CHECK_THROWS_AS(now.of.resize(5), std::length_error);
    CHECK(now.of.size() == 3);
}

TEST_CASE("a list never holds more than its limit, however it is made") {
    std::vector<std::string> const four(4, "x"), five(5, "x");
    CHECK(words{four}.size() == 4);
    CHECK(words(four.begin(), four.end()).size() == 4);
    CHECK_THROWS_AS(words{five}, std::length_error);
    CHECK_THROWS_AS(words(five.begin(), five.end()), std::length_error);
    CHECK_THROWS_AS((words{"1", "2", "3", "4", "5"}), std::length_error);
    words now{four};
    CHECK_NOTHROW(now.reserve(~std::size_t{0}));  // no more than it may ever hold
    CHECK(now.size() == 4);
    // Spare items leave as much room as there was.
    now.clear();
    for (int i = 0; i < 4; ++i) now.emplace_back("again");
    CHECK_THROWS_AS(now.emplace_back("once more"), std::length_error);
    CHECK(words::items_max == 4);
    CHECK(words::items_min == 0);
    CHECK(treaty::list<int, 5, 2>::items_min == 2);
}

TEST_CASE("lists are equal by their items, whatever they have to spare") {
    filled now;
    now.of.resize(1);
    CHECK(now.of == words{long_word('a')});
    CHECK(words{long_word('a')} == now.of);
    CHECK(now.of != words{long_word('a'), long_word('b')});
    CHECK(now.of != words{long_word('b')});
    now.of.clear();
    CHECK(now.of == words{});
}
