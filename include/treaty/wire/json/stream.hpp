// SPDX-License-Identifier: BSL-1.0
// Streams in JSON: a record or a note a line, as application/x-ndjson.
//     {"position":12000,"applied":11000,"unchanged":990,"stale":8}      done with so far
//     {"position":17,"refused":{"reason":"UnknownStore"}}               by the operation
//     {"position":18,"problem":{"type":"urn:treaty:problem:...",...}}   no record of the contract
//     {"position":12345, ... ,"complete":true}                          the last one
//     {"position":12345, ... ,"complete":false,"problem":{...}}         the last one, too early
// The documents of problems are those of the format's failures.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/json/hot_list.hpp>
#include <treaty/wire/stream.hpp>

namespace treaty::json {

class line_format final : public wire::stream_format {
public:
    explicit line_format(hot_lists hot = {}) : hot_(hot) {}

    [[nodiscard]] std::string_view media_type() const noexcept override {
        return "application/x-ndjson";
    }
    [[nodiscard]] std::size_t whole(std::string_view bytes) const noexcept override {
        return bytes.find('\n') + 1;  // npos + 1 is 0
    }
    [[nodiscard]] bool blank(std::string_view record) const noexcept override {
        return record.find_first_not_of(" \t\r\n") == std::string_view::npos;
    }
    bool read_record(reflect::type const& kind, void* into, std::string_view record,
                     message_limits const& limits, problem_list& problems) const override;
    void write_record(reflect::type const& kind, void const* from, std::string& out) const override;
    wire::records_taken read_records(reflect::type const& list_kind, void* list,
                                     std::string_view bytes, std::size_t most,
                                     message_limits const& limits) const override;
    void write_note(wire::progress_note const& note, std::string& out) const override;
    void write_note(wire::refusal_note const& note, std::string& out) const override;
    bool read_note(std::string_view bytes, message_limits const& limits,
                   wire::incoming_note& into) const override;

private:
    hot_lists hot_;
};

}  // namespace treaty::json

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/json/stream.ipp>
#endif
