// SPDX-License-Identifier: BSL-1.0
// Takes the framing off a chunked body, strictly by RFC 9112, section 7.1, as the bytes arrive.
// What the body means is none of its business; trailer fields are checked and dropped.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/transport/http/request_guard.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace treaty::http {

class chunk_decoder {
public:
    enum class verdict : std::uint8_t { need_more, complete, refused };
    struct progress {
        chunk_decoder::verdict verdict = verdict::need_more;
        std::size_t read =
            0;  // bytes of `raw` used up; less than its size only at the end of the body
        std::size_t written = 0;  // bytes of the body written to `out`
    };

    explicit chunk_decoder(http_limits const& limits) noexcept
        : body_bytes_max_(limits.body_bytes_max),
          trailer_bytes_max_(limits.header_bytes_max),
          trailer_fields_max_(limits.header_fields_max) {}

    // The next bytes of the body, where they stand: behind so much framing, so many.
    struct run {
        chunk_decoder::verdict verdict = verdict::need_more;
        std::size_t framing = 0;
        std::size_t data = 0;
    };

    // Reads on, up to the end of `raw` or of the data of one chunk.
    run next(std::string_view raw) noexcept;
    // Reads on. `out` has room for raw.size() bytes and may be where `raw` is, or before it.
    progress decode(std::string_view raw, char* out) noexcept;
    void reset() noexcept;
    // Until the next reset() a body may be of any length.
    void lift_limit() noexcept { limited_ = false; }

    [[nodiscard]] http::refusal const& refusal() const noexcept { return refusal_; }

private:
    enum class state : std::uint8_t {
        size_first,
        size,
        before_extension,
        extension_name_first,
        extension_name,
        after_extension_name,
        extension_value_first,
        extension_value,
        quoted,
        quoted_escape,
        after_extension_value,
        size_lf,
        data,
        data_cr,
        data_lf,
        trailer,
        trailer_name,
        trailer_value,
        trailer_lf,
        end_lf,
        done,
        refused
    };

    void step(char c) noexcept;
    void step_size(char c) noexcept;
    void step_extension(char c) noexcept;
    void step_extension_value(char c) noexcept;
    void step_trailer(char c) noexcept;
    void end_of_extension(char c) noexcept;
    void expect(char c, char wanted, state next) noexcept;
    void refuse(http::refusal what) noexcept;

    std::size_t body_bytes_max_;
    bool limited_ = true;
    std::size_t trailer_bytes_max_;
    std::size_t trailer_fields_max_;
    std::uint64_t left_ = 0;           // of the present chunk
    std::uint64_t body_bytes_ = 0;     // of all chunks announced so far
    std::size_t extension_bytes_ = 0;  // of all chunks
    std::size_t trailer_bytes_ = 0;
    std::size_t trailer_fields_ = 0;
    int size_digits_ = 0;
    state state_ = state::size_first;
    char name_[20] = {};  // of the trailer field, as far as it matters
    std::size_t name_bytes_ = 0;
    http::refusal refusal_;
};

}  // namespace treaty::http

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/transport/http/chunk_decoder.ipp>
#endif
