// SPDX-License-Identifier: BSL-1.0
// Reads lists of records by code that is written out for the record, in place of the general
// reader and with the same verdict: what it takes, the general reader would take, with the same
// value; everything else it leaves where it is. Two ways: by the layout of the sender's last
// record, and member by member in any order, which also learns a layout.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/wire/hot/list_run.hpp>
#include <treaty/wire/json/hot_inner.hpp>
#include <treaty/wire/json/hot_list.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace treaty::json::detail {

#ifdef TREATY_HOT_MACHINE

// What a thread knows of the records of one list, and of the lists within them.
template <class Record>
struct hot_memory {
    std::array<hot::habit, 1 + hot::detail::inner_lists<Record>()> habits{};
    hot::window where{};
    hot::tail tail{};
};

template <class List, class Order>
class hot_reading : hot::list_run<hot_reading<List, Order>, List> {
    using run = hot::list_run<hot_reading, List>;
    friend run;
    using record = typename List::value_type;
    using run::habit_;

public:
    hot_reading(List& into, std::string_view rest, std::size_t room, message_limits const& limits,
                hot_memory<record>& memory)
        : run(into, rest, room, memory.habits[0], memory.tail, memory.where, run::slots_at_once),
          memory_(memory) {
        memory.where.limits = &limits;
        for (std::size_t i = 1; i != memory.habits.size(); ++i)
            memory.habits[i].where = &memory.where;
    }

    TREATY_HOT_ENTRY hot::progress read() { return this->read_all(this->in_window()); }

private:
    TREATY_HOT_ENTRY char const* by_name(char const* at, record& into) {
        this->renew(into);
        return read_by_name<Order>(Order::past_blanks(at, this->limit()), into,
                                   memory_.habits.data(), memory_.where);
    }
    // The start of the next record; null if there is none. `whole`: nothing but a separator or the
    // end of the list follows the record.
    TREATY_HOT_ENTRY char const* past_separator(char const* at, bool& whole) noexcept {
        char const* next = Order::past_blanks(at, this->limit());
        whole = *next == Order::between || Order::between == ',';  // a list's end is seen later
        if (*next != Order::between) return nullptr;
        next = Order::past_blanks(next + 1, this->limit());
        if (*next != '{') return nullptr;
        habit_.layout.separator({at, next});
        return next;
    }

    hot_memory<record>& memory_;
};

template <class List, class Order>
hot::progress read_hot_list(void* into, std::string_view rest, std::size_t room,
                            message_limits const& limits) {
    // Of the thread and not of a connection, because most threads serve many connections whose
    // senders write alike; one that does not costs a few hundred nanoseconds a message.
    using record = typename List::value_type;
    static thread_local hot_memory<record> memory;
    if (!hot::machine_can() || limits.text_bytes_max < hot::text_bytes_max) return {};
    // An end of line might stand in a list within a record.
    if constexpr (std::is_same_v<Order, in_lines> && hot::detail::inner_lists<record>() != 0)
        return {};
    else
        return hot_reading<List, Order>{*static_cast<List*>(into), rest, room, limits, memory}
            .read();
}

#else

template <class List, class Order>
hot::progress read_hot_list(void*, std::string_view, std::size_t, message_limits const&) {
    return {};
}
struct in_list {};
struct in_lines {};

#endif

}  // namespace treaty::json::detail
