// SPDX-License-Identifier: BSL-1.0
// One connection's side of HTTP/1.1 without the connection: bytes in, bytes out, and what to do
// next. No socket, no thread and no clock is read here, so every order of events can be tested, and
// another stream (TLS) changes nothing.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/transport/http/chunk_decoder.hpp>
#include <treaty/transport/http/detail/answer_text.hpp>
#include <treaty/transport/http/detail/read_buffer.hpp>
#include <treaty/transport/http/request_guard.hpp>
#include <treaty/transport/http/server.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace treaty::http::detail {

// What all connections of a server share.
struct server_shared {
    transport::handler& handler;
    server_options options;
    server_counters counters;
    std::atomic<std::size_t> bodies_bytes{0};  // held beyond the connections' reserved buffers
    std::atomic<std::size_t> requests_in_flight{0};  // given to handler threads
    std::atomic<bool> stopping{false};
};

class session {
public:
    enum class want : std::uint8_t {
        read,   // bytes into room(), then received() or ended() or timed_out()
        write,  // all of output(), then written()
        call,   // perform(), on any thread
        close   // everything is said; the peer may still be talking
    };
    enum class stage : std::uint8_t { idle, head, body };
    struct pieces {
        std::string_view first, second;
    };

    session(server_shared& shared, date_text& date);
    ~session();
    session(session const&) = delete;
    session& operator=(session const&) = delete;

    // Goes on as far as it can without any of the above.
    want next();

    [[nodiscard]] char* room() noexcept { return buffer_.room(); }
    [[nodiscard]] std::size_t room_bytes() const noexcept { return buffer_.room_bytes(); }
    void received(std::size_t bytes, std::chrono::nanoseconds now);
    void ended() noexcept { ended_ = true; }
    // At want::close: true if a last answer was given that the peer may still have to read.
    [[nodiscard]] bool lingers() const noexcept { return !keep_ && !ended_; }
    // Once want::close was said: drops what is here, so that there is room for reading away what
    // still comes.
    void discard_input() noexcept { buffer_.consume(buffer_.size()); }
    void timed_out() noexcept { timed_out_ = true; }
    [[nodiscard]] pieces output() const noexcept { return {out_, tail_}; }
    void written() noexcept;
    void perform();

    // What the present read waits for, and until when on options.time at the most.
    [[nodiscard]] enum stage stage() const noexcept;
    [[nodiscard]] std::chrono::nanoseconds read_deadline(std::chrono::nanoseconds now) noexcept;

private:
    enum class step : std::uint8_t { head, body, call, answer, closing };
    enum class route : std::uint8_t { call, page, options, none };

    bool advance_head();
    void begin_request();
    [[nodiscard]] route find_route() const;
    bool advance_body();
    bool advance_chunked();
    bool wait_for_body(std::size_t capacity_wanted);
    bool grow(std::size_t capacity);
    void begin_call(std::string_view body, std::size_t request_end);
    bool fill_context();
    bool fill_deadline(std::string_view value);
    bool fill_key(std::string_view value);
    void answer();
    void next_request();
    bool reject(int status, std::string_view reason);
    bool refuse(int status, std::string_view reason);
    bool shed(std::string_view reason);
    void perform_options();
    void perform_none();

    server_shared& shared_;
    date_text& date_;
    http_limits const& limits_;
    read_buffer buffer_;
    std::size_t const reserve_;
    request_guard guard_;
    chunk_decoder chunks_;
    step step_ = step::head;
    route route_ = route::none;
    bool ended_ = false, timed_out_ = false, keep_ = true, counted_in_flight_ = false;
    std::size_t decoded_ = 0;      // bytes of a chunked body without its framing, behind the head
    std::size_t request_end_ = 0;  // where the next request begins
    std::size_t body_received_ = 0;
    std::chrono::nanoseconds now_{0}, head_at_{0}, stage_began_{0};
    enum stage stage_seen_ = stage::idle;
    bool stage_fresh_ = true;
    call_context context_;
    transport::request asked_;
    transport::reply reply_;
    std::string out_;
    std::string_view tail_;  // a large body, written from where it is
};

}  // namespace treaty::http::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/detail/session.ipp>
#endif
