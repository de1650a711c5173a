// SPDX-License-Identifier: BSL-1.0
// Reads lists of flat records by code that is written out for the record, in place of the general
// reader and with the same verdict: what it takes, the general reader would take, with the same
// value; everything else it leaves where it is. Two ways: by the layout of the sender's last
// record, and member by member in any order, which also learns a layout.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/wire/hot/layout.hpp>
#include <treaty/wire/json/hot_list.hpp>
#include <treaty/wire/json/hot_members.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace treaty::json::detail {

#ifdef TREATY_HOT_MACHINE

// What a thread knows of the records that it reads: senders differ, but each writes many alike.
struct hot_habit {
    // The end of a document is read from here, so that looking beyond it is harmless.
    static constexpr std::size_t tail_bytes = 2048;
    static constexpr std::size_t rests_max = 255;

    hot::layout layout{};
    std::array<char, tail_bytes + hot_pass::margin> tail{};
    std::size_t rests = 0;  // so many records are read member by member before one is learned from
    std::size_t rests_next = 0;      // after one more layout that did not fit the record after it
    bool proven = false;             // it has fitted
    std::size_t record_bytes = 128;  // of the one that was learned from
};

// What stands between two records: a comma, or the end of a line, which is then in no record.
struct in_list {
    static constexpr char between = ',';
    static constexpr bool allows(std::string_view) noexcept { return true; }
    static char const* past_blanks(char const* at, char const* limit) noexcept {
        return detail::past_blanks(at, limit);
    }
};
struct in_lines {
    static constexpr char between = '\n';
    static bool allows(std::string_view record) noexcept {
        return record.find('\n') == std::string_view::npos;
    }
    static char const* past_blanks(char const* at, char const* limit) noexcept {
        while (at < limit && (*at == ' ' || *at == '\t' || *at == '\r')) ++at;
        return at;
    }
};

template <class List, class Order>
class hot_reading {
    using record = typename List::value_type;

public:
    hot_reading(List& into, std::string_view rest, std::size_t room, message_limits const& limits,
                hot_habit& habit)
        : list_(into),
          first_(into.size()),
          room_(room),
          limits_(limits),
          habit_(habit),
          window_(rest.data()),
          end_(rest.data() + rest.size()) {}

    TREATY_HOT_ENTRY hot_progress read() {
        char const* at = window_;
        while (at != nullptr && used() != room_) {
            if (!in_tail_ && end_ - at < tail_bytes) at = enter_tail(at);
            if (slot_ == slots_end_) add_slots();
            if (habit_.layout.known() && by_layout(at)) continue;
            char const* const next = by_name(at, *slot_);
            if (next == nullptr || next > end_) break;
            bool whole = false;
            at = past_separator(next, whole);
            if (!whole) break;
            ++slot_;
            taken_ = position(next);
        }
        std::size_t const count = used();
        list_.resize(first_ + count, record{});
        return {count, taken_};
    }

private:
    static constexpr std::ptrdiff_t tail_bytes = hot_habit::tail_bytes;

    [[nodiscard]] std::size_t used() const noexcept {
        return slot_ == nullptr ? 0 : static_cast<std::size_t>(slot_ - (list_.data() + first_));
    }
    [[nodiscard]] std::size_t position(char const* at) const noexcept {
        return before_ + static_cast<std::size_t>(at - window_);
    }
    [[nodiscard]] char const* limit() const noexcept {
        return in_tail_ ? end_ : end_ - hot_pass::margin;
    }
    char const* enter_tail(char const* at) noexcept {
        before_ = position(at);
        auto const size = static_cast<std::size_t>(end_ - at);
        window_ = habit_.tail.data();
        end_ = window_ + size;
        in_tail_ = true;
        std::memcpy(habit_.tail.data(), at, size);
        std::memset(habit_.tail.data() + size, 0, hot_pass::margin);
        return window_;
    }
    void add_slots() {
        std::size_t const here = used();
        list_.resize(first_ + here + std::min(room_ - here, expected()), record{});
        slot_ = list_.data() + first_ + here;
        slots_end_ = list_.data() + list_.size();
    }
    // As many as fit. True if there is more to do with the layout; `at` is where, or null at the
    // end of the list.
    TREATY_HOT_ENTRY bool by_layout(char const*& at) {
        hot::layout const& layout = habit_.layout;
        char const* const last = in_tail_ ? end_ : end_ - tail_bytes;
        char const* const end = end_;
        record* const first = slot_;
        record* slot = slot_;
        record* const slots_end = slots_end_;
        char const* begin = at;
        char const* stopped = nullptr;
        bool fits = true;
        while (begin <= last && slot != slots_end) {
            char const* const next = layout.read(begin, slot);
            fits = next != nullptr && next <= end;
            if (!fits) break;
            begin = layout.next(next);
            if (begin == nullptr) [[unlikely]] {
                bool whole = false;
                begin = past_separator(next, whole);
                if (!whole) break;
            }
            ++slot;
            stopped = next;
            if (begin == nullptr) break;
        }
        slot_ = slot;
        at = begin;
        if (stopped != nullptr) taken_ = position(stopped);
        if (slot != first) habit_.proven = true;
        return fits;
    }
    // How many more records there may be, some at a time so that they stay in the cache.
    [[nodiscard]] std::size_t expected() const noexcept {
        constexpr std::size_t most = 64;
        if (!in_tail_) return most;
        return std::min(most, 1 + static_cast<std::size_t>(end_ - window_) / habit_.record_bytes);
    }

    TREATY_HOT_ENTRY char const* by_name(char const* at, record& into) {
        if (habit_.layout.known()) into = record{};  // it may have been written to
        hot_pass now;
        now.limit = limit();
        now.limits = &limits_;
        char const* const begin = past_blanks(at, now.limit);
        char const* const next = hot_members<record, record>::read(begin, into, now);
        if (next == nullptr || !now.sure() ||
            !Order::allows({begin, static_cast<std::size_t>(next - begin)}))
            return nullptr;
        if (habit_.layout.known()) {
            // Layouts that fit nothing else are learned ever less often.
            habit_.rests_next =
                habit_.proven ? 0 : std::min(2 * habit_.rests_next + 1, hot_habit::rests_max);
            habit_.rests = habit_.rests_next;
        }
        habit_.layout.clear();
        if (habit_.rests != 0)
            --habit_.rests;
        else if (next <= end_)
            learn(begin, now, next);
        return next;
    }
    void learn(char const* begin, hot_pass const& now, char const* end) noexcept {
        if (now.count > hot_pass::found_max) return;
        char const* at = begin;
        for (std::size_t i = 0; i < now.count; ++i) {
            hot_found const& one = now.found[i];
            habit_.layout.value({at, one.begin}, one.run);
            at = one.end;
        }
        habit_.layout.end({at, end});
        if (habit_.layout.reach() > hot_habit::tail_bytes) habit_.layout.clear();
        habit_.proven = false;
        habit_.record_bytes = static_cast<std::size_t>(end - begin) + 1;
    }
    // The start of the next record; null if there is none. `whole`: nothing but a separator or the
    // end of the list follows the record.
    TREATY_HOT_ENTRY char const* past_separator(char const* at, bool& whole) noexcept {
        char const* next = Order::past_blanks(at, limit());
        whole = *next == Order::between || Order::between == ',';  // a list's end is seen later
        if (*next != Order::between) return nullptr;
        next = Order::past_blanks(next + 1, limit());
        if (*next != '{') return nullptr;
        habit_.layout.separator({at, next});
        return next;
    }

    List& list_;
    std::size_t first_, room_;
    message_limits const& limits_;
    hot_habit& habit_;
    char const* window_;
    char const* end_;
    std::size_t before_ = 0;  // bytes of the document before the window
    std::size_t taken_ = 0;
    record* slot_ = nullptr;  // the next one, empty
    record* slots_end_ = nullptr;
    bool in_tail_ = false;
};

template <class List, class Order>
hot_progress read_hot_list(void* into, std::string_view rest, std::size_t room,
                           message_limits const& limits) {
    // Of the thread and not of a connection, because most threads serve many connections whose
    // senders write alike; one that does not costs a few hundred nanoseconds a message.
    static thread_local hot_habit habit;
    if (!hot::machine_can() || limits.text_bytes_max < hot::text_bytes_max) return {};
    return hot_reading<List, Order>{*static_cast<List*>(into), rest, room, limits, habit}.read();
}

#else

template <class List, class Order>
hot_progress read_hot_list(void*, std::string_view, std::size_t, message_limits const&) {
    return {};
}
struct in_list {};
struct in_lines {};

#endif

}  // namespace treaty::json::detail
