// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include <nlohmann/json.hpp>

namespace json_read {

bool read_with_nlohmann(std::string const& document, lines& into) {
    auto const all = nlohmann::json::parse(document, nullptr, false);
    if (all.is_discarded()) return false;
    into.clear();
    for (auto const& item : all.at("lines")) {
        levels::feed_line& one = into.emplace_back();
        one.sku.assign(item.at("sku").get_ref<std::string const&>());
        one.store = item.at("store").get<std::int32_t>();
        one.center = item.at("center").get<std::int32_t>();
        one.quantity = item.at("quantity").get<std::int32_t>();
        one.version = item.at("version").get<std::int64_t>();
        if (!to_unit(item.at("unit").get_ref<std::string const&>(), one.unit) ||
            !to_status(item.at("status").get_ref<std::string const&>(), one.status) ||
            !to_instant(item.at("asOf").get_ref<std::string const&>(), one.as_of))
            return false;
    }
    return true;
}

void write_with_nlohmann(lines const& from, std::string& into) {
    auto all = nlohmann::ordered_json::array();
    for (levels::feed_line const& one : from) {
        char digits[32];
        all.push_back({{"sku", one.sku.view()},
                       {"store", one.store.value()},
                       {"center", one.center.value()},
                       {"quantity", one.quantity},
                       {"unit", levels::wire_name(one.unit)},
                       {"status", treaty::reflect::name_of(one.status)},
                       {"asOf", from_instant(one.as_of, digits)},
                       {"version", one.version}});
    }
    into = nlohmann::ordered_json{{"lines", std::move(all)}}.dump();
}

}  // namespace json_read
