// SPDX-License-Identifier: BSL-1.0
// Front door: sends the records of a streamed operation one after the other, without an end, and
// hears how far the other side came.
//
//     treaty::http::stream<contracts::feed, contracts::update_inventory_levels::operation>
//     feed{url}; for (auto const& line : lines) feed.send(line); if (!feed.finish()) ...   // go on
//     later, from feed.acknowledged()
#pragma once

#include <treaty/contract.hpp>
#include <treaty/contract/streamed.hpp>
#include <treaty/core/config.hpp>
#include <treaty/transport/http/stream_call.hpp>
#include <treaty/wire/json/format.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::http {

struct stream_options {
    channel_options channel{};
    // The position of the first record that is sent: that which was acknowledged last, where an
    // earlier stream broke off.
    std::uint64_t from = 0;
    // Hears of each record that was refused.
    std::function<void(wire::incoming_note const&)> refused{};
    // The format must outlive the stream, and have streams.
    wire::format const* format = &json::format();
};

// A stream of one operation whose records are bytes already. Blocks where the other side takes
// nothing; for one thread.
class record_sender {
public:
    // Throws std::invalid_argument if the address is none, or the format has no streams.
    record_sender(std::string_view url, wire::operation_name const& operation,
                  stream_options options = {});

    // Sends whole records, each with its end. False once the stream is over: problems() says why.
    bool send(std::string_view records);
    // Takes in what has been said, and waits for it that long. False as above.
    bool poll(std::chrono::nanoseconds at_most = {});
    // Ends the stream and waits for the last word. True if all records were dealt with.
    bool finish();

    // True once nothing more can be sent.
    [[nodiscard]] bool over() const noexcept { return complete_ || !problems_.empty(); }
    // All records before this position are done with.
    [[nodiscard]] std::uint64_t acknowledged() const noexcept { return acknowledged_; }
    // What was done with them, by the names of the response's members.
    [[nodiscard]] std::vector<wire::incoming_note::count> const& counts() const noexcept {
        return counts_;
    }
    [[nodiscard]] problem_list const& problems() const noexcept { return problems_; }

private:
    bool go_on(stream_call::state now);
    void hear();
    void hear_failure(std::string_view document);
    void fail(problem why);

    stream_options options_;
    wire::stream_format const& format_;
    stream_call call_;
    std::string heard_;  // and not yet understood
    std::uint64_t acknowledged_;
    std::vector<wire::incoming_note::count> counts_;
    problem_list problems_;
    bool complete_ = false;
};

template <class Service, class Op>
class stream {
public:
    using record_type = typename treaty::detail::streamed_list<Op>::value_type;

    explicit stream(std::string_view url, stream_options options = {})
        : format_(*options.format->streams()),
          sender_(url, {Service::name, Op::name, treaty::version{Service::version}.major},
                  std::move(options)) {}

    // Gathers records and sends them when there are enough. False once the stream is over.
    bool send(record_type const& one) {
        if (sender_.over()) return false;
        format_.write_record(reflect::type_of<record_type>, &one, gathered_);
        return gathered_.size() < gathered_bytes || flush();
    }
    // Sends what is gathered.
    bool flush() {
        bool const goes_on = gathered_.empty() || sender_.send(gathered_);
        gathered_.clear();
        return goes_on;
    }
    bool poll(std::chrono::nanoseconds at_most = {}) { return sender_.poll(at_most); }
    bool finish() { return flush() && sender_.finish(); }

    [[nodiscard]] std::uint64_t acknowledged() const noexcept { return sender_.acknowledged(); }
    [[nodiscard]] auto const& counts() const noexcept { return sender_.counts(); }
    [[nodiscard]] problem_list const& problems() const noexcept { return sender_.problems(); }

private:
    static constexpr std::size_t gathered_bytes = std::size_t{64} * 1024;
    wire::stream_format const& format_;
    record_sender sender_;
    std::string gathered_;
};

}  // namespace treaty::http

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/http_stream.ipp>
#endif
