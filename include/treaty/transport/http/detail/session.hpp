// SPDX-License-Identifier: BSL-1.0
// One connection's side of HTTP/1.1 without the connection: bytes in, bytes out, and what to do
// next. No socket, no thread and no clock is read here, so every order of events can be tested, and
// another stream (TLS) changes nothing.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/transport/http/chunk_decoder.hpp>
#include <treaty/transport/http/detail/answer_text.hpp>
#include <treaty/transport/http/detail/body_pieces.hpp>
#include <treaty/transport/http/detail/read_buffer.hpp>
#include <treaty/transport/http/detail/read_wait.hpp>
#include <treaty/transport/http/detail/routing.hpp>
#include <treaty/transport/http/detail/shared_room.hpp>
#include <treaty/transport/http/request_guard.hpp>
#include <treaty/transport/http/server_options.hpp>
#include <treaty/transport/transport.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
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
    struct pieces {
        std::string_view first, second;
    };

    session(server_shared& shared, date_text& date);
    ~session() { room_.forget(buffer_); }
    session(session const&) = delete;
    session& operator=(session const&) = delete;

    // Goes on as far as it can without any of the above.
    want next();

    [[nodiscard]] char* room() noexcept { return buffer_.room(); }
    [[nodiscard]] std::size_t room_bytes() const noexcept { return buffer_.room_bytes(); }
    void received(std::size_t bytes, std::chrono::nanoseconds now) {
        buffer_.commit(bytes);
        body_received_ += bytes;
        now_ = now;
    }
    void ended() noexcept { ended_ = true; }
    // At want::close: true if a last answer was given that the peer may still have to read.
    [[nodiscard]] bool lingers() const noexcept { return !keep_ && !ended_; }
    // Once want::close was said: drops what is here, so that there is room for reading away what
    // still comes.
    void discard_input() noexcept { buffer_.consume(buffer_.size()); }
    void timed_out() noexcept { timed_out_ = true; }
    [[nodiscard]] pieces output() const noexcept { return {out_, tail_}; }
    void written() noexcept {
        out_.clear();
        tail_ = {};
    }
    void perform();

    // What the present read waits for, and until when on options.time at the most.
    [[nodiscard]] read_wait::stage stage() const noexcept {
        if (pieces_) return begun_ ? read_wait::stage::stream : read_wait::stage::body;
        if (step_ == step::body) return read_wait::stage::body;
        return guard_.begun() ? read_wait::stage::head : read_wait::stage::idle;
    }
    [[nodiscard]] std::chrono::nanoseconds read_deadline(std::chrono::nanoseconds now) noexcept {
        return wait_.deadline(stage(), now, body_received_, limits_);
    }
    // True where a server that stops need not wait for what is being read.
    [[nodiscard]] bool may_stop() const noexcept {
        return stage() == read_wait::stage::idle || stage() == read_wait::stage::stream;
    }

private:
    enum class step : std::uint8_t { head, body, pieces, call, said, answer, closing };

    bool advance_head();
    void begin_request();
    [[nodiscard]] std::unique_ptr<transport::body_reader> find_reader();
    bool ask_for_body();
    bool advance_body();
    bool advance_chunked();
    bool wait_for_body(std::size_t capacity_wanted);
    void see(std::string_view body);
    void begin_call(std::string_view body, std::size_t request_end);
    bool enter_call();
    void answer();
    void begin_answer(answer_length length);
    void end_answer();
    void next_request();
    bool reject(refusal const& what);
    bool refuse(refusal const& what);
    bool shed(std::string_view reason);
    void perform_call();

    bool advance_pieces();
    bool wait_for_piece();
    void after_piece();
    void say_piece();
    bool break_off(refusal const& why);
    void leave_body();

    server_shared& shared_;
    date_text& date_;
    http_limits const& limits_;
    read_buffer buffer_;
    shared_room room_;
    request_guard guard_;
    chunk_decoder chunks_;
    body_pieces pieces_{buffer_, chunks_};
    step step_ = step::head;
    detail::route route_ = route::none;
    bool ended_ = false, timed_out_ = false, keep_ = true, counted_in_flight_ = false;
    bool refused_ = false;         // by the fields of the head; the answer is made
    bool admitted_ = false;        // among the requests in flight, once
    bool begun_ = false;           // the answer, while the body still arrives
    bool complete_ = false;        // the answer to a body in pieces
    bool broken_ = false;          // the handler failed
    std::size_t decoded_ = 0;      // bytes of a chunked body without its framing, behind the head
    std::size_t request_end_ = 0;  // where the next request begins
    std::size_t body_received_ = 0;
    std::chrono::nanoseconds now_{0}, head_at_{0};
    read_wait wait_;
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
