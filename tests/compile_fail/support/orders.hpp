// SPDX-License-Identifier: BSL-1.0
// A small contract without mistakes, for cases in which something around it is wrong.
#pragma once

#include <treaty/contract.hpp>

namespace orders {

struct order_id : treaty::identifier<order_id> {
    using identifier::identifier;
};
struct unknown_order {
    BOOST_HANA_DEFINE_STRUCT(unknown_order,
        (order_id, order));
    static constexpr std::string_view title = "The order is not known.";
};

namespace find {
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (order_id, order));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (std::string, status));
};
struct operation {
    static constexpr std::string_view name = "FindOrder";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<unknown_order>;
};
}  // namespace find

namespace cancel {
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (order_id, order));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (bool, cancelled));
};
struct operation {
    static constexpr std::string_view name = "CancelOrder";
    static constexpr auto safety = treaty::safety::idempotent;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<>;
};
}  // namespace cancel

struct desk {
    static constexpr std::string_view name = "desk";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<find::operation, cancel::operation>;
};

}  // namespace orders
