// SPDX-License-Identifier: BSL-1.0
// Bytes in, bytes out: finds the operation by its address, reads the request, asks the endpoint,
// writes the outcome. Works for every format and behind every transport. Only a few lines are
// generated for each operation; the rest is written once.
#pragma once

#include <treaty/contract/endpoint.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/core/reused.hpp>
#include <treaty/reflect/refresh.hpp>
#include <treaty/service/arriving_call.hpp>
#include <treaty/service/detail/name_index.hpp>
#include <treaty/service/metrics.hpp>
#include <treaty/service/record_stream.hpp>
#include <treaty/transport/transport.hpp>
#include <treaty/wire/format.hpp>

#include <deque>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace treaty {

// One call while it is being answered. What does not depend on the operation's types is here.
class invocation {
public:
    // `arrived`: has read some of the request already; null if nobody has.
    invocation(transport::request const& asked, transport::reply& answer,
               wire::format const& format, message_limits const& limits,
               arriving_call* arrived = nullptr)
        : asked_(asked),
          answer_(answer),
          format_(format),
          limits_(limits),
          arrived_(arrived),
          call_{{}, asked.context} {}

    // Sets the operation if the message names one; the reply is written otherwise.
    bool route();
    [[nodiscard]] wire::operation_name const& operation() const noexcept { return call_.operation; }
    void is_for(wire::operation_name const& operation) noexcept { call_.operation = operation; }

    // The request as far as it has been read already; null if nothing has.
    [[nodiscard]] void* request_begun() const noexcept {
        return arrived_ != nullptr ? arrived_->request().object() : nullptr;
    }
    // False if the body is no such request; the reply is then written.
    bool read(reflect::type const& kind, void* into);
    void respond(reflect::type const& kind, void const* from);
    void fail(problem_list const& problems);
    void fail(failure_base const& what);

    [[nodiscard]] call_context& context() const noexcept { return *asked_.context; }
    [[nodiscard]] call_end end() const noexcept { return end_; }

private:
    void write(wire::failure_view const& view);
    void written(wire::outgoing_answer const& made);
    transport::request const& asked_;
    transport::reply& answer_;
    wire::format const& format_;
    message_limits const& limits_;
    arriving_call* arrived_;
    wire::call call_;
    call_end end_ = call_end::problem;
};

// What is read with GET, by people and tools. False: there is no such page after all.
struct page {
    std::string path;
    std::function<bool(transport::request const& asked, transport::reply& answer)> write;
};

class dispatcher final : public transport::handler {
public:
    // A caller whose message names no media type means the first format.
    explicit dispatcher(std::vector<wire::format const*> formats, message_limits limits = {})
        : formats_(std::move(formats)),
          limits_(limits) {}

    // Every operation of the service from now on goes to this endpoint, which must outlive the
    // dispatcher and be safe to call from as many threads as the transport uses. Call before
    // serving.
    template <class Service, class Endpoint>
    void add(Endpoint& endpoint) {
        if constexpr (endpoint_passes<Endpoint, Service>)
            add_all<Service>(endpoint, typename Service::operations{});
        else
            (void)sizeof(endpoint_verdict<Endpoint, Service>);
    }
    void add_page(treaty::page one) { pages_[std::move(one.path)] = std::move(one.write); }

    void call(transport::request const& asked, transport::reply& answer) override {
        answer_call(asked, answer, nullptr);
    }
    // A stream, where the operation has one and the message's media type is a format's for streams.
    // A request whose reading can begin before all of it is there, where the operation is hot.
    std::unique_ptr<transport::body_reader> begin(transport::request const& asked,
                                                  transport::reply& answer) override;
    bool page(transport::request const& asked, transport::reply& answer) override;
    [[nodiscard]] bool knows(std::string_view path) const override;

    // "application/json or text/xml": what is read at the path. `routed`: at the path of an
    // operation.
    [[nodiscard]] std::string media_types(std::string_view path, bool routed = true) const;

    // One entry an operation, in the order of the services.
    struct operation_entry {
        wire::operation_name name;
        std::string path;  // "/{service}/{Operation}"
        void* endpoint;
        void (*invoke)(void* endpoint, invocation& now);
        stream_kind const* stream;                  // null: not streamed
        std::unique_ptr<request_holder> (*hold)();  // null: read when all of it is there
        operation_metrics metrics{};
    };
    [[nodiscard]] std::deque<operation_entry> const& entries() const noexcept { return entries_; }
    void add_metrics(metrics_page& page) const;

private:
    void answer_call(transport::request const& asked, transport::reply& answer,
                     arriving_call* arrived);
    template <class Service, class Endpoint, class... Ops>
    void add_all(Endpoint& endpoint, operations<Ops...>) {
        // invoke() makes it const again, if it is.
        void* const kept = const_cast<std::remove_const_t<Endpoint>*>(&endpoint);
        (add_entry({Service::name, Ops::name, treaty::version{Service::version}.major}, kept,
                   &invoke<Ops, Endpoint>, detail::stream_of<Ops, Endpoint>(), holder_of<Ops>()),
         ...);
    }
    template <class Op, class Endpoint>
    static void invoke(void* endpoint, invocation& now) {
        using request_type = typename Op::request_type;
        Endpoint& to = *static_cast<Endpoint*>(endpoint);
        if constexpr (hot_operation<Op>) {
            if (void* const begun = now.request_begun())
                return ask<Op>(to, *static_cast<request_type*>(begun), now);
            reused<request_type> kept;
            reflect::refresh(kept.get());
            ask<Op>(to, kept.get(), now);
        } else {
            request_type request{};
            ask<Op>(to, request, now);
        }
    }
    template <class Op>
    static auto holder_of() -> std::unique_ptr<request_holder> (*)() {
        if constexpr (hot_operation<Op>)
            return [] {
                return std::unique_ptr<request_holder>{
                    std::make_unique<detail::reused_request<typename Op::request_type>>()};
            };
        else
            return nullptr;
    }
    template <class Op, class Endpoint>
    static void ask(Endpoint& endpoint, typename Op::request_type& request, invocation& now) {
        if (!now.read(reflect::type_of<typename Op::request_type>, &request)) return;
        outcome<Op> const result = endpoint(std::as_const(request), now.context());
        if (result)
            now.respond(reflect::type_of<typename Op::response_type>, &*result);
        else
            now.fail(result.error());
    }
    void add_entry(wire::operation_name name, void* endpoint, void (*answer)(void*, invocation&),
                   stream_kind const* stream, std::unique_ptr<request_holder> (*hold)());
    [[nodiscard]] operation_entry* find(std::string_view path) const noexcept;
    [[nodiscard]] operation_entry* find(wire::operation_name const& name) const noexcept;
    [[nodiscard]] wire::format const* choose(std::string_view path, std::string_view media_type,
                                             bool routed) const noexcept;
    operation_entry* route(invocation& now);

    std::vector<wire::format const*> formats_;
    message_limits limits_;
    mutable std::deque<operation_entry> entries_;  // a deque: metrics are atomics and do not move
    detail::name_index<operation_entry> by_path_;
    std::atomic<std::size_t> arriving_bytes_{0};  // of memory, held by requests that arrive
    std::map<std::string, decltype(treaty::page::write), std::less<>> pages_;
};

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/service/dispatcher.ipp>
#endif
