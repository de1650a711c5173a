// SPDX-License-Identifier: BSL-1.0
// Several threads at once: for each key there is an order of all calls that explains every answer;
// no record is ever half one and half another; nothing is lost.
#include <treaty/cache.hpp>

#include <tests/support/catch.hpp>
#include <tests/support/linearizable.hpp>
#include <tests/unit/cache/levels.hpp>
#include <treaty/core/random.hpp>

#include <thread>

using namespace cache_test;
using treaty::fate;

namespace {

using levels = treaty::cache<level>;
constexpr std::int64_t nothing = -1;

enum class verb { put, erase, forget, find };

struct call {
    verb what = verb::find;
    std::int64_t version = nothing;  // of put and erase; what find found
    fate answer = fate::refused;     // of put and erase
    bool forgot = false;
};

// One key: which version is known, and whether it was erased.
struct one_key {
    struct state {
        std::int64_t version = nothing;
        bool erased = false;
        auto operator<=>(state const&) const = default;
    };
    static bool apply(state& now, call const& one) {
        switch (one.what) {
            case verb::find: return one.version == (now.erased ? nothing : now.version);
            case verb::forget: {
                bool const there = now.version != nothing;
                now = {};
                return one.forgot == there;
            }
            default: {
                fate const fits = now.version == nothing      ? fate::inserted
                                  : one.version > now.version ? fate::applied
                                  : one.version < now.version ? fate::stale
                                                              : fate::unchanged;
                if (fits == fate::inserted || fits == fate::applied)
                    now = {one.version, one.what == verb::erase};
                return one.answer == fits;
            }
        }
    }
};

using history = std::vector<linearizable::recorded<call>>;

// Calls of one thread on a few keys, noted with the time on the common clock.
class recorder {
public:
    recorder(levels& cache, std::atomic<std::uint64_t>& clock, std::uint64_t seed)
        : cache_(cache),
          clock_(clock),
          chance_(seed) {}

    std::vector<history> calls{std::vector<history>(4)};

    void run(int turns) {
        for (int turn = 0; turn < turns; ++turn) {
            auto const item = static_cast<std::int32_t>(chance_.below(calls.size()));
            switch (chance_.below(6)) {
                case 0: note(item, find(item)); break;
                case 1: note(item, erase(item)); break;
                case 2: note(item, forget(item)); break;
                case 3: find_many(); break;
                case 4: apply(); break;
                default: note(item, put(item)); break;
            }
        }
    }

private:
    using timed = linearizable::recorded<call>;
    std::uint64_t now() { return clock_.fetch_add(1); }
    std::int64_t version() { return chance_.between(0, 30); }
    void note(std::int32_t item, timed one) {
        calls[static_cast<std::size_t>(item)].push_back(one);
    }

    timed find(std::int32_t item) {
        timed one{now(), 0, {verb::find}};
        if (auto const found = cache_.find(levels::key{item})) one.call.version = found->version;
        one.ended = now();
        return one;
    }
    timed put(std::int32_t item) {
        timed one{now(), 0, {verb::put, version()}};
        one.call.answer = cache_.put(level_of(item, one.call.version));
        one.ended = now();
        return one;
    }
    timed erase(std::int32_t item) {
        timed one{now(), 0, {verb::erase, version()}};
        one.call.answer = cache_.erase(levels::key{item}, one.call.version);
        one.ended = now();
        return one;
    }
    timed forget(std::int32_t item) {
        timed one{now(), 0, {verb::forget}};
        one.call.forgot = cache_.forget(levels::key{item});
        one.ended = now();
        return one;
    }
    void find_many() {
        std::vector<levels::key> keys;
        for (std::int32_t item = 0; item < 4; ++item) keys.emplace_back(item);
        std::vector<std::optional<level>> found(keys.size());
        std::uint64_t const began = now();
        cache_.find(keys, found);
        std::uint64_t const ended = now();
        for (std::int32_t item = 0; item < 4; ++item) {
            auto const& one = found[static_cast<std::size_t>(item)];
            note(item, {began, ended, {verb::find, one ? one->version : nothing}});
        }
    }
    void apply() {
        std::vector<level> batch;
        for (std::int32_t item = 0; item < 4; ++item) batch.push_back(level_of(item, version()));
        std::vector<fate> fates(batch.size());
        std::uint64_t const began = now();
        cache_.apply(batch, fates);
        std::uint64_t const ended = now();
        for (std::size_t i = 0; i < batch.size(); ++i)
            note(batch[i].item, {began, ended, {verb::put, batch[i].version, fates[i]}});
    }

    levels& cache_;
    std::atomic<std::uint64_t>& clock_;
    treaty::random_source chance_;
};

constexpr std::size_t threads = 8;

// Eight threads, a few calls each, many times: short histories can be searched, and each round
// starts them together.
std::vector<history> record(std::uint64_t seed) {
    levels cache{{.entries_max = 30, .hash_seed = seed}};
    std::atomic<std::uint64_t> clock{0};
    std::atomic<std::size_t> ready{0};
    std::vector<recorder> recorders;
    for (std::uint64_t i = 0; i < threads; ++i) recorders.emplace_back(cache, clock, seed * 8 + i);
    {
        std::vector<std::jthread> running;
        for (recorder& one : recorders)
            running.emplace_back([&] {
                for (ready.fetch_add(1); ready.load() < threads;) std::this_thread::yield();
                one.run(7);
            });
    }
    std::vector<history> of_key(4);
    for (recorder const& one : recorders)
        for (std::size_t item = 0; item < of_key.size(); ++item)
            of_key[item].insert(of_key[item].end(), one.calls[item].begin(), one.calls[item].end());
    return of_key;
}

}  // namespace

TEST_CASE("the checker of histories tells what cannot be from what can") {
    auto const put = [](std::uint64_t began, std::uint64_t ended, std::int64_t version,
                        fate answer) {
        return linearizable::recorded<call>{began, ended, {verb::put, version, answer}};
    };
    auto const find = [](std::uint64_t began, std::uint64_t ended, std::int64_t version) {
        return linearizable::recorded<call>{began, ended, {verb::find, version}};
    };
    auto const holds = [](history const& of) {
        return linearizable::is_linearizable<one_key>(of, {});
    };
    CHECK(holds({put(0, 1, 5, fate::inserted), find(2, 3, 5)}));
    CHECK_FALSE(holds({put(0, 1, 5, fate::inserted), find(2, 3, nothing)}));
    CHECK(holds({put(0, 3, 5, fate::inserted), find(1, 2, nothing)}));
    CHECK(holds({put(0, 3, 5, fate::inserted), find(1, 2, 5), find(4, 5, 5)}));
    CHECK_FALSE(holds({put(0, 5, 5, fate::inserted), find(1, 2, 5), find(3, 4, nothing)}));
    CHECK_FALSE(holds({put(0, 5, 5, fate::inserted), put(1, 6, 6, fate::inserted)}));
    CHECK(holds({put(0, 5, 5, fate::stale), put(1, 6, 6, fate::inserted)}));
    CHECK_FALSE(holds({put(0, 1, 5, fate::applied)}));
}

TEST_CASE("for each key an order of all calls of eight threads explains every answer") {
    std::size_t overlapping = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        for (history const& of : record(seed)) {
            INFO("seed " << seed << ", " << of.size() << " calls");
            if (of.size() > 64) continue;
            REQUIRE(linearizable::is_linearizable<one_key>(of, {}));
            for (std::size_t i = 1; i < of.size(); ++i)
                overlapping += of[i].began < of[i - 1].ended ? 1 : 0;
        }
    }
    CHECK(overlapping > 0);
}

TEST_CASE("readers see whole records that never get older, while writers write") {
    constexpr std::int32_t items = 3;
    levels cache{{.entries_max = 10}};
    for (std::int32_t item = 0; item < items; ++item) cache.put(level_of(item, 0));
    std::atomic<bool> stop = false, whole = true, forward = true, there = true;
    auto const look = [&](std::optional<level> const& found, std::int64_t& last) {
        if (!found) return void(there = false);
        if (*found != level_of(found->item, found->version)) whole = false;
        if (found->version < last) forward = false;
        last = found->version;
    };
    {
        std::vector<std::jthread> readers;
        for (int number = 0; number < 2; ++number)
            readers.emplace_back([&, number] {
                std::vector<levels::key> keys;
                for (std::int32_t item = 0; item < items; ++item) keys.emplace_back(item);
                std::vector<std::optional<level>> found(items);
                std::array<std::int64_t, items> last{};
                while (!stop) {
                    if (number == 0)
                        for (std::size_t i = 0; i < items; ++i) found[i] = cache.find(keys[i]);
                    else
                        cache.find(keys, found);
                    for (std::size_t i = 0; i < items; ++i) look(found[i], last[i]);
                }
            });
        std::vector<std::jthread> writers;
        for (int number = 0; number < 2; ++number)
            writers.emplace_back([&, number] {
                std::vector<level> batch(30);
                for (std::int64_t version = number; version < 1'000'000; version += 20) {
                    for (std::size_t i = 0; i < batch.size(); ++i)
                        batch[i] = level_of(static_cast<std::int32_t>(i % items),
                                            version + static_cast<std::int64_t>(i / items) * 2);
                    cache.apply(batch);
                }
            });
        writers.clear();
        stop = true;
    }
    CHECK(whole);
    CHECK(forward);
    CHECK(there);
    for (std::int32_t item = 0; item < items; ++item)
        CHECK(cache.find(levels::key{item})->version == 999'999);
    CHECK(cache.counts().inserted == items);
}

TEST_CASE("writers that insert the same keys at once insert each once") {
    for (int round = 0; round < 20; ++round) {
        levels cache{{.entries_max = 1000, .hash_seed = static_cast<std::uint64_t>(round)}};
        {
            std::vector<std::jthread> writers;
            for (int number = 0; number < 4; ++number)
                writers.emplace_back([&cache] {
                    std::vector<level> batch;
                    for (std::int32_t item = 0; item < 1000; ++item)
                        batch.push_back(level_of(item, 1));
                    cache.apply(batch);
                });
        }
        CHECK(cache.counts() == treaty::cache_counts{.inserted = 1000, .unchanged = 3000});
        CHECK(cache.entries() == 1000);
        std::size_t seen = 0;
        cache.for_each([&](level const&) { ++seen; });
        CHECK(seen == 1000);
    }
}

TEST_CASE("no amendment of two threads is lost") {
    levels cache{{.entries_max = 10}};
    level start = level_of(1, 1);
    start.sold = 0;
    cache.put(start);
    {
        std::vector<std::jthread> sellers;
        std::atomic<int> ready{0};
        for (int number = 0; number < 4; ++number)
            sellers.emplace_back([&] {
                for (ready.fetch_add(1); ready.load() < 4;) std::this_thread::yield();
                for (int turn = 0; turn < 100'000; ++turn)
                    cache.amend(levels::key{1}, [](level& one) { ++one.sold; });
            });
    }
    CHECK(cache.find(levels::key{1})->sold == 400'000);
}
