// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/request_fields.hpp>
#include <treaty/transport/http/detail/session.hpp>

#include <algorithm>
#include <limits>

namespace treaty::http::detail {

// Pipelined answers are gathered up to here before they are written.
inline constexpr std::size_t gathered_bytes_max = std::size_t{64} * 1024;
// A body from here on is written from where it is; copying a smaller one costs less than a second
// piece.
inline constexpr std::size_t separate_bytes_min = std::size_t{16} * 1024;
// A chunked body's buffer grows when less room than this is left.
inline constexpr std::size_t room_bytes_min = 4096;

// How long a body may be depends on who reads it, which the guard does not know.
inline http_limits without_body_limit(http_limits limits) noexcept {
    limits.body_bytes_max = std::numeric_limits<std::size_t>::max();
    return limits;
}

TREATY_INLINE session::session(server_shared& shared, date_text& date)
    : shared_(shared),
      date_(date),
      limits_(shared.options.limits),
      // A whole head and a little of a body fit always.
      buffer_(std::max(limits_.buffer_bytes, limits_.header_bytes_max + 2 * room_bytes_min)),
      room_(buffer_.capacity(), shared.bodies_bytes, limits_.bodies_bytes_max),
      guard_(without_body_limit(limits_)),
      chunks_(limits_) {
    context_.time = shared.options.time;
    asked_.context = &context_;
}

TREATY_INLINE session::want session::next() {
    for (;;) {
        if (!tail_.empty() || out_.size() >= gathered_bytes_max) return want::write;
        bool goes_on = true;
        switch (step_) {
            case step::head: goes_on = advance_head(); break;
            case step::body: goes_on = advance_body(); break;
            case step::pieces: goes_on = advance_pieces(); break;
            case step::call:
                if (enter_call()) return want::call;
                break;
            case step::said: after_piece(); break;
            case step::answer: answer(); break;
            case step::closing: return out_.empty() ? want::close : want::write;
        }
        if (!goes_on) return out_.empty() ? want::read : want::write;
    }
}

TREATY_INLINE bool session::reject(refusal const& what) {
    make_problem(reply_, what);
    step_ = step::answer;
    return true;
}

TREATY_INLINE bool session::refuse(refusal const& what) {
    keep_ = false;
    return reject(what);
}

TREATY_INLINE bool session::shed(std::string_view reason) {
    ++shared_.counters.requests_shed;
    reject({503, reason});
    reply_.retry_after = limits_.retry_after;
    return true;
}

// True if it is a call for another thread. Where there is no room among those in work, it is shed;
// what has begun goes on.
TREATY_INLINE bool session::enter_call() {
    if (shared_.options.handler_threads == 0) {
        perform();
        return false;
    }
    bool const full = shared_.requests_in_flight.fetch_add(1) >= limits_.requests_in_flight_max;
    counted_in_flight_ = !full || admitted_;
    if (counted_in_flight_) return admitted_ = true;
    --shared_.requests_in_flight;
    if (pieces_) leave_body();
    shed("More requests are in work than this server holds.");
    return false;
}

TREATY_INLINE bool session::advance_head() {
    switch (guard_.read(buffer_.view())) {
        case request_guard::verdict::complete: begin_request(); return true;
        case request_guard::verdict::refused:
            ++shared_.counters.requests_refused;
            return refuse(guard_.refusal());
        case request_guard::verdict::need_more: break;
    }
    if (guard_.begun()) {
        if (timed_out_) return refuse({408, "The head of the request took too long."});
        if (ended_) return refuse({400, "The request ends within its head."});
    } else if (timed_out_ || ended_ || shared_.stopping.load(std::memory_order_relaxed)) {
        step_ = step::closing;
        return true;
    }
    return false;
}

TREATY_INLINE void session::begin_request() {
    request_head const& head = guard_.head();
    head_at_ = now_;
    route_ = detail::find_route(shared_.handler, head.method, head.path.in(buffer_.view()));
    body_received_ = buffer_.size() - head.bytes;
    decoded_ = 0;
    refused_ = admitted_ = begun_ = complete_ = broken_ = false;
    context_.deadline = std::chrono::nanoseconds::max();
    context_.idempotency_key.clear();
    context_.traceparent.clear();
    step_ = step::body;
    if (head.method == method::connect) {
        // What follows belongs to the tunnel that the peer wishes for.
        keep_ = false;
        return begin_call({}, head.bytes);
    }
    auto reader = find_reader();
    bool const endless = reader != nullptr && reader->answers_early();
    if (head.framing == framing::length && head.length > limits_.body_bytes_max && !endless) {
        ++shared_.counters.requests_refused;
        return void(refuse({413, "The body is larger than this server reads.",
                            limits_.body_bytes_max, "bytes", head.length, true}));
    }
    if (!ask_for_body() || reader == nullptr) return;
    pieces_.begin(std::move(reader), head);
    step_ = step::pieces;
}

// Who takes the body in as it arrives; null where it is collected.
TREATY_INLINE std::unique_ptr<transport::body_reader> session::find_reader() {
    if (route_ != route::call) return nullptr;
    reply_.clear();
    if (auto const wrong = fill_context(context_, guard_.head(), buffer_.view(), head_at_)) {
        make_problem(reply_, wrong->status, wrong->reason);
        refused_ = true;
        return nullptr;
    }
    see({});
    try {
        return shared_.handler.begin(asked_, reply_);
    } catch (...) {
        make_problem(reply_, 500, {});
        refused_ = true;
        return nullptr;
    }
}

// False if it is not wanted, and the request is answered.
TREATY_INLINE bool session::ask_for_body() {
    request_head const& head = guard_.head();
    if (!head.expect_continue || head.framing == framing::none || body_received_ != 0) return true;
    if (head.framing == framing::length && head.length == 0) return true;
    if (route_ == route::none) {
        // The body was not sent yet and is not wanted; whether it comes now is not known, so this
        // is the end.
        keep_ = false;
        begin_call({}, head.bytes);
        return false;
    }
    out_.append("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

TREATY_INLINE bool session::advance_body() {
    request_head const& head = guard_.head();
    if (head.framing == framing::chunked) return advance_chunked();
    std::size_t const end = head.bytes + static_cast<std::size_t>(head.length);
    if (buffer_.size() < end) return wait_for_body(end);
    begin_call(buffer_.view().substr(head.bytes, end - head.bytes), end);
    return true;
}

TREATY_INLINE bool session::advance_chunked() {
    std::size_t const from = guard_.head().bytes + decoded_;
    char* const raw = buffer_.data() + from;
    auto const progress = chunks_.decode({raw, buffer_.size() - from}, raw);
    decoded_ += progress.written;
    switch (progress.verdict) {
        case chunk_decoder::verdict::complete:
            begin_call(buffer_.view().substr(guard_.head().bytes, decoded_), from + progress.read);
            return true;
        case chunk_decoder::verdict::refused:
            ++shared_.counters.requests_refused;
            return refuse(chunks_.refusal());
        case chunk_decoder::verdict::need_more: break;
    }
    buffer_.truncate(from + progress.written);
    return wait_for_body(buffer_.size() + room_bytes_min);
}

// False: more must be read, and there is room for it.
TREATY_INLINE bool session::wait_for_body(std::size_t capacity_wanted) {
    if (timed_out_) return refuse({408, "The body of the request took too long."});
    if (ended_) return refuse({400, "The request ends within its body."});
    if (capacity_wanted <= buffer_.capacity()) return false;
    if (route_ == route::none) {
        // Not worth reading to its end.
        keep_ = false;
        begin_call({}, buffer_.size());
        return true;
    }
    // A length is only a promise: the buffer grows with what arrives.
    bool const full = buffer_.capacity() - buffer_.size() < room_bytes_min;
    if (!full) return false;
    if (room_.grow(buffer_,
                   std::min(2 * buffer_.capacity(),
                            std::max(capacity_wanted, buffer_.capacity() + room_bytes_min))))
        return false;
    keep_ = false;
    return shed("More bodies are arriving than this server holds.");
}

// The request as a handler sees it.
TREATY_INLINE void session::see(std::string_view body) {
    request_head const& head = guard_.head();
    std::string_view const text = buffer_.view();
    asked_.path = head.path.in(text);
    asked_.query = head.query.in(text);
    asked_.host = head.host.in(text);
    asked_.media_type = head.content_type.value.in(text);
    asked_.body = body;
    asked_.body_bytes = head.framing == framing::length ? head.length : 0;
}

TREATY_INLINE void session::begin_call(std::string_view body, std::size_t request_end) {
    request_end_ = request_end;
    see(body);
    step_ = refused_ ? step::answer : step::call;
    if (refused_) return;
    reply_.clear();
    if (context_.has_deadline() && context_.expired())
        reject({504, "The caller's deadline passed before the request had arrived."});
}

TREATY_INLINE void session::perform() {
    try {
        if (pieces_)
            complete_ = pieces_.give(reply_);
        else
            perform_call();
    } catch (...) {
        // What went wrong is for the handler's log, not for the peer.
        make_problem(reply_, 500, {});
        broken_ = true;
    }
    if (counted_in_flight_) --shared_.requests_in_flight;
    counted_in_flight_ = false;
    step_ = pieces_ ? step::said : step::answer;
}

TREATY_INLINE void session::perform_call() {
    transport::handler& handler = shared_.handler;
    switch (route_) {
        case route::call: return handler.call(asked_, reply_);
        case route::page: return answer_page(handler, asked_, reply_);
        case route::options: return answer_options(handler, asked_, reply_);
        case route::none: return answer_none(handler, guard_.head().method, asked_, reply_);
    }
}

TREATY_INLINE bool session::advance_pieces() {
    if (!pieces_.look()) {
        ++shared_.counters.requests_refused;
        return break_off(chunks_.refusal());
    }
    // An early answer does not wait for the first of the body.
    bool const first = pieces_.reader().answers_early() && !begun_;
    if (!first && !pieces_.due()) return wait_for_piece();
    step_ = step::call;
    return true;
}

// False: more must be read, and there is room for it.
TREATY_INLINE bool session::wait_for_piece() {
    if (timed_out_) return break_off({408, "The body of the request took too long."});
    if (ended_) return break_off({400, "The request ends within its body."});
    if (begun_ && shared_.stopping) return break_off({503, "The server stops."});
    std::size_t const capacity = buffer_.capacity();
    std::size_t const most = limits_.body_bytes_max + 2 * room_bytes_min;  // and a little behind
    if (capacity - buffer_.size() >= room_bytes_min) return false;
    if (capacity >= most)
        return break_off({413, "A piece of the body is larger than this server reads.",
                          limits_.body_bytes_max, "bytes", buffer_.size()});
    return !room_.grow(buffer_, std::min(2 * capacity, most)) &&
           break_off({503, "More bodies are arriving than this server holds."});
}

TREATY_INLINE void session::after_piece() {
    bool const early = pieces_.reader().answers_early();
    if (broken_ && begun_) {
        // Without its last chunk the answer is seen to be incomplete.
        keep_ = false;
        step_ = step::closing;
    } else if (broken_ || (complete_ && !early)) {
        leave_body();
        step_ = step::answer;
    } else if (early) {
        say_piece();
    } else {
        step_ = step::pieces;
    }
}

// Says what the reader has to say already.
TREATY_INLINE void session::say_piece() {
    bool const old = guard_.head().minor_version == 0;
    if (!begun_) {
        if (!writable(reply_)) return void(refuse({500, {}}));
        if (old) keep_ = false;
        begun_ = true;
        begin_answer(old ? answer_length::until_close : answer_length::chunked);
    }
    if (old)
        out_.append(reply_.body);
    else
        append_chunk(out_, reply_.body);
    reply_.body.clear();
    step_ = step::pieces;
    if (!complete_) return;
    if (!old) out_.append(last_chunk);
    leave_body();
    end_answer();
}

// The body will not come to its end, or is not waited for.
TREATY_INLINE bool session::break_off(refusal const& why) {
    if (!begun_) return why.status == 503 ? (keep_ = false, shed(why.reason)) : refuse(why);
    if (why.status == 408) ++shared_.counters.timed_out;
    keep_ = false;
    complete_ = true;
    try {
        pieces_.reader().abandon(static_cast<transport::status>(why.status), reply_);
        say_piece();
    } catch (...) {
        step_ = step::closing;
    }
    return true;
}

// The connection can stay only if what follows is known to be the next request.
TREATY_INLINE void session::leave_body() {
    keep_ = keep_ && pieces_.over();
    request_end_ = pieces_.next_request();
}

TREATY_INLINE void session::answer() {
    if (!writable(reply_)) make_problem(reply_, 500, {});
    begin_answer(answer_length::known);
    if (has_body(reply_.status) && guard_.head().method != method::head) {
        if (reply_.body.size() < separate_bytes_min)
            out_.append(reply_.body);
        else
            tail_ = reply_.body;
    }
    end_answer();
}

TREATY_INLINE void session::begin_answer(answer_length length) {
    request_head const& head = guard_.head();
    keep_ = keep_ && head.keep_alive && !shared_.stopping.load(std::memory_order_relaxed);
    auto const hundreds = static_cast<std::size_t>(reply_.status) / 100;
    shared_.counters.answers[hundreds].fetch_add(1, std::memory_order_relaxed);
    if (reply_.status == static_cast<transport::status>(408)) ++shared_.counters.timed_out;
    auto const after = !keep_                    ? after_answer::close
                       : head.minor_version == 0 ? after_answer::keep_old
                                                 : after_answer::keep;
    append_head(out_, {.reply = reply_,
                       .date = date_.of(shared_.options.time->now()),
                       .after = after,
                       .length = length});
}

TREATY_INLINE void session::end_answer() {
    pieces_.end();
    if (keep_)
        next_request();
    else
        step_ = step::closing;
}

TREATY_INLINE void session::next_request() {
    buffer_.consume(request_end_);
    guard_.reset();
    chunks_.reset();
    wait_.renew();
    step_ = step::head;
    room_.give_back(buffer_);
}

}  // namespace treaty::http::detail
