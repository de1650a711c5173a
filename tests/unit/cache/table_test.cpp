// SPDX-License-Identifier: BSL-1.0
#include <treaty/cache/table.hpp>

#include <tests/support/catch.hpp>
#include <tests/unit/cache/levels.hpp>
#include <treaty/cache/key.hpp>
#include <treaty/core/random.hpp>

#include <set>

using namespace cache_test;
using treaty::caching::group;
using treaty::caching::state;

namespace {

using layout = treaty::caching::layout<level>;
using table = treaty::caching::table<layout>;

layout::packed_key key_of(std::int32_t item) {
    return treaty::record_key<level>{item}.packed();
}

void add(table& to, std::int32_t item) {
    to.add(layout::pack(level_of(item, 1)), to.hash(key_of(item)), state::live);
}
auto find(table const& in, std::int32_t item) {
    return in.find(key_of(item), in.hash(key_of(item)));
}
bool holds(table const& in, std::int32_t item) {
    return find(in, item).line != table::nowhere;
}

// Items whose keys have the same home group and the same tag.
std::vector<std::int32_t> twins(table const& of, std::size_t count) {
    std::vector<std::int32_t> found;
    for (std::int32_t item = 0; found.size() < count; ++item) {
        std::uint64_t const hash = of.hash(key_of(item));
        if (hash >> 56U == 0x80 && treaty::caching::tag_of(hash) == 0x42) found.push_back(item);
    }
    return found;
}

}  // namespace

TEST_CASE("keys that share group and tag are told apart") {
    table some{200, 0};
    auto const items = twins(some, 60);  // four groups full of one tag
    for (std::int32_t const item : items) {
        CHECK_FALSE(holds(some, item));
        add(some, item);
    }
    for (std::int32_t const item : items) {
        REQUIRE(holds(some, item));
        CHECK(layout::order_of(find(some, item).held) == 1);
        CHECK(some.expect(some.hash(key_of(item))) != table::nowhere);
    }
    std::set<std::size_t> lines;
    for (std::int32_t const item : items) lines.insert(find(some, item).line);
    CHECK(lines.size() == 60);
}

TEST_CASE("what lies in a later group is found until it is removed, and then nobody looks there") {
    table some{200, 0};
    auto const items = twins(some, 40);
    for (std::int32_t const item : items) add(some, item);
    // From the first, whose group the others have passed.
    for (std::size_t gone = 0; gone < items.size(); ++gone) {
        CHECK(some.remove(find(some, items[gone])));
        for (std::size_t i = 0; i < items.size(); ++i) CHECK(holds(some, items[i]) == (i > gone));
    }
    CHECK(some.overflowed_groups() == 0);
}

TEST_CASE("an entry that changed since it was seen is not removed") {
    table some{10, 0};
    add(some, 5);
    auto const seen = find(some, 5);
    CHECK(some.replace(seen.line, seen.held[0], layout::pack(level_of(5, 2)), state::live));
    CHECK_FALSE(some.remove(seen));
    CHECK(holds(some, 5));
    CHECK(some.remove(find(some, 5)));
    CHECK_FALSE(holds(some, 5));
}

TEST_CASE("a line that was freed holds nothing, though its words are still there") {
    table some{10, 0};
    add(some, 5);
    auto const seen = find(some, 5);
    REQUIRE(table::holds(some.read(seen.line), key_of(5)));
    CHECK(some.remove(seen));
    CHECK(layout::has_key(some.read(seen.line), key_of(5)));
    CHECK_FALSE(table::holds(some.read(seen.line), key_of(5)));
}

TEST_CASE("adding and removing for long leaves no trace that slows a search") {
    table some{1000, 3};
    treaty::random_source chance{5};
    std::set<std::int32_t> there;
    for (int turn = 0; turn < 60'000; ++turn) {
        auto const item = static_cast<std::int32_t>(chance.below(1'000'000));
        if (there.size() < 1000 && there.insert(item).second) add(some, item);
        if (there.size() == 1000) {
            auto const last = *there.lower_bound(static_cast<std::int32_t>(chance.below(900'000)));
            REQUIRE(some.remove(find(some, last)));
            there.erase(last);
        }
    }
    for (std::int32_t const item : there) REQUIRE(holds(some, item));
    for (std::int32_t const item : std::set<std::int32_t>{there}) {
        REQUIRE(some.remove(find(some, item)));
    }
    CHECK(some.overflowed_groups() == 0);
}

TEST_CASE("a table has room for all that it was made for, and more groups for a few") {
    for (std::size_t const entries : {1U, 11U, 12U, 13U, 100U, 1000U, 5000U}) {
        table some{entries, 9};
        CHECK(some.group_count() * group::lines >= entries + entries / 4);
        for (std::size_t item = 0; item < entries; ++item)
            add(some, static_cast<std::int32_t>(item));
        for (std::size_t item = 0; item < entries; ++item)
            REQUIRE(holds(some, static_cast<std::int32_t>(item)));
        CHECK_FALSE(holds(some, static_cast<std::int32_t>(entries)));
    }
}

TEST_CASE("the worst entry is one that was erased, or else that of the oldest order") {
    table some{12, 0};
    CHECK(some.worst_near(0).line == table::nowhere);
    for (std::int32_t item = 1; item <= 3; ++item)
        some.add(layout::pack(level_of(item, 10 - item)), some.hash(key_of(item)), state::live);
    // There are two groups; whichever the three are in.
    std::int64_t oldest = 10;
    for (std::uint64_t const hash : {std::uint64_t{0}, ~std::uint64_t{0}})
        oldest = std::min(oldest, layout::order_of(some.worst_near(hash).held));
    CHECK(oldest == 7);
    auto const seen = find(some, 1);
    CHECK(some.replace(seen.line, seen.held[0], layout::pack(level_of(1, 99)), state::erased));
    CHECK(some.worst_near(some.hash(key_of(1))).line == seen.line);
}
