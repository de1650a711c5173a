// SPDX-License-Identifier: BSL-1.0
// Reads records of a list by the layout of the last one, as many as fit.
#pragma once

#include <treaty/reflect/refresh.hpp>
#include <treaty/wire/hot/habit.hpp>
#include <treaty/wire/hot/place.hpp>
#include <treaty/wire/hot/progress.hpp>
#include <treaty/wire/hot/record.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace treaty::hot {

#ifdef TREATY_HOT_MACHINE

// `Syntax` comes from this and has two functions. by_name(at, record) reads a record whose members
// stand in another order, and gives its end, or null. past_separator(at, whole) gives the start of
// the next record, and tells the layout what is before it; null if there is none. `whole`: what
// follows does not belong to the record.
template <class Syntax, class List>
class list_run {
protected:
    using record = typename List::value_type;
    static constexpr std::size_t slots_at_once = 64;  // so that they stay in the cache

    // `slots`: how many records there may be at first. `now` is told where to look.
    list_run(List& into, std::string_view rest, std::size_t room, habit& known, tail& copy,
             window& now, std::size_t slots)
        : list_(into),
          first_(into.size()),
          room_(room),
          habit_(known),
          now_(now),
          tail_(copy),
          window_(rest.data()),
          end_(rest.data() + rest.size()),
          slots_next_(slots) {
        if (end_ - window_ >= tail_bytes) {
            now_.last = end_ - layout::reach_max;
            now_.limit = end_ - window::margin;
        }
    }

    // From the start of a record on.
    TREATY_HOT_ENTRY progress read_all(char const* at) {
        auto& syntax = *static_cast<Syntax*>(this);
        while (at != nullptr && used() != room_) {
            if (!in_tail_ && end_ - at < tail_bytes) at = enter_tail(at);
            if (slot_ == slots_end_) add_slots();
            if (habit_.applies() && by_layout(at)) continue;
            char const* const next = syntax.by_name(at, *slot_);
            if (next == nullptr || next > end_) break;
            bool whole = false;
            at = syntax.past_separator(next, whole);
            if (!whole) break;
            ++slot_;
            taken_ = position(next);
        }
        std::size_t const count = used();
        list_.resize(first_ + count, record{});
        return {count, taken_};
    }
    // Before anything is looked at: where it is then.
    char const* in_window() noexcept {
        return end_ - window_ < tail_bytes ? enter_tail(window_) : window_;
    }
    // What begins behind it is not read by name.
    [[nodiscard]] char const* limit() const noexcept { return now_.limit; }
    // Before a record is read by name.
    void renew(record& into) {
        if (habit_.layout.known()) reflect::refresh(into);  // it may have been written to
    }

private:
    // What is left is copied from here on. A record that begins before may be so long.
    static constexpr std::ptrdiff_t tail_bytes =
        detail::inner_lists<record>() == 0 ? tail::flat_bytes : tail::bytes_max;

    [[nodiscard]] std::size_t used() const noexcept {
        return slot_ == nullptr ? 0 : static_cast<std::size_t>(slot_ - (list_.data() + first_));
    }
    [[nodiscard]] std::size_t position(char const* at) const noexcept {
        return before_ + static_cast<std::size_t>(at - window_);
    }
    // True if there is more to do with the layout; `at` is where, or null at the end of the list.
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
                begin = static_cast<Syntax*>(this)->past_separator(next, whole);
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
    char const* enter_tail(char const* at) noexcept {
        before_ = position(at);
        auto const size = static_cast<std::size_t>(end_ - at);
        char* const copy = tail_.bytes.data();
        window_ = copy;
        now_.last = now_.limit = end_ = copy + size;
        in_tail_ = true;
        std::memcpy(copy, at, size);
        std::memset(copy + size, 0, window::margin);
        return window_;
    }
    void add_slots() {
        std::size_t const here = used();
        add_items(list_, std::min(room_ - here, expected()));
        slot_ = list_.data() + first_ + here;
        slots_end_ = list_.data() + list_.size();
        slots_next_ = slots_at_once;
    }
    // How many more records there may be.
    [[nodiscard]] std::size_t expected() const noexcept {
        if (!in_tail_) return slots_next_;
        return std::min(slots_next_,
                        1 + static_cast<std::size_t>(end_ - window_) / habit_.record_bytes);
    }

    List& list_;
    std::size_t first_, room_;

protected:
    habit& habit_;

private:
    window& now_;
    tail& tail_;
    char const* window_;
    char const* end_;
    std::size_t before_ = 0;  // bytes of the document before the window
    std::size_t taken_ = 0;
    record* slot_ = nullptr;  // the next one, empty
    record* slots_end_ = nullptr;
    std::size_t slots_next_;
    bool in_tail_ = false;
};

#endif

}  // namespace treaty::hot
