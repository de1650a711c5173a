// SPDX-License-Identifier: BSL-1.0
// Reads lists of flat records by code that is written out for the record, in place of the general
// reader and with the same verdict: what it takes, the general reader would take, with the same
// value; everything else it leaves where it is. Two ways: by the layout of the sender's last
// record, and member by member in any order, which also learns a layout.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/wire/hot/list_run.hpp>
#include <treaty/wire/json/hot_list.hpp>
#include <treaty/wire/json/hot_members.hpp>

#include <cstddef>
#include <string_view>

namespace treaty::json::detail {

#ifdef TREATY_HOT_MACHINE

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
class hot_reading : hot::list_run<hot_reading<List, Order>, List> {
    using run = hot::list_run<hot_reading, List>;
    friend run;
    using record = typename List::value_type;
    using run::habit_;

public:
    hot_reading(List& into, std::string_view rest, std::size_t room, message_limits const& limits,
                hot::habit& habit)
        : run(into, rest, room, habit, run::slots_at_once),
          limits_(limits) {}

    TREATY_HOT_ENTRY hot::progress read() { return this->read_all(this->in_window()); }

private:
    TREATY_HOT_ENTRY char const* by_name(char const* at, record& into) {
        this->renew(into);
        hot_pass now;
        now.limit = this->limit();
        now.limits = &limits_;
        char const* const begin = past_blanks(at, now.limit);
        char const* const next = hot_members<record, record>::read(begin, into, now);
        if (next == nullptr || !now.sure() ||
            !Order::allows({begin, static_cast<std::size_t>(next - begin)}))
            return nullptr;
        if (habit_.learns_again() && now.count <= now.found.size())
            habit_.learn(begin, {now.found.data(), now.count}, next);
        return next;
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

    message_limits const& limits_;
};

template <class List, class Order>
hot::progress read_hot_list(void* into, std::string_view rest, std::size_t room,
                            message_limits const& limits) {
    // Of the thread and not of a connection, because most threads serve many connections whose
    // senders write alike; one that does not costs a few hundred nanoseconds a message.
    static thread_local hot::habit habit;
    if (!hot::machine_can() || limits.text_bytes_max < hot::text_bytes_max) return {};
    return hot_reading<List, Order>{*static_cast<List*>(into), rest, room, limits, habit}.read();
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
