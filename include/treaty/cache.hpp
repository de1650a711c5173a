// SPDX-License-Identifier: BSL-1.0
// Front door: a concurrent, versioned cache of records that say their key and their order.
//     treaty::cache<feed_line> levels{{.entries_max = 10'000'000}};
//     levels.apply(batch);                                   // newer versions win
//     auto level = levels.find(treaty::record_key<feed_line>{sku, store, center});
// Everything here may be called from several threads at once. Readers take no lock, hold up no
// writer, and never see half a record. Of two versions of a record the newer stays, whatever order
// they arrive in, so a feed may repeat itself and overtake itself. Memory is bounded from the
// start. No clock, no thread and no chance: who needs them brings them.
#pragma once

#include <treaty/cache/counts.hpp>
#include <treaty/cache/explain.hpp>
#include <treaty/cache/key.hpp>
#include <treaty/cache/options.hpp>
#include <treaty/cache/policy.hpp>
#include <treaty/cache/schema.hpp>
#include <treaty/cache/snapshot.hpp>
#include <treaty/cache/table.hpp>

#include <expected>
#include <span>
#include <stdexcept>

namespace treaty {

// For what cannot be a cache: says why.
template <class Record, class Policy = newer_wins>
class cache {
    static_assert(std::is_void_v<caching::explain_cache<Record, Policy>>);

public:
    explicit cache(cache_options = {}) {}
};

template <caching::cacheable Record,
          caching::policy_for<typename caching::layout<Record>::order> Policy>
class cache<Record, Policy> {
    using layout = caching::layout<Record>;
    using table = caching::table<layout>;
    using packed = typename layout::packed_record;

public:
    using key = record_key<Record>;
    using order = typename layout::order;

    // Throws std::bad_alloc if the machine does not have the addresses.
    explicit cache(cache_options options = {})
        : options_(options),
          table_(options.entries_max, options.hash_seed) {}

    // Takes each record that is newer than what is there, in the order of the batch. `fates`, if
    // given, is as long as the batch and told what became of each.
    cache_counts apply(std::span<Record const> batch, std::span<fate> fates = {}) {
        if (!fates.empty() && fates.size() != batch.size())
            throw std::invalid_argument("treaty: as many fates as records, or none");
        return settle_all(
            batch.size(), [&](std::size_t i) { return key::of(batch[i]).packed(); },
            [&](std::size_t i) { return layout::pack(batch[i]); },
            [](packed const&) { return caching::state::live; },
            [&](std::size_t i, fate one) {
                if (!fates.empty()) fates[i] = one;
            });
    }
    fate put(Record const& one) { return settle_one(layout::pack(one), caching::state::live); }

    // From this version on there is nothing under the key: an older version that arrives later is
    // stale. What remembers that takes an entry's place until forget(). An erase is counted as any
    // other update.
    fate erase(key const& of, order const& version) {
        return settle_one(layout::pack_erased(of.packed(), version), caching::state::erased);
    }
    // Takes the entry out, with its version: whatever arrives next under the key is new. False if
    // nothing was known of it.
    bool forget(key const& of) {
        std::uint64_t const hash = table_.hash(of.packed());
        for (;;) {
            auto const seen = table_.template find<layout::judged_words>(of.packed(), hash);
            if (seen.line == table::nowhere) return false;
            if (remove(seen)) return true;
        }
    }

    [[nodiscard]] std::optional<Record> find(key const& of) const {
        std::optional<Record> found;
        find_anywhere(of, table_.hash(of.packed()), found);
        return found;
    }
    // Fills `found`, which is as long as `keys`, and says how many are there. Much faster than one
    // by one.
    std::size_t find(std::span<key const> keys, std::span<std::optional<Record>> found) const {
        if (found.size() != keys.size())
            throw std::invalid_argument("treaty: as many places as keys");
        std::size_t count = 0;
        caching::under_way<std::uint64_t> hashes;
        caching::under_way<std::size_t> lines;
        caching::in_three_stages(
            keys.size(),
            [&](std::size_t i) {
                hashes[i] = table_.hash(keys[i].packed());
                table_.prefetch_tags(hashes[i]);
            },
            [&](std::size_t i) { lines[i] = table_.expect(hashes[i]); },
            [&](std::size_t i) {
                count += find_at(lines[i], keys[i], found[i]) ||
                                 find_anywhere(keys[i], hashes[i], found[i])
                             ? 1
                             : 0;
            });
        return count;
    }

    // Calls change(record) on a copy and puts it in place of what is there, if that has not changed
    // meanwhile; if it has, does it again with the new one. The key stays as it is. False if
    // nothing is there.
    template <class Change>
    bool amend(key const& of, Change change) {
        std::uint64_t const hash = table_.hash(of.packed());
        for (;;) {
            auto const seen = table_.find(of.packed(), hash);
            std::optional<Record> record;
            if (!take_live(seen.held, record)) return false;
            change(*record);
            packed fresh = layout::pack(*record);
            layout::set_key(fresh, of.packed());
            if (table_.replace(seen.line, seen.held[0], fresh, caching::state::live)) return true;
        }
    }

    // visit(record) for each that is there, in no order. One that is added or taken out meanwhile
    // is visited or not.
    template <class Visit>
    void for_each(Visit visit) const {
        table_.each([&](packed const& held) {
            std::optional<Record> record;
            if (take_live(held, record)) visit(std::as_const(*record));
        });
    }

    // Writes all entries to a file, and says how many. Updates may go on: each record is whole, but
    // the file is not of one moment. If there is a problem, a file of that name is as it was; a
    // record that load() would refuse, because a member is no enumerator, is one.
    [[nodiscard]] std::expected<std::uint64_t, problem> save(std::string const& path) const;
    // Applies the entries of a file as if they arrived now, erased ones too. A file that is cut,
    // altered, or of another record is refused, and nothing changes.
    [[nodiscard]] std::expected<cache_counts, problem> load(std::string const& path);

    // How many records are there; and how many places are taken, erased ones included.
    [[nodiscard]] std::size_t size() const noexcept {
        std::size_t const erased = erased_.load(std::memory_order_relaxed);
        std::size_t const all = entries();
        return all < erased ? 0 : all - erased;
    }
    [[nodiscard]] std::size_t entries() const noexcept {
        return entries_.load(std::memory_order_relaxed);
    }
    // Of all that ever arrived.
    [[nodiscard]] cache_counts counts() const noexcept { return counters_.total(); }
    [[nodiscard]] cache_options const& options() const noexcept { return options_; }

private:
    using judged = typename table::template sighting<layout::judged_words>;

    bool find_at(std::size_t line, key const& of, std::optional<Record>& to) const {
        if (line == table::nowhere) return false;
        packed const held = table_.read(line);
        return table::holds(held, of.packed()) && take_live(held, to);
    }
    [[gnu::noinline]] bool find_anywhere(key const& of, std::uint64_t hash,
                                         std::optional<Record>& to) const {
        return take_live(table_.find(of.packed(), hash).held, to);
    }
    static bool take_live(packed const& held, std::optional<Record>& to) {
        bool const is_live = caching::head::state_of(held[0]) == caching::state::live;
        if (is_live)
            layout::unpack(held, to.emplace());
        else
            to.reset();
        return is_live;
    }

    template <class KeyAt, class PackedAt, class StateOf, class Done>
    cache_counts settle_all(std::size_t count, KeyAt key_at, PackedAt packed_at, StateOf state_of,
                            Done done) {
        caching::tally sums{};
        caching::under_way<std::uint64_t> hashes;
        caching::under_way<std::size_t> lines;
        caching::in_three_stages(
            count,
            [&](std::size_t i) {
                hashes[i] = table_.hash(key_at(i));
                table_.prefetch_tags(hashes[i]);
            },
            [&](std::size_t i) { lines[i] = table_.expect(hashes[i]); },
            [&](std::size_t i) {
                packed const fresh = packed_at(i);
                fate const one = settle(fresh, hashes[i], lines[i], state_of(fresh), sums);
                ++sums[static_cast<std::size_t>(one)];
                done(i, one);
            });
        counters_.add(sums, hashes[0]);
        return caching::counts_of(sums);
    }
    fate settle_one(packed const& fresh, caching::state now) {
        caching::tally sums{};
        std::uint64_t const hash = table_.hash(layout::key_of(fresh));
        fate const one = settle(fresh, hash, table::nowhere, now, sums);
        ++sums[static_cast<std::size_t>(one)];
        counters_.add(sums, hash);
        return one;
    }

    [[gnu::always_inline]] fate settle(packed const& fresh, std::uint64_t hash,
                                       std::size_t expected, caching::state now,
                                       caching::tally& sums) {
        if (expected != table::nowhere)
            if (auto const done = settle_at(expected, fresh, now)) return *done;
        return settle_anywhere(packed{fresh}, hash, now, sums);
    }
    // Empty if another key is there, or what was decided does not hold any more because the line
    // has changed.
    [[gnu::always_inline]] std::optional<fate> settle_at(std::size_t line, packed const& fresh,
                                                         caching::state now) {
        auto const held = table_.template read<layout::judged_words>(line);
        if (!table::holds(held, layout::key_of(fresh))) return std::nullopt;
        age const arriving = Policy::judge(layout::order_of(held), layout::order_of(fresh));
        if (arriving == age::older) return fate::stale;
        if (arriving == age::same) return fate::unchanged;
        if (!table_.replace(line, held[0], fresh, now)) return std::nullopt;
        count_erased(caching::head::state_of(held[0]), now);
        return fate::applied;
    }
    // Apart, and with a copy, so that on the short way above all is in registers.
    [[gnu::noinline]] fate settle_anywhere(packed fresh, std::uint64_t hash, caching::state now,
                                           caching::tally& sums) {
        for (;;) {
            auto const seen =
                table_.template find<layout::judged_words>(layout::key_of(fresh), hash);
            if (auto const done = seen.line == table::nowhere ? insert(fresh, hash, now, sums)
                                                              : settle_at(seen.line, fresh, now))
                return *done;
        }
    }
    // Empty if somebody else has inserted the key meanwhile.
    std::optional<fate> insert(packed const& fresh, std::uint64_t hash, caching::state now,
                               caching::tally& sums) {
        typename table::guard const held{table_, hash};
        auto const seen = table_.template find<layout::judged_words>(layout::key_of(fresh), hash);
        if (seen.line != table::nowhere) return std::nullopt;
        while (!take_place()) {
            if (options_.when_full == when_full::refuse || options_.entries_max == 0)
                return fate::refused;
            judged const worst = table_.worst_near(hash);  // none: others are about to fill theirs
            if (worst.line != table::nowhere && remove(worst)) ++sums[caching::evicted_place];
        }
        table_.add(fresh, hash, now);
        count_erased(caching::state::live, now);
        return fate::inserted;
    }
    bool take_place() noexcept {
        std::size_t taken = entries_.load(std::memory_order_relaxed);
        while (taken < options_.entries_max)
            if (entries_.compare_exchange_weak(taken, taken + 1, std::memory_order_relaxed))
                return true;
        return false;
    }
    // The place is given back when its line is free, so that who takes it finds one.
    bool remove(judged const& seen) noexcept {
        if (!table_.remove(seen)) return false;
        count_erased(caching::head::state_of(seen.held[0]), caching::state::live);
        entries_.fetch_sub(1, std::memory_order_release);
        return true;
    }
    void count_erased(caching::state before, caching::state after) noexcept {
        if (before == after) return;
        if (after == caching::state::erased)
            erased_.fetch_add(1, std::memory_order_relaxed);
        else
            erased_.fetch_sub(1, std::memory_order_relaxed);
    }

    // False for what load() refuses.
    static bool sound(packed const& one) noexcept {
        auto const state = static_cast<caching::state>(one[0] & 0xFFFFFFFF);
        if (state == caching::state::erased) return layout::sound_erased(one);
        return state == caching::state::live && layout::sound(one);
    }

    cache_options options_;
    table table_;
    alignas(64) std::atomic<std::size_t> entries_{0};
    std::atomic<std::size_t> erased_{0};
    caching::counters counters_;
};

template <caching::cacheable Record,
          caching::policy_for<typename caching::layout<Record>::order> Policy>
std::expected<std::uint64_t, problem> cache<Record, Policy>::save(std::string const& path) const {
    caching::snapshot_writer file{path, {caching::schema_of<Record>(), layout::words}};
    std::uint64_t saved = 0;
    table_.each([&](packed held) {
        held[0] &= ~caching::head::count_bits;  // how often it was written means nothing elsewhere
        if (!sound(held)) file.refuse("a record with a number that is no enumerator");
        file.add(held);
        ++saved;
    });
    if (auto wrong = file.finish()) return std::unexpected{std::move(*wrong)};
    return saved;
}

template <caching::cacheable Record,
          caching::policy_for<typename caching::layout<Record>::order> Policy>
std::expected<cache_counts, problem> cache<Record, Policy>::load(std::string const& path) {
    caching::snapshot_reader file{path, {caching::schema_of<Record>(), layout::words}};
    auto const record_at = [](std::span<std::uint64_t const> from, std::size_t i) {
        packed one;
        std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(i * layout::words), layout::words,
                    one.begin());
        return one;
    };
    // All of it is looked at before the first record counts.
    for (auto some = file.next(); !some.empty(); some = file.next())
        for (std::size_t i = 0; i < some.size() / layout::words; ++i)
            if (!sound(record_at(some, i))) file.refuse("a record that cannot be");
    file.rewind();
    cache_counts sum;
    for (auto some = file.next(); !some.empty(); some = file.next()) {
        auto const one = [&](std::size_t i) { return record_at(some, i); };
        cache_counts const counts = settle_all(
            some.size() / layout::words, [&](std::size_t i) { return layout::key_of(one(i)); }, one,
            [](packed const& held) { return caching::head::state_of(held[0]); },
            [](std::size_t, fate) {});
        sum += counts;
    }
    if (file.wrong()) return std::unexpected{*file.wrong()};
    return sum;
}

}  // namespace treaty
