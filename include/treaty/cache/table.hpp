// SPDX-License-Identifier: BSL-1.0
// The lines of a cache and the groups of tags about them: where a key is, and where it can be put.
// Of fixed size; open addressing from group to group. Knows packed keys and records; what a newer
// version is, others decide. Searches take no lock. To add an entry, a writer holds the guard of
// its key's home group, so no key is there twice; to replace one or take it out, none.
#pragma once

#include <treaty/cache/group.hpp>
#include <treaty/cache/hash.hpp>
#include <treaty/cache/line.hpp>
#include <treaty/cache/pages.hpp>
#include <treaty/cache/pipeline.hpp>

#include <array>
#include <optional>

namespace treaty::caching {

template <class Layout>
class table {
public:
    using record = typename Layout::packed_record;
    using key = typename Layout::packed_key;
    static constexpr std::size_t nowhere = ~std::size_t{0};

    // A line, and its first words as they were seen; `line` is nowhere if the key is not there.
    template <std::size_t Count>
    struct sighting {
        std::size_t line = nowhere;
        words<Count> held;
    };

    // Of fifteen lines twelve may be taken: with more, many keys would not lie in their home group.
    table(std::size_t entries_max, std::uint64_t hash_seed)
        : hash_(hash_seed),
          group_count_(entries_max / 12 + 1),
          group_pages_(group_count_ * sizeof(group)),
          line_pages_(group_count_ * group::lines * sizeof(entry)) {}

    [[nodiscard]] std::uint64_t hash(key const& of) const noexcept { return hash_(of); }
    [[nodiscard]] std::size_t group_count() const noexcept { return group_count_; }

    // Searching in three stages: prefetch_tags; expect, which prefetches the lines that may hold
    // the key and names the first; read, and find if another key is there. Only find is needed.
    void prefetch_tags(std::uint64_t hash) const noexcept { prefetch(&groups()[home(hash)]); }

    [[nodiscard]] std::size_t expect(std::uint64_t hash) const noexcept {
        std::size_t at = home(hash);
        for (std::size_t turn = 0; turn < group_count_; ++turn, at = next(at)) {
            auto const seen = groups()[at].look();
            if (line_set const likely = seen.tagged(tag_of(hash)); !likely.empty()) {
                for (line_set some = likely; !some.empty(); some.drop_first())
                    prefetch_line(at * group::lines + some.first());
                return at * group::lines + likely.first();
            }
            if (seen.overflowed()) continue;
            // A new key, then; the line that it will get.
            if (line_set const free = seen.free(); !free.empty())
                prefetch_line(at * group::lines + free.first());
            break;
        }
        return nowhere;
    }

    template <std::size_t Count = Layout::words>
    [[nodiscard]] sighting<Count> find(key const& wanted, std::uint64_t hash) const noexcept {
        std::size_t at = home(hash);
        for (std::size_t turn = 0; turn < group_count_; ++turn, at = next(at)) {
            auto const seen = groups()[at].look();
            for (line_set some = seen.tagged(tag_of(hash)); !some.empty(); some.drop_first()) {
                std::size_t const one = at * group::lines + some.first();
                sighting<Count> const found{one, read<Count>(one)};
                if (holds(found.held, wanted)) return found;
            }
            if (!seen.overflowed()) break;
        }
        return {};
    }

    template <std::size_t Count = Layout::words>
    [[nodiscard]] words<Count> read(std::size_t one) const noexcept {
        return lines()[one].template read<Count>();
    }
    template <std::size_t Count>
    [[nodiscard]] static bool holds(words<Count> const& held, key const& wanted) noexcept {
        return Layout::has_key(held, wanted) && head::state_of(held[0]) != state::free;
    }
    // All but the key. False if the line is not as it was when its first word was `seen`.
    bool replace(std::size_t one, std::uint64_t seen, record const& by, state now) noexcept {
        return lines()[one].template replace<Layout::first_value_word>(seen, by, now);
    }

    // To be held by who adds a key.
    class guard {
    public:
        guard(table& of, std::uint64_t hash) noexcept
            : flag_(of.guards_[of.home(hash) % of.guards_.size()].taken) {
            for (unsigned turn = 0; flag_.exchange(true, std::memory_order_acquire); ++turn)
                machine::wait(turn);
        }
        guard(guard const&) = delete;
        guard& operator=(guard const&) = delete;
        ~guard() { flag_.store(false, std::memory_order_release); }

    private:
        std::atomic<bool>& flag_;
    };

    // Under the key's guard, for a key that is not there. The caller sees to it that there are
    // never more than entries_max, so a line is free.
    void add(record const& one, std::uint64_t hash, state now) noexcept {
        entry& fresh = lines()[claim(hash)];
        fresh.replace(fresh.template read<1>()[0], one, now);
    }

    // Takes an entry out. False if it is not as it was seen.
    template <std::size_t Count>
    bool remove(sighting<Count> const& seen) noexcept {
        static_assert(Count > Layout::key_words);
        if (!lines()[seen.line].mark(seen.held[0], state::free)) return false;
        std::size_t const last = seen.line / group::lines;
        groups()[last].release(seen.line % group::lines);
        for (std::size_t at = home(hash(Layout::key_of(seen.held))); at != last; at = next(at))
            groups()[at].drop_overflow();
        return true;
    }

    // The entry to give up for a new one of this hash: of the first group with any, one that was
    // erased, or else that of the oldest order.
    [[nodiscard]] sighting<Layout::judged_words> worst_near(std::uint64_t hash) const noexcept {
        sighting<Layout::judged_words> worst;
        std::size_t at = home(hash);
        for (std::size_t turn = 0; turn < group_count_ && worst.line == nowhere;
             ++turn, at = next(at))
            for (std::size_t i = 0; i < group::lines; ++i) {
                std::size_t const one = at * group::lines + i;
                auto const held = read<Layout::judged_words>(one);
                if (head::state_of(held[0]) == state::free) continue;
                if (head::state_of(held[0]) == state::erased) return {one, held};
                if (worst.line == nowhere || Layout::order_of(held) < Layout::order_of(worst.held))
                    worst = {one, held};
            }
        return worst;
    }

    // Groups that send a search on: a measure of how crowded the table is.
    [[nodiscard]] std::size_t overflowed_groups() const noexcept {
        std::size_t count = 0;
        for (std::size_t at = 0; at < group_count_; ++at)
            count += groups()[at].look().overflowed() ? 1 : 0;
        return count;
    }

    // visit(words) for each entry, erased or not.
    template <class Visit>
    void each(Visit visit) const {
        for (std::size_t at = 0; at < group_count_; ++at) {
            auto const seen = groups()[at].look();
            for (std::size_t i = 0; i < group::lines; ++i) {
                if (seen.at(i) == 0) continue;
                record const held = lines()[at * group::lines + i].read();
                if (head::state_of(held[0]) != state::free) visit(held);
            }
        }
    }

private:
    using entry = line<Layout::words>;

    // The system's pages are zeros, and zeros are free lines and empty groups.
    [[nodiscard]] group* groups() const noexcept {
        return static_cast<group*>(group_pages_.data());
    }
    [[nodiscard]] entry* lines() const noexcept { return static_cast<entry*>(line_pages_.data()); }

    [[nodiscard]] std::size_t home(std::uint64_t hash) const noexcept {
        __extension__ using wide = unsigned __int128;
        return static_cast<std::size_t>(static_cast<wide>(hash) * group_count_ >> 64U);
    }
    [[nodiscard]] std::size_t next(std::size_t at) const noexcept {
        return ++at == group_count_ ? 0 : at;
    }
    void prefetch_line(std::size_t one) const noexcept {
        for (std::size_t at = 0; at < sizeof(entry); at += 64)
            prefetch(reinterpret_cast<std::byte const*>(&lines()[one]) + at);
    }

    // Passing a full group, it says so there first: a search that sees the entry's tag missing and
    // stops has then stopped before the entry was there.
    std::size_t claim(std::uint64_t hash) noexcept {
        for (std::size_t at = home(hash);; at = next(at)) {
            for (line_set free = groups()[at].look().free(); !free.empty(); free.drop_first())
                if (groups()[at].claim(free.first(), tag_of(hash)))
                    return at * group::lines + free.first();
            groups()[at].add_overflow();
        }
    }

    struct alignas(64) flag {
        std::atomic<bool> taken{false};
    };

    hasher hash_;
    std::size_t group_count_;
    pages group_pages_;
    pages line_pages_;
    std::array<flag, 64> guards_;
};

}  // namespace treaty::caching
