// SPDX-License-Identifier: BSL-1.0
// How long something takes, repeated until some time is over.
#pragma once

#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace benchmarks {

// Keeps a result from being optimized away.
template <class T>
void use(T const& value) {
    asm volatile("" : : "r,m"(value) : "memory");
}

// Nanoseconds an item, of which each call does so many.
template <class Function>
double nanoseconds_each(std::chrono::nanoseconds at_least, std::size_t items, Function&& once) {
    using wall = std::chrono::steady_clock;
    once();  // what is done only once, such as growing buffers, is not counted
    std::size_t repeats = 1;
    for (;;) {
        auto const began = wall::now();
        for (std::size_t i = 0; i < repeats; ++i) once();
        auto const took = wall::now() - began;
        if (took >= at_least / 2 || repeats > (std::size_t{1} << 40U))
            return std::chrono::duration<double, std::nano>(took).count() /
                   static_cast<double>(repeats * items);
        auto const ratio = took.count() > 0 ? at_least.count() / took.count() : 16;
        repeats *= static_cast<std::size_t>(ratio < 2 ? 2 : ratio > 16 ? 16 : ratio);
    }
}

inline void must_be(bool same, char const* what) {
    if (!same) throw std::runtime_error(std::string{"different results: "} + what);
}

}  // namespace benchmarks
