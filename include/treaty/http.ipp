// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/docs_page.hpp>
#include <treaty/document/openapi.hpp>
#include <treaty/http.hpp>
#include <treaty/testing/examples.hpp>

#include <algorithm>
#include <mutex>
#include <random>

namespace treaty::http::detail {

// Made when somebody asks for the first time.
class description {
public:
    description(std::vector<service_row> services, document::example_source examples)
        : services_(std::move(services)),
          examples_(examples ? std::move(examples) : testing::examples()) {}

    std::string const& openapi() {
        std::call_once(made_,
                       [this] { text_ = document::openapi(services_, {.examples = examples_}); });
        return text_;
    }

private:
    std::vector<service_row> services_;
    document::example_source examples_;
    std::once_flag made_;
    std::string text_;
};

TREATY_INLINE hosted::hosted(server_options const& options, answering how,
                             std::vector<service_row> services)
    : operations_(how.formats, message_limits{.body_bytes_max = options.limits.body_bytes_max}),
      core_(operations_, options) {
    bool const json = std::any_of(how.formats.begin(), how.formats.end(),
                                  [](auto const* one) { return one->accepts("application/json"); });
    if (how.described && json) describe(std::move(services), std::move(how.examples));
    add_pages(std::move(how.pages));
}

TREATY_INLINE hosted::~hosted() = default;

TREATY_INLINE void hosted::add_pages(std::vector<page> more) {
    auto const fill = [](transport::reply& answer, std::string_view media_type, std::string body) {
        answer.media_type = media_type;
        answer.body = std::move(body);
        return true;
    };
    using transport::reply, transport::request;
    for (page& one : more) operations_.add_page(std::move(one));
    operations_.add_page({"/health", [fill](request const&, reply& answer) {
                              return fill(answer, "application/json", "{\"status\":\"up\"}");
                          }});
    operations_.add_page({"/metrics", [this, fill](request const&, reply& answer) {
                              return fill(answer, "text/plain; version=0.0.4; charset=utf-8",
                                          metrics());
                          }});
    operations_.add_page({"/", [this, fill](request const&, reply& answer) {
                              return fill(answer, "text/plain; charset=utf-8", index());
                          }});
}

TREATY_INLINE void hosted::describe(std::vector<service_row> services,
                                    document::example_source examples) {
    auto const all = std::make_shared<description>(std::move(services), std::move(examples));
    using transport::reply, transport::request;
    operations_.add_page({"/openapi.json", [all](request const&, reply& answer) {
                              answer.media_type = "application/json";
                              answer.body = all->openapi();
                              return true;
                          }});
    operations_.add_page({"/docs", [all](request const&, reply& answer) {
                              answer.media_type = "text/html; charset=utf-8";
                              answer.body = document::docs_page(all->openapi());
                              return true;
                          }});
    described_ = " /openapi.json /docs";
}

TREATY_INLINE std::string hosted::metrics() const {
    metrics_page page;
    operations_.add_metrics(page);
    server_counters const& now = core_.counters();
    page.add("treaty_http_connections_open", "Connections open now.", "gauge",
             now.connections_open);
    page.add("treaty_http_connections_total", "Connections accepted.", "counter",
             now.connections_accepted);
    page.add("treaty_http_connections_shed_total", "Connections turned away at capacity.",
             "counter", now.connections_shed);
    page.add("treaty_http_requests_refused_total", "Requests that RFC 9112 or a limit refuses.",
             "counter", now.requests_refused);
    page.add("treaty_http_requests_shed_total", "Requests answered 503 at capacity.", "counter",
             now.requests_shed);
    page.add("treaty_http_timed_out_total", "Connections closed because the peer was too slow.",
             "counter", now.timed_out);
    for (std::size_t hundreds = 2; hundreds <= 5; ++hundreds) {
        std::string const name = "treaty_http_answers_" + std::to_string(hundreds) + "xx_total";
        page.add(name, "Answers with a status of this class.", "counter", now.answers[hundreds]);
    }
    return page.str();
}

TREATY_INLINE std::string hosted::index() const {
    std::string text = "Call an operation with POST, in " + operations_.media_types({}) + ":\n\n";
    for (auto const& one : operations_.entries()) text.append("  ").append(one.path).append("\n");
    return text.append("\nRead with GET: /health /metrics").append(described_).append("\n");
}

TREATY_INLINE std::string fresh_key() {
    static constexpr char digits[] = "0123456789abcdef";
    thread_local std::random_device source;
    std::string key;
    for (int i = 0; i < 4; ++i)
        for (std::uint32_t part = source(), j = 0; j < 8; ++j, part >>= 4U)
            key.push_back(digits[part & 15U]);
    return key;
}

}  // namespace treaty::http::detail
