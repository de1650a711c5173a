// SPDX-License-Identifier: BSL-1.0
// Values as somebody else's XML can carry them. Blanks at the ends of a text do not survive, and
// what is there with nothing in it is the same as what is not there.
#pragma once

#include <treaty/core/random.hpp>
#include <treaty/reflect/type_of.hpp>
#include <treaty/testing/values.hpp>

#include <cstdint>

namespace support {

void make_carriable(treaty::reflect::type const& kind, void* value);

// A value of the type, drawn from a seed.
template <class T>
T draw_carried(std::uint64_t seed, treaty::testing::draw_options options = {}) {
    options.any_character = false;
    treaty::random_source chance{seed};
    T value = treaty::testing::draw<T>(chance, options);
    make_carriable(treaty::reflect::type_of<T>, &value);
    return value;
}

}  // namespace support
