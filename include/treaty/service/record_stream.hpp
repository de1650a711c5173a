// SPDX-License-Identifier: BSL-1.0
// The answering side of a streamed operation: records in whatever pieces they arrive, notes of what
// became of them. What has arrived goes to the endpoint as one request; what was acknowledged was
// applied. A record that is none is refused by itself, and the stream goes on.
#pragma once

#include <treaty/contract/outcome.hpp>
#include <treaty/contract/streamed.hpp>
#include <treaty/core/call_context.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/reflect/any_value.hpp>
#include <treaty/service/metrics.hpp>
#include <treaty/transport/transport.hpp>
#include <treaty/wire/format.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace treaty {

// What came of one request of a stream.
class batch_outcome {
public:
    virtual ~batch_outcome() = default;
    virtual void respond(reflect::type const& kind, void const* response) = 0;
    virtual void fail(failure_base const& what) = 0;
};

// How an operation is streamed to an endpoint. One constant for both.
struct stream_kind {
    reflect::value_kind request;
    reflect::value_kind record;
    reflect::type const* list_type;
    reflect::type const* response;
    void* (*list)(void* request);
    // Moves the record to the list's end if it is `good`, and makes it fresh.
    void (*settle)(void* list, void* record, bool good);
    void (*ask)(void* endpoint, void const* request, call_context& context, batch_outcome& told);
};

namespace detail {

template <class Op, class Endpoint>
struct stream_access {
    using request_type = typename Op::request_type;
    using list_type = streamed_list<Op>;
    using record_type = typename list_type::value_type;
    static void* list(void* request) {
        return &(static_cast<request_type*>(request)->*Op::streamed);
    }
    static void settle(void* list, void* record, bool good) {
        auto& one = *static_cast<record_type*>(record);
        if (good) static_cast<list_type*>(list)->push_back(std::move(one));
        one = record_type{};
    }
    static void ask(void* endpoint, void const* request, call_context& context,
                    batch_outcome& told) {
        outcome<Op> const result = (*static_cast<Endpoint*>(endpoint))(
            *static_cast<request_type const*>(request), context);
        if (result)
            told.respond(reflect::type_of<typename Op::response_type>, &*result);
        else
            told.fail(result.error());
    }
    static constexpr stream_kind kind{reflect::value_kind_of<request_type>,
                                      reflect::value_kind_of<record_type>,
                                      &reflect::type_of<list_type>,
                                      &reflect::type_of<typename Op::response_type>,
                                      &list,
                                      &settle,
                                      &ask};
};

// Null for an operation that is not streamed.
template <class Op, class Endpoint>
stream_kind const* stream_of() noexcept {
    if constexpr (!says_streamed<Op>) {
        return nullptr;
    } else if constexpr (constexpr auto broken = broken_stream_rule<Op>();
                         broken != stream_rule::passes) {
        (void)sizeof(check_streamed<Op, broken>);
        return nullptr;
    } else {
        return &stream_access<Op, Endpoint>::kind;
    }
}

}  // namespace detail

// What a stream is made from. All of it outlives the stream, the context included.
struct stream_parts {
    stream_kind const& kind;
    void* endpoint;
    wire::format const& format;  // that has streams
    message_limits const& limits;
    operation_metrics& metrics;
    call_context const& context;
    std::uint64_t from = 0;  // the position of the first record
};

class record_stream final : public transport::body_reader, private batch_outcome {
public:
    explicit record_stream(stream_parts const& parts);

    taken take(std::string_view arrived, transport::reply& answer) override;
    void finish(std::string_view rest, transport::reply& answer) override;
    [[nodiscard]] bool answers_early() const noexcept override { return true; }
    void abandon(transport::status why, transport::reply& answer) override;

private:
    std::size_t gather(std::string_view arrived, bool& full);
    std::size_t read_some(std::string_view arrived);
    std::size_t read_many(std::string_view arrived);
    void read(std::string_view record);
    void apply();
    void stop(problem why);
    void stop(wire::failure_view const& why);
    void say_progress(wire::progress_note note = {});

    void respond(reflect::type const& kind, void const* response) override;
    void fail(failure_base const& what) override;
    void refuse_items(reflect::type const& kind, void const* items);

    stream_parts parts_;
    wire::stream_format const& format_;
    reflect::any_value request_, record_;
    void* list_;
    std::vector<std::uint64_t> places_;  // of the records in the list
    std::vector<wire::stream_count> counts_;
    std::uint64_t position_;  // of the next record
    std::uint64_t said_;      // the last position that was acknowledged
    std::size_t batch_most_;
    problem_list problems_;
    std::string* out_ = nullptr;  // during each call from outside
    bool too_long_ = false;       // the next record
    bool stopped_ = false;
    call_end end_ = call_end::problem;  // of the present batch
};

// The position in "from=N" of a query; 0 without one. What is wrong with the query, if anything is:
// another parameter may mean what a stream does not do.
std::optional<problem> read_from(std::string_view query, std::uint64_t& from);

// Answers with what it is given, whatever arrives.
class refused_stream final : public transport::body_reader {
public:
    explicit refused_stream(transport::reply answer) : answer_(std::move(answer)) {}
    taken take(std::string_view, transport::reply& answer) override {
        answer = answer_;
        return {.enough = true};
    }
    void finish(std::string_view, transport::reply& answer) override { answer = answer_; }

private:
    transport::reply answer_;
};

}  // namespace treaty

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/service/record_stream.ipp>
#endif
