// SPDX-License-Identifier: BSL-1.0
#include <treaty/cache/line.hpp>

#include <tests/support/catch.hpp>
#include <tests/support/weak_memory.hpp>

#include <memory>

using treaty::caching::head;
using treaty::caching::line;
using treaty::caching::state;
using treaty::caching::words;

TEST_CASE("a line is replaced only as it was seen") {
    auto const one = std::make_unique<line<8>>();
    words<8> const first{0, 1, 2, 3, 4, 5, 6, 7};
    CHECK(one->replace(0, first, state::live));
    auto const seen = one->read();
    CHECK(head::state_of(seen[0]) == state::live);
    CHECK_FALSE(one->replace(0, first, state::live));

    words<8> const second{std::uint64_t{9} << 32U, 11, 12, 13, 14, 15, 16, 17};
    CHECK(one->replace<3>(seen[0], second, state::erased));
    auto const now = one->read();
    CHECK(head::state_of(now[0]) == state::erased);
    CHECK(now[0] >> 32U == 9);
    CHECK(std::vector<std::uint64_t>(now.begin() + 1, now.end()) ==
          std::vector<std::uint64_t>{1, 2, 13, 14, 15, 16, 17});

    CHECK_FALSE(one->mark(seen[0], state::free));
    CHECK(one->mark(now[0], state::free));
    CHECK(head::state_of(one->read<1>()[0]) == state::free);
    CHECK(one->read<1>()[0] >> 32U == 9);
}

TEST_CASE("the count of writes wraps around without touching the record or the lock") {
    std::uint64_t const full = head::count_bits | 2U | std::uint64_t{5} << 32U;
    std::uint64_t const next = head::after(full, std::uint64_t{6} << 32U, state::erased);
    CHECK(next == (4U | std::uint64_t{6} << 32U));
}

// On a machine that may show any reader any old value that C++ allows.
TEST_CASE("whatever is reordered, a reader sees whole records and never goes back") {
    auto const value_of = [](std::uint64_t n) { return words<3>{n << 32U, n, n}; };
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        auto const one = std::make_unique<line<3, weak_memory::machine>>();
        std::atomic<bool> whole = true, forward = true, kept = true;
        auto const writer = [&] {
            for (int turn = 0; turn < 2; ++turn) {
                auto const seen = one->read();
                if (seen[1] != seen[2] || seen[1] != seen[0] >> 32U) whole = false;
                std::uint64_t const wanted = seen[1] + 1;
                if (!one->replace(seen[0], value_of(wanted), state::live)) continue;
                if (one->read()[1] < wanted) kept = false;
            }
        };
        auto const reader = [&] {
            std::uint64_t last = 0;
            for (int turn = 0; turn < 3; ++turn) {
                auto const seen = one->read();
                if (seen[1] != seen[2] || seen[1] != seen[0] >> 32U) whole = false;
                if (seen[1] < last) forward = false;
                last = seen[1];
            }
        };
        weak_memory::explore(seed, {writer, writer, reader});
        INFO("seed " << seed);
        REQUIRE(whole);
        REQUIRE(forward);
        REQUIRE(kept);
    }
}
