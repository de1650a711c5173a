// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/authority.hpp>
#include <treaty/transport/http/request_guard.hpp>

#include <algorithm>
#include <limits>

namespace treaty::http {
namespace detail {

// RFC 9112, section 2.2, asks to let pass at least one empty line before a request.
inline constexpr int empty_lines_max = 4;
// Longer than any method there is (UPDATEREDIRECTREF has 17); a longer one is unknown without
// reading on.
inline constexpr std::size_t method_bytes_max = 32;

inline method method_of(std::string_view name) noexcept {
    switch (name.size()) {
        case 3: return name == "GET" ? method::get : name == "PUT" ? method::put : method::unknown;
        case 4:
            return name == "POST" ? method::post : name == "HEAD" ? method::head : method::unknown;
        case 5:
            return name == "PATCH"   ? method::patch
                   : name == "TRACE" ? method::trace
                                     : method::unknown;
        case 6: return name == "DELETE" ? method::delete_ : method::unknown;
        case 7:
            return name == "OPTIONS"   ? method::options
                   : name == "CONNECT" ? method::connect
                                       : method::unknown;
        default: return method::unknown;
    }
}

inline span_of_head span_at(std::size_t at, std::size_t size) noexcept {
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(size)};
}

// Calls `take` with each element of a comma-separated list, blanks trimmed; stops when it says
// false.
template <class Take>
bool each_element(std::string_view list, Take take) noexcept {
    for (;;) {
        std::size_t const comma = list.find(',');
        if (!take(trim(list.substr(0, comma)))) return false;
        if (comma == std::string_view::npos) return true;
        list.remove_prefix(comma + 1);
    }
}

}  // namespace detail

TREATY_INLINE void request_guard::reset() noexcept {
    head_ = {};
    seen_ = {};
    at_ = from_ = fields_ = 0;
    empty_lines_ = 0;
    state_ = state::start;
}

TREATY_INLINE bool request_guard::refuse(int status, std::string_view reason, std::size_t most,
                                         std::string_view of) noexcept {
    refusal_ = {status, reason, most, of};
    state_ = state::refused;
    return false;
}

TREATY_INLINE request_guard::verdict request_guard::read(std::string_view text) noexcept {
    // Nothing behind the limit is looked at, so the verdict does not depend on how much arrived at
    // once.
    std::string_view const seen = text.substr(0, limits_.header_bytes_max);
    while (at_ < seen.size() && state_ < state::done) step(seen);
    if (state_ == state::done) return verdict::complete;
    if (state_ != state::refused) {
        if (at_ < limits_.header_bytes_max) return verdict::need_more;
        refuse(state_ == state::target ? 414 : 431,
               "The head of the request is larger than this server reads.",
               limits_.header_bytes_max);
    }
    return verdict::refused;
}

TREATY_INLINE void request_guard::step(std::string_view text) noexcept {
    switch (state_) {
        case state::start: return read_start(text);
        case state::start_lf: return expect_lf(text[at_++], state::start);
        case state::method: return read_method(text);
        case state::target: return read_target(text);
        case state::version: return read_version(text);
        case state::line_lf: return expect_lf(text[at_++], state::field);
        case state::field: return read_field_start(text[at_]);
        case state::name: return read_name(text);
        case state::value: return read_value(text);
        case state::value_lf: return expect_lf(text[at_++], state::field);
        case state::end_lf:
            expect_lf(text[at_++], state::done);
            if (state_ == state::done) finish_head();
            return;
        case state::done:
        case state::refused: return;
    }
}

TREATY_INLINE void request_guard::expect_lf(char c, state next) noexcept {
    if (c == '\n')
        state_ = next;
    else
        refuse(400, "A carriage return is not followed by a line feed.");
}

TREATY_INLINE void request_guard::read_start(std::string_view text) noexcept {
    if (text[at_] == '\r') {
        if (++empty_lines_ > detail::empty_lines_max) {
            refuse(400, "There are too many empty lines before the request.");
            return;
        }
        ++at_;
        state_ = state::start_lf;
        return;
    }
    from_ = at_;
    state_ = state::method;
}

TREATY_INLINE void request_guard::read_method(std::string_view text) noexcept {
    at_ = detail::skip(text, at_, detail::token);
    if (at_ - from_ > detail::method_bytes_max) {
        refuse(501, "The method is not known here.");
        return;
    }
    if (at_ == text.size()) return;
    if (text[at_] != ' ' || at_ == from_) {
        refuse(400, "The first line does not begin with a method and one space.");
        return;
    }
    head_.method = detail::method_of(text.substr(from_, at_ - from_));
    from_ = ++at_;
    state_ = state::target;
}

TREATY_INLINE void request_guard::read_target(std::string_view text) noexcept {
    std::size_t const most = from_ + limits_.target_bytes_max;
    // '[' and ']' stand only in the authority of an absolute target; where else, split_target
    // refuses them.
    while (at_ < text.size() && at_ <= most &&
           (detail::is(text[at_], detail::target) || text[at_] == '%' || text[at_] == '[' ||
            text[at_] == ']'))
        ++at_;
    if (at_ > most)
        return void(refuse(414, "The request target is longer than this server reads.",
                           limits_.target_bytes_max));
    if (at_ == text.size()) return;
    if (text[at_] != ' ' || at_ == from_) {
        refuse(400, "The request target is missing or has a byte that must not stand in it.");
        return;
    }
    token_ = detail::span_at(from_, at_ - from_);
    from_ = ++at_;
    state_ = state::version;
}

TREATY_INLINE void request_guard::read_version(std::string_view text) noexcept {
    static constexpr std::string_view shape = "HTTP/#.#\r";
    for (; at_ < text.size(); ++at_) {
        char const wanted = shape[at_ - from_];
        char const c = text[at_];
        if (wanted == '#' ? !detail::is(c, detail::digit) : c != wanted) {
            refuse(400, wanted == '\r' && c == '\n'
                            ? "A line ends with a line feed that has no carriage return before it."
                            : "The first line does not end with a version such as HTTP/1.1.");
            return;
        }
        if (wanted == '\r') {
            major_version_ = text[from_ + 5] - '0';
            head_.minor_version = text[from_ + 7] - '0';
            ++at_;
            if (finish_line(text)) state_ = state::line_lf;
            return;
        }
    }
}

TREATY_INLINE bool request_guard::finish_line(std::string_view text) noexcept {
    if (major_version_ != 1) return refuse(505, "Only HTTP/1 is spoken here.");
    if (head_.method == method::unknown) return refuse(501, "The method is not known here.");
    return split_target(text);
}

TREATY_INLINE bool request_guard::split_target(std::string_view text) noexcept {
    std::string_view const target = token_.in(text);
    if (head_.method == method::connect) {
        // RFC 9112, section 3.2.3: host and port, both present.
        std::size_t const colon = target.rfind(':');
        bool const whole = colon != std::string_view::npos && colon + 1 < target.size() &&
                           target[colon + 1] != ']';
        return (whole && valid_authority(target)) ||
               refuse(400, "CONNECT needs a host and a port.");
    }
    if (target == "*") {
        head_.path = token_;
        return head_.method == method::options || refuse(400, "Only OPTIONS may ask for '*'.");
    }
    if (target.front() != '/') return split_absolute(target);
    if (!detail::escaped_text(target, detail::target))
        return refuse(400, "The request target has a byte or an escape that must not stand in it.");
    split_path(token_.at, target);
    return true;
}

TREATY_INLINE bool request_guard::split_absolute(std::string_view target) noexcept {
    std::size_t const colon = target.find("://");
    if (colon == std::string_view::npos)
        return refuse(400, "The request target is neither a path nor a URL.");
    if (detail::same(target.substr(0, colon), "https"))
        return refuse(421, "This connection is not the secured one that the URL asks for.");
    if (!detail::same(target.substr(0, colon), "http"))
        return refuse(400, "The URL is not one of HTTP.");
    std::size_t const host = colon + 3;
    std::size_t const path = std::min(target.find_first_of("/?", host), target.size());
    if (path == host || !valid_authority(target.substr(host, path - host)))
        return refuse(400, "The URL has no valid host.");
    if (!detail::escaped_text(target.substr(path), detail::target))
        return refuse(400, "The request target has a byte or an escape that must not stand in it.");
    head_.host = detail::span_at(token_.at + host, path - host);
    split_path(token_.at + path, target.substr(path));
    if (head_.path.size == 0) {
        // An empty path means "/", and OPTIONS means the whole server (RFC 9112, section 3.2.4);
        // the '/' that every URL has before its host serves as the first.
        bool const whole_server = head_.method == method::options && path == target.size();
        head_.path = detail::span_at(token_.at + host - 1, whole_server ? 0 : 1);
    }
    return true;
}

TREATY_INLINE void request_guard::split_path(std::size_t at, std::string_view path) noexcept {
    std::size_t const mark = std::min(path.find('?'), path.size());
    head_.path = detail::span_at(at, mark);
    if (mark < path.size()) head_.query = detail::span_at(at + mark + 1, path.size() - mark - 1);
}

TREATY_INLINE void request_guard::read_field_start(char c) noexcept {
    if (c == '\r') {
        ++at_;
        state_ = state::end_lf;
    } else if (detail::is_blank(c)) {
        refuse(400, "A line of the head begins with a blank.");
    } else if (++fields_ > limits_.header_fields_max) {
        refuse(431, "The request has more fields than this server reads.",
               limits_.header_fields_max, "fields");
    } else {
        from_ = at_;
        state_ = state::name;
    }
}

TREATY_INLINE void request_guard::read_name(std::string_view text) noexcept {
    at_ = detail::skip(text, at_, detail::token);
    if (at_ == text.size()) return;
    if (text[at_] != ':' || at_ == from_) {
        refuse(400, "A field's name is not a token followed by a colon.");
        return;
    }
    token_ = detail::span_at(from_, at_ - from_);
    from_ = ++at_;
    state_ = state::value;
}

TREATY_INLINE void request_guard::read_value(std::string_view text) noexcept {
    at_ = detail::skip_value(text, at_);
    if (at_ == text.size()) return;
    if (text[at_] != '\r') {
        refuse(400, "A field's value has a control character in it.");
        return;
    }
    std::string_view const value = detail::trim(text.substr(from_, at_ - from_));
    std::size_t const value_at =
        value.empty() ? from_ : static_cast<std::size_t>(value.data() - text.data());
    ++at_;
    if (finish_field(token_.in(text), value, value_at)) state_ = state::value_lf;
}

TREATY_INLINE bool request_guard::finish_field(std::string_view name, std::string_view value,
                                               std::size_t value_at) noexcept {
    auto const keep = [&](known_field& field) {
        field = {detail::span_at(value_at, value.size()), field.times + 1};
        return true;
    };
    switch (name.size()) {
        case 4:
            if (!detail::same(name, "host")) return true;
            if (++seen_.hosts > 1) return refuse(400, "The request has more than one Host.");
            if (!valid_authority(value))
                return refuse(400, "The Host is not a host with an optional port.");
            // That of the target decides (RFC 9112, section 3.2.2).
            if (head_.host.size == 0) head_.host = detail::span_at(value_at, value.size());
            return true;
        case 6:
            if (detail::same(name, "expect")) take_expect(value);
            return true;
        case 10:
            if (detail::same(name, "connection")) take_connection(value);
            return true;
        case 11:
            if (detail::same(name, "deadline-ms")) return keep(head_.deadline_ms);
            return !detail::same(name, "traceparent") || keep(head_.traceparent);
        case 12: return !detail::same(name, "content-type") || keep(head_.content_type);
        case 14: return !detail::same(name, "content-length") || take_length(value);
        case 15: return !detail::same(name, "idempotency-key") || keep(head_.idempotency_key);
        case 16: return !detail::same(name, "content-encoding") || keep(head_.content_encoding);
        case 17: return !detail::same(name, "transfer-encoding") || take_encodings(value);
        default: return true;
    }
}

// One field with digits only. A list of equal numbers could be accepted (RFC 9112, section 6.3),
// but who sends one is not to be trusted with where the body ends.
TREATY_INLINE bool request_guard::take_length(std::string_view value) noexcept {
    if (++seen_.lengths > 1) return refuse(400, "The request has more than one Content-Length.");
    if (value.empty() || detail::skip(value, 0, detail::digit) != value.size())
        return refuse(400, "The Content-Length is not a number.");
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    for (char const c : value) {
        auto const next = static_cast<std::uint64_t>(c - '0');
        if (head_.length > (most - next) / 10)
            return refuse(400, "The Content-Length is no number of bytes.");
        head_.length = head_.length * 10 + next;
    }
    return true;
}

TREATY_INLINE bool request_guard::take_encodings(std::string_view value) noexcept {
    ++seen_.encodings;
    return detail::each_element(value, [&](std::string_view coding) {
        std::string_view const name = coding.substr(0, detail::skip(coding, 0, detail::token));
        std::string_view const rest = detail::trim(coding.substr(name.size()));
        bool const chunked = detail::same(name, "chunked");
        // RFC 9112, section 7.1: chunked has no parameters.
        if (name.empty() || (!rest.empty() && (rest.front() != ';' || chunked)))
            return refuse(400, "The Transfer-Encoding is not a list of codings.");
        if (seen_.chunked_last) seen_.chunked_before = true;
        seen_.chunked_last = chunked;
        if (!chunked) seen_.other_coding = true;
        return true;
    });
}

TREATY_INLINE void request_guard::take_connection(std::string_view value) noexcept {
    detail::each_element(value, [&](std::string_view option) {
        if (detail::same(option, "close")) seen_.close = true;
        if (detail::same(option, "keep-alive")) seen_.keep_alive = true;
        return true;
    });
}

TREATY_INLINE void request_guard::take_expect(std::string_view value) noexcept {
    detail::each_element(value, [&](std::string_view expectation) {
        if (detail::same(expectation, "100-continue"))
            head_.expect_continue = true;
        else
            seen_.expects_other = true;
        return true;
    });
}

TREATY_INLINE void request_guard::finish_head() noexcept {
    head_.bytes = at_;
    bool const old = head_.minor_version == 0;
    if (seen_.hosts == 0 && !old) {
        refuse(400, "The request has no Host.");
        return;
    }
    if (seen_.encodings > 0) {
        // RFC 9112, sections 6.1 and 6.3: each of these is a way to hide one request in another.
        if (seen_.lengths > 0)
            refuse(400, "The request has both Transfer-Encoding and Content-Length.");
        else if (old)
            refuse(400, "HTTP/1.0 has no Transfer-Encoding.");
        else if (!seen_.chunked_last || seen_.chunked_before)
            refuse(400, "The last transfer coding, and only the last, must be chunked.");
        else if (seen_.other_coding)
            refuse(501, "Only the transfer coding chunked is read here.");
        if (state_ == state::refused) return;
        head_.framing = framing::chunked;
    } else if (seen_.lengths > 0) {
        head_.framing = framing::length;
        if (head_.length > limits_.body_bytes_max)
            return void(
                refuse(413, "The body is larger than this server reads.", limits_.body_bytes_max));
    }
    if (seen_.expects_other) {
        refuse(417, "Only 100-continue can be expected here.");
        return;
    }
    if (old) head_.expect_continue = false;
    head_.keep_alive = old ? seen_.keep_alive && !seen_.close : !seen_.close;
}

}  // namespace treaty::http
