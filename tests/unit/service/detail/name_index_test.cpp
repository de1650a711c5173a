// SPDX-License-Identifier: BSL-1.0
#include <treaty/service/detail/name_index.hpp>

#include "../../../support/catch.hpp"

#include <deque>
#include <string>

namespace {

struct named {
    std::string name;
};

struct book {
    std::deque<named> all;
    treaty::detail::name_index<named> index;
    named& add(std::string name) {
        named& made = all.emplace_back(std::move(name));
        index.add(made.name, made);
        return made;
    }
};

}  // namespace

TEST_CASE("an empty index finds nothing") {
    treaty::detail::name_index<named> const index;
    CHECK(index.find("") == nullptr);
    CHECK(index.find("/desk/FindOrder") == nullptr);
}

TEST_CASE("an index finds each of two thousand names, and no other") {
    book made;
    for (int i = 0; i < 2000; ++i) made.add("/service/Operation" + std::to_string(i));
    for (named const& one : made.all) CHECK(made.index.find(one.name) == &one);
    for (int i = 2000; i < 4000; ++i)
        CHECK(made.index.find("/service/Operation" + std::to_string(i)) == nullptr);
}

TEST_CASE("an index tells names of every length apart by every byte") {
    for (std::size_t length = 0; length <= 40; ++length) {
        book made;
        std::string const name(length, 'a');
        named const& whole = made.add(name);
        CHECK(made.index.find(name) == &whole);
        CHECK(made.index.find(name + "a") == nullptr);
        for (std::size_t at = 0; at < length; ++at) {
            std::string other = name;
            other[at] = 'b';
            CHECK(made.index.find(other) == nullptr);
            named const& added = made.add(other);
            CHECK(made.index.find(other) == &added);
        }
        CHECK(made.index.find(name) == &whole);
    }
}

TEST_CASE("of two entries with one name an index finds the first") {
    book made;
    named const& first = made.add("/desk/FindOrder");
    made.add("/desk/FindOrder");
    CHECK(made.index.find("/desk/FindOrder") == &first);
}
