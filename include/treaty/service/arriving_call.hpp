// SPDX-License-Identifier: BSL-1.0
// A call whose request is read while its body arrives, and answered when all of it is there.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/reused.hpp>
#include <treaty/reflect/refresh.hpp>
#include <treaty/reflect/type_of.hpp>
#include <treaty/transport/transport.hpp>
#include <treaty/wire/format.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace treaty {

// The object that a request is read into.
class request_holder {
public:
    virtual ~request_holder() = default;
    [[nodiscard]] virtual void* object() noexcept = 0;
    [[nodiscard]] virtual reflect::type const& kind() const noexcept = 0;
};

namespace detail {

template <class Request>
class reused_request final : public request_holder {
public:
    reused_request() { reflect::refresh(kept_.get()); }
    [[nodiscard]] void* object() noexcept override { return &kept_.get(); }
    [[nodiscard]] reflect::type const& kind() const noexcept override {
        return reflect::type_of<Request>;
    }

private:
    reused<Request> kept_;
};

}  // namespace detail

class arriving_call final : public transport::body_reader {
public:
    // A shorter body is there before anything is gained.
    static constexpr std::uint64_t body_bytes_min = std::uint64_t{64} * 1024;
    // What all calls that are arriving hold of requests that were read; beyond it bodies are read
    // when all of them is there. Many records of few bytes take many times as much of memory.
    static constexpr std::size_t held_bytes_max = std::size_t{64} * 1024 * 1024;

    // What answers when all is there, by arrived.read().
    using answerer = std::function<void(transport::request const& asked, transport::reply& answer,
                                        arriving_call& arrived)>;

    // Null if the format does not read before all is there.
    static std::unique_ptr<arriving_call> begin(answerer then, wire::format const& format,
                                                std::unique_ptr<request_holder> into,
                                                transport::request const& asked,
                                                message_limits const& limits,
                                                std::atomic<std::size_t>& held);
    arriving_call(arriving_call const&) = delete;
    arriving_call& operator=(arriving_call const&) = delete;
    ~arriving_call() override { held_ -= own_; }

    taken take(std::string_view arrived, transport::reply& answer) override;
    void finish(std::string_view rest, transport::reply& answer) override;

    [[nodiscard]] request_holder& request() noexcept { return *into_; }
    bool read(std::string_view whole, problem_list& problems) {
        return message_->finish(whole, problems);
    }

private:
    arriving_call(answerer then, std::unique_ptr<request_holder> into,
                  transport::request const& asked, std::atomic<std::size_t>& held);

    answerer answer_;
    std::unique_ptr<request_holder> into_;
    std::unique_ptr<wire::arriving> message_;
    std::string path_, query_, media_type_, action_, host_;
    call_context* context_;
    std::atomic<std::size_t>& held_;
    std::size_t own_ = 0;  // of what is held
};

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/service/arriving_call.ipp>
#endif
