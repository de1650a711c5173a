// SPDX-License-Identifier: BSL-1.0
// Front door: a service over HTTP.
//
//     treaty::http::server<contracts::outbound> server{my_erp{}, {.port = 8080}};
//     treaty::http::client<contracts::outbound> erp{"http://127.0.0.1:8080"};
//     auto answer = erp(get_order::request{...});
//
// POST /{service}/{Operation} calls; GET /health, /metrics, /openapi.json, /docs and / are there
// with every server.
#pragma once

#include <treaty/contract.hpp>
#include <treaty/contract/service_table.hpp>
#include <treaty/document/openapi.hpp>
#include <treaty/hot.hpp>
#include <treaty/service/client.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/service/idempotency.hpp>
#include <treaty/transport/http/client.hpp>
#include <treaty/transport/http/server.hpp>
#include <treaty/wire/json/format.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace treaty::http {

// How calls are answered, whatever carries them.
struct answering {
    idempotency_options keys{};
    // The formats of calls; each must outlive the server. A caller whose message names no media
    // type means the first.
    std::vector<wire::format const*> formats{&json::format()};
    // Beside those that every server has: a service's WSDL (soap.hpp), say.
    std::vector<page> pages{};
    // Whether there are "/openapi.json" and "/docs", which tell everybody what the services are, if
    // JSON is among the formats.
    bool described = true;
    // What the examples of these two are made of; none: they are drawn from types alone, and name
    // nothing that is there. treaty::testing::known_examples() has requests that name what is.
    // Asked once, by whichever thread answers the first who reads one of the two.
    document::example_source examples{};
};

namespace detail {

// The pages and the transport of a server; everything that does not depend on its services.
class hosted {
public:
    hosted(server_options const& options, answering how, std::vector<service_row> services);
    ~hosted();
    hosted(hosted const&) = delete;
    hosted& operator=(hosted const&) = delete;

    [[nodiscard]] treaty::dispatcher& operations() noexcept { return operations_; }
    [[nodiscard]] server_core& core() noexcept { return core_; }
    [[nodiscard]] server_core const& core() const noexcept { return core_; }

private:
    void add_pages(std::vector<page> more);
    void describe(std::vector<service_row> services, document::example_source examples);
    [[nodiscard]] std::string metrics() const;
    [[nodiscard]] std::string index() const;
    treaty::dispatcher operations_;
    std::string_view described_;  // the paths of the pages that describe
    server_core core_;
};

// A key for one call, from the system's source of randomness: 128 bits in hexadecimal.
std::string fresh_key();

inline client_options with_key(client_options options) {
    if (!options.make_key) options.make_key = &fresh_key;
    return options;
}

}  // namespace detail

// Serves one or more services from its construction to its destruction, on one address. The
// endpoint answers every operation of all of them (treaty::joined makes one out of two) and must be
// safe to call from options.threads threads, or from options.handler_threads if set. Operations
// that need a key go through an idempotent receiver.
template <class... Services>
class server {
public:
    // Throws std::system_error if the address cannot be had.
    template <class Endpoint>
    explicit server(Endpoint endpoint, server_options options = {}, answering how = {}) {
        if constexpr ((endpoint_passes<Endpoint, Services> && ...)) {
            auto receiver =
                std::make_shared<idempotent_receiver<Endpoint>>(std::move(endpoint), how.keys);
            endpoint_ = receiver;
            for (wire::format const*& one : how.formats)
                one = &json::with_hot_code<Services...>(*one);
            hosted_ = std::make_unique<detail::hosted>(
                options, std::move(how), std::vector<service_row>{table_of<Services>()...});
            (hosted_->operations().template add<Services>(*receiver), ...);
            hosted_->core().start();
        } else {
            ((void)sizeof(endpoint_verdict<Endpoint, Services>), ...);
        }
    }
    server(server&&) = default;
    server& operator=(server&&) = delete;
    ~server() { stop(); }

    // Answers what was accepted, then closes. The destructor does the same.
    void stop() {
        if (hosted_) hosted_->core().stop();
    }
    [[nodiscard]] std::uint16_t port() const noexcept { return hosted_->core().port(); }
    [[nodiscard]] std::string url() const { return hosted_->core().url(); }
    [[nodiscard]] treaty::dispatcher const& operations() const noexcept {
        return hosted_->operations();
    }
    [[nodiscard]] server_counters const& counters() const noexcept {
        return hosted_->core().counters();
    }

private:
    std::shared_ptr<void> endpoint_;  // outlives hosted_, which calls it
    std::unique_ptr<detail::hosted> hosted_;
};

// Calls a service at an address "http://host:port". An endpoint of the service; safe to use from
// several threads. Calls that need an idempotency key and have none get a fresh one, which stays in
// the call's context.
template <class Service>
class client {
public:
    // Throws std::invalid_argument if the address is none. The format must outlive the client.
    explicit client(std::string_view url, client_options options = {},
                    wire::format const& format = json::format())
        : channel_(std::make_unique<channel>(url, channel_options{.limits = options.limits,
                                                                  .time = options.time,
                                                                  .polling = options.polling})),
          calls_(*channel_, json::with_hot_code<Service>(format),
                 detail::with_key(std::move(options))) {}

    template <class Request>
    auto operator()(Request const& request, call_context& context) {
        return calls_(request, context);
    }
    template <class Request>
    auto operator()(Request const& request) {
        return calls_(request);
    }

private:
    std::unique_ptr<channel> channel_;
    treaty::client<Service> calls_;
};

}  // namespace treaty::http

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/http.ipp>
#endif
