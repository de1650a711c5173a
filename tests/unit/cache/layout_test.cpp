// SPDX-License-Identifier: BSL-1.0
#include <treaty/cache/layout.hpp>

#include <contracts/feed.hpp>
#include <tests/support/catch.hpp>
#include <tests/unit/cache/levels.hpp>

using namespace cache_test;
using treaty::caching::layout;
using contracts::update_inventory_levels::feed_line;

namespace {

template <class Record>
Record unpacked(typename layout<Record>::packed_record const& words) {
    Record back{};
    layout<Record>::unpack(words, back);
    return back;
}

}  // namespace

TEST_CASE("a line of the inventory feed fills one line of the processor's cache") {
    using lines = layout<feed_line>;
    CHECK(lines::words == 8);
    CHECK(lines::key_words == 4);
    CHECK(lines::first_value_word == 5);
    CHECK(lines::judged_words == 6);
}

TEST_CASE("every kind of member comes back as it was") {
    using parcels = layout<parcel>;
    STATIC_REQUIRE(parcels::words == 48);
    parcel const full = sample_parcel();
    CHECK(unpacked<parcel>(parcels::pack(full)) == full);
    CHECK(parcels::order_of(parcels::pack(full)) == full.as_of);
    parcel const empty{};
    CHECK(unpacked<parcel>(parcels::pack(empty)) == empty);
}

TEST_CASE("members do not overlap: a change of one leaves the others") {
    parcel const was = sample_parcel();
    auto const changed = [&](auto change) {
        parcel now = was;
        change(now);
        REQUIRE(now != was);
        CHECK(unpacked<parcel>(layout<parcel>::pack(now)) == now);
    };
    changed([](parcel& one) { one.fragile = false; });
    changed([](parcel& one) { one.code = "Z"; });
    changed([](parcel& one) { one.shelf = 0x7FFF; });
    changed([](parcel& one) { one.weight = 1; });
    changed([](parcel& one) { one.slot = -1; });
    changed([](parcel& one) { one.at->aisle = -1; });
    changed([](parcel& one) { one.at->locked = false; });
    changed([](parcel& one) { one.at.reset(); });
    changed([](parcel& one) { one.remark.assign(std::string(301, '~')); });
    changed([](parcel& one) { one.seal = colour::red; });
    changed([](parcel& one) { one.due = *treaty::date::from(1, 1, 1); });
    changed([](parcel& one) { one.as_of = treaty::instant::from_seconds(-62'135'596'800); });
    changed([](parcel& one) { one.tries = 255; });
}

TEST_CASE("equal records have equal words, whatever they held before") {
    parcel reused = sample_parcel();
    reused.code = "LONGER-CODE";
    reused.code = "A";
    parcel fresh = sample_parcel();
    fresh.code = "A";
    CHECK(layout<parcel>::pack(reused) == layout<parcel>::pack(fresh));
}

TEST_CASE("a key of 14 bytes is compared to its last byte, and what lies behind it is not") {
    using parcels = layout<parcel>;
    STATIC_REQUIRE(parcels::key_words == 2);
    parcel const one = sample_parcel();
    auto const words = parcels::pack(one);
    auto const key = parcels::key_of(words);
    CHECK(parcels::has_key(words, key));

    parcel other = one;
    other.tries = 1;
    other.seal = colour::red;
    other.weight = 5;
    CHECK(parcels::has_key(parcels::pack(other), key));
    CHECK(parcels::key_of(parcels::pack(other)) == key);

    for (std::size_t byte = 0; byte < 14; ++byte) {
        auto changed = words;
        changed[1 + byte / 8] ^= std::uint64_t{1} << (byte % 8 * 8);
        CHECK_FALSE(parcels::has_key(changed, key));
    }
}

TEST_CASE("a key is put into words without touching their values") {
    using parcels = layout<parcel>;
    parcel one = sample_parcel();
    auto words = parcels::pack(one);
    parcel other = one;
    other.code = "OTHER";
    other.shelf = 99;
    other.fragile = false;
    parcels::set_key(words, parcels::key_of(parcels::pack(other)));
    CHECK(unpacked<parcel>(words) == other);
}

TEST_CASE("an erased record keeps its key and its order") {
    using lines = layout<feed_line>;
    feed_line one{};
    one.sku = "TEA-1";
    one.store = 10101;
    one.version = 77;
    one.quantity = 5;
    auto const erased = lines::pack_erased(lines::key_of(lines::pack(one)), 77);
    CHECK(lines::order_of(erased) == 77);
    CHECK(lines::has_key(erased, lines::key_of(lines::pack(one))));
    CHECK(unpacked<feed_line>(erased).quantity == 0);
}

TEST_CASE("words that are no record are told from those that are") {
    using parcels = layout<parcel>;
    auto const good = parcels::pack(sample_parcel());
    REQUIRE(parcels::sound(good));
    // 0xFF is no bool, no length of a short text, no colour, no month, and too many nanoseconds.
    std::size_t refused = 0;
    for (std::size_t byte = 4; byte < parcels::words * 8; ++byte) {
        auto changed = good;
        changed[byte / 8] |= std::uint64_t{0xFF} << (byte % 8 * 8);
        if (!parcels::sound(changed)) ++refused;
    }
    // Behind the characters of a text 285, of a value that is not there 4, of the record 5;
    // elsewhere 14.
    CHECK(refused == 285 + 4 + 5 + 14);
}
