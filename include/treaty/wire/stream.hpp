// SPDX-License-Identifier: BSL-1.0
// A stream: one body of many records, each whole by itself, answered by notes while it arrives. A
// format that has streams says here how records and notes stand one behind the other. Positions
// count records from 0.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/type.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::wire {

struct failure_view;
struct failure_message;

// What was done with the records of a stream so far, by the names of the response's members.
struct stream_count {
    std::string_view name;
    std::int64_t sum = 0;
};

// All records before `position` are done with: applied, or refused by a note that came before.
struct progress_note {
    std::uint64_t position = 0;
    std::span<stream_count const> counts{};
    bool last = false;                      // nothing follows
    failure_view const* failure = nullptr;  // of a last one: why the stream did not come to its end
};

// The record at `position` was refused. Exactly one of the two is set.
struct refusal_note {
    std::uint64_t position = 0;
    // By the operation: an item of its response, whose first member, the place, is left out.
    reflect::type const* kind = nullptr;
    void const* value = nullptr;
    // It is no record of the contract.
    failure_view const* failure = nullptr;
};

// A note as it came from the wire.
struct incoming_note {
    enum class what : std::uint8_t { progress, refusal, end, failed };
    struct count {
        std::string name;
        std::int64_t sum = 0;
        friend bool operator==(count const&, count const&) = default;
    };
    incoming_note::what is = what::progress;
    std::uint64_t position = 0;
    std::vector<count> counts;  // but of a refusal
    std::string reason;         // of a refusal: the document that says why, as it came
};

// So many records in so many bytes, without what ends the last one, which is there too.
struct records_taken {
    std::size_t count = 0;
    std::size_t bytes = 0;
};

class stream_format {
public:
    virtual ~stream_format() = default;

    [[nodiscard]] virtual std::string_view media_type() const noexcept = 0;

    // How many bytes the first record or note of these takes, with what ends it; 0 if the end is
    // not here.
    [[nodiscard]] virtual std::size_t whole(std::string_view bytes) const noexcept = 0;
    // True if there is nothing in a record, which then counts and is passed over.
    [[nodiscard]] virtual bool blank(std::string_view record) const noexcept = 0;
    // As format::read.
    virtual bool read_record(reflect::type const& kind, void* into, std::string_view record,
                             message_limits const& limits, problem_list& problems) const = 0;
    virtual void write_record(reflect::type const& kind, void const* from,
                              std::string& out) const = 0;
    // Appends whole records at the start of the bytes to a list, as many as can be read without a
    // doubt, `most` at most. None is no verdict: read_record() then says what there is.
    virtual records_taken read_records(reflect::type const& list_kind, void* list,
                                       std::string_view bytes, std::size_t most,
                                       message_limits const& limits) const {
        (void)list_kind, (void)list, (void)bytes, (void)most, (void)limits;
        return {};
    }

    virtual void write_note(progress_note const& note, std::string& out) const = 0;
    virtual void write_note(refusal_note const& note, std::string& out) const = 0;
    // False if the bytes are no note.
    virtual bool read_note(std::string_view bytes, message_limits const& limits,
                           incoming_note& into) const = 0;
};

}  // namespace treaty::wire
