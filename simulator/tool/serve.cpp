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
#include <treaty/testing/known_examples.hpp>
#include <treaty/testing/known_values_file.hpp>

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

// All that answers.
class everything {
public:
    everything(landscape::landscape const& all, treaty::instant start) : sides_(all, start) {
        sides_.site.change(
            [&](commerce_state& now) { landscape::place_older_orders(now, all, start); });
    }
    [[nodiscard]] auto endpoint() {
        // Whatever comes to the commerce site comes from the other side: nobody else calls it here.
        std::string external_system = sides_.site.look(
            [](commerce_state const& now) { return now.settings.external_system; });
        return treaty::joined{std::ref(feed_),
                              treaty::joined{std::ref(sides_.office),
                                             named_caller{std::ref(sides_.site), external_system}}};
    }
    [[nodiscard]] std::vector<violation> check() const { return sides_.check(); }

private:
    both_sides sides_;
    inventory_feed feed_{sides_.site.look([](commerce_state const& now) {
        std::set<contracts::vocabulary::store_id> stores;
        for (auto const& [id, store] : now.catalog.stores) stores.insert(id);
        return stores;
    })};
};

// Another landscape of the same files, where examples are tried.
class rehearsal {
public:
    rehearsal(landscape::landscape const& all, treaty::instant start) : there_(all, start) {
        calls_.add<contracts::outbound>(receiver_);
        calls_.add<contracts::inbound>(receiver_);
        calls_.add<contracts::feed>(receiver_);
    }
    [[nodiscard]] bool ends_in_response(treaty::operation_row const& of,
                                        std::string const& request) {
        std::string const path = std::string{"/"}.append(of.service).append("/").append(of.name);
        treaty::call_context context;
        context.idempotency_key = "example-" + std::to_string(++calls_made_);
        treaty::transport::request asked;
        asked.path = path;
        asked.media_type = "application/json";
        asked.body = request;
        asked.context = &context;
        treaty::transport::reply answer;
        calls_.call(asked, answer);
        return answer.status == treaty::transport::status::ok;
    }

private:
    using endpoint = decltype(std::declval<everything&>().endpoint());
    everything there_;
    treaty::idempotent_receiver<endpoint> receiver_{there_.endpoint(), {}};
    treaty::dispatcher calls_{{&treaty::json::format()}};
    int calls_made_ = 0;
};

// Each request gets a response from a landscape that nobody has called yet.
treaty::document::example_source examples_of(landscape::landscape const& all,
                                             treaty::instant start) {
    auto known =
        treaty::testing::read_known_values(landscape::known_values_of(all), all_services());
    if (!known) return {};
    auto const passes = [&all, start, now = std::shared_ptr<rehearsal>{}](
                            treaty::operation_row const& of, std::string const& request) mutable {
        if (!now) now = std::make_shared<rehearsal>(all, start);
        bool const good = now->ends_in_response(of, request);
        if (good) now.reset();
        return good;
    };
    return treaty::testing::known_examples(all_services(), std::move(*known), passes);
}

int serve(serve_options const& given) {
    sigset_t const ending = hold_back_signals();
    auto const all = landscape_of(given.landscape);
    if (!all) return landscape_refused;
    treaty::instant const start = treaty::system_clock::instance().now();
    everything sides{*all, start};
    using treaty::http::server;
    using all_of_it = server<contracts::outbound, contracts::inbound, contracts::feed>;
    std::unique_ptr<all_of_it> both;
    try {
        both = std::make_unique<all_of_it>(
            sides.endpoint(),
            treaty::http::server_options{
                .address = given.address, .port = given.port, .threads = given.threads},
            treaty::http::answering{.formats = all_formats(),
                                    .pages = pages_of(*all),
                                    .examples = examples_of(*all, start)});
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
        "The examples of /openapi.json and /docs name it too: sent as they are, they get "
        "responses.\n"
        "The shop starts with three older orders, 9001 to 9003, to report on and to pay; the\n"
        "external system no longer has them. `treaty demo` shows whole flows.\n"
        "Exit code: 0 stopped, 2 mistakes in the landscape's files, 3 the address cannot be had,\n"
        "64 wrong usage, 70 the state broke one of its rules.");
    command->callback([given, &run] { run = [given] { return serve(*given); }; });
}

}  // namespace simulator::tool
