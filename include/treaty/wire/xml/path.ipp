// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/wire/xml/path.hpp>

#include <algorithm>
#include <vector>

namespace treaty::xml {

TREATY_INLINE std::string xpath(step const* at) {
    std::vector<step const*> chain;
    for (; at != nullptr; at = at->up) chain.push_back(at);
    std::string text;
    std::for_each(chain.rbegin(), chain.rend(), [&](step const* one) {
        std::size_t shown = std::min(one->name.size(), path_name_bytes_max);
        bool const cut = shown < one->name.size();
        while (cut && shown > 0 && (static_cast<unsigned char>(one->name[shown]) & 0xC0U) == 0x80)
            --shown;
        text.append("/").append(one->name.substr(0, shown)).append(cut ? "..." : "");
        if (one->index != 0) text.append("[").append(std::to_string(one->index)).append("]");
    });
    return text;
}

}  // namespace treaty::xml
