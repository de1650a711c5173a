// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include <boost/json.hpp>

namespace json_read {

bool read_with_boost_json(std::string const& document, lines& into) {
    boost::json::monotonic_resource memory;
    boost::system::error_code ec;
    auto const all = boost::json::parse(document, ec, &memory);
    if (ec) return false;
    into.clear();
    for (auto const& item : all.at("lines").as_array()) {
        auto const& object = item.as_object();
        auto const number = [&](char const* name) { return object.at(name).as_int64(); };
        auto const text = [&](char const* name) {
            auto const& value = object.at(name).as_string();
            return std::string_view{value.data(), value.size()};
        };
        levels::feed_line& one = into.emplace_back();
        one.sku.assign(text("sku"));
        one.store = static_cast<std::int32_t>(number("store"));
        one.center = static_cast<std::int32_t>(number("center"));
        one.quantity = static_cast<std::int32_t>(number("quantity"));
        one.version = number("version");
        if (!to_unit(text("unit"), one.unit) || !to_status(text("status"), one.status) ||
            !to_instant(text("asOf"), one.as_of))
            return false;
    }
    return true;
}

}  // namespace json_read
