// SPDX-License-Identifier: BSL-1.0
// The contract that several documents use: a shop that says prices and takes orders.
#pragma once

#include <treaty/contract.hpp>

namespace tea_shop {

//! [types]
struct sku : treaty::text<20, 1> {
    using text::text;
};
struct order_id : treaty::identifier<order_id> {
    using identifier::identifier;
};
//! [types]

//! [fault]
struct unknown_item {
    BOOST_HANA_DEFINE_STRUCT(unknown_item,
        (sku, item));
    static constexpr std::string_view title = "We do not sell this.";
    static constexpr auto nature = treaty::fault_nature::not_found;
};
//! [fault]

struct not_enough {
    BOOST_HANA_DEFINE_STRUCT(not_enough,
        (sku, item),
        (treaty::quantity, left));
    static constexpr std::string_view title = "There is not enough in stock.";
    static constexpr auto nature = treaty::fault_nature::conflict;
};

//! [get-price]
namespace get_price {
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (sku, item),
        (treaty::quantity, wanted));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (treaty::money, price));
};
struct operation {
    static constexpr std::string_view name = "GetPrice";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<unknown_item>;
};
}  // namespace get_price
//! [get-price]

//! [place-order]
namespace place_order {
struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (sku, item),
        (treaty::quantity, wanted));
};
using order_lines = treaty::list<line, 50, 1>;
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (order_lines, lines),
        (std::optional<treaty::date>, wanted_by));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (order_id, order));
};
struct operation {
    static constexpr std::string_view name = "PlaceOrder";
    static constexpr auto safety = treaty::safety::needs_key;  // a repeat would order twice
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<unknown_item, not_enough>;
};
}  // namespace place_order
//! [place-order]

//! [service]
struct service {
    static constexpr std::string_view name = "tea-shop";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<get_price::operation, place_order::operation>;
};
//! [service]

//! [implementation]
class shop {
public:
    treaty::outcome<get_price::operation> operator()(get_price::request const& asked,
                                                     treaty::call_context&) {
        if (asked.item != "TEA-1") return treaty::fault(unknown_item{asked.item});
        treaty::money const each{treaty::decimal::of(495, 2), "EUR"};
        return get_price::response{each.times(asked.wanted.value)};
    }
    treaty::outcome<place_order::operation> operator()(place_order::request const& asked,
                                                       treaty::call_context&) {
        treaty::decimal left = left_;
        for (auto const& line : asked.lines) {
            if (line.item != "TEA-1") return treaty::fault(unknown_item{line.item});
            if (line.wanted.value > left)
                return treaty::fault(not_enough{line.item, treaty::pieces(left)});
            left -= line.wanted.value;
        }
        left_ = left;
        return place_order::response{++last_};
    }

private:
    treaty::decimal left_ = 10;
    std::int64_t last_ = 1000;
};
//! [implementation]

}  // namespace tea_shop
