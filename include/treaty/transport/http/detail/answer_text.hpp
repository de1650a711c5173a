// SPDX-License-Identifier: BSL-1.0
// Writes the head of an answer, and the problems that the transport itself answers with (RFC 9457).
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/transport/http/request_guard.hpp>
#include <treaty/transport/transport.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace treaty::http::detail {

// "Mon, 23 Nov 2026 06:02:07 GMT" (RFC 9110, section 5.6.7), made anew once a second.
class date_text {
public:
    std::string_view of(instant now);

private:
    std::int64_t second_ = -1;
    char text_[29] = {};
};

enum class after_answer : std::uint8_t {
    keep,
    keep_old,
    close
};  // keep_old: the peer speaks HTTP/1.0

// How the peer finds the end of the answer. until_close is for one of HTTP/1.0, which knows no
// chunks.
enum class answer_length : std::uint8_t { known, chunked, until_close };

// What a head is written from. Every text in it has been checked with writable().
struct answer_head {
    transport::reply const& reply;
    std::string_view date;
    after_answer after = after_answer::keep;
    answer_length length = answer_length::known;
};

// False if a text of the reply could split the answer, or if its status is no final one.
bool writable(transport::reply const& reply) noexcept;
// True if an answer of this status has a body at all.
bool has_body(transport::status status) noexcept;
void append_head(std::string& out, answer_head const& head);

// One chunk of an answer; nothing if there is nothing to say, since an empty one would end it.
void append_chunk(std::string& out, std::string_view bytes);
inline constexpr std::string_view last_chunk = "0\r\n\r\n";

void append_number(std::string& out, std::uint64_t value);

// Makes the reply a problem of the transport, in the shape that problems have everywhere: kind by
// status, title and detail for people. Expected and found as in treaty::problem; without what was
// found it is the detail, and nothing is said of what was expected.
void make_problem(transport::reply& reply, int status, std::string_view detail,
                  std::string_view expected = {}, std::string_view found = {});
void make_problem(transport::reply& reply, refusal const& what);

}  // namespace treaty::http::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/detail/answer_text.ipp>
#endif
