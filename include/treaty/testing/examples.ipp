// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/testing/examples.hpp>

namespace treaty::testing {

TREATY_INLINE std::function<void(std::string_view about, reflect::type const& kind, void* into)>
examples(std::uint64_t seed) {
    return [seed](std::string_view about, reflect::type const& kind, void* into) {
        std::uint64_t mixed = seed ^ 0xCBF2'9CE4'8422'2325U;  // FNV-1a
        for (char const c : about)
            mixed = (mixed ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01B3U;
        random_source chance{mixed};
        draw_into(kind, into, chance, {.optional_percent = 100, .readable = true});
    };
}

}  // namespace treaty::testing
