// SPDX-License-Identifier: BSL-1.0
// A body on its way from a connection's buffer to a body_reader: how much of what is in the buffer
// is body, where it is over, and the framing of chunks taken out from between. Nothing is copied
// but what has to be moved together, the shorter side of each gap.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/transport/http/chunk_decoder.hpp>
#include <treaty/transport/http/detail/read_buffer.hpp>
#include <treaty/transport/http/request_guard.hpp>
#include <treaty/transport/transport.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace treaty::http::detail {

class body_pieces {
public:
    body_pieces(read_buffer& buffer, chunk_decoder& chunks) : buffer_(buffer), chunks_(chunks) {}

    // Whose body, if any: without a reader a body is collected.
    explicit operator bool() const noexcept { return reader_ != nullptr; }
    [[nodiscard]] transport::body_reader& reader() noexcept { return *reader_; }

    // The buffer begins with the head, which is dropped.
    void begin(std::unique_ptr<transport::body_reader> reader, request_head const& head);
    void end() noexcept { reader_.reset(); }

    // Looks at what has arrived. False if the framing is broken: the decoder's refusal says why.
    bool look();
    // After look(): there is something new to give, or the end.
    [[nodiscard]] bool due() const noexcept { return over_ || ready_ > given_; }
    [[nodiscard]] bool over() const noexcept { return over_; }
    // After the end: where in the buffer the next request begins.
    [[nodiscard]] std::size_t next_request() const noexcept { return raw_; }

    // Gives the reader what is there, and the end if it is here. True if the answer is complete.
    bool give(transport::reply& answer);

private:
    bool unframe();

    read_buffer& buffer_;
    chunk_decoder& chunks_;
    std::unique_ptr<transport::body_reader> reader_;
    bool chunked_ = false, over_ = false;
    std::uint64_t left_ = 0;  // of a body of known length
    std::size_t ready_ = 0;   // the buffer begins with so much of the body
    std::size_t raw_ = 0;     // what has not been looked at begins here
    std::size_t given_ = 0;   // of what is ready, the reader has seen so much and wants more
};

}  // namespace treaty::http::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/detail/body_pieces.ipp>
#endif
