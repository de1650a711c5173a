// SPDX-License-Identifier: BSL-1.0
// Reads an example document into a contract struct, and checks that what is written of it says the
// same: every member of the example is there, and nothing else but lists and maps without entries.
#pragma once

#include <tests/support/catch.hpp>
#include <treaty/json.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace support {

// Empty if the two say the same; else where they do not.
inline std::string difference(nlohmann::json const& example, nlohmann::json const& written,
                              std::string const& at = "") {
    if (example.type() != written.type()) return at + ": another kind of value";
    if (!example.is_structured())
        return example == written ? "" : at + ": " + example.dump() + " became " + written.dump();
    if (example.is_array()) {
        if (example.size() != written.size()) return at + ": another number of items";
        for (std::size_t i = 0; i < example.size(); ++i)
            if (auto found = difference(example[i], written[i], at + "/" + std::to_string(i));
                !found.empty())
                return found;
        return "";
    }
    for (auto const& [name, value] : example.items()) {
        if (!written.contains(name)) return at + "/" + name + ": not written";
        if (auto found = difference(value, written[name], at + "/" + name); !found.empty())
            return found;
    }
    for (auto const& [name, value] : written.items())
        if (!example.contains(name) && !(value.is_structured() && value.empty()))
            return at + "/" + name + ": not in the example";
    return "";
}

template <class Struct>
Struct round_trip(std::string_view example) {
    auto read = treaty::json::read<Struct>(example);
    if (!read) FAIL(treaty::to_string(read.error()));
    auto const written = treaty::json::write(*read);
    INFO(written);
    CHECK(difference(nlohmann::json::parse(example), nlohmann::json::parse(written)) == "");
    auto const again = treaty::json::read<Struct>(written);
    if (!again) FAIL(treaty::to_string(again.error()));
    CHECK(treaty::json::write(*again) == written);
    return *read;
}

}  // namespace support
