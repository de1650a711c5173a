// SPDX-License-Identifier: BSL-1.0
// A small service with an operation of each kind that callers must tell apart, for tests of what
// stands between a caller and an endpoint.
#pragma once

#include <treaty/contract.hpp>

#include <string>

namespace desk {

struct order_id : treaty::identifier<order_id> {
    using identifier::identifier;
};
struct item_name : treaty::text<20, 1> {
    using text::text;
};
struct card_number : treaty::text<19> {
    using text::text;
};

struct unknown_order {
    BOOST_HANA_DEFINE_STRUCT(unknown_order,
        (order_id, order));
    static constexpr std::string_view title = "The order is not known.";
    static constexpr auto nature = treaty::fault_nature::not_found;
};
struct not_enough_stock {
    BOOST_HANA_DEFINE_STRUCT(not_enough_stock,
        (item_name, item),
        (std::int32_t, available),
        (treaty::secret<card_number>, card));
    static constexpr std::string_view title = "There is not enough in stock.";
    static constexpr auto nature = treaty::fault_nature::conflict;
};
struct too_expensive {
    BOOST_HANA_DEFINE_STRUCT(too_expensive);
    static constexpr std::string_view title = "The order is above the limit of the customer.";
};

namespace find_order {
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (order_id, order));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (item_name, item),
        (std::int32_t, wanted));
};
struct operation {
    static constexpr std::string_view name = "FindOrder";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<unknown_order>;
};
}  // namespace find_order

namespace place_order {
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (item_name, item),
        (std::int32_t, wanted));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (order_id, order));
};
struct operation {
    static constexpr std::string_view name = "PlaceOrder";
    static constexpr auto safety = treaty::safety::needs_key;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<not_enough_stock, too_expensive>;
};
}  // namespace place_order

struct service {
    static constexpr std::string_view name = "desk";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<find_order::operation, place_order::operation>;
};

}  // namespace desk
