// SPDX-License-Identifier: BSL-1.0
// Where the members of a record lie within its line of n times 64 bytes, decided by the compiler:
//     byte 0   4 bytes of sequence lock and state (line.hpp)
//     byte 8   the key, without gaps; then the order, so that a writer need not look further
//     the rest wherever it fits, wide members first; bytes 4 to 7 are used as well
#pragma once

#include <treaty/cache/packing.hpp>
#include <treaty/contract/record.hpp>

#include <algorithm>
#include <concepts>
#include <utility>

namespace treaty::caching {

// 16 lines of 64 bytes (chosen): beyond that an entry is a document, and copying it the cost.
inline constexpr std::size_t line_bytes_max = 1024;

namespace detail {

template <auto>
struct pointed {};

// Its place among the pointers; their number if it is none of them.
template <auto Pointer, auto... Pointers>
consteval std::size_t place_among(members<Pointers...>) {
    std::size_t place = 0;
    (void)((std::is_same_v<pointed<Pointer>, pointed<Pointers>> || (++place, false)) || ...);
    return place;
}

template <class Record, class Type>
Type type_behind(Type Record::*);
template <auto Pointer>
using member_type = decltype(type_behind(Pointer));

template <auto Named, class... Structs, class... Names, class... Types,
          Types Structs::*... Pointers>
consteval bool is_member(
    reflect::member_tags<reflect::member_tag<Structs, Names, Types, Pointers>...>) {
    return (std::is_same_v<pointed<Named>, pointed<Pointers>> || ...);
}
// Each is a member, and named once.
template <class Record, auto... Named>
consteval bool well_named(members<Named...> named) {
    std::size_t at = 0;
    return (
        (is_member<Named>(reflect::members_of<Record>{}) && place_among<Named>(named) == at++) &&
        ...);
}
template <auto Order>
consteval bool well_ordered(members<Order>) {
    return requires(member_type<Order> const& one) {
        { one < one } -> std::convertible_to<bool>;
    };
}

// What a record says of its key and order makes sense.
template <class T>
concept well_keyed = keyed_record<T> &&
    well_named<T>(typename T::key{}) && well_named<T>(typename T::order{}) &&
    well_ordered(typename T::order{});

template <auto Order>
member_type<Order> type_of_order(members<Order>);

struct part {
    std::size_t bytes = 0;
    std::size_t key_place = 0;  // below the number of key members: is one
    bool is_order = false;
    std::size_t offset = 0;
};

template <std::size_t N>
struct arrangement {
    std::array<part, N> parts{};
    std::size_t key_bytes = 0;
    std::size_t order_end = 0;
    std::size_t bytes = 0;  // above line_bytes_max: does not fit
};

struct occupancy {
    std::array<bool, 2 * line_bytes_max> taken{};
    std::size_t end = 0;

    constexpr std::size_t take(std::size_t at, std::size_t bytes) {
        end = std::max(end, at + bytes);
        for (std::size_t i = at; i < std::min(at + bytes, taken.size()); ++i) taken[i] = true;
        return at;
    }
    // The first gap, at a multiple of what divides the size.
    constexpr std::size_t fit(std::size_t bytes) {
        std::size_t const step = std::min<std::size_t>(8, bytes & (~bytes + 1));
        for (std::size_t at = 0; at + bytes <= taken.size(); at += step)
            if (std::find(&taken[at], &taken[at] + bytes, true) == &taken[at] + bytes)
                return take(at, bytes);
        return take(taken.size(), bytes);
    }
};

template <std::size_t N>
consteval arrangement<N> arrange(std::array<part, N> parts, std::size_t keys) {
    arrangement<N> made{parts};
    occupancy line;
    line.take(0, 4);
    for (std::size_t key = 0; key < keys; ++key)
        for (part& one : made.parts)
            if (one.key_place == key) {
                one.offset = line.take(8 + made.key_bytes, one.bytes);
                made.key_bytes += one.bytes;
            }
    for (part& one : made.parts)
        if (one.is_order) {
            if (one.key_place >= keys) one.offset = line.fit(one.bytes);
            made.order_end = one.offset + one.bytes;
        }
    std::array<std::size_t, N> sequence{};
    for (std::size_t i = 0; i < N; ++i) sequence[i] = i;
    auto const width = [&](std::size_t i) { return parts[i].bytes & (~parts[i].bytes + 1); };
    std::sort(sequence.begin(), sequence.end(), [&](std::size_t a, std::size_t b) {
        return width(a) != width(b) ? width(a) > width(b)
                                    : std::pair{parts[b].bytes, a} < std::pair{parts[a].bytes, b};
    });
    for (std::size_t const i : sequence)
        if (parts[i].key_place >= keys && !parts[i].is_order && parts[i].bytes != 0)
            made.parts[i].offset = line.fit(parts[i].bytes);
    made.bytes = (line.end + 63) / 64 * 64;
    return made;
}

template <class Record, class Tags>
struct record_parts;
template <class Record, class... Structs, class... Names, class... Types,
          Types Structs::*... Pointers>
struct record_parts<Record,
                    reflect::member_tags<reflect::member_tag<Structs, Names, Types, Pointers>...>> {
    static constexpr bool pack = (has_packed_form<Types> && ...);
    static constexpr auto places =
        arrange(std::array<part, sizeof...(Types)>{part{
                    packed<Types>::bytes, place_among<Pointers>(typename Record::key{}),
                    place_among<Pointers>(typename Record::order{}) == 0}...},
                Record::key::size);

    // visit.template operator()<offset, Type>(pointer to member), for each
    template <class Visit>
    static void each(Visit visit) noexcept {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (visit.template operator()<places.parts[I].offset, Types>(Pointers), ...);
        }
        (std::index_sequence_for<Types...>{});
    }
};

template <class Record>
using parts_of = record_parts<Record, reflect::members_of<Record>>;

}  // namespace detail

// True if records of this type can be cached; otherwise explain_cache says why not.
template <class T>
concept cacheable =
    detail::well_keyed<T> && std::is_default_constructible_v<T> && detail::parts_of<T>::pack &&
    detail::parts_of<T>::places.bytes <= line_bytes_max;

// Packs a record into words, and takes it out again.
template <cacheable Record>
struct layout {
private:
    using parts = detail::parts_of<Record>;
    static constexpr std::size_t key_bytes = parts::places.key_bytes;

    static consteval std::size_t order_offset() {
        return std::find_if(parts::places.parts.begin(), parts::places.parts.end(),
                            [](auto const& one) { return one.is_order; })
            ->offset;
    }

public:
    static constexpr std::size_t words = parts::places.bytes / 8;
    static constexpr std::size_t key_words = (key_bytes + 7) / 8;
    // An update of an entry writes from here on; the last word of the key may hold more than key.
    static constexpr std::size_t first_value_word = 1 + key_bytes / 8;
    // Key and order lie within these first words.
    static constexpr std::size_t judged_words =
        std::max((parts::places.order_end + 7) / 8, 1 + key_words);
    // What of the last word of the key is key.
    static constexpr std::uint64_t last_key_mask =
        key_bytes % 8 == 0 ? ~std::uint64_t{0} : (std::uint64_t{1} << (key_bytes % 8 * 8)) - 1;

    using order = decltype(detail::type_of_order(typename Record::order{}));
    using packed_record = caching::words<words>;
    using packed_key = caching::words<key_words>;

    // The low half of word 0 is left 0.
    static packed_record pack(Record const& record) noexcept {
        packed_record to{};
        parts::each([&]<std::size_t Offset, class Type>(auto pointer) {
            packed<Type>::template put<Offset>(to, record.*pointer);
        });
        return to;
    }
    // To where it will stay: what was just written narrow is slow to copy.
    static void unpack(packed_record const& from, Record& to) noexcept {
        parts::each([&]<std::size_t Offset, class Type>(auto pointer) {
            packed<Type>::template take<Offset>(from, to.*pointer);
        });
    }
    template <std::size_t N>
    static order order_of(caching::words<N> const& from) noexcept {
        static_assert(N >= judged_words);
        order found{};
        packed<order>::template take<order_offset()>(from, found);
        return found;
    }
    static void set_key(packed_record& to, packed_key const& key) noexcept {
        for (std::size_t i = 0; i < key_words; ++i) {
            std::uint64_t const mask = i + 1 < key_words ? ~std::uint64_t{0} : last_key_mask;
            to[1 + i] = (to[1 + i] & ~mask) | key[i];
        }
    }
    // What is left of a record that was erased.
    static packed_record pack_erased(packed_key const& key, order const& version) noexcept {
        packed_record to{};
        set_key(to, key);
        packed<order>::template put<order_offset()>(to, version);
        return to;
    }
    // Of the members, in their order.
    static consteval auto offsets() {
        std::array<std::size_t, parts::places.parts.size()> found{};
        for (std::size_t i = 0; i < found.size(); ++i) found[i] = parts::places.parts[i].offset;
        return found;
    }
    // True if the words, which may come from anywhere, are those of a record; the low half of word
    // 0 does not count.
    static bool sound(packed_record from) noexcept {
        from[0] &= ~std::uint64_t{0xFFFFFFFF};
        bool each = true;
        parts::each([&]<std::size_t Offset, class Type>(auto) {
            each = each && packed<Type>::template sound<Offset>(from);
        });
        if (!each) return false;
        Record record{};
        unpack(from, record);
        return pack(record) == from;
    }

    // The same for what is left of one that was erased: key and order, and zeros, which need be no
    // values of the other members.
    static bool sound_erased(packed_record from) noexcept {
        from[0] &= ~std::uint64_t{0xFFFFFFFF};
        bool each = true;
        parts::each([&]<std::size_t Offset, class Type>(auto) {
            if constexpr ((Offset >= 8 && Offset < 8 + key_bytes) || Offset == order_offset())
                each = each && packed<Type>::template sound<Offset>(from);
        });
        return each && pack_erased(key_of(from), order_of(from)) == from;
    }

    template <std::size_t N>
    static packed_key key_of(caching::words<N> const& from) noexcept {
        packed_key key;
        each_below<key_words>([&](std::size_t i) { key[i] = from[1 + i]; });
        key[key_words - 1] &= last_key_mask;
        return key;
    }
    template <std::size_t N>
    static bool has_key(caching::words<N> const& held, packed_key const& key) noexcept {
        std::uint64_t difference = (held[key_words] ^ key[key_words - 1]) & last_key_mask;
        each_below<key_words - 1>([&](std::size_t i) { difference |= held[1 + i] ^ key[i]; });
        return difference == 0;
    }
};

}  // namespace treaty::caching
