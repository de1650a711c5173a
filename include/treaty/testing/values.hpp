// SPDX-License-Identifier: BSL-1.0
// Well-formed values of any contract type, drawn from its table and a seed: for tests that must
// hold for every value. The same seed draws the same value on every machine.
//     treaty::random_source chance{seed};
//     auto order = treaty::testing::draw<orders::order>(chance);
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/random.hpp>
#include <treaty/reflect/type_of.hpp>

#include <cstddef>

namespace treaty::testing {

struct draw_options {
    // In how many of 100 cases an optional member is present; 100 draws every member there is.
    unsigned optional_percent = 60;
    // Items of a list or map beyond its least length.
    std::size_t items_more = 3;
    // Bytes of a text beyond its least length; in some cases a text is as long as it may be.
    std::size_t bytes_more = 12;
    // Texts may hold what XML has no form for: most controls, U+FFFF.
    bool any_character = true;
    // For people: short words, small numbers, times of 2026, and one item in each list.
    bool readable = false;
};

// Fills a fresh (default-constructed) value. What is drawn lies within the type's limits, and often
// at them; texts hold quotes, controls and letters of up to four bytes.
void draw_into(reflect::type const& kind, void* into, random_source& chance,
               draw_options const& options = {});

// Valid UTF-8 of exactly this many bytes.
std::string draw_text(std::size_t bytes, random_source& chance, bool any_character = true);

template <class T>
[[nodiscard]] T draw(random_source& chance, draw_options const& options = {}) {
    T value{};
    draw_into(reflect::type_of<T>, &value, chance, options);
    return value;
}

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/values.ipp>
#endif
