// SPDX-License-Identifier: BSL-1.0
// docs/how-to/change_a_contract.md: a contract that grows, and a second version of one of the
// fourteen, served beside the first.
#include <contracts/outbound.hpp>
#include <simulator/back_office.hpp>
#include <simulator/landscape/install.hpp>
#include <simulator/landscape/loader.hpp>
#include <treaty/http.hpp>

#include <iostream>

//! [assert]
#include <treaty/contract/compatible.hpp>

namespace released = contracts::get_product_availability;

// As released, and a member more that may be left out.
struct grown : released::operation {
    struct request_type {
        BOOST_HANA_DEFINE_STRUCT(request_type,
            (contracts::vocabulary::store_id, store),
            (contracts::vocabulary::sku, item),
            (contracts::vocabulary::fulfillment_center_ids, fulfillment_centers),
            (std::optional<contracts::vocabulary::business_context>, context),
            (std::optional<treaty::date>, needed_by));
    };
};
static_assert(treaty::compatible<released::operation, grown>);
//! [assert]

//! [second]
// Asks for several products at once, which no optional member can say: another contract.
namespace availability_2 {

using namespace contracts::vocabulary;

struct request {
    using sku_list = treaty::list<sku, 50, 1>;
    BOOST_HANA_DEFINE_STRUCT(request,
        (store_id, store),
        (sku_list, items),
        (std::optional<business_context>, context));
};
struct operation {
    static constexpr std::string_view name = "GetProductAvailability";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = released::response;
    using faults = released::operation::faults;
};
struct service {
    static constexpr std::string_view name = "availability-2";
    static constexpr treaty::version version{2, 0};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<operation>;
};

}  // namespace availability_2

static_assert(
    !treaty::compatibility_of<released::operation, availability_2::operation>.for_consumers);
//! [second]

//! [translator]
// Answers the second version out of whatever answers the first.
template <class First>
struct from_first {
    First first;

    treaty::outcome<availability_2::operation> operator()(availability_2::request const& asked,
                                                          treaty::call_context& context) {
        released::response all;
        for (auto const& item : asked.items) {
            auto one = first(released::request{asked.store, item, {}, asked.context}, context);
            // The same faults are declared by both.
            if (!one)
                return std::unexpected{treaty::failure<availability_2::operation>{one.error()}};
            for (auto& product : one->products) all.products.push_back(std::move(product));
        }
        return all;
    }
};
//! [translator]

int main() {
    auto const landscape = simulator::landscape::load(TREATY_LANDSCAPE_DIR);
    auto const start = treaty::instant::parse("2026-11-23T08:00:00Z").value();
    simulator::back_office erp{simulator::landscape::make_back_office(*landscape, start)};

    //! [beside]
    treaty::joined both{std::ref(erp),
                        from_first<std::reference_wrapper<simulator::back_office>>{erp}};
    treaty::http::server<contracts::outbound, availability_2::service> server{both};

    treaty::http::client<contracts::outbound> old_caller{server.url()};
    auto const one = old_caller(released::request{.store = 10101, .item = "BRISA-2"});
    std::cout << one->products.size() << " product by the first version\n";

    treaty::http::client<availability_2::service> new_caller{server.url()};
    auto const two = new_caller(availability_2::request{10101, {"BRISA-2", "BRISA-DUO"}, {}});
    std::cout << two->products.size() << " products by the second\n";
    std::cout << new_caller(availability_2::request{1, {"BRISA-2"}, {}}).error() << '\n';
    //! [beside]
}
