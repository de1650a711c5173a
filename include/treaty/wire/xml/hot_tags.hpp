// SPDX-License-Identifier: BSL-1.0
// Tags of one list's items that were read strictly, byte for byte: a tag that is written in the
// same way in the same place means the same again, whatever order the members come in.
#pragma once

#include <treaty/wire/hot/machine.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace treaty::xml {

#ifdef TREATY_HOT_MACHINE

// Up to 64 bytes to compare with, sixteen at once.
class hot_bytes {
public:
    static constexpr std::size_t most = 64;

    void assign(std::string_view from) noexcept {
        size_ = from.size();
        bytes_.fill('\0');
        std::copy(from.begin(), from.end(), bytes_.begin());
    }
    [[nodiscard]] std::string_view view() const noexcept { return {bytes_.data(), size_}; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    // Whether they stand here; up to 15 bytes more are looked at.
    TREATY_HOT bool stand_at(char const* at) const noexcept {
        for (std::size_t i = 0; i < size_; i += 16) {
            __m128i const differs =
                _mm_xor_si128(hot::load16(at + i), hot::aligned16(bytes_.data() + i));
            __m128i const lanes = hot::first_lanes(std::min<std::size_t>(size_ - i, 16));
            if (_mm_testz_si128(differs, lanes) == 0) return false;
        }
        return true;
    }

private:
    alignas(16) std::array<char, most> bytes_{};
    std::size_t size_ = 0;
};

class hot_tags {
public:
    struct tag {
        hot_bytes start, end;
        std::size_t member = 0;
    };

    void clear() noexcept {
        known_ = false;
        count_ = 0;
        places_.fill(0);
    }
    [[nodiscard]] bool known() const noexcept { return known_ && count_ != 0; }
    // What begins and ends an item. Its start tag may declare prefixes, so with another one nothing
    // is known of what is within.
    void item(std::string_view start, std::string_view end) noexcept {
        if (known_ && item_.start.view() == start && item_.end.view() == end) return;
        clear();
        if (start.size() > hot_bytes::most || end.size() > hot_bytes::most) return;
        item_.start.assign(start);
        item_.end.assign(end);
        known_ = true;
    }
    // What begins and ends a member. Those that are too long or too many are left out.
    void add(std::string_view start, std::string_view end, std::size_t member) noexcept {
        if (!known_ || count_ == all_.size() || start.size() > hot_bytes::most ||
            end.size() > hot_bytes::most)
            return;
        tag now;
        now.start.assign(start);
        now.end.assign(end);
        now.member = member;
        std::size_t at = place(now.start);
        for (; places_[at] != 0; at = (at + 1) % places_.size()) {
            tag const& there = all_[places_[at] - 1U];
            if (there.start.view() == start && there.end.view() == end) return;
        }
        all_[count_++] = now;
        places_[at] = static_cast<std::uint8_t>(count_);
    }

    [[nodiscard]] tag const& item() const noexcept { return item_; }
    // The tag of a member that stands here; null if none is known. Up to 80 bytes are looked at.
    TREATY_HOT tag const* find(char const* at) const noexcept {
        std::size_t size = 0;
        for (; size < hot_bytes::most; size += 16) {
            std::uint32_t const ended =
                hot::mask_of(_mm_cmpeq_epi8(hot::load16(at + size), _mm_set1_epi8('>')));
            if (ended == 0) continue;
            size += static_cast<std::size_t>(std::countr_zero(ended)) + 1;
            for (std::size_t now = place(at, size); places_[now] != 0;
                 now = (now + 1) % places_.size()) {
                tag const& one = all_[places_[now] - 1U];
                if (one.start.size() == size && one.start.stand_at(at)) return &one;
            }
            return nullptr;
        }
        return nullptr;
    }

private:
    // By the first sixteen bytes and the length.
    TREATY_HOT static std::size_t place(char const* at, std::size_t size) noexcept {
        __m128i const first =
            _mm_and_si128(hot::load16(at), hot::first_lanes(std::min<std::size_t>(size, 16)));
        auto const low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(first));
        auto const high = static_cast<std::uint64_t>(_mm_extract_epi64(first, 1));
        std::uint64_t const mixed = (low ^ std::rotl(high, 23) ^ size) * 0x9E3779B97F4A7C15U;
        return mixed >> 58U;
    }
    TREATY_HOT_ENTRY static std::size_t place(hot_bytes const& start) noexcept {
        return place(start.view().data(), start.size());
    }

    tag item_;
    std::array<tag, 32> all_{};
    std::array<std::uint8_t, 64> places_{};  // from 1 on; 0: free, and more than half always are
    std::size_t count_ = 0;
    bool known_ = false;
};

#endif

}  // namespace treaty::xml
