// SPDX-License-Identifier: BSL-1.0
// How messages look in one wire format, for tests that write them by hand: how a tree is encoded,
// how the path of a problem goes, what a member of each type refuses. Laws and generators of broken
// messages take one of these, so that a format joins all of them with one.
#pragma once

#include <treaty/testing/tree.hpp>
#include <treaty/wire/format.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::testing {

struct message_form {
    std::string name;  // "json"
    wire::format const* format;
    // Whether texts may hold what XML has no form for.
    bool any_character;
    // A tree of this type as a message: the request of an operation, or a value without one.
    std::string (*encode)(tree const&, reflect::type const&, wire::operation_name const&);
    // How the path of a problem goes: where it begins, and what is added for a member, an item
    // (counted from 0), an entry of a map, and the key of that entry.
    std::string (*root)(wire::operation_name const&);
    std::string (*member)(std::string_view name);
    std::string (*item)(std::size_t at);
    std::string (*entry)(std::size_t at, std::string_view key);
    std::string (*entry_key)(std::size_t at, std::string_view key);
    // Values that a member of this type refuses, whatever its limits.
    std::vector<tree> (*wrong_values)(reflect::type const&);
    // Values that are not well formed, as literals.
    std::vector<std::string> broken_values;
    // Whole messages that are none of an operation, and one that is nested too deeply.
    std::vector<std::string> no_messages;
    std::string (*too_deep)(wire::operation_name const&);
    // Where a call goes, and what HTTP's number for a failure becomes.
    std::string (*address)(wire::operation_name const&);
    std::uint16_t (*status)(std::uint16_t);
};

message_form const& json_form();
// SOAP in the plain shape. A format of one's own must outlive what is made of it.
message_form const& soap_form();
message_form soap_form(wire::format const& format);

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/message_form.ipp>
#endif
