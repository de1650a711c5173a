// SPDX-License-Identifier: BSL-1.0
// Where in a record a value goes, and the steps of a layout that read it there.
#pragma once

#include <treaty/reflect/refresh.hpp>
#include <treaty/wire/hot/layout.hpp>
#include <treaty/wire/hot/record.hpp>

#include <cstdint>
#include <optional>

namespace treaty::hot {

#ifdef TREATY_HOT_MACHINE

// The struct of a member that may be absent, which is then there.
template <class Struct>
TREATY_HOT Struct& engaged(Struct& one) noexcept {
    return one;
}
template <class Struct>
TREATY_HOT Struct& engaged(std::optional<Struct>& one) {
    return one ? *one : one.emplace();
}

// A member, or a member of a struct that is one: pointers to members, outermost first.
template <auto... Path>
struct place;
template <auto Last>
struct place<Last> {
    template <class Object>
    TREATY_HOT static auto& in(Object& object) noexcept {
        return object.*Last;
    }
};
template <auto First, auto... Rest>
requires(sizeof...(Rest) != 0) struct place<First, Rest...> {
    template <class Object>
    TREATY_HOT static auto& in(Object& object) {
        return place<Rest...>::in(engaged(object.*First));
    }
};

// One more item, for a reader that takes none without all of its required members.
template <class List>
auto& next_item(List& list) {
    if constexpr (requires { list.recall_back(); }) {
        auto& one = list.recall_back();
        reflect::drop_optional(one);
        return one;
    } else {
        return list.emplace_back();
    }
}

template <class List>
void add_items(List& list, std::size_t count) {
    if constexpr (requires { list.recall_back(); })
        for (; count != 0; --count) next_item(list);
    else
        list.resize(list.size() + count);
}

template <class Syntax, class Record, class Place, bytes_before Before>
TREATY_HOT_ENTRY char const* step_value(char const* at, void* record, step const* now,
                                        __m128i bytes, std::uint64_t bits) {
    at = detail::compared<Before>(at, now, bytes);
    doubt wrong{bytes, bits};
    at = read_value<Syntax>(at, Place::in(*static_cast<Record*>(record)), wrong);
    return now[1].run(at, record, now + 1, wrong.bytes, wrong.bits);
}

// Where names are short and nothing else stands between two values: less code.
template <class Syntax, class Record, class Place>
inline constexpr value_steps short_steps{&step_value<Syntax, Record, Place, bytes_before::to_16>};
template <class Syntax, class Record, class Place>
inline constexpr value_steps long_steps{&step_value<Syntax, Record, Place, bytes_before::to_16>,
                                        &step_value<Syntax, Record, Place, bytes_before::to_32>,
                                        &step_value<Syntax, Record, Place, bytes_before::to_64>};

#endif

}  // namespace treaty::hot
