// SPDX-License-Identifier: BSL-1.0
// Decides whether bytes are the head of a request that a service may act on, strictly by RFC 9112.
// It reads as the bytes arrive and refuses at the first byte that cannot be right; how the bytes
// are cut never changes the verdict. It does not read bodies (see chunk_decoder.hpp) and knows no
// paths.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/transport/http/field_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace treaty::http {

enum class method : std::uint8_t {
    get,
    head,
    post,
    put,
    delete_,
    connect,
    options,
    trace,
    patch,
    unknown
};

enum class framing : std::uint8_t { none, length, chunked };

// A part of the head, by position, so that it stays true when the buffer moves.
struct span_of_head {
    std::uint32_t at = 0;
    std::uint32_t size = 0;
    [[nodiscard]] std::string_view in(std::string_view head) const noexcept {
        return head.substr(at, size);
    }
};

// A field that a server uses. Given more than once it has no value that both sides agree on.
struct known_field {
    span_of_head value;
    std::uint32_t times = 0;
};

struct request_head {
    http::method method = http::method::unknown;
    int minor_version = 1;  // of HTTP/1
    span_of_head path;      // raw, "*" for OPTIONS *, empty for CONNECT
    span_of_head query;     // after '?'
    span_of_head host;      // of the target if it has one, otherwise of the field; may be empty
    http::framing framing = http::framing::none;
    std::uint64_t length = 0;  // with framing::length
    bool keep_alive = true;
    bool expect_continue = false;
    std::size_t bytes = 0;  // of the head with its empty line, and of empty lines before it
    known_field content_type, content_encoding, idempotency_key, deadline_ms, traceparent;
};

// Why a request is not acted upon. The connection closes after it, since where the next request
// starts is not known.
struct refusal {
    int status = 0;
    std::string_view reason;  // one sentence, for people
    // Where there was too much: how much is read here, of what, and how much there was.
    std::size_t most = 0;  // 0: that was not it
    std::string_view of = "bytes";
    std::uint64_t found = 0;  // 0: more
    bool all_found = false;   // false: at least so much
};

class request_guard {
public:
    enum class verdict : std::uint8_t { need_more, complete, refused };

    explicit request_guard(http_limits const& limits) noexcept : limits_(limits) {}

    // Reads on. `text` is everything from the beginning of the request that has arrived: the text
    // of the call before, and more. After `complete`, what follows head().bytes belongs to the body
    // or to the next request.
    verdict read(std::string_view text) noexcept;
    // Prepares for the next request.
    void reset() noexcept;

    // True once something other than an empty line has arrived.
    [[nodiscard]] bool begun() const noexcept {
        return state_ != state::start && state_ != state::start_lf;
    }
    [[nodiscard]] request_head const& head() const noexcept { return head_; }
    [[nodiscard]] http::refusal const& refusal() const noexcept { return refusal_; }

private:
    enum class state : std::uint8_t {
        start,
        start_lf,
        method,
        target,
        version,
        line_lf,
        field,
        name,
        value,
        value_lf,
        end_lf,
        done,
        refused
    };
    // What the fields said, as far as they bear on each other.
    struct seen_fields {
        int hosts = 0;
        int lengths = 0;
        int encodings = 0;
        bool close = false, keep_alive = false;
        bool chunked_last = false;    // the last transfer coding so far is chunked
        bool chunked_before = false;  // chunked was followed by another coding
        bool other_coding = false;
        bool expects_other = false;
    };

    void step(std::string_view text) noexcept;
    void read_start(std::string_view text) noexcept;
    void read_method(std::string_view text) noexcept;
    void read_target(std::string_view text) noexcept;
    void read_version(std::string_view text) noexcept;
    void read_field_start(char c) noexcept;
    void read_name(std::string_view text) noexcept;
    void read_value(std::string_view text) noexcept;
    void expect_lf(char c, state next) noexcept;

    bool finish_line(std::string_view text) noexcept;
    bool split_target(std::string_view text) noexcept;
    bool split_absolute(std::string_view target) noexcept;
    void split_path(std::size_t at, std::string_view path) noexcept;
    bool finish_field(std::string_view name, std::string_view value, std::size_t value_at) noexcept;
    bool take_length(std::string_view value) noexcept;
    bool take_encodings(std::string_view value) noexcept;
    void take_connection(std::string_view value) noexcept;
    void take_expect(std::string_view value) noexcept;
    void finish_head() noexcept;
    bool refuse(int status, std::string_view reason, std::size_t most = 0,
                std::string_view of = "bytes") noexcept;

    http_limits limits_;
    request_head head_;
    http::refusal refusal_;
    seen_fields seen_;
    std::size_t at_ = 0;    // the next byte to read
    std::size_t from_ = 0;  // where the present token began
    span_of_head token_;    // the target, later the field's name
    std::size_t fields_ = 0;
    int empty_lines_ = 0;
    int major_version_ = 0;
    state state_ = state::start;
};

}  // namespace treaty::http

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/request_guard.ipp>
#endif
