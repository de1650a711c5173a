// SPDX-License-Identifier: BSL-1.0
// Memory straight from the system: zeros, on huge pages where there are any, and taken from the
// machine only as it is first touched.
#pragma once

#include <treaty/core/config.hpp>

#include <cstddef>

namespace treaty::caching {

class pages {
public:
    // Throws std::bad_alloc.
    explicit pages(std::size_t bytes);
    pages(pages const&) = delete;
    pages& operator=(pages const&) = delete;
    ~pages();

    // At a multiple of 4 KiB; of 2 MiB if the memory is that large.
    [[nodiscard]] void* data() const noexcept { return data_; }

private:
    void* mapped_;
    std::size_t mapped_bytes_;
    void* data_;
};

}  // namespace treaty::caching

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/cache/pages.ipp>
#endif
