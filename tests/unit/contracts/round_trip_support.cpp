// SPDX-License-Identifier: BSL-1.0
#include "round_trip.hpp"

#include <nlohmann/json.hpp>

namespace support {
namespace {

std::string found_in(nlohmann::json const& example, nlohmann::json const& written,
                     std::string const& at = "") {
    if (example.type() != written.type()) return at + ": another kind of value";
    if (!example.is_structured())
        return example == written ? "" : at + ": " + example.dump() + " became " + written.dump();
    if (example.is_array()) {
        if (example.size() != written.size()) return at + ": another number of items";
        for (std::size_t i = 0; i < example.size(); ++i)
            if (auto found = found_in(example[i], written[i], at + "/" + std::to_string(i));
                !found.empty())
                return found;
        return "";
    }
    auto const is_empty = [](nlohmann::json const& value) {
        return value.is_structured() && value.empty();
    };
    for (auto const& [name, value] : example.items()) {
        if (!written.contains(name)) {
            if (!is_empty(value)) return at + "/" + name + ": not written";
        } else if (auto found = found_in(value, written[name], at + "/" + name); !found.empty()) {
            return found;
        }
    }
    for (auto const& [name, value] : written.items())
        if (!example.contains(name) && !is_empty(value))
            return at + "/" + name + ": not in the example";
    return "";
}

}  // namespace

std::string difference(std::string_view example, std::string_view written) {
    return found_in(nlohmann::json::parse(example), nlohmann::json::parse(written));
}

}  // namespace support
