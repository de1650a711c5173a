// SPDX-License-Identifier: BSL-1.0
// The fourteen services as `treaty serve` has them, in JSON and SOAP, with one planted defect: what
// `treaty verify` must find.
//     treaty_flawed_server --flaw NAME [--port P]
//     treaty_flawed_server --list
#include "../support/business_flaws.hpp"
#include "../support/flawed_handler.hpp"

#include <contracts/back_office.hpp>
#include <simulator/both_sides.hpp>
#include <simulator/landscape/known.hpp>
#include <simulator/landscape/loader.hpp>
#include <simulator/named_caller.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/service/idempotency.hpp>
#include <treaty/soap.hpp>
#include <treaty/transport/http/server.hpp>
#include <treaty/wire/json/format.hpp>

#include <charconv>
#include <csignal>
#include <functional>
#include <iostream>
#include <optional>
#include <string_view>
#include <system_error>

namespace {

using flaws::wire_row;
using sample::business_flaw;

// What is wrong: with messages, or with what they mean.
struct planted {
    wire_row const* wire = nullptr;
    business_flaw business = business_flaw::none;
};

std::optional<planted> flaw_called(std::string_view name) {
    if (auto const* wire = flaws::wire_row_called(name)) return planted{wire};
    for (auto const& [known, flaw] : sample::business_flaw_names)
        if (known == name) return planted{flaws::wire_row_called("none"), flaw};
    return std::nullopt;
}

int list() {
    for (wire_row const& one : flaws::wire_rows)
        if (one.name != "none") std::cout << one.name << "\t" << one.does << "\n";
    for (auto const& [name, flaw] : sample::business_flaw_names)
        if (flaw != business_flaw::none) std::cout << name << "\tbreaks a law of the business\n";
    return 0;
}

int usage() {
    std::cerr << "usage: treaty_flawed_server --flaw NAME [--port P]\n"
                 "       treaty_flawed_server --list\n";
    return 64;
}

auto make_endpoint(simulator::both_sides& sides, business_flaw flaw) {
    std::string const external_system = sides.site.look(
        [](simulator::commerce_state const& now) { return now.settings.external_system; });
    return sample::flawed{
        treaty::joined{std::ref(sides.office),
                       simulator::named_caller{std::ref(sides.site), external_system}},
        flaw};
}

int serve(planted flaw, std::uint16_t port) {
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    // Before any thread starts, so that all inherit it and sigwait alone gets the signal.
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    auto const all = simulator::landscape::load(TREATY_LANDSCAPE_DIR);
    if (!all) {
        std::cerr << simulator::landscape::to_string(all.error());
        return 2;
    }
    treaty::instant const start = treaty::system_clock::instance().now();
    simulator::both_sides sides{*all, start};
    sides.site.change([&](simulator::commerce_state& now) {
        simulator::landscape::place_older_orders(now, *all, start);
    });
    treaty::idempotent_receiver receiver{make_endpoint(sides, flaw.business)};
    auto const soap = treaty::soap::format_for<contracts::outbound, contracts::inbound>();
    treaty::dispatcher careful{{&treaty::json::format(), &soap}};
    careful.add<contracts::outbound>(receiver);
    careful.add<contracts::inbound>(receiver);
    careful.add_page(simulator::landscape::known_page(*all));
    flaws::flawed_handler handler{
        careful,
        *flaw.wire,
        {treaty::table_of<contracts::outbound>(), treaty::table_of<contracts::inbound>()},
        treaty::testing::json_form(),
        treaty::testing::soap_form(soap)};
    treaty::http::server_core server{handler, {.port = port, .threads = 8}};
    server.start();
    std::cout << "listening on " << server.url() << std::endl;
    int got = 0;
    sigwait(&ends, &got);
    server.stop();
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count == 2 && std::string_view{words[1]} == "--list") return list();
    std::optional<planted> flaw;
    std::uint16_t port = 0;
    for (int i = 1; i < count; i += 2) {
        std::string_view const option = words[i], value = i + 1 < count ? words[i + 1] : "";
        if (option == "--flaw") {
            flaw = flaw_called(value);
            if (!flaw)
                std::cerr << "treaty_flawed_server: no flaw is called '" << value
                          << "'; --list names all\n";
            if (!flaw) return 64;
        } else if (option != "--port" ||
                   std::from_chars(value.data(), value.data() + value.size(), port).ptr !=
                       value.data() + value.size()) {
            return usage();
        }
    }
    if (!flaw) return usage();
    try {
        return serve(*flaw, port);
    } catch (std::system_error const& error) {
        std::cerr << "treaty_flawed_server: " << error.what() << "\n";
        return 3;
    }
}
