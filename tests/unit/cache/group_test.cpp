// SPDX-License-Identifier: BSL-1.0
#include <treaty/cache/group.hpp>

#include <tests/support/catch.hpp>
#include <tests/support/weak_memory.hpp>
#include <treaty/core/random.hpp>

#include <memory>

using treaty::caching::group;
using treaty::caching::line_set;
using treaty::caching::tag;

TEST_CASE("a tag is never the mark of a free line") {
    for (unsigned low = 0; low < 256; ++low)
        CHECK(treaty::caching::tag_of(0xABCD00U | low) == (low == 0 ? 1 : low));
}

TEST_CASE("the comparison finds exactly the lines of a tag, by vector and portably") {
    treaty::random_source chance{11};
    for (int round = 0; round < 20'000; ++round) {
        // Few different bytes, so that they repeat and stand beside their neighbours.
        std::uint64_t halves[2]{};
        tag bytes[16];
        for (unsigned i = 0; i < 16; ++i) {
            bytes[i] = static_cast<tag>(chance.below(4) * 0x7F + chance.below(3));
            halves[i / 8] |= std::uint64_t{bytes[i]} << (i % 8 * 8);
        }
        auto const wanted = bytes[chance.below(16)];
        unsigned bits = 0;
        for (unsigned i = 0; i < group::lines; ++i) bits |= bytes[i] == wanted ? 1U << i : 0U;
        group::sight const seen{halves[0], halves[1]};
        REQUIRE(seen.tagged(wanted) == line_set{bits});
        REQUIRE(seen.tagged_portably(wanted) == line_set{bits});
        REQUIRE(seen.overflowed() == (bytes[15] != 0));
        for (unsigned i = 0; i < group::lines; ++i) REQUIRE(seen.at(i) == bytes[i]);
    }
}

TEST_CASE("a line is claimed once, and again when it was released") {
    auto const one = std::make_unique<group>();
    for (std::size_t i = 0; i < group::lines; ++i) {
        CHECK(one->claim(i, static_cast<tag>(100 + i)));
        CHECK_FALSE(one->claim(i, 7));
    }
    CHECK(one->look().free().empty());
    CHECK_FALSE(one->look().overflowed());
    one->release(9);
    CHECK(one->look().free().first() == 9);
    CHECK(one->claim(9, 3));
    for (std::size_t i = 0; i < group::lines; ++i)
        CHECK(one->look().at(i) == (i == 9 ? 3 : static_cast<tag>(100 + i)));
}

TEST_CASE("whoever claims and releases lines of one group at once, nobody undoes another") {
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        treaty::caching::basic_group<weak_memory::machine> one;
        std::atomic<bool> right = true;
        std::atomic<int> both{0};
        auto const claimer = [&](std::size_t mine) {
            for (int turn = 0; turn < 2; ++turn) {
                if (!one.claim(mine, 200)) right = false;
                if (one.look().at(mine) != 200) right = false;
                if (one.claim(2, 7)) both.fetch_add(1);
                one.add_overflow();
                one.release(mine);
                if (one.look().at(mine) != 0) right = false;
                one.drop_overflow();
            }
        };
        auto const last = [&] {
            while (one.look().at(2) == 0) {
            }
        };
        weak_memory::explore(seed, {[&] { claimer(0); }, [&] { claimer(1); }, last});
        weak_memory::explore(seed, {[&] {
                                 one.claim(14,
                                           9);  // of those that change a word, each sees the latest
                                 one.claim(3, 9);
                                 auto const seen = one.look();
                                 if (seen.overflowed() || seen.at(0) != 0 || seen.at(1) != 0)
                                     right = false;
                             }});
        INFO("seed " << seed);
        REQUIRE(right);
        REQUIRE(both == 1);
    }
}

TEST_CASE("what overflows is counted, and from 255 on for good") {
    auto const one = std::make_unique<group>();
    one->add_overflow();
    one->add_overflow();
    one->drop_overflow();
    CHECK(one->look().overflowed());
    one->drop_overflow();
    CHECK_FALSE(one->look().overflowed());
    for (int i = 0; i < 300; ++i) one->add_overflow();
    for (int i = 0; i < 300; ++i) one->drop_overflow();
    CHECK(one->look().overflowed());
    CHECK(one->look().free().first() == 0);
}
