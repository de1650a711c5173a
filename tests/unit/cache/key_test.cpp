// SPDX-License-Identifier: BSL-1.0
#include <treaty/cache/key.hpp>

#include <tests/support/catch.hpp>
#include <tests/unit/cache/levels.hpp>
#include <treaty/cache/hash.hpp>

#include <set>

using namespace cache_test;

TEST_CASE("a key made of its parts is the key of the record") {
    parcel const one = sample_parcel();
    treaty::record_key<parcel> const made{one.shelf, one.code, one.fragile};
    CHECK(made == treaty::record_key<parcel>::of(one));
    CHECK(made.packed() ==
          treaty::caching::layout<parcel>::key_of(treaty::caching::layout<parcel>::pack(one)));
    CHECK(made != treaty::record_key<parcel>{one.shelf, one.code, !one.fragile});
}

TEST_CASE("keys that differ in one bit have hashes that differ in about half of theirs") {
    treaty::caching::hasher const hash{7};
    treaty::caching::words<4> const key{1, 2, 3, 4};
    for (std::size_t bit = 0; bit < 256; ++bit) {
        auto other = key;
        other[bit / 64] ^= std::uint64_t{1} << (bit % 64);
        int const changed = std::popcount(hash(key) ^ hash(other));
        CHECK(changed > 10);
        CHECK(changed < 54);
    }
}

TEST_CASE("the seed decides which keys fall together") {
    treaty::caching::words<1> const key{42};
    std::set<std::uint64_t> seen;
    for (std::uint64_t seed = 0; seed < 1000; ++seed)
        seen.insert(treaty::caching::hasher{seed}(key));
    CHECK(seen.size() == 1000);
    // No word of a key swallows the other, whatever the seed.
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        for (std::uint64_t const word :
             {std::uint64_t{0}, ~std::uint64_t{0}, std::uint64_t{0xA0761D6478BD642F},
              std::uint64_t{0xE7037ED1A0B428DB}})
            CHECK(treaty::caching::hasher{seed}(treaty::caching::words<2>{word, 1}) !=
                  treaty::caching::hasher{seed}(treaty::caching::words<2>{word, 2}));
}
