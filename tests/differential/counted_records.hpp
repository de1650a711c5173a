// SPDX-License-Identifier: BSL-1.0
// Lists with code of their own, as a format takes them, that count how many records it read: lest a
// reader is compared with itself.
#pragma once

#include <treaty/wire/hot/machine.hpp>
#include <treaty/wire/hot/progress.hpp>

#include <cstddef>

namespace differential {

inline std::size_t records_read_fast = 0;

#ifdef TREATY_HOT_MACHINE

template <auto const& List, class Function>
struct counted_function;
template <auto const& List, class... Arguments>
struct counted_function<List, treaty::hot::progress (*)(Arguments...)> {
    static treaty::hot::progress read(Arguments... arguments) {
        treaty::hot::progress const taken = List.read(arguments...);
        records_read_fast += taken.count;
        return taken;
    }
};
template <auto const& List>
constexpr auto counted() {
    auto made = List;
    made.read = &counted_function<List, decltype(made.read)>::read;
    return made;
}

#else

template <auto const& List>
constexpr auto counted() {
    return List;
}

#endif

// Whether there was code that is written out, where the machine can run it.
inline bool some_read_fast() {
    return records_read_fast != 0 || !treaty::hot::machine_can();
}

}  // namespace differential
