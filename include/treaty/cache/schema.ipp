// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/cache/checksum.hpp>
#include <treaty/cache/schema.hpp>

namespace treaty::caching {
namespace detail {

// Names of types do not count, nor the least lengths: neither changes what the bytes mean.
inline void add_type(checksum& sum, reflect::type const& kind) {
    sum.add(static_cast<std::uint64_t>(kind.shape));
    sum.add(std::uint64_t{kind.bytes} << 1U | (kind.is_signed ? 1U : 0U));
    sum.add(kind.most);
    sum.add(static_cast<std::uint64_t>(kind.digits) << 32U |
            static_cast<std::uint64_t>(kind.places));
    sum.add(std::uint64_t{kind.enumerators.size()});
    for (reflect::enumerator const& one : kind.enumerators) {
        sum.add(one.wire_name);
        sum.add(static_cast<std::uint64_t>(one.value));
    }
    sum.add(std::uint64_t{kind.members.size()});
    for (reflect::member const& one : kind.members) {
        sum.add(one.name);
        add_type(sum, *one.kind);
    }
    if (kind.element != nullptr) add_type(sum, *kind.element);
}

}  // namespace detail

TREATY_INLINE std::uint64_t schema_of(reflect::type const& record,
                                      std::span<std::size_t const> offsets) {
    checksum sum;
    detail::add_type(sum, record);
    for (std::size_t const offset : offsets) sum.add(std::uint64_t{offset});
    return sum.value();
}

}  // namespace treaty::caching
