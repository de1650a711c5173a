// SPDX-License-Identifier: BSL-1.0
// Finds what belongs to a name in a table of a few hundred that is filled before it is used. Of
// names above 32 bytes the first and the last 16 are hashed; the whole name is compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace treaty::detail {

template <class Entry>
class name_index {
public:
    // The name's text must stay where it is. Of two with one name the first is found.
    void add(std::string_view name, Entry& entry) {
        if (find(name) != nullptr) return;
        if (++names_ * 4 > slots_.size()) grow();
        insert({hash(name), name, &entry});
    }

    [[nodiscard]] Entry* find(std::string_view name) const noexcept {
        if (slots_.empty()) return nullptr;
        std::uint64_t const hashed = hash(name);
        for (std::size_t at = hashed & mask();; at = (at + 1) & mask()) {
            slot const& one = slots_[at];
            if (one.hashed == hashed && one.name == name) return one.entry;
            if (one.entry == nullptr) return nullptr;
        }
    }

private:
    struct slot {
        std::uint64_t hashed = 0;
        std::string_view name{};
        Entry* entry = nullptr;
    };

    [[nodiscard]] std::size_t mask() const noexcept { return slots_.size() - 1; }

    static std::uint64_t word(char const* from, std::size_t bytes) noexcept {
        std::uint64_t made = 0;
        std::memcpy(&made, from, bytes);
        return made;
    }
    static std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
        return (a ^ b >> 29U ^ b << 35U) * 0x9E3779B97F4A7C15U;
    }
    static std::uint64_t hash(std::string_view name) noexcept {
        char const* const from = name.data();
        std::size_t const size = name.size();
        std::uint64_t mixed = size;
        if (size >= 16)
            mixed = mix(word(from, 8) + size, word(from + 8, 8)) ^
                    mix(word(from + size - 8, 8), word(from + size - 16, 8)) >> 7U;
        else if (size >= 8)
            mixed = mix(word(from, 8) + size, word(from + size - 8, 8));
        else if (size > 0)
            mixed = mix(word(from, size), size);
        return mixed ^ mixed >> 32U;
    }
    void insert(slot const& one) {
        std::size_t at = one.hashed & mask();
        while (slots_[at].entry != nullptr) at = (at + 1) & mask();
        slots_[at] = one;
    }
    void grow() {
        std::vector<slot> const old = std::move(slots_);
        slots_.assign(old.empty() ? 64 : old.size() * 2, {});
        for (slot const& one : old)
            if (one.entry != nullptr) insert(one);
    }

    std::vector<slot> slots_;  // a power of two, at most a quarter full
    std::size_t names_ = 0;
};

}  // namespace treaty::detail
