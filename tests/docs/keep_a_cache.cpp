// SPDX-License-Identifier: BSL-1.0
// docs/how-to/keep_a_cache.md
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <thread>

//! [record]
#include <treaty/cache.hpp>
#include <treaty/contract.hpp>

struct item_number : treaty::text<20, 1> {
    using text::text;
};
struct stock_level {
    BOOST_HANA_DEFINE_STRUCT(stock_level,
        (item_number, item),
        (std::int32_t, store),
        (std::int64_t, on_hand),
        (std::optional<treaty::date>, next_delivery),
        (std::int64_t, version));
    using key = treaty::members<&stock_level::item, &stock_level::store>;
    using order = treaty::members<&stock_level::version>;
};
using levels = treaty::cache<stock_level>;
//! [record]

namespace {

std::vector<stock_level> batch_of(int items, std::int64_t version) {
    std::vector<stock_level> batch;
    for (int i = 0; i < items; ++i)
        batch.push_back({.item = item_number{"TEA-" + std::to_string(i)},
                         .store = 7,
                         .on_hand = 10 * version,
                         .next_delivery = {},
                         .version = version});
    return batch;
}

//! [print]
void print(treaty::cache_counts const& what) {
    std::cout << what.inserted << " new, " << what.applied << " newer, " << what.unchanged
              << " the same, " << what.stale << " older, " << what.refused << " refused, "
              << what.evicted << " evicted\n";
}
//! [print]

//! [policy]
// An order of 0 says that the sender has begun again from the start.
struct zero_begins_again {
    static treaty::age judge(std::int64_t held, std::int64_t arriving) {
        return arriving == 0 ? treaty::age::newer : treaty::newer_wins::judge(held, arriving);
    }
};
using restartable_levels = treaty::cache<stock_level, zero_begins_again>;
//! [policy]

void apply(levels& cache) {
    //! [apply]
    std::vector<stock_level> batch{{.item = "TEA-1", .store = 7, .on_hand = 12, .version = 1},
                                   {.item = "TEA-2", .store = 7, .on_hand = 3, .version = 4},
                                   {.item = "TEA-1", .store = 7, .on_hand = 11, .version = 2}};
    print(cache.apply(batch));
    print(cache.apply(batch));  // a feed may repeat itself, and overtake itself
    //! [apply]
    //! [fates]
    batch[0].version = 3;
    std::vector<treaty::fate> fates(batch.size());
    cache.apply(batch, fates);
    if (fates[0] == treaty::fate::applied) std::cout << batch[0].item << " has changed\n";
    //! [fates]
}

void read(levels& cache) {
    //! [find]
    if (auto const level = cache.find(levels::key{item_number{"TEA-2"}, 7}))
        std::cout << level->item << ": " << level->on_hand << '\n';
    //! [find]
    //! [find-batch]
    std::vector<levels::key> const keys{levels::key{item_number{"TEA-1"}, 7},
                                        levels::key{item_number{"TEA-9"}, 7},
                                        levels::key{item_number{"TEA-2"}, 7}};
    std::vector<std::optional<stock_level>> found(keys.size());
    std::cout << cache.find(keys, found) << " of " << keys.size() << " are there\n";
    for (auto const& one : found) std::cout << (one ? one->on_hand : -1) << '\n';
    //! [find-batch]
    //! [amend]
    cache.amend(keys[0], [](stock_level& one) { --one.on_hand; });
    //! [amend]
    std::int64_t sum = 0;
    //! [each]
    cache.for_each([&](stock_level const& one) { sum += one.on_hand; });
    //! [each]
    std::cout << "in all " << sum << '\n';
}

void erase(levels& cache) {
    //! [erase]
    levels::key const gone{item_number{"TEA-2"}, 7};
    cache.erase(gone, 5);  // from version 5 on there is nothing
    cache.put({.item = "TEA-2", .store = 7, .on_hand = 3, .version = 4});  // late, and stale
    std::cout << cache.size() << " there, " << cache.entries() << " places taken\n";
    cache.forget(gone);  // the version as well: whatever comes next is new
    std::cout << cache.size() << " there, " << cache.entries() << " places taken\n";
    //! [erase]
}

bool snapshot(levels& cache, std::string const& path) {
    //! [save]
    if (auto const saved = cache.save(path); !saved) {
        std::cerr << to_string(saved.error()) << '\n';
        return false;
    }
    levels again{{.entries_max = 1'000'000}};
    if (auto const loaded = again.load(path))
        print(*loaded);
    else
        std::cerr << to_string(loaded.error()) << '\n';
    //! [save]
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1);
    //! [cut]
    std::cout << (again.load(path) ? "read" : "refused") << '\n';  // a byte is missing
    //! [cut]
    return true;
}

void bound() {
    //! [full]
    levels small{{.entries_max = 100, .when_full = treaty::when_full::evict}};
    small.apply(batch_of(150, 1));
    std::cout << small.entries() << " of " << small.options().entries_max << '\n';
    print(small.counts());  // of all that ever arrived
    //! [full]
}

void share() {
    //! [threads]
    levels cache{{.entries_max = 10'000}};
    auto const feed = [&](std::int64_t first) {
        for (std::int64_t version = first; version <= 100; version += 2)
            cache.apply(batch_of(1'000, version));
    };
    std::thread odd{feed, 1};
    std::thread even{feed, 2};
    while (!cache.find(levels::key{item_number{"TEA-999"}, 7})) std::this_thread::yield();
    odd.join();
    even.join();
    std::cout << cache.find(levels::key{item_number{"TEA-5"}, 7})->version << '\n';
    //! [threads]
}

}  // namespace

int main() {
    //! [make]
    levels cache{{.entries_max = 1'000'000}};
    //! [make]
    apply(cache);
    read(cache);
    erase(cache);
    auto const path = std::filesystem::temp_directory_path() /
                      ("treaty_levels_" + std::to_string(::getpid()) + ".snapshot");
    bool const kept = snapshot(cache, path.string());
    std::filesystem::remove(path);
    bound();
    share();
    restartable_levels restarted{{.entries_max = 10}};
    restarted.apply(batch_of(1, 9));
    print(restarted.apply(batch_of(1, 0)));
    return kept ? 0 : 1;
}
