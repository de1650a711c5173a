// SPDX-License-Identifier: BSL-1.0
// The envelope around one element: reading past its header to the element in its body, and writing
// it.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/wire/soap/names.hpp>
#include <treaty/wire/soap/security.hpp>
#include <treaty/wire/xml/reader.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace treaty::soap {

// Why an envelope is refused, in SOAP's own words. `sender`: 1.1 says Client.
enum class fault_code : std::uint8_t { sender, receiver, must_understand, version_mismatch };

// What an envelope says besides its body.
struct envelope_head {
    soap::version version = version::soap_1_1;
    fault_code code = fault_code::sender;  // should the message be refused
    std::optional<username_token> token;
    std::string message_id;  // WS-Addressing
};

// Reads one envelope in two steps, between which the caller reads the element in the body. Header
// blocks that are not known are ignored unless they must be understood. Strict: one Header at most,
// before one Body, with one element in it and nothing after it; no processing instructions.
class envelope_reader {
public:
    envelope_reader(std::string_view bytes, message_limits const& limits, problem_list& problems);
    envelope_reader(envelope_reader const&) = delete;
    envelope_reader& operator=(envelope_reader const&) = delete;

    // Up to the start of the element in the body. False if there is none; the problems say why.
    bool open();
    // From the end of that element to the end of the document. False if something is in the way.
    bool close();

    [[nodiscard]] xml::reader& in() noexcept { return in_; }
    // The path of the element in the body.
    [[nodiscard]] xml::step const* element() const noexcept { return &element_; }
    [[nodiscard]] envelope_head& head() noexcept { return head_; }

private:
    bool root();
    bool header();
    bool block();
    bool message_id(xml::step const* where);
    bool security(xml::step const* where, bool must);
    bool token(xml::step const* where);
    bool text(std::string& into, xml::step const* where);
    bool element_or_end(xml::step const* where, bool& end);
    bool refuse(fault_code code, xml::step const* where, std::string expected, std::string found);
    [[nodiscard]] bool is(std::string_view local) const;
    struct block_rule {
        bool must = false;
        bool ours = true;
    };
    [[nodiscard]] block_rule rule_of_block() const;
    static bool is_said_otherwise(xml::name const& block) noexcept;
    bool not_understood(xml::step const* where);

    xml::reader in_;
    envelope_head head_;
    xml::step envelope_{nullptr, "Envelope"};
    xml::step header_{&envelope_, "Header"};
    xml::step body_{&envelope_, "Body"};
    xml::step element_{&body_, {}};
};

// Writes what stands before and after the element in the body. A token goes into the header.
void open_envelope(std::string& out, version which, username_token const* token = nullptr);
void close_envelope(std::string& out);

}  // namespace treaty::soap

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/soap/envelope.ipp>
#endif
