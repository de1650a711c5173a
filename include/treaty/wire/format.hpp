// SPDX-License-Identifier: BSL-1.0
// What a wire format promises. A format turns values into bytes and bytes into values, by the
// tables of reflect/; it knows no contract and no transport. Implementations have no state and may
// be used from several threads.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/type.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace treaty::wire {

// A call that did not end with a response, as it is put on the wire. Exactly one of the three is
// set: a fault, problems, or why the outcome is unknown.
struct failure_view {
    std::uint16_t status = 0;       // the transport's number for it
    std::string_view fault_name{};  // "NotEnoughStock"
    std::string_view fault_title{};
    reflect::type const* fault_type = nullptr;
    void const* fault_value = nullptr;
    problem_list const* problems = nullptr;
    std::string_view unknown{};
};

// The same, as it came from the wire. The typed content of a fault is read by read_fault, once its
// type is known.
struct failure_message {
    std::string fault_name;  // empty if it is no fault
    problem_list problems;   // filled if it is neither a fault nor unknown
    std::string unknown;     // not empty if the other side does not know the outcome
};

class format {
public:
    virtual ~format() = default;

    // The media type of requests and responses, without parameters: "application/json".
    [[nodiscard]] virtual std::string_view media_type() const noexcept = 0;
    [[nodiscard]] virtual std::string_view failure_media_type() const noexcept = 0;

    // Reads one whole message into a fresh (default-constructed) object. True if there was no
    // problem; otherwise all problems of the message are in `problems`, and the object is in a
    // valid but unspecified state. Whatever is not well formed is refused, also in parts that no
    // member reads.
    virtual bool read(reflect::type const& kind, void* into, std::string_view bytes,
                      message_limits const& limits, problem_list& problems) const = 0;

    // Appends the one canonical form of the value. Throws std::invalid_argument for text that is
    // not UTF-8.
    virtual void write(reflect::type const& kind, void const* from, std::string& out) const = 0;

    virtual void write_failure(failure_view const& what, std::string& out) const = 0;
    // False if the bytes are no failure message of this format.
    virtual bool read_failure(std::string_view bytes, message_limits const& limits,
                              failure_message& into) const = 0;
    // Reads the content of the fault in a failure message; as read() otherwise.
    virtual bool read_fault(reflect::type const& kind, void* into, std::string_view bytes,
                            message_limits const& limits, problem_list& problems) const = 0;
};

// True if `sent`, a media type with or without parameters, is `known` by name, whatever its case.
inline bool same_media_type(std::string_view sent, std::string_view known) noexcept {
    sent = sent.substr(0, sent.find(';'));
    while (!sent.empty() && (sent.back() == ' ' || sent.back() == '\t')) sent.remove_suffix(1);
    if (sent.size() != known.size()) return false;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        char const c =
            sent[i] >= 'A' && sent[i] <= 'Z' ? static_cast<char>(sent[i] - 'A' + 'a') : sent[i];
        if (c != known[i]) return false;
    }
    return true;
}

}  // namespace treaty::wire
