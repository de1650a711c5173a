// SPDX-License-Identifier: BSL-1.0
// The calling side's bytes without a socket: writes the head of a request, and reads an answer as
// it arrives. Shared by the blocking channel and the awaitable one.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/transport/http/url.hpp>
#include <treaty/transport/transport.hpp>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace treaty::http::detail {

// What a request's method changes here.
enum class verb : std::uint8_t { get, post };

// The parsed URL, or std::invalid_argument.
url require_url(std::string_view text);
// How long this call may take, on the caller's clock.
std::chrono::nanoseconds time_for(call_context const& context, client_limits const& limits);

problem too_late();       // the deadline has passed
problem takes_nothing();  // connected, and yet no byte went out

// Writes the head; or says why this request cannot be put on the wire, and writes nothing. `left`
// goes along as the deadline, rounded down to milliseconds.
std::optional<problem> append_call(std::string& out, url const& to, verb how,
                                   transport::request const& asked, std::chrono::nanoseconds left);

// The same for a body of chunks, of which nothing is sent yet, and which may take any time.
std::optional<problem> append_stream(std::string& out, url const& to,
                                     transport::request const& asked);

class answer_reader {
public:
    enum class verdict : std::uint8_t { need_more, complete, bad };

    // `endless`: the body may be of any length, and is taken with take_body() as it arrives.
    explicit answer_reader(client_limits const& limits, bool endless = false);

    // Takes bytes as they arrive, or their end. After `complete` and `bad` it takes no more.
    verdict take(std::string_view bytes);
    verdict take_end();
    // The connection broke. That is not its end, which alone can complete an answer without length.
    verdict take_failure();

    // While the answer arrives:
    [[nodiscard]] bool has_head() const { return parser_->is_header_done(); }
    [[nodiscard]] transport::status status() const {
        return static_cast<transport::status>(parser_->get().result_int());
    }
    [[nodiscard]] std::string take_body() { return std::exchange(parser_->get().body(), {}); }

    // After `complete`:
    void move_to(transport::reply& answer);
    [[nodiscard]] bool reusable() const;  // the connection, for another call
    // After `bad`:
    [[nodiscard]] problem const& why() const noexcept { return why_; }

private:
    using parser = boost::beast::http::response_parser<boost::beast::http::string_body>;

    verdict fail(std::string_view found);
    verdict check();
    void begin();

    client_limits limits_;
    bool endless_;
    std::optional<parser> parser_;  // a new one for each interim answer
    std::string unread_;
    int interim_ = 0;
    problem why_;
};

}  // namespace treaty::http::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/detail/call_text.ipp>
#endif
