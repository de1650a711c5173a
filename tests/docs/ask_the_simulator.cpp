// SPDX-License-Identifier: BSL-1.0
// docs/tutorial/03_ask_the_simulator.md: the back office in one's own process, and as a server.
//! [embedded]
#include <simulator/back_office.hpp>
#include <simulator/landscape/install.hpp>
#include <simulator/landscape/loader.hpp>
#include <treaty/http.hpp>
#include <treaty/json.hpp>

#include <iostream>

namespace availability = contracts::get_product_availability;

int main() {
    auto const landscape = simulator::landscape::load(TREATY_LANDSCAPE_DIR);
    auto const start = treaty::instant::parse("2026-11-23T08:00:00Z").value();
    simulator::back_office erp{simulator::landscape::make_back_office(*landscape, start)};

    treaty::call_context context;
    auto const answer = erp(availability::request{.store = 10101, .item = "BRISA-2"}, context);
    if (!answer) return std::cerr << answer.error() << '\n', 1;
    std::cout << treaty::json::indented(treaty::json::write(*answer)) << '\n';
    //! [embedded]

    //! [served]
    treaty::http::server<contracts::outbound> server{std::move(erp)};
    treaty::http::client<contracts::outbound> there{server.url()};
    auto const unknown = there(availability::request{.store = 1, .item = "BRISA-2"});
    std::cout << unknown.error() << '\n';
    //! [served]
}
