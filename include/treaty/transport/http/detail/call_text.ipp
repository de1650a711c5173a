// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/answer_text.hpp>
#include <treaty/transport/http/detail/call_text.hpp>
#include <treaty/transport/http/field_text.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace treaty::http::detail {

namespace beast_http = boost::beast::http;

// A server may send 100 or 103 before its answer; one that sends more than this is not answering.
inline constexpr int interim_answers_max = 8;
// A day: what is longer is no time to try again.
inline constexpr std::chrono::seconds retry_after_max{86'400};

inline std::string_view view(boost::beast::string_view text) noexcept {
    return {text.data(), text.size()};
}

inline problem refused_here(std::string_view what) {
    return {.kind = problem_kind::refused_here, .found = std::string{what}};
}

TREATY_INLINE url require_url(std::string_view text) {
    auto made = url::parse(text);
    if (!made)
        throw std::invalid_argument("treaty: not a URL of the form http://host[:port][/prefix]: " +
                                    std::string{text});
    return *std::move(made);
}

TREATY_INLINE std::chrono::nanoseconds time_for(call_context const& context,
                                                client_limits const& limits) {
    return context.has_deadline() ? context.remaining()
                                  : std::chrono::nanoseconds{limits.call_wait};
}

TREATY_INLINE problem too_late() {
    return {.kind = problem_kind::deadline_passed,
            .expected = "an answer before the deadline",
            .found = "none"};
}

TREATY_INLINE problem takes_nothing() {
    return {.kind = problem_kind::unreachable,
            .expected = "a connection",
            .found = "one that takes nothing"};
}

// The request line and Host; or why they cannot be put on the wire.
inline std::optional<problem> append_start(std::string& out, url const& to, verb how,
                                           transport::request const& asked) {
    if (!valid_target(asked.path) || asked.path.find('?') != std::string_view::npos)
        return refused_here("a path that cannot stand in a request line");
    if (!escaped_text(asked.query, target))
        return refused_here("a query that cannot stand in a request line");
    if (!valid_field_value(asked.media_type))
        return refused_here("a media type that is no field value");
    if (!valid_field_value(asked.action)) return refused_here("an action that is no field value");
    if (!valid_field_value(asked.context->idempotency_key))
        return refused_here("an idempotency key that is no field value");
    if (!valid_field_value(asked.context->traceparent))
        return refused_here("a traceparent that is no field value");

    out.append(how == verb::get ? "GET " : "POST ").append(to.prefix).append(asked.path);
    if (!asked.query.empty()) out.append("?").append(asked.query);
    out.append(" HTTP/1.1\r\nHost: ").append(to.authority).append("\r\n");
    return std::nullopt;
}

inline void append_field(std::string& out, std::string_view name, std::string_view value) {
    if (!value.empty()) out.append(name).append(value).append("\r\n");
}

// The answer is wanted in the format of the question; servers that choose by this field would keep
// their faults to themselves if they could not send them as problems.
inline void append_accepted(std::string& out, std::string_view media_type) {
    if (media_type.empty()) return;
    out.append("Accept: ").append(media_type);
    out.append(", ").append(transport::own_media_type).append("\r\n");
}

TREATY_INLINE std::optional<problem> append_call(std::string& out, url const& to, verb how,
                                                 transport::request const& asked,
                                                 std::chrono::nanoseconds left) {
    if (auto why = append_start(out, to, how, asked)) return why;
    if (how == verb::post) {
        append_field(out, "Content-Type: ", asked.media_type);
        append_field(out, "SOAPAction: ", asked.action);
        append_accepted(out, asked.media_type);
        out.append("Content-Length: ");
        append_number(out, asked.body.size());
        out.append("\r\n");
    }
    out.append("Deadline-Ms: ");
    auto const whole = std::chrono::floor<std::chrono::milliseconds>(left).count();
    append_number(out, static_cast<std::uint64_t>(std::clamp<std::int64_t>(whole, 1, 999'999'999)));
    out.append("\r\n");
    append_field(out, "Idempotency-Key: ", asked.context->idempotency_key);
    append_field(out, "traceparent: ", asked.context->traceparent);
    out.append("\r\n");
    return std::nullopt;
}

TREATY_INLINE std::optional<problem> append_stream(std::string& out, url const& to,
                                                   transport::request const& asked) {
    if (auto why = append_start(out, to, verb::post, asked)) return why;
    append_field(out, "Content-Type: ", asked.media_type);
    append_accepted(out, asked.media_type);
    append_field(out, "traceparent: ", asked.context->traceparent);
    out.append("Transfer-Encoding: chunked\r\n\r\n");
    return std::nullopt;
}

TREATY_INLINE answer_reader::answer_reader(client_limits const& limits, bool endless)
    : limits_(limits),
      endless_(endless) {
    begin();
}

TREATY_INLINE void answer_reader::begin() {
    parser_.emplace();
    parser_->eager(true);
    parser_->header_limit(static_cast<std::uint32_t>(limits_.header_bytes_max));
    if (endless_)
        parser_->body_limit(boost::none);
    else
        parser_->body_limit(limits_.body_bytes_max);
}

TREATY_INLINE answer_reader::verdict answer_reader::fail(std::string_view found) {
    why_ = {.kind = problem_kind::bad_answer,
            .expected = "an HTTP/1.1 answer",
            .found = std::string{found}};
    return verdict::bad;
}

TREATY_INLINE answer_reader::verdict answer_reader::take(std::string_view bytes) {
    unread_.append(bytes);
    std::size_t used = 0;
    verdict made = verdict::need_more;
    while (made == verdict::need_more && used < unread_.size()) {
        boost::beast::error_code ec;
        std::size_t const now = parser_->put(
            boost::asio::const_buffer{unread_.data() + used, unread_.size() - used}, ec);
        used += now;
        if (ec == beast_http::error::need_more) {
            if (now == 0) break;
        } else if (ec == beast_http::error::body_limit || ec == beast_http::error::header_limit) {
            made = fail("one that is larger than this client reads");
        } else if (ec) {
            made = fail("bytes that are none");
        } else if (parser_->is_done()) {
            made = check();
        }
    }
    unread_.erase(0, used);
    if (made == verdict::need_more && !parser_->is_header_done() &&
        unread_.size() > limits_.header_bytes_max)
        return fail("one that is larger than this client reads");
    return made;
}

TREATY_INLINE answer_reader::verdict answer_reader::take_failure() {
    return fail("a connection that broke");
}

TREATY_INLINE answer_reader::verdict answer_reader::take_end() {
    boost::beast::error_code ec;
    if (!parser_->got_some()) return fail("the end of the connection");
    parser_->put_eof(ec);
    if (ec || !parser_->is_done()) return fail("one that ends in the middle");
    return check();
}

// What Beast lets pass and a caller must not rely on: RFC 9112, section 6.3.
TREATY_INLINE answer_reader::verdict answer_reader::check() {
    auto const& head = parser_->get();
    unsigned const status = head.result_int();
    auto const lengths = head.count(beast_http::field::content_length);
    auto const encodings = head.count(beast_http::field::transfer_encoding);
    if (lengths > 1 || encodings > 1 || (lengths == 1 && encodings == 1))
        return fail("one whose fields do not agree on where it ends");
    if (encodings == 1 && !same(view(head[beast_http::field::transfer_encoding]), "chunked"))
        return fail("one with a transfer coding other than chunked");
    if (status < 100 || status > 599 || status == 101)
        return fail("a status that is no answer to a call");
    if (status >= 200) return verdict::complete;
    if (++interim_ > interim_answers_max) return fail("too many interim answers");
    begin();
    return verdict::need_more;
}

TREATY_INLINE bool answer_reader::reusable() const {
    return unread_.empty() && parser_->keep_alive() && !parser_->get().need_eof();
}

TREATY_INLINE void answer_reader::move_to(transport::reply& answer) {
    auto& message = parser_->get();
    answer.clear();
    answer.status = static_cast<transport::status>(message.result_int());
    answer.media_type = view(message[beast_http::field::content_type]);
    answer.allow = view(message[beast_http::field::allow]);
    answer.body = std::move(message.body());
    auto const after = view(message[beast_http::field::retry_after]);
    std::uint32_t seconds = 0;
    auto const read = std::from_chars(after.data(), after.data() + after.size(), seconds);
    if (read.ec == std::errc{} && read.ptr == after.data() + after.size())
        answer.retry_after = std::min(std::chrono::seconds{seconds}, retry_after_max);
}

}  // namespace treaty::http::detail
