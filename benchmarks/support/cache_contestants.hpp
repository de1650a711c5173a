// SPDX-License-Identifier: BSL-1.0
// The caches that are measured beside each other. All have `apply` for a batch of lines, of which
// one that is not newer than what is held changes nothing, and `find` for a number of keys. Where a
// lock can be taken once for all of them, it is. All hash a key in the same way.
#pragma once

#include <benchmarks/support/cache_workload.hpp>

#include <array>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <unordered_map>
#ifdef CACHE_BENCHMARK_TBB
#include <oneapi/tbb/concurrent_hash_map.h>
#endif

namespace cache_benchmark {

struct hash {
    std::size_t operator()(key const& of) const noexcept {
        return treaty::caching::hasher{0}(of.packed());
    }
};

class treaty_cache {
public:
    static constexpr char const* name = "treaty";
    explicit treaty_cache(std::size_t entries) : cache_({.entries_max = entries}) {}

    void apply(std::span<line const> batch) { cache_.apply(batch); }
    std::size_t find(std::span<key const> keys, std::span<std::optional<line>> found) const {
        return cache_.find(keys, found);
    }
    std::optional<line> find(key const& of) const { return cache_.find(of); }

private:
    treaty::cache<line> cache_;
};

class one_mutex {
public:
    static constexpr char const* name = "unordered_map";
    explicit one_mutex(std::size_t entries) { lines_.reserve(entries); }

    void apply(std::span<line const> batch) {
        std::scoped_lock const held{guard_};
        for (line const& one : batch) {
            auto const [place, fresh] = lines_.try_emplace(key::of(one), one);
            if (!fresh && place->second.version < one.version) place->second = one;
        }
    }
    std::size_t find(std::span<key const> keys, std::span<std::optional<line>> found) const {
        std::shared_lock const held{guard_};
        std::size_t count = 0;
        for (std::size_t i = 0; i < keys.size(); ++i) count += look(keys[i], found[i]);
        return count;
    }
    std::optional<line> find(key const& of) const {
        std::optional<line> found;
        std::shared_lock const held{guard_};
        look(of, found);
        return found;
    }

private:
    std::size_t look(key const& of, std::optional<line>& found) const {
        auto const at = lines_.find(of);
        if (at == lines_.end())
            found.reset();
        else
            found = at->second;
        return found ? 1 : 0;
    }

    mutable std::shared_mutex guard_;
    std::unordered_map<key, line, hash> lines_;
};

class many_mutexes {
public:
    static constexpr char const* name = "sharded_map";
    explicit many_mutexes(std::size_t entries) {
        for (shard& one : shards_) one.lines.reserve(entries / shards_.size());
    }

    void apply(std::span<line const> batch) {
        for (line const& one : batch) {
            key const of = key::of(one);
            shard& here = shard_of(of);
            std::scoped_lock const held{here.guard};
            auto const [place, fresh] = here.lines.try_emplace(of, one);
            if (!fresh && place->second.version < one.version) place->second = one;
        }
    }
    std::size_t find(std::span<key const> keys, std::span<std::optional<line>> found) const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            found[i] = find(keys[i]);
            count += found[i] ? 1 : 0;
        }
        return count;
    }
    std::optional<line> find(key const& of) const {
        shard& here = shard_of(of);
        std::scoped_lock const held{here.guard};
        auto const at = here.lines.find(of);
        return at == here.lines.end() ? std::nullopt : std::optional{at->second};
    }

private:
    struct alignas(64) shard {
        std::mutex guard;
        std::unordered_map<key, line, hash> lines;
    };
    shard& shard_of(key const& of) const { return shards_[hash{}(of) >> 58U]; }

    mutable std::array<shard, 64> shards_;
};

#ifdef CACHE_BENCHMARK_TBB
class one_tbb {
public:
    static constexpr char const* name = "tbb";
    explicit one_tbb(std::size_t entries) : lines_(entries) {}

    void apply(std::span<line const> batch) {
        for (line const& one : batch) {
            map::accessor at;
            if (lines_.insert(at, {key::of(one), one})) continue;
            if (at->second.version < one.version) at->second = one;
        }
    }
    std::size_t find(std::span<key const> keys, std::span<std::optional<line>> found) const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            found[i] = find(keys[i]);
            count += found[i] ? 1 : 0;
        }
        return count;
    }
    std::optional<line> find(key const& of) const {
        map::const_accessor at;
        if (!lines_.find(at, of)) return std::nullopt;
        return at->second;
    }

private:
    struct compare {
        static std::size_t hash(key const& of) { return cache_benchmark::hash{}(of); }
        static bool equal(key const& a, key const& b) { return a == b; }
    };
    using map = oneapi::tbb::concurrent_hash_map<key, line, compare>;
    map lines_;
};
#endif

// The contestants that are built in.
template <class... Caches>
struct caches {
    // act.template operator()<Cache>() for each
    static void each(auto act) { (act.template operator()<Caches>(), ...); }
};
#ifdef CACHE_BENCHMARK_TBB
using all_caches = caches<treaty_cache, one_tbb, one_mutex, many_mutexes>;
#else
using all_caches = caches<treaty_cache, one_mutex, many_mutexes>;
#endif

}  // namespace cache_benchmark
