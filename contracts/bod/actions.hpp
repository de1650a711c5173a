// SPDX-License-Identifier: BSL-1.0
// Which action a document asks for: what tells operations apart that share a root element.
#pragma once

#include <contracts/bod/binding.hpp>
#include <treaty/core/excerpt.hpp>
#include <treaty/wire/soap/envelope.hpp>
#include <treaty/wire/xml/scalar.hpp>

#include <string>
#include <string_view>

namespace contracts::bod::detail {

using treaty::soap::envelope_reader;
using treaty::xml::step;
using treaty::xml::token;

// The first action code of a document whose root the reader is at; looks no further than it must.
// Empty if there is none before the noun.
inline std::string action_code(treaty::xml::reader& in, step const* where) {
    std::size_t const root = in.depth();
    for (;;) {
        switch (in.next(where)) {
            case token::start:
                if (in.name().local == "ActionExpression")
                    for (treaty::xml::attribute const& one : in.attributes())
                        if (one.name.local == "actionCode")
                            return std::string{treaty::xml::trimmed(one.value)};
                break;
            case token::end:
                if (in.depth() < root) return {};
                break;
            case token::text: break;
            default: return {};
        }
    }
}

inline bool is_action_of(binding const& one, std::string_view code) noexcept {
    if (one.action_codes.empty()) return true;
    for (std::string_view const known : one.action_codes)
        if (known == code) return true;
    return false;
}

// Of a message that comes to an operation without having been routed.
inline bool has_action_of(binding const& one, std::string_view bytes,
                          treaty::message_limits const& limits, treaty::problem_list& problems) {
    if (one.action_codes.empty()) return true;
    envelope_reader in{bytes, limits, problems};
    if (!in.open()) return false;
    std::string const code = action_code(in.in(), in.element());
    if (in.in().broken()) return false;
    if (is_action_of(one, code)) return true;
    problems.add({treaty::problem_kind::unknown_operation, xpath(in.element()), in.in().position(),
                  "the action " + std::string{one.action_codes.front()},
                  code.empty() ? "none" : "\"" + treaty::excerpt(code) + "\""});
    return false;
}

}  // namespace contracts::bod::detail
