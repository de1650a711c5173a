// SPDX-License-Identifier: BSL-1.0
// A 128-bit digest of a value, equal for equal values whatever format they came in. To tell a
// repeated request from another one under the same key; not for secrets: who wants a collision can
// make one.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/type_of.hpp>

#include <array>
#include <cstdint>

namespace treaty::reflect {

using digest_value = std::array<std::uint64_t, 2>;

digest_value digest(type const& kind, void const* value);

template <class T>
digest_value digest(T const& value) {
    return digest(type_of<T>, &value);
}

}  // namespace treaty::reflect

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/reflect/digest.ipp>
#endif
