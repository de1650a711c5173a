// SPDX-License-Identifier: BSL-1.0
// A machine that reorders all that C++ lets it, for small concurrent algorithms: every step is one
// thread's, drawn by a seed, and a load may see any value that release and acquire do not rule out,
// however old. So a missing acquire shows on a processor that would never forget it.
//     weak_memory::explore(seed, {[&] { ... }, [&] { ... }});
// The model is that of views (Kang and others, "A promising semantics for relaxed-memory
// concurrency", 2017) without promises: loads are not put off behind later stores.
#pragma once

#include <treaty/core/random.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace weak_memory {

// For each location: the oldest of its values that may still be seen.
using view = std::map<void const*, std::size_t>;

inline void join(view& to, view const& more) {
    for (auto const& [place, at] : more) to[place] = std::max(to[place], at);
}

struct thread_state {
    view now;       // what this thread has seen
    view acquired;  // what it will have seen after an acquire fence
    view released;  // what others will have seen who acquire its relaxed stores
};

class run {
public:
    run(std::uint64_t seed, std::size_t threads) : chance_(seed), states_(threads) {}

    void start(std::vector<std::function<void()>> const& bodies) {
        current = this;
        left_ = bodies.size();
        turn_ = chance_.below(left_);
        for (std::size_t i = 0; i < bodies.size(); ++i) alive_.push_back(i);
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < bodies.size(); ++i)
            threads.emplace_back([this, i, body = bodies[i]] {
                me = i;
                step([] {});
                body();
                finish();
            });
        threads.clear();
        current = nullptr;
    }
    // Waits for this thread's turn, does it, and gives the turn to a thread that is drawn.
    template <class Action>
    void step(Action action) {
        std::unique_lock lock{guard_};
        turned_.wait(lock, [this] { return turn_ == me; });
        action();
        pass_on();
    }
    thread_state& mine() { return states_[me]; }
    treaty::random_source& chance() { return chance_; }

    static inline run* current = nullptr;

private:
    void finish() {
        std::unique_lock lock{guard_};
        turned_.wait(lock, [this] { return turn_ == me; });
        std::erase(alive_, me);
        if (!alive_.empty()) pass_on();
    }
    void pass_on() {
        turn_ = alive_[chance_.below(alive_.size())];
        if (turn_ != me) turned_.notify_all();
    }

    static inline thread_local std::size_t me = 0;
    treaty::random_source chance_;
    std::vector<thread_state> states_;
    std::vector<std::size_t> alive_;
    std::size_t left_ = 0;
    std::size_t turn_ = 0;
    std::mutex guard_;
    std::condition_variable turned_;
};

inline bool acquires(std::memory_order order) {
    return order == std::memory_order_acquire || order == std::memory_order_acq_rel ||
           order == std::memory_order_seq_cst;
}
inline bool releases(std::memory_order order) {
    return order == std::memory_order_release || order == std::memory_order_acq_rel ||
           order == std::memory_order_seq_cst;
}

// Stands for std::atomic<std::uint64_t>.
class word {
public:
    [[nodiscard]] std::uint64_t load(std::memory_order order) const {
        std::uint64_t value = 0;
        run::current->step([&] {
            std::size_t const oldest = run::current->mine().now[this];
            std::size_t const at = oldest + run::current->chance().below(history_.size() - oldest);
            value = see(at, order);
        });
        return value;
    }
    void store(std::uint64_t value, std::memory_order order) {
        run::current->step([&] { write(value, order, {}); });
    }
    bool compare_exchange_strong(std::uint64_t& seen, std::uint64_t value,
                                 std::memory_order success, std::memory_order failure) {
        bool done = false;
        run::current->step([&] { done = exchange(seen, value, success, failure); });
        return done;
    }
    // Fails for no reason one time in four.
    bool compare_exchange_weak(std::uint64_t& seen, std::uint64_t value, std::memory_order success,
                               std::memory_order failure) {
        bool done = false;
        run::current->step([&] {
            if (run::current->chance().chance(25))
                seen = see(history_.size() - 1, failure);
            else
                done = exchange(seen, value, success, failure);
        });
        return done;
    }
    std::uint64_t fetch_and(std::uint64_t mask, std::memory_order order) {
        std::uint64_t before = 0;
        run::current->step([&] {
            before = history_.back().value;
            std::uint64_t seen = before;
            exchange(seen, before & mask, order, order);
        });
        return before;
    }

private:
    struct message {
        std::uint64_t value;
        view carries;
    };

    bool exchange(std::uint64_t& seen, std::uint64_t value, std::memory_order success,
                  std::memory_order failure) {
        std::size_t const last = history_.size() - 1;
        bool const equal = history_[last].value == seen;
        view const carried = history_[last].carries;
        seen = see(last, equal ? success : failure);
        if (equal) write(value, success, carried);
        return equal;
    }
    std::uint64_t see(std::size_t at, std::memory_order order) const {
        thread_state& mine = run::current->mine();
        mine.now[this] = std::max(mine.now[this], at);
        join(mine.acquired, history_[at].carries);
        if (acquires(order)) join(mine.now, history_[at].carries);
        return history_[at].value;
    }
    void write(std::uint64_t value, std::memory_order order, view const& carried) {
        thread_state& mine = run::current->mine();
        mine.now[this] = history_.size();
        view carries = releases(order) ? mine.now : mine.released;
        carries[this] = history_.size();
        join(carries, carried);
        join(mine.acquired, mine.now);
        history_.push_back({value, std::move(carries)});
    }

    std::vector<message> history_{{0, {}}};
};

struct machine {
    using word = weak_memory::word;
    static void fence(std::memory_order order) {
        run::current->step([&] {
            thread_state& mine = run::current->mine();
            if (acquires(order)) join(mine.now, mine.acquired);
            if (releases(order)) mine.released = mine.now;
        });
    }
    static void wait(unsigned) {}
};

// Runs the bodies as threads of one such machine, once.
inline void explore(std::uint64_t seed, std::vector<std::function<void()>> const& bodies) {
    run{seed, bodies.size()}.start(bodies);
}

}  // namespace weak_memory
