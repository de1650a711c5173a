// SPDX-License-Identifier: BSL-1.0
// Reads the records of a message's list while the message arrives. Where they begin is only
// guessed, by the name of the list; the general reader, which in the end reads all the rest, finds
// out whether that was right, and nothing is lost but time if it was not.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/format.hpp>
#include <treaty/wire/json/early_list.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace treaty::json {

class arriving_message final : public wire::arriving {
public:
    // Null if the struct has no list with code of its own.
    static std::unique_ptr<arriving_message> of(reflect::type const& kind, void* into,
                                                hot_lists hot, message_limits const& limits);

    std::size_t more(std::string_view so_far) override;
    bool finish(std::string_view whole, problem_list& problems) override;

private:
    // The list is found near the beginning, or not at all.
    static constexpr std::size_t search_bytes_max = 4096;

    arriving_message(reflect::type const& kind, void* into, hot_lists hot,
                     message_limits const& limits)
        : kind_(kind),
          into_(into),
          hot_(hot),
          limits_(limits) {}
    bool find_list(std::string_view so_far);

    reflect::type const& kind_;
    void* into_;
    hot_lists hot_;
    message_limits const& limits_;
    std::string name_;  // of the list, as it is written
    early_list early_;
    bool found_ = false, done_ = false;
};

}  // namespace treaty::json

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/json/arriving.ipp>
#endif
