// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include <simdjson.h>

namespace json_read {
namespace {

namespace ondemand = simdjson::ondemand;

template <class Member>
bool read_line(Member member, levels::feed_line& one) {
    std::string_view text;
    std::int64_t number = 0;
    if (member("sku").get_string().get(text) || text.size() > 23) return false;
    one.sku.assign(text);
    if (member("store").get_int64().get(number)) return false;
    one.store = static_cast<std::int32_t>(number);
    if (member("center").get_int64().get(number)) return false;
    one.center = static_cast<std::int32_t>(number);
    if (member("quantity").get_int64().get(number)) return false;
    one.quantity = static_cast<std::int32_t>(number);
    if (member("unit").get_string().get(text) || !to_unit(text, one.unit)) return false;
    if (member("status").get_string().get(text) || !to_status(text, one.status)) return false;
    if (member("asOf").get_string().get(text) || !to_instant(text, one.as_of)) return false;
    return !member("version").get_int64().get(one.version);
}

template <bool InOrder>
bool read(std::string const& document, lines& into) {
    static ondemand::parser parser;
    // The padding that it wants is behind the text already: see benchmarks::share.
    ondemand::document all;
    if (parser.iterate(document.data(), document.size(), document.capacity()).get(all))
        return false;
    into.clear();
    ondemand::array items;
    if (all["lines"].get_array().get(items)) return false;
    for (auto item : items) {
        ondemand::object object;
        if (item.get_object().get(object)) return false;
        levels::feed_line& one = into.emplace_back();
        auto const member = [&](std::string_view name) {
            if constexpr (InOrder)
                return object.find_field(name);
            else
                return object.find_field_unordered(name);
        };
        if (!read_line(member, one)) return false;
    }
    return true;
}

}  // namespace

bool read_with_simdjson(std::string const& document, lines& into) {
    return read<false>(document, into);
}
bool read_with_simdjson_in_order(std::string const& document, lines& into) {
    return read<true>(document, into);
}

}  // namespace json_read
