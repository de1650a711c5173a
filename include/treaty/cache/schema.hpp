// SPDX-License-Identifier: BSL-1.0
// What a packed record means, as one number: the names, types and bounds of its members and where
// they lie. A snapshot carries it, so that one of another record, or of another version of this
// one, is never taken for it.
#pragma once

#include <treaty/cache/layout.hpp>
#include <treaty/core/config.hpp>
#include <treaty/reflect/type_of.hpp>

#include <span>

namespace treaty::caching {

std::uint64_t schema_of(reflect::type const& record, std::span<std::size_t const> offsets);

template <cacheable Record>
std::uint64_t schema_of() {
    static constexpr auto offsets = layout<Record>::offsets();
    return schema_of(reflect::type_of<Record>, offsets);
}

}  // namespace treaty::caching

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/cache/schema.ipp>
#endif
