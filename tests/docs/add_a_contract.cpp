// SPDX-License-Identifier: BSL-1.0
// docs/how-to/add_a_contract.md: a fifteenth service operation, as it would stand in contracts/.
#include <treaty/json.hpp>

#include <iostream>

//! [contract]
// Tells the commerce site that an order's parcel was handed over, with proof.
#include <contracts/vocabulary/faults.hpp>

namespace contracts::confirm_delivery {

using namespace contracts::vocabulary;

struct receiver_name : treaty::text<80, 1> {
    using text::text;
};

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (order_id, order),
        (treaty::instant, delivered_at),
        (std::optional<receiver_name>, received_by));
};

struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (bool, recorded));
};

struct operation {
    static constexpr std::string_view name = "ConfirmDelivery";
    static constexpr std::string_view summary = "Records that an order was handed over.";
    static constexpr auto safety = treaty::safety::idempotent;  // the same proof, told again
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<unknown_order, wrong_order_status>;
};

}  // namespace contracts::confirm_delivery
//! [contract]

//! [behaviour]
// state and request in, outcome out: nothing is changed before everything is checked.
namespace simulator::confirm_delivery {

namespace contract = contracts::confirm_delivery;

struct deliveries {
    std::map<contract::order_id, treaty::instant> shipped;
    std::map<contract::order_id, contract::request> proofs;
};

inline treaty::outcome<contract::operation> apply(deliveries& now, contract::request const& asked) {
    if (!now.shipped.contains(asked.order))
        return treaty::fault(contract::unknown_order{{.id = asked.order}});
    bool const fresh = now.proofs.try_emplace(asked.order, asked).second;
    return contract::response{fresh};
}

}  // namespace simulator::confirm_delivery
//! [behaviour]

int main() {
    namespace contract = contracts::confirm_delivery;
    simulator::confirm_delivery::deliveries now;
    now.shipped[100] = treaty::instant{};
    //! [test]
    contract::request const proof{100, treaty::instant{}, contract::receiver_name{"Ada"}};
    std::cout << treaty::json::write(proof) << '\n';
    std::cout << simulator::confirm_delivery::apply(now, proof)->recorded << '\n';
    std::cout << simulator::confirm_delivery::apply(now, proof)->recorded << '\n';
    std::cout << simulator::confirm_delivery::apply(now, {101, {}, {}}).error() << '\n';
    //! [test]
}
