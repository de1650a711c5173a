// SPDX-License-Identifier: BSL-1.0
// Reads the lists of records that stand within a record. Each has a habit of its own, so that its
// items are read by the layout of the last one, how many ever there are.
#pragma once

#include <treaty/wire/json/hot_members.hpp>

#include <algorithm>
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

// One record by name, from its brace on; its end, or null. If it may, a layout is learned from it.
template <class Order, class Record>
TREATY_HOT_ENTRY char const* read_by_name(char const* at, Record& into, hot::habit* habits,
                                          hot::window const& where) {
    hot_pass now;
    now.where = &where;
    now.habits = habits;
    char const* const next = hot_members<Record, Record, 0>::read(at, into, now);
    if (next == nullptr || !now.sure() || !Order::allows({at, static_cast<std::size_t>(next - at)}))
        return nullptr;
    if (habits->learns_again() && now.count <= now.found.size())
        habits->learn(at, {now.found.data(), now.count}, next);
    return next;
}

// One record of an inner list.
template <class Record>
TREATY_HOT char const* read_inner_record(char const* at, Record& into, hot::habit& known) {
    if (known.applies() && at <= known.where->last) {
        char const* const next = known.layout.read(at, &into);
        if (next != nullptr) [[likely]] {
            known.proven = true;
            return next;
        }
        reflect::refresh(into);  // it may have been written to
    }
    return read_by_name<in_list>(at, into, &known, *known.where);
}

// From behind the opening bracket to the closing one; null leaves the outer record to the general
// reader.
template <class List>
TREATY_HOT_ENTRY char const* read_inner_list(char const* at, List& into, hot::habit& known) {
    using traits = hot::detail::list_traits<List>;
    char const* const limit = known.where->limit;
    std::size_t const items_max = known.where->limits->items_max;
    std::size_t const most = traits::most == 0 ? items_max : std::min(traits::most, items_max);
    at = past_blanks(at, limit);
    if (*at == ']') return traits::least == 0 ? at : nullptr;
    for (std::size_t count = 0; count != most && at <= limit;) {
        at = read_inner_record(at, hot::next_item(into), known);
        if (at == nullptr) return nullptr;
        ++count;
        char const* next = known.layout.next(at);
        if (next == nullptr) {
            next = past_blanks(at, limit);
            if (*next == ']') return count >= traits::least ? next : nullptr;
            if (*next != ',') return nullptr;
            next = past_blanks(next + 1, limit);
            known.layout.separator({at, next});
        }
        at = next;
    }
    return nullptr;
}

// By the layout of the outer record.
template <class Record, class Place>
TREATY_HOT_ENTRY char const* step_inner_list(char const* at, void* record, hot::step const* now,
                                             __m128i bytes, std::uint64_t bits) {
    at = hot::detail::compared<hot::bytes_before::to_16>(at, now, bytes);
    if (_mm_testz_si128(bytes, bytes) == 0 || bits != 0) return nullptr;
    hot::habit& known = *now->kept<hot::habit*>();
    at = read_inner_list(at, Place::in(*static_cast<Record*>(record)), known);
    if (at == nullptr || at > known.where->last) return nullptr;
    return now[1].run(at, record, now + 1, bytes, bits);
}

#endif

}  // namespace treaty::json::detail
