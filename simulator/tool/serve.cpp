// SPDX-License-Identifier: BSL-1.0
#include <simulator/both_sides.hpp>
#include <simulator/inventory_feed.hpp>
#include <simulator/landscape/known.hpp>
#include <simulator/named_caller.hpp>
#include <simulator/tool/commands.hpp>
#include <simulator/tool/formats.hpp>
#include <simulator/tool/known_operations.hpp>
#include <simulator/tool/landscape_options.hpp>
#include <simulator/tool/signals.hpp>
#include <treaty/http.hpp>
#include <treaty/soap.hpp>

#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>
#include <set>
#include <system_error>
#include <thread>

namespace simulator::tool {
namespace {

struct serve_options {
    landscape_options landscape;
    std::uint16_t port = 0;
    std::string address = "127.0.0.1";
    unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
};

std::vector<treaty::page> pages_of(landscape::landscape const& all) {
    std::vector<treaty::page> pages{landscape::known_page(all)};
    for (auto const& service : all_services()) pages.push_back(treaty::soap::wsdl_of(service));
    for (treaty::page& one : document_pages()) pages.push_back(std::move(one));
    return pages;
}

int serve(serve_options const& given) {
    sigset_t const ending = hold_back_signals();
    auto const all = landscape_of(given.landscape);
    if (!all) return landscape_refused;
    treaty::instant const start = treaty::system_clock::instance().now();
    both_sides sides{*all, start};
    sides.site.change(
        [&](commerce_state& now) { landscape::place_older_orders(now, *all, start); });
    // Whatever comes to the commerce site comes from the other side: nobody else calls it here.
    std::string const external_system =
        sides.site.look([](commerce_state const& now) { return now.settings.external_system; });
    using treaty::http::server;
    using all_of_it = server<contracts::outbound, contracts::inbound, contracts::feed>;
    std::unique_ptr<all_of_it> both;
    inventory_feed feed{sides.site.look([](commerce_state const& now) {
        std::set<contracts::vocabulary::store_id> stores;
        for (auto const& [id, store] : now.catalog.stores) stores.insert(id);
        return stores;
    })};
    try {
        both = std::make_unique<all_of_it>(
            treaty::joined{std::ref(feed),
                           treaty::joined{std::ref(sides.office),
                                          named_caller{std::ref(sides.site), external_system}}},
            treaty::http::server_options{
                .address = given.address, .port = given.port, .threads = given.threads},
            treaty::http::answering{.formats = all_formats(), .pages = pages_of(*all)});
    } catch (std::system_error const& refused) {
        std::cerr << "treaty serve: cannot listen on " << given.address << " port " << given.port
                  << ": " << refused.code().message() << "\n";
        return cannot_listen;
    }
    std::cout << "listening on " << both->url() << std::endl;
    int signal = 0;
    sigwait(&ending, &signal);
    both->stop();
    std::vector<violation> const broken = sides.check();
    for (violation const& one : broken)
        std::cerr << "broken: " << one.rule << ": " << one.what << "\n";
    return broken.empty() ? done : 70;
}

}  // namespace

void add_serve(CLI::App& program, chosen& run) {
    auto const given = std::make_shared<serve_options>();
    CLI::App* const command =
        program.add_subcommand("serve",
                               "Serves the simulated commerce site, ERP and OMS: all fourteen "
                               "services on one port, and the "
                               "feed of stock levels");
    command->add_option("--port", given->port, "0, or none given: the system picks one");
    command->add_option("--address", given->address, "Of this machine; 0.0.0.0 for all of them")
        ->capture_default_str();
    command->add_option("--threads", given->threads, "How many answer calls")
        ->capture_default_str()
        ->check(CLI::Range(1U, 256U));
    add_landscape_options(*command, given->landscape);
    command->footer(
        "Prints `listening on http://...` when ready, and serves until SIGINT or SIGTERM.\n" +
        addresses +
        "  GET  /health and /metrics\n"
        "  GET  /known.json: what is there to be named, for `treaty verify`\n"
        "The shop starts with three older orders, 9001 to 9003, to report on and to pay; the\n"
        "external system no longer has them. `treaty demo` shows whole flows.\n"
        "Exit code: 0 stopped, 2 mistakes in the landscape's files, 3 the address cannot be had,\n"
        "64 wrong usage, 70 the state broke one of its rules.");
    command->callback([given, &run] { run = [given] { return serve(*given); }; });
}

}  // namespace simulator::tool
