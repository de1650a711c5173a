// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/cache/pages.hpp>

#include <sys/mman.h>

#include <memory>
#include <new>

namespace treaty::caching {

TREATY_INLINE pages::pages(std::size_t bytes) {
    constexpr std::size_t huge = std::size_t{2} << 20U;
    bool const is_large = bytes >= huge;
    mapped_bytes_ = is_large ? bytes + huge : bytes;
    mapped_ = ::mmap(nullptr, mapped_bytes_, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped_ == MAP_FAILED) throw std::bad_alloc{};
    data_ = mapped_;
    if (!is_large) return;
    std::size_t space = mapped_bytes_;
    std::align(huge, bytes, data_, space);
#ifdef MADV_HUGEPAGE
    ::madvise(data_, bytes, MADV_HUGEPAGE);  // advice: works without, only slower
#endif
}

TREATY_INLINE pages::~pages() {
    ::munmap(mapped_, mapped_bytes_);
}

}  // namespace treaty::caching
