// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/answer_text.hpp>
#include <treaty/transport/http/detail/body_pieces.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace treaty::http::detail {

TREATY_INLINE void body_pieces::begin(std::unique_ptr<transport::body_reader> reader,
                                      request_head const& head) {
    reader_ = std::move(reader);
    chunked_ = head.framing == framing::chunked;
    left_ = head.framing == framing::length ? head.length : 0;
    over_ = false;
    ready_ = raw_ = given_ = 0;
    if (reader_->answers_early()) chunks_.lift_limit();
    buffer_.consume(head.bytes);
}

TREATY_INLINE bool body_pieces::look() {
    if (chunked_) return over_ || unframe();
    ready_ = raw_ = static_cast<std::size_t>(std::min<std::uint64_t>(left_, buffer_.size()));
    over_ = ready_ == left_;
    return true;
}

TREATY_INLINE bool body_pieces::unframe() {
    while (!over_ && raw_ < buffer_.size()) {
        auto const run = chunks_.next(buffer_.view().substr(raw_));
        if (run.verdict == chunk_decoder::verdict::refused) return false;
        over_ = run.verdict == chunk_decoder::verdict::complete;
        raw_ += run.framing;
        std::size_t const gap = raw_ - ready_;
        char* const bytes = buffer_.data();
        if (ready_ <= run.data) {
            std::memmove(bytes + gap, bytes, ready_);
            buffer_.consume(gap);
            raw_ = ready_;
        } else {
            std::memmove(bytes + ready_, bytes + raw_, run.data);
        }
        raw_ += run.data;
        ready_ += run.data;
    }
    if (!over_) {
        buffer_.truncate(ready_);
        raw_ = ready_;
    }
    return true;
}

TREATY_INLINE bool body_pieces::give(transport::reply& answer) {
    transport::body_reader::taken taken;
    if (ready_ > given_) taken = reader_->take(buffer_.view().substr(0, ready_), answer);
    buffer_.consume(taken.bytes);
    ready_ -= taken.bytes;
    raw_ -= taken.bytes;
    given_ = taken.again ? 0 : ready_;
    left_ -= std::min<std::uint64_t>(left_, taken.bytes);
    if (taken.enough || taken.again) return taken.enough;
    if (over_) reader_->finish(buffer_.view().substr(0, ready_), answer);
    return over_;
}

}  // namespace treaty::http::detail
