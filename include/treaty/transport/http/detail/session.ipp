// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/session.hpp>

#include <algorithm>
#include <charconv>

namespace treaty::http::detail {

// Pipelined answers are gathered up to here before they are written.
inline constexpr std::size_t gathered_bytes_max = std::size_t{64} * 1024;
// A body from here on is written from where it is; copying a smaller one costs less than a second
// piece.
inline constexpr std::size_t separate_bytes_min = std::size_t{16} * 1024;
// A chunked body's buffer grows when less room than this is left.
inline constexpr std::size_t room_bytes_min = 4096;
inline constexpr std::size_t idempotency_key_bytes_max = 255;
// Of a coding that is refused; the names of those that there are have at most 13 bytes.
inline constexpr std::size_t coding_shown_bytes_max = 64;
inline constexpr std::size_t deadline_digits_max = 9;  // eleven days

inline constexpr std::string_view allow_all = "GET, HEAD, POST, OPTIONS";
inline constexpr std::string_view allow_call = "POST, OPTIONS";
inline constexpr std::string_view allow_page = "GET, HEAD, OPTIONS";

TREATY_INLINE session::session(server_shared& shared, date_text& date)
    : shared_(shared),
      date_(date),
      limits_(shared.options.limits),
      // A whole head and a little of a body fit always.
      buffer_(std::max(limits_.buffer_bytes, limits_.header_bytes_max + 2 * room_bytes_min)),
      reserve_(buffer_.capacity()),
      guard_(limits_),
      chunks_(limits_) {
    context_.time = shared.options.time;
    asked_.context = &context_;
}

TREATY_INLINE session::~session() {
    shared_.bodies_bytes -= buffer_.capacity() - reserve_;
}

TREATY_INLINE void session::received(std::size_t bytes, std::chrono::nanoseconds now) {
    buffer_.commit(bytes);
    body_received_ += bytes;
    now_ = now;
}

TREATY_INLINE void session::written() noexcept {
    out_.clear();
    tail_ = {};
}

TREATY_INLINE enum session::stage session::stage() const noexcept {
    if (step_ == step::body) return stage::body;
    return guard_.begun() ? stage::head : stage::idle;
}

TREATY_INLINE std::chrono::nanoseconds session::read_deadline(
    std::chrono::nanoseconds now) noexcept {
    auto const present = stage();
    if (stage_fresh_ || present != stage_seen_) {
        stage_fresh_ = false;
        stage_seen_ = present;
        stage_began_ = now;
    }
    switch (present) {
        case stage::idle: return stage_began_ + limits_.idle_wait;
        case stage::head: return stage_began_ + limits_.header_wait;
        case stage::body: break;
    }
    auto const earned =
        std::chrono::milliseconds{body_received_ * 1000 / limits_.bytes_per_second_min};
    return stage_began_ + limits_.body_wait + earned;
}

TREATY_INLINE session::want session::next() {
    for (;;) {
        if (!tail_.empty() || out_.size() >= gathered_bytes_max) return want::write;
        bool goes_on = true;
        switch (step_) {
            case step::head: goes_on = advance_head(); break;
            case step::body: goes_on = advance_body(); break;
            case step::call:
                if (shared_.options.handler_threads == 0) {
                    perform();
                } else if (shared_.requests_in_flight.fetch_add(1) >=
                           limits_.requests_in_flight_max) {
                    --shared_.requests_in_flight;
                    shed("More requests are in work than this server holds.");
                } else {
                    counted_in_flight_ = true;
                    return want::call;
                }
                break;
            case step::answer: answer(); break;
            case step::closing: return out_.empty() ? want::close : want::write;
        }
        if (!goes_on) return out_.empty() ? want::read : want::write;
    }
}

TREATY_INLINE bool session::reject(int status, std::string_view reason) {
    make_problem(reply_, status, reason);
    step_ = step::answer;
    return true;
}

TREATY_INLINE bool session::refuse(int status, std::string_view reason) {
    keep_ = false;
    return reject(status, reason);
}

TREATY_INLINE bool session::shed(std::string_view reason) {
    ++shared_.counters.requests_shed;
    reject(503, reason);
    reply_.retry_after = limits_.retry_after;
    return true;
}

TREATY_INLINE bool session::advance_head() {
    switch (guard_.read(buffer_.view())) {
        case request_guard::verdict::complete: begin_request(); return true;
        case request_guard::verdict::refused:
            ++shared_.counters.requests_refused;
            return refuse(guard_.refusal().status, guard_.refusal().reason);
        case request_guard::verdict::need_more: break;
    }
    if (guard_.begun()) {
        if (timed_out_) return refuse(408, "The head of the request took too long.");
        if (ended_) return refuse(400, "The request ends within its head.");
    } else if (timed_out_ || ended_ || shared_.stopping.load(std::memory_order_relaxed)) {
        step_ = step::closing;
        return true;
    }
    return false;
}

TREATY_INLINE session::route session::find_route() const {
    request_head const& head = guard_.head();
    std::string_view const path = head.path.in(buffer_.view());
    switch (head.method) {
        case method::post: return shared_.handler.knows(path) ? route::call : route::none;
        case method::get:
        case method::head: return route::page;
        case method::options: return route::options;
        default: return route::none;
    }
}

TREATY_INLINE void session::begin_request() {
    request_head const& head = guard_.head();
    head_at_ = now_;
    route_ = find_route();
    body_received_ = buffer_.size() - head.bytes;
    decoded_ = 0;
    step_ = step::body;
    if (head.method == method::connect) {
        // What follows belongs to the tunnel that the peer wishes for.
        keep_ = false;
        begin_call({}, head.bytes);
        return;
    }
    if (!head.expect_continue || head.framing == framing::none || body_received_ != 0) return;
    if (head.framing == framing::length && head.length == 0) return;
    if (route_ == route::none) {
        // The body was not sent yet and is not wanted; whether it comes now is not known, so this
        // is the end.
        keep_ = false;
        begin_call({}, head.bytes);
        return;
    }
    out_.append("HTTP/1.1 100 Continue\r\n\r\n");
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
            return refuse(chunks_.refusal().status, chunks_.refusal().reason);
        case chunk_decoder::verdict::need_more: break;
    }
    buffer_.truncate(from + progress.written);
    return wait_for_body(buffer_.size() + room_bytes_min);
}

// False: more must be read, and there is room for it.
TREATY_INLINE bool session::wait_for_body(std::size_t capacity_wanted) {
    if (timed_out_) return refuse(408, "The body of the request took too long.");
    if (ended_) return refuse(400, "The request ends within its body.");
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
    if (grow(std::min(2 * buffer_.capacity(),
                      std::max(capacity_wanted, buffer_.capacity() + room_bytes_min))))
        return false;
    keep_ = false;
    return shed("More bodies are arriving than this server holds.");
}

TREATY_INLINE bool session::grow(std::size_t capacity) {
    std::size_t const more = capacity - buffer_.capacity();
    if (shared_.bodies_bytes.fetch_add(more) + more > limits_.bodies_bytes_max) {
        shared_.bodies_bytes -= more;
        return false;
    }
    try {
        buffer_.resize(capacity);
    } catch (...) {
        shared_.bodies_bytes -= more;
        return false;
    }
    return true;
}

TREATY_INLINE void session::begin_call(std::string_view body, std::size_t request_end) {
    request_head const& head = guard_.head();
    std::string_view const text = buffer_.view();
    request_end_ = request_end;
    reply_.clear();
    asked_.path = head.path.in(text);
    asked_.query = head.query.in(text);
    asked_.host = head.host.in(text);
    asked_.media_type = head.content_type.value.in(text);
    asked_.body = body;
    if (fill_context()) step_ = step::call;
}

// False if the request is answered already.
TREATY_INLINE bool session::fill_context() {
    request_head const& head = guard_.head();
    std::string_view const text = buffer_.view();
    context_.deadline = std::chrono::nanoseconds::max();
    context_.idempotency_key.clear();
    context_.traceparent.clear();
    if (route_ != route::call) return true;
    if (head.content_type.times > 1)
        return !reject(400, "The request has more than one Content-Type.");
    if (head.content_encoding.times > 1)
        return !reject(415, "The request has more than one Content-Encoding; none is read here.");
    if (std::string_view const coding = head.content_encoding.value.in(text);
        head.content_encoding.times == 1 && !same(coding, "identity"))
        return !reject(415, "The Content-Encoding \"" +
                                std::string{coding.substr(0, coding_shown_bytes_max)} +
                                "\" is not read here; send the body as it is.");
    if (head.traceparent.times == 1) context_.traceparent = head.traceparent.value.in(text);
    if (head.idempotency_key.times > 1)
        return !reject(400, "The request has more than one Idempotency-Key.");
    if (head.idempotency_key.times == 1 && !fill_key(head.idempotency_key.value.in(text)))
        return !reject(400, "The Idempotency-Key is not a text of 1 to 255 visible characters.");
    if (head.deadline_ms.times > 1)
        return !reject(400, "The request has more than one Deadline-Ms.");
    if (head.deadline_ms.times == 1 && !fill_deadline(head.deadline_ms.value.in(text)))
        return !reject(400, "The Deadline-Ms is not a number of at most 9 digits.");
    if (context_.has_deadline() && context_.expired())
        return !reject(504, "The caller's deadline passed before the request had arrived.");
    return true;
}

TREATY_INLINE bool session::fill_deadline(std::string_view value) {
    if (value.empty() || value.size() > deadline_digits_max ||
        skip(value, 0, digit) != value.size())
        return false;
    std::uint32_t wait = 0;
    std::from_chars(value.data(), value.data() + value.size(), wait);
    context_.deadline = head_at_ + std::chrono::milliseconds{wait};
    return true;
}

// Plain, or a string of structured fields (RFC 9651), as the draft of this field has it.
TREATY_INLINE bool session::fill_key(std::string_view value) {
    bool const quoted = !value.empty() && value.front() == '"';
    if (quoted) {
        if (value.size() < 2 || value.back() != '"') return false;
        value = value.substr(1, value.size() - 2);
    }
    if (value.empty() || value.size() > idempotency_key_bytes_max) return false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] <= ' ' || value[i] > '~') return false;
        if (quoted && value[i] == '"') return false;
        if (quoted && value[i] == '\\') {
            if (++i == value.size() || (value[i] != '"' && value[i] != '\\')) return false;
        }
        context_.idempotency_key.push_back(value[i]);
    }
    return true;
}

TREATY_INLINE void session::perform() {
    try {
        switch (route_) {
            case route::call: shared_.handler.call(asked_, reply_); break;
            case route::page:
                if (!shared_.handler.page(asked_, reply_)) perform_none();
                break;
            case route::options: perform_options(); break;
            case route::none: perform_none(); break;
        }
    } catch (...) {
        // What went wrong is for the handler's log, not for the peer.
        make_problem(reply_, 500, {});
    }
    if (counted_in_flight_) --shared_.requests_in_flight;
    counted_in_flight_ = false;
    step_ = step::answer;
}

TREATY_INLINE void session::perform_options() {
    bool const whole_server = asked_.path.empty() || asked_.path == "*";
    if (!whole_server) {
        perform_none();
        if (reply_.status != transport::status::not_allowed) return;
    }
    std::string allow{whole_server ? allow_all : std::string_view{reply_.allow}};
    reply_.clear();
    reply_.status = static_cast<transport::status>(204);
    reply_.allow = std::move(allow);
}

// There is nothing at the path for this method; what there is for others decides what to say.
TREATY_INLINE void session::perform_none() {
    std::string_view allow;
    if (guard_.head().method == method::connect)
        allow = allow_all;
    else if (shared_.handler.knows(asked_.path))
        allow = allow_call;
    else if (shared_.handler.page(asked_, reply_))
        allow = allow_page;
    if (allow.empty()) {
        make_problem(reply_, 404, "There is nothing at this path.");
    } else {
        make_problem(reply_, 405, "What is at this path does not answer this method.");
        reply_.allow = allow;
    }
}

TREATY_INLINE void session::answer() {
    if (!writable(reply_)) make_problem(reply_, 500, {});
    request_head const& head = guard_.head();
    keep_ = keep_ && head.keep_alive && !shared_.stopping.load(std::memory_order_relaxed);
    auto const hundreds = static_cast<std::size_t>(reply_.status) / 100;
    shared_.counters.answers[hundreds].fetch_add(1, std::memory_order_relaxed);
    if (reply_.status == static_cast<transport::status>(408)) ++shared_.counters.timed_out;
    auto const after = !keep_                    ? after_answer::close
                       : head.minor_version == 0 ? after_answer::keep_old
                                                 : after_answer::keep;
    append_head(out_,
                {.reply = reply_, .date = date_.of(shared_.options.time->now()), .after = after});
    if (has_body(reply_.status) && head.method != method::head) {
        if (reply_.body.size() < separate_bytes_min)
            out_.append(reply_.body);
        else
            tail_ = reply_.body;
    }
    if (keep_)
        next_request();
    else
        step_ = step::closing;
}

TREATY_INLINE void session::next_request() {
    buffer_.consume(request_end_);
    guard_.reset();
    chunks_.reset();
    stage_fresh_ = true;
    step_ = step::head;
    // A buffer that has grown is kept for the next body while there is plenty for all.
    bool const scarce =
        shared_.bodies_bytes.load(std::memory_order_relaxed) > limits_.bodies_bytes_max / 2;
    if (buffer_.capacity() > reserve_ && scarce && buffer_.size() <= reserve_) {
        shared_.bodies_bytes -= buffer_.capacity() - reserve_;
        buffer_.resize(reserve_);
    }
}

}  // namespace treaty::http::detail
