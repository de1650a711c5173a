// SPDX-License-Identifier: BSL-1.0
// What can differ between two versions of a contract. A document flows from a sender to a receiver:
// a request from client to server, a response or a fault back. A version may be ahead on either
// side, so each change is judged twice: do old clients work with a new server (consumers), and do
// new clients work with old servers (providers)?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace treaty {

enum class change_rule : std::uint8_t {
    service_renamed,
    major_version_changed,
    operation_added,
    operation_removed,
    safety_changed,
    stream_added,
    stream_removed,
    fault_added,
    fault_removed,
    fault_nature_changed,
    required_member_added,
    optional_member_added,
    required_member_removed,
    optional_member_removed,
    member_made_required,
    member_made_optional,
    type_changed,
    text_least_raised,
    text_least_lowered,
    text_most_raised,
    text_most_lowered,
    list_least_raised,
    list_least_lowered,
    list_most_raised,
    list_most_lowered,
    numbers_narrowed,  // integers and identifiers
    numbers_widened,
    numbers_moved,        // some numbers went, others came
    whole_digits_raised,  // decimals: before the point
    whole_digits_lowered,
    places_raised,  // after it
    places_lowered,
    enumerator_added,
    enumerator_removed
};
inline constexpr std::size_t change_rules = 34;

// "text-most-lowered": as reports and exports spell it; a name stays.
constexpr std::string_view name_of(change_rule rule) noexcept {
    constexpr std::string_view names[change_rules]{"service-renamed",
                                                   "major-version-changed",
                                                   "operation-added",
                                                   "operation-removed",
                                                   "safety-changed",
                                                   "stream-added",
                                                   "stream-removed",
                                                   "fault-added",
                                                   "fault-removed",
                                                   "fault-nature-changed",
                                                   "required-member-added",
                                                   "optional-member-added",
                                                   "required-member-removed",
                                                   "optional-member-removed",
                                                   "member-made-required",
                                                   "member-made-optional",
                                                   "type-changed",
                                                   "text-least-raised",
                                                   "text-least-lowered",
                                                   "text-most-raised",
                                                   "text-most-lowered",
                                                   "list-least-raised",
                                                   "list-least-lowered",
                                                   "list-most-raised",
                                                   "list-most-lowered",
                                                   "numbers-narrowed",
                                                   "numbers-widened",
                                                   "numbers-moved",
                                                   "whole-digits-raised",
                                                   "whole-digits-lowered",
                                                   "places-raised",
                                                   "places-lowered",
                                                   "enumerator-added",
                                                   "enumerator-removed"};
    return names[static_cast<std::size_t>(rule)];
}

}  // namespace treaty
