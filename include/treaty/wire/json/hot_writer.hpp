// SPDX-License-Identifier: BSL-1.0
// Writes lists of records by code that is written out for the record: what stands between two
// values is one constant, and room is made once for many records. A record with something unusual
// in it is written by the general writer, and so the bytes are always the same.
#pragma once

#include <treaty/wire/hot/output.hpp>
#include <treaty/wire/hot/record.hpp>
#include <treaty/wire/json/writer.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace treaty::json::detail {

#ifdef TREATY_HOT_MACHINE

// A constant that is written in steps of sixteen bytes.
template <std::size_t Size>
struct hot_literal {
    std::array<char, (Size + 15) / 16 * 16> bytes{};
    TREATY_HOT char* write(char* to) const noexcept {
        for (std::size_t i = 0; i < bytes.size(); i += 16)
            hot::store16(to + i, hot::load16(bytes.data() + i));
        return to + Size;
    }
};

// `"name":` behind what comes first.
template <class Name>
consteval auto hot_name_literal(char first) {
    constexpr std::string_view name = reflect::detail::name_storage<Name>.wire_name.view();
    hot_literal<name.size() + 4> made;
    std::size_t at = 0;
    made.bytes[at++] = first;
    made.bytes[at++] = '"';
    for (char const c : name) made.bytes[at++] = c;
    made.bytes[at++] = '"';
    made.bytes[at] = ':';
    return made;
}

template <class Enumeration>
TREATY_HOT char* write_hot_name(char* to, Enumeration value) noexcept {
    using names = hot::name_hash<Enumeration>;
    for (auto const& one : names::rows)
        if (one.value == static_cast<std::int64_t>(value)) {
            // Found by what it begins with, as when it is read.
            hot::name_bytes const& known =
                names::table[names::first_of(one.wire_name) * names::factor >> names::shift];
            hot::store16(to, hot::aligned16(known.bytes.data()));
            return to + known.length;
        }
    return nullptr;
}

template <class T>
inline constexpr std::size_t hot_value_bytes = 40;
template <class T>
requires(hot::detail::word_like<T>()) inline constexpr std::size_t hot_value_bytes<T> = T::bytes_max
                                                                                        + 2;

template <class Record>
struct hot_record_writer {
    using list = reflect::members_of<Record>;

    // So many bytes at most, and some that are written and not counted; without the items of lists.
    static consteval std::size_t bytes_max() {
        return []<class... S, class... Names, class... Types, Types S::*... P>(
                   reflect::member_tags<reflect::member_tag<S, Names, Types, P>...>) {
            return 64 + ((hot_name_literal<Names>(',').bytes.size() + value_bytes<Types>()) + ...);
        }(list{});
    }

    // With them.
    static std::size_t bytes_max_of(Record const& from) noexcept {
        if constexpr (hot::detail::inner_lists<Record>() == 0)
            return bytes_max();
        else
            return bytes_max() + item_bytes_in(from);
    }

    // Null if the general writer has to write it.
    TREATY_HOT_ENTRY static char* write(char* to, Record const& from, hot::day_text& day) {
        return write_all(to, from, day, list{});
    }

    // What the items of its lists take at most.
    template <class T>
    static std::size_t item_bytes_in(T const& from) noexcept {
        if constexpr (hot::detail::inner_lists<T>() == 0) {
            return 0;
        } else if constexpr (hot::detail::is_optional<T>) {
            return from ? item_bytes_in(*from) : 0;
        } else if constexpr (hot::detail::is_inner_list<T>) {
            using item_writer = hot_record_writer<typename T::value_type>;
            std::size_t sum = from.size();
            for (auto const& one : from) sum += item_writer::bytes_max_of(one);
            return sum;
        } else {
            return []<class... S, class... Names, class... Types, Types S::*... Pointers>(
                       T const& all,
                       reflect::member_tags<reflect::member_tag<S, Names, Types, Pointers>...>) {
                return (std::size_t{0} + ... + item_bytes_in(all.*Pointers));
            }(from, reflect::members_of<T>{});
        }
    }

private:
    template <class T>
    static consteval std::size_t value_bytes() {
        if constexpr (reflect::contract_struct<T>)
            return hot_record_writer<T>::bytes_max();
        else if constexpr (hot::detail::is_optional<T>)
            return value_bytes<typename T::value_type>();
        else
            return hot_value_bytes<T>;
    }
    template <class... S, class... Names, class... Types, Types S::*... Pointers>
    TREATY_HOT static char* write_all(
        char* to, Record const& from, hot::day_text& day,
        reflect::member_tags<reflect::member_tag<S, Names, Types, Pointers>...>) {
        bool first = true;
        (void)((to = member<Names, Types>(to, from.*Pointers, first, day)) && ...);
        if (to == nullptr) return nullptr;
        if (first) *to++ = '{';
        *to = '}';
        return to + 1;
    }
    template <class Name, class T>
    TREATY_HOT static char* member(char* to, T const& value, bool& first, hot::day_text& day) {
        static constexpr auto behind_brace = hot_name_literal<Name>('{');
        static constexpr auto behind_comma = hot_name_literal<Name>(',');
        if constexpr (hot::detail::is_optional<T>) {
            if (!value) return to;
        } else if constexpr (hot::detail::is_inner_list<T>) {
            if (hot::detail::list_traits<T>::least == 0 && value.empty()) return to;
        } else if constexpr (hot::detail::list_traits<T>::value || hot::detail::is_map<T>) {
            return value.empty() ? to : nullptr;
        }
        to = first ? behind_brace.write(to) : behind_comma.write(to);
        first = false;
        if constexpr (hot::detail::is_optional<T>)
            return written(to, *value, day);
        else
            return written(to, value, day);
    }
    template <class T>
    TREATY_HOT static char* written(char* to, T const& value, hot::day_text& day) {
        if constexpr (reflect::contract_struct<T>) {
            return hot_record_writer<T>::write(to, value, day);
        } else if constexpr (hot::detail::is_inner_list<T>) {
            *to++ = '[';
            for (std::size_t i = 0; i != value.size(); ++i) {
                if (i != 0) *to++ = ',';
                to = hot_record_writer<typename T::value_type>::write(to, value[i], day);
                if (to == nullptr) return nullptr;
            }
            *to = ']';
            return to + 1;
        } else if constexpr (is_identifier<T> && sizeof(T) < 8) {
            return hot::write_number(to, value.value());
        } else if constexpr (hot::detail::is_number<T>) {
            return hot::write_number(to, value);
        } else if constexpr (std::is_base_of_v<decimal, T>) {
            return decimal_text(to, value);
        } else if constexpr (hot::detail::list_traits<T>::value || hot::detail::is_map<T>) {
            return to;
        } else {
            *to++ = '"';
            to = quoted(to, value, day);
            if (to == nullptr) return nullptr;
            *to = '"';
            return to + 1;
        }
    }
    template <class T>
    TREATY_HOT static char* quoted(char* to, T const& value, hot::day_text& day) {
        if constexpr (is_identifier<T>)
            return hot::write_number(to, value.value());
        else if constexpr (std::is_enum_v<T>)
            return write_hot_name(to, value);
        else if constexpr (std::is_same_v<T, instant>)
            return hot::write_time(to, value, day);
        else
            return hot::write_word(to, value);
    }
    TREATY_HOT static char* decimal_text(char* to, decimal const& value) {
        auto const whole = value.scale() == 0 ? value.whole() : std::nullopt;
        return whole ? hot::write_number(to, *whole) : nullptr;
    }
};

template <class List>
void write_hot_list(void const* from, std::string& out) {
    using record = typename List::value_type;
    using writer = hot_record_writer<record>;
    constexpr std::size_t bytes_at_once = 8192;
    List const& list = *static_cast<List const*>(from);
    hot::day_text day;
    std::size_t next = 0;
    out.push_back('[');
    while (next != list.size()) {
        std::size_t last = next;
        std::size_t room = 0;
        do room += writer::bytes_max_of(list[last++]) + 1;
        while (last != list.size() && room < bytes_at_once);
        std::size_t const before = out.size();
        bool unusual = false;
        out.resize_and_overwrite(before + room, [&](char* bytes, std::size_t) {
            char* to = bytes + before;
            for (; next != last; ++next) {
                *to = ',';
                char* const end = writer::write(to + (next != 0 ? 1 : 0), list[next], day);
                unusual = end == nullptr;
                if (unusual) break;
                to = end;
            }
            return static_cast<std::size_t>(to - bytes);
        });
        if (!unusual) continue;
        if (next != 0) out.push_back(',');
        write_to(out, reflect::type_of<record>, &list[next], secrets::written);
        ++next;
    }
    out.push_back(']');
}

#else

template <class List>
void write_hot_list(void const* from, std::string& out) {
    write_to(out, reflect::type_of<List>, from);
}

#endif

}  // namespace treaty::json::detail
