// SPDX-License-Identifier: BSL-1.0
// Reads an example document into a contract struct, and checks that what is written of it says the
// same: every member of the example, and no other. Whether a list or map without entries is written
// is the writer's business, so both are taken.
#pragma once

#include <tests/support/catch.hpp>
#include <treaty/json.hpp>

#include <string>
#include <string_view>

namespace support {

// Empty if two documents say the same; else where they do not.
std::string difference(std::string_view example, std::string_view written);

template <class Struct>
Struct round_trip(std::string_view example) {
    auto read = treaty::json::read<Struct>(example);
    if (!read) FAIL(treaty::to_string(read.error()));
    auto const written = treaty::json::write(*read);
    INFO(written);
    CHECK(difference(example, written) == "");
    auto const again = treaty::json::read<Struct>(written);
    if (!again) FAIL(treaty::to_string(again.error()));
    CHECK(treaty::json::write(*again) == written);
    return *read;
}

}  // namespace support
