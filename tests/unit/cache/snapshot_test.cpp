// SPDX-License-Identifier: BSL-1.0
#include <treaty/cache/snapshot.hpp>

#include <tests/support/catch.hpp>
#include <tests/unit/cache/levels.hpp>
#include <treaty/cache.hpp>

#include <filesystem>
#include <fstream>
#include <thread>

using namespace cache_test;
using treaty::problem_kind;

namespace {

using levels = treaty::cache<level>;
levels::key key_of(std::int32_t item) {
    return levels::key{item};
}

// A folder of this test's own, gone at its end.
struct folder {
    std::filesystem::path path;
    folder() {
        std::string name = (std::filesystem::temp_directory_path() / "treaty_XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~folder() { std::filesystem::remove_all(path); }
    [[nodiscard]] std::string file(char const* name) const { return (path / name).string(); }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator{path}, {}));
    }
};

std::string bytes_of(std::string const& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}
void write(std::string const& path, std::string const& bytes) {
    std::ofstream{path, std::ios::binary} << bytes;
}

enum class grade : std::uint8_t { poor = 1, good = 2 };
BOOST_DESCRIBE_ENUM(grade, poor, good)

struct lot {
    BOOST_HANA_DEFINE_STRUCT(lot,
        (std::int32_t, number),
        (std::optional<treaty::date>, sold_out),
        (std::optional<grade>, second),
        (treaty::date, packed_on),
        (grade, quality),
        (std::int64_t, version));
    using key = treaty::members<&lot::number>;
    using order = treaty::members<&lot::version>;
    friend bool operator==(lot const&, lot const&) = default;
};

}  // namespace

TEST_CASE("what is saved is there after loading, erased records too") {
    folder const here;
    std::string const path = here.file("levels");
    levels from{{.entries_max = 3000}};
    for (std::int32_t item = 0; item < 3000; ++item) from.put(level_of(item, item));
    from.erase(key_of(7), 10'000);
    REQUIRE(from.save(path) == 3000U);
    CHECK(here.files() == 1);

    levels to{{.entries_max = 3000, .hash_seed = 5}};
    to.put(level_of(1, 0));
    to.put(level_of(2, 2));
    to.put(level_of(3, 99));
    auto const counts = to.load(path);
    REQUIRE(counts);
    CHECK(*counts ==
          treaty::cache_counts{.inserted = 2997, .applied = 1, .unchanged = 1, .stale = 1});
    for (std::int32_t item = 0; item < 3000; ++item) {
        std::int64_t const version = item == 3 ? 99 : item;
        if (item != 7) REQUIRE(to.find(key_of(item)) == level_of(item, version));
    }
    CHECK_FALSE(to.find(key_of(7)));
    CHECK(to.put(level_of(7, 9999)) == treaty::fate::stale);
}

// All zeros is neither a date nor a grade.
TEST_CASE("what is not there of a record, or was erased with it, is no reason to refuse a file") {
    folder const here;
    std::string const path = here.file("lots");
    treaty::cache<lot> from{{.entries_max = 10}};
    from.put({.number = 1, .sold_out = {}, .second = {}, .quality = grade::good, .version = 1});
    from.put({.number = 2,
              .sold_out = treaty::date{},
              .second = grade::poor,
              .quality = grade::poor,
              .version = 1});
    from.erase(treaty::record_key<lot>{3}, 1);
    REQUIRE(from.save(path) == 3U);
    treaty::cache<lot> to{{.entries_max = 10}};
    auto const counts = to.load(path);
    REQUIRE(counts);
    CHECK(counts->inserted == 3);
    CHECK(to.size() == 2);
    for (std::int32_t const number : {1, 2, 3})
        CHECK(to.find(treaty::record_key<lot>{number}) ==
              from.find(treaty::record_key<lot>{number}));
    CHECK(to.put({.number = 3, .version = 1}) == treaty::fate::unchanged);
}

TEST_CASE("what could not be read again is not saved") {
    folder const here;
    treaty::cache<lot> lots{{.entries_max = 10}};
    lot one{1, {}, {}, {}, grade::good, 1};
    (void)lots.put(one);
    REQUIRE(lots.save(here.file("lots")));
    auto const before = bytes_of(here.file("lots"));
    one.version = 2;
    one.quality = grade{7};
    (void)lots.put(one);
    auto const saved = lots.save(here.file("lots"));
    REQUIRE_FALSE(saved);
    CHECK(saved.error().found == "a record with a number that is no enumerator");
    CHECK(bytes_of(here.file("lots")) == before);
    CHECK(here.files() == 1);
}

TEST_CASE("an empty cache is saved and loaded as well") {
    folder const here;
    levels cache{{.entries_max = 10}};
    CHECK(cache.save(here.file("levels")) == 0U);
    CHECK(cache.load(here.file("levels")) == treaty::cache_counts{});
}

TEST_CASE("a smaller cache takes what it has room for, and says what it refused") {
    folder const here;
    levels from{{.entries_max = 100}};
    for (std::int32_t item = 0; item < 100; ++item) from.put(level_of(item, 1));
    REQUIRE(from.save(here.file("levels")));
    levels to{{.entries_max = 30}};
    CHECK(to.load(here.file("levels")) == treaty::cache_counts{.inserted = 30, .refused = 70});
}

TEST_CASE("a file that is altered in any byte is refused, and nothing changes") {
    folder const here;
    levels from{{.entries_max = 10}};
    for (std::int32_t item = 0; item < 5; ++item) from.put(level_of(item, 2));
    from.erase(key_of(4), 3);
    REQUIRE(from.save(here.file("good")));
    std::string const good = bytes_of(here.file("good"));
    REQUIRE(good.size() == 64 + 5 * 64);
    std::string const path = here.file("bad");
    levels to{{.entries_max = 10}};
    to.put(level_of(0, 1));
    for (std::size_t at = 0; at < good.size(); ++at)
        for (unsigned const change : {1U, 0x80U, 0xFFU}) {
            std::string bad = good;
            bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ change);
            write(path, bad);
            auto const loaded = to.load(path);
            INFO("byte " << at);
            REQUIRE_FALSE(loaded);
            REQUIRE(loaded.error().kind == problem_kind::malformed);
        }
    CHECK(to.entries() == 1);
    CHECK(to.find(key_of(0)) == level_of(0, 1));
    CHECK(to.counts() == treaty::cache_counts{.inserted = 1});
}

TEST_CASE("a file that is cut anywhere, or goes on behind its end, is refused") {
    folder const here;
    levels from{{.entries_max = 10}};
    for (std::int32_t item = 0; item < 5; ++item) from.put(level_of(item, 2));
    REQUIRE(from.save(here.file("good")));
    std::string const good = bytes_of(here.file("good"));
    std::string const path = here.file("bad");
    levels to{{.entries_max = 10}};
    for (std::size_t length = 0; length < good.size(); ++length) {
        write(path, good.substr(0, length));
        auto const loaded = to.load(path);
        INFO("length " << length);
        REQUIRE_FALSE(loaded);
        REQUIRE(loaded.error().kind == problem_kind::malformed);
    }
    for (std::string const& more : {std::string(1, 'x'), std::string(64, '\0')}) {
        write(path, good + more);
        REQUIRE_FALSE(to.load(path));
    }
    CHECK(to.entries() == 0);
    write(path, good);
    CHECK(to.load(path));
}

// The sum does not show it, so the records themselves must.
TEST_CASE("words that are no record are refused though their sum is right") {
    folder const here;
    std::string const path = here.file("parcels");
    using layout = treaty::caching::layout<parcel>;
    treaty::caching::snapshot_shape const shape{treaty::caching::schema_of<parcel>(),
                                                layout::words};
    treaty::cache<parcel> to{{.entries_max = 10}};
    auto const load_with = [&](std::uint64_t state, bool broken) {
        treaty::caching::snapshot_writer file{path, shape};
        auto good = layout::pack(sample_parcel());
        good[0] |= 2U;
        file.add(good);
        auto words = good;
        words[0] = (words[0] & ~std::uint64_t{0xFFFFFFFF}) | state;
        if (broken) words[layout::words - 1] |= std::uint64_t{1} << 63U;  // behind the record
        file.add(words);
        REQUIRE_FALSE(file.finish());
        return to.load(path);
    };
    CHECK_FALSE(load_with(2, true));
    CHECK_FALSE(load_with(0, false));
    CHECK_FALSE(load_with(3, false));
    CHECK_FALSE(load_with(10, false));
    CHECK_FALSE(load_with(4, false));  // erased, and still has a value
    CHECK(to.entries() == 0);
    CHECK(load_with(2, false));
    CHECK(to.entries() == 1);
}

TEST_CASE("a file of another record is refused by name") {
    folder const here;
    levels from{{.entries_max = 10}};
    REQUIRE(from.save(here.file("levels")));
    treaty::cache<parcel> other{{.entries_max = 10}};
    auto const loaded = other.load(here.file("levels"));
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().kind == problem_kind::wrong_type);
    CHECK(to_string(loaded.error()) ==
          "wrong-type (byte 16): expected a snapshot of this record, found one of another record, "
          "or of another version of this one");
}

TEST_CASE("a file that is not there, or cannot be written, is a problem in words") {
    folder const here;
    levels cache{{.entries_max = 10}};
    auto const loaded = cache.load(here.file("none"));
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().kind == problem_kind::unreachable);
    CHECK(loaded.error().found.ends_with("No such file or directory"));
    auto const saved = cache.save(here.file("none/levels"));
    REQUIRE_FALSE(saved);
    CHECK(saved.error().kind == problem_kind::unreachable);
    // A folder of that name stands in the way of renaming.
    std::filesystem::create_directory(here.file("taken"));
    CHECK_FALSE(cache.save(here.file("taken")));
    CHECK(here.files() == 1);
}

TEST_CASE("saving over a file replaces it at the end, or not at all") {
    folder const here;
    std::string const path = here.file("levels");
    levels cache{{.entries_max = 10}};
    cache.put(level_of(1, 1));
    REQUIRE(cache.save(path));
    std::string const first = bytes_of(path);
    {
        treaty::caching::snapshot_writer file{path, {1, 2}};
        file.add(std::array<std::uint64_t, 2>{3, 4});
        CHECK(bytes_of(path) == first);
        CHECK(here.files() == 2);
    }
    CHECK(bytes_of(path) == first);
    CHECK(here.files() == 1);
    cache.put(level_of(2, 1));
    REQUIRE(cache.save(path));
    CHECK(bytes_of(path).size() == first.size() + 64);
}

TEST_CASE("a cache can be saved while it is written to, and every record in the file is whole") {
    folder const here;
    levels cache{{.entries_max = 2000}};
    for (std::int32_t item = 0; item < 2000; ++item) cache.put(level_of(item, 0));
    std::atomic<bool> stop = false;
    std::jthread writer{[&] {
        for (std::int64_t version = 1; !stop; ++version)
            for (std::int32_t item = 0; item < 2000; ++item) cache.put(level_of(item, version));
    }};
    for (int turn = 0; turn < 5; ++turn) {
        REQUIRE(cache.save(here.file("levels")) == 2000U);
        levels copy{{.entries_max = 2000}};
        REQUIRE(copy.load(here.file("levels")));
        copy.for_each([](level const& one) { REQUIRE(one == level_of(one.item, one.version)); });
        CHECK(copy.size() == 2000);
    }
    stop = true;
}
