// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/chunk_decoder.hpp>

#include <algorithm>
#include <cstring>

namespace treaty::http {
namespace detail {

// 16 hexadecimal digits hold every 64-bit size; more can only be zeros in front, which nobody
// sends.
inline constexpr int chunk_size_digits_max = 16;
// Extensions mean nothing here; this much over a whole body is let pass.
inline constexpr std::size_t chunk_extension_bytes_max = 4096;

// Fields that say how a message is framed or routed must not come after it (RFC 9110,
// section 6.5.1).
inline bool forbidden_in_trailer(std::string_view name) noexcept {
    return same(name, "content-length") || same(name, "transfer-encoding") || same(name, "host");
}

}  // namespace detail

TREATY_INLINE void chunk_decoder::reset() noexcept {
    left_ = body_bytes_ = 0;
    extension_bytes_ = trailer_bytes_ = trailer_fields_ = name_bytes_ = 0;
    size_digits_ = 0;
    limited_ = true;
    state_ = state::size_first;
}

TREATY_INLINE void chunk_decoder::refuse(http::refusal what) noexcept {
    refusal_ = what;
    state_ = state::refused;
}

TREATY_INLINE void chunk_decoder::expect(char c, char wanted, state next) noexcept {
    if (c == wanted)
        state_ = next;
    else
        refuse({400, "A chunk of the body does not end where its size says."});
}

TREATY_INLINE chunk_decoder::run chunk_decoder::next(std::string_view raw) noexcept {
    run made;
    while (made.framing < raw.size() && state_ != state::data && state_ < state::done)
        step(raw[made.framing++]);
    if (state_ == state::data) {
        made.data =
            static_cast<std::size_t>(std::min<std::uint64_t>(left_, raw.size() - made.framing));
        left_ -= made.data;
        if (left_ == 0) state_ = state::data_cr;
    }
    if (state_ == state::done) made.verdict = verdict::complete;
    if (state_ == state::refused) made.verdict = verdict::refused;
    return made;
}

TREATY_INLINE chunk_decoder::progress chunk_decoder::decode(std::string_view raw,
                                                            char* out) noexcept {
    progress made;
    do {
        run const one = next(raw.substr(made.read));
        std::memmove(out + made.written, raw.data() + made.read + one.framing, one.data);
        made.read += one.framing + one.data;
        made.written += one.data;
        made.verdict = one.verdict;
    } while (made.verdict == verdict::need_more && made.read < raw.size());
    return made;
}

TREATY_INLINE void chunk_decoder::step(char c) noexcept {
    switch (state_) {
        case state::size_first:
        case state::size: return step_size(c);
        case state::before_extension:
        case state::extension_name_first:
        case state::extension_name:
        case state::after_extension_name:
        case state::extension_value_first:
        case state::extension_value:
        case state::quoted:
        case state::quoted_escape:
        case state::after_extension_value:
            if (++extension_bytes_ > detail::chunk_extension_bytes_max)
                return refuse({400, "The chunk extensions are longer than this server reads."});
            return state_ < state::extension_value_first ? step_extension(c)
                                                         : step_extension_value(c);
        case state::size_lf:
            expect(c, '\n', left_ == 0 ? state::trailer : state::data);
            size_digits_ = 0;
            return;
        case state::data_cr: return expect(c, '\r', state::data_lf);
        case state::data_lf: return expect(c, '\n', state::size_first);
        case state::trailer:
        case state::trailer_name:
        case state::trailer_value:
        case state::trailer_lf: return step_trailer(c);
        case state::end_lf: return expect(c, '\n', state::done);
        case state::data:
        case state::done:
        case state::refused: return;
    }
}

TREATY_INLINE void chunk_decoder::step_size(char c) noexcept {
    int const value = detail::hex_value(c);
    if (value >= 0) {
        if (++size_digits_ > detail::chunk_size_digits_max)
            return refuse({400, "A chunk's size has too many digits."});
        left_ = left_ * 16 + static_cast<unsigned>(value);
        state_ = state::size;
        return;
    }
    if (state_ == state::size_first) return refuse({400, "A chunk does not begin with its size."});
    body_bytes_ += std::min(left_, ~std::uint64_t{0} - body_bytes_);
    if (limited_ && body_bytes_ > body_bytes_max_)
        return refuse({413, "The body is larger than this server reads.", body_bytes_max_, "bytes",
                       body_bytes_});
    state_ = state::before_extension;
    if (detail::is_blank(c) || c == ';') ++extension_bytes_;
    step_extension(c);
}

TREATY_INLINE void chunk_decoder::end_of_extension(char c) noexcept {
    if (c == ';')
        state_ = state::extension_name_first;
    else if (c == '\r' && state_ != state::before_extension)
        state_ = state::size_lf;
    else
        refuse({400, "A chunk's size is followed by something other than an extension."});
}

TREATY_INLINE void chunk_decoder::step_extension(char c) noexcept {
    bool const blank = detail::is_blank(c);
    switch (state_) {
        case state::before_extension:
            // A blank here must lead to an extension; the line may end only right behind the size.
            if (c == '\r' && size_digits_ > 0)
                state_ = state::size_lf;
            else if (blank)
                size_digits_ = 0;
            else
                end_of_extension(c);
            return;
        case state::extension_name_first:
            if (detail::is(c, detail::token))
                state_ = state::extension_name;
            else if (!blank)
                refuse({400, "A chunk extension has no name."});
            return;
        case state::extension_name:
            if (detail::is(c, detail::token)) return;
            if (c == '=')
                state_ = state::extension_value_first;
            else if (blank)
                state_ = state::after_extension_name;
            else
                end_of_extension(c);
            return;
        default:  // after_extension_name: a blank that must lead to '=' or ';'
            if (c == '=')
                state_ = state::extension_value_first;
            else if (c == ';')
                state_ = state::extension_name_first;
            else if (!blank)
                refuse({400, "A chunk extension is not a name with an optional value."});
            return;
    }
}

TREATY_INLINE void chunk_decoder::step_extension_value(char c) noexcept {
    bool const blank = detail::is_blank(c);
    switch (state_) {
        case state::extension_value_first:
            if (detail::is(c, detail::token))
                state_ = state::extension_value;
            else if (c == '"')
                state_ = state::quoted;
            else if (!blank)
                refuse({400, "A chunk extension has no value after '='."});
            return;
        case state::extension_value:
            if (detail::is(c, detail::token)) return;
            if (blank)
                state_ = state::before_extension, size_digits_ = 0;
            else
                end_of_extension(c);
            return;
        case state::quoted:
            if (c == '"')
                state_ = state::after_extension_value;
            else if (c == '\\')
                state_ = state::quoted_escape;
            else if (!detail::is(c, detail::value))
                refuse({400, "A chunk extension has a control character in it."});
            return;
        case state::quoted_escape:
            if (detail::is(c, detail::value))
                state_ = state::quoted;
            else
                refuse({400, "A chunk extension has a control character in it."});
            return;
        default:  // after_extension_value, behind the closing quote
            if (blank)
                state_ = state::before_extension, size_digits_ = 0;
            else
                end_of_extension(c);
            return;
    }
}

TREATY_INLINE void chunk_decoder::step_trailer(char c) noexcept {
    if (++trailer_bytes_ > trailer_bytes_max_)
        return refuse({431, "The trailer of the body is larger than this server reads.",
                       trailer_bytes_max_, "bytes"});
    switch (state_) {
        case state::trailer:
            if (c == '\r') {
                state_ = state::end_lf;
                return;
            }
            name_bytes_ = 0;
            if (++trailer_fields_ > trailer_fields_max_)
                return refuse({431, "The body has more trailer fields than this server reads.",
                               trailer_fields_max_, "fields"});
            state_ = state::trailer_name;
            [[fallthrough]];
        case state::trailer_name:
            if (detail::is(c, detail::token)) {
                if (name_bytes_ < sizeof name_) name_[name_bytes_] = c;
                ++name_bytes_;
            } else if (c != ':' || name_bytes_ == 0) {
                refuse({400, "A trailer field's name is not a token followed by a colon."});
            } else if (detail::forbidden_in_trailer({name_, std::min(name_bytes_, sizeof name_)})) {
                refuse(
                    {400,
                     "A field that frames or routes the request must not stand in its trailer."});
            } else {
                state_ = state::trailer_value;
            }
            return;
        case state::trailer_value:
            if (c == '\r')
                state_ = state::trailer_lf;
            else if (!detail::is(c, detail::value))
                refuse({400, "A trailer field has a control character in it."});
            return;
        default: return expect(c, '\n', state::trailer);
    }
}

}  // namespace treaty::http
