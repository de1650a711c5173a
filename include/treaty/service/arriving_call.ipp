// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/service/arriving_call.hpp>

#include <utility>

namespace treaty {

TREATY_INLINE arriving_call::arriving_call(answerer then, std::unique_ptr<request_holder> into,
                                           transport::request const& asked,
                                           std::atomic<std::size_t>& held)
    : answer_(std::move(then)),
      into_(std::move(into)),
      path_(asked.path),
      query_(asked.query),
      media_type_(asked.media_type),
      action_(asked.action),
      host_(asked.host),
      context_(asked.context),
      held_(held) {}

TREATY_INLINE std::unique_ptr<arriving_call> arriving_call::begin(
    answerer then, wire::format const& format, std::unique_ptr<request_holder> into,
    transport::request const& asked, message_limits const& limits, std::atomic<std::size_t>& held) {
    auto message = format.begin_read(into->kind(), into->object(), limits);
    if (message == nullptr) return nullptr;
    std::unique_ptr<arriving_call> made{
        new arriving_call{std::move(then), std::move(into), asked, held}};
    made->message_ = std::move(message);
    return made;
}

TREATY_INLINE transport::body_reader::taken arriving_call::take(std::string_view arrived,
                                                                transport::reply&) {
    if (held_.load(std::memory_order_relaxed) < held_bytes_max) {
        std::size_t const now = message_->more(arrived);
        held_ += now - own_;
        own_ = now;
    }
    return {};
}

TREATY_INLINE void arriving_call::finish(std::string_view rest, transport::reply& answer) {
    transport::request const asked{path_, query_, media_type_, rest, context_, action_, host_};
    answer_(asked, answer, *this);
}

}  // namespace treaty
