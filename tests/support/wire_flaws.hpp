// SPDX-License-Identifier: BSL-1.0
// Ways in which a server can be wrong about a contract, each as a switch, for any service: what
// contract tests of it must find. A row each; what business means is wrong elsewhere.
#pragma once

#include <treaty/core/problem.hpp>

#include <optional>
#include <string_view>

namespace flaws {

enum class wire_flaw {
    none,
    overlooks,  // one kind of problem, at one place: the rows say which
    takes_any_media_type,
    refuses_unknown_members,
    fails_for_joined_letters,
    problem_with_wrong_status,
    problem_with_200,
    problem_at_wrong_place,
    fault_with_wrong_status,
    undeclared_fault,
    fault_loses_member,
    empty_body_with_200,
    wrong_media_type,
    not_well_formed,
    loses_member_in_soap,
    extra_precision,
    reads_drift,
    answers_the_call_before,
    fault_leaves_a_trace,
    works_without_key,
    forgets_keys,
    key_is_late
};

struct wire_row {
    std::string_view name, does;
    wire_flaw what = wire_flaw::none;
    // Of what overlooks: which kind, where the path of the problem ends, and how what was found
    // begins.
    std::optional<treaty::problem_kind> kind{};
    std::string_view at{}, found{};
    // Who asks for what nobody knows is answered all the same, so that there are responses.
    bool knows_everything = false;
};

using enum wire_flaw;
using treaty::problem_kind;

inline constexpr wire_row wire_rows[] = {
    {"none", "keeps the contract", none},
    {"accepts-missing-member", "works without a required member", overlooks,
     problem_kind::missing_member, "store"},
    {"coerces-text-to-number", "takes a text for a number", overlooks, problem_kind::wrong_type,
     "store", "text"},
    {"takes-any-enumerator", "passes over an enumerator that there is none of", overlooks,
     problem_kind::not_a_value, "action"},
    {"takes-impossible-dates", "takes the thirtieth of February", overlooks,
     problem_kind::not_a_value, "At"},
    {"takes-the-last-of-twins", "takes the last of two members of one name", overlooks,
     problem_kind::duplicate_member},
    {"cuts-long-text", "takes a text past its limit", overlooks, problem_kind::too_long, "item"},
    {"takes-empty-lists", "takes a list without its least item", overlooks, problem_kind::too_short,
     "lines"},
    {"rounds-numbers", "takes a number with a digit too many", overlooks,
     problem_kind::out_of_range, "value"},
    {"reads-what-is-cut", "takes a message that is not whole", overlooks, problem_kind::malformed},
    {"takes-past-a-limit", "takes a message past a limit", overlooks, problem_kind::limit_exceeded},
    {"takes-any-media-type", "takes a picture for a message", takes_any_media_type},
    {"refuses-unknown-members", "refuses members that it does not know", refuses_unknown_members},
    {"fails-for-joined-letters", "fails for a letter that joins others", fails_for_joined_letters},
    {"problem-with-wrong-status", "says 409 for every problem", problem_with_wrong_status},
    {"problem-with-200", "says 200 for every problem", problem_with_200},
    {"problem-at-wrong-place", "names another member than the wrong one", problem_at_wrong_place},
    {"fault-with-wrong-status", "says 418 for every fault", fault_with_wrong_status},
    {"undeclared-fault", "says a fault that the operation does not declare", undeclared_fault},
    {"fault-loses-member", "leaves a member of a fault out", fault_loses_member},
    {"empty-body-with-200", "says 200 and nothing more", empty_body_with_200},
    {"wrong-media-type", "calls its responses text/html", wrong_media_type, {}, {}, {}, true},
    {"not-well-formed",
     "leaves out the last byte of a response",
     not_well_formed,
     {},
     {},
     {},
     true},
    {"loses-member-in-soap",
     "leaves a member of a response out, in SOAP only",
     loses_member_in_soap,
     {},
     {},
     {},
     true},
    {"extra-precision",
     "says numbers with more digits than the contract has",
     extra_precision,
     {},
     {},
     {},
     true},
    {"reads-drift", "answers a repeated read otherwise", reads_drift, {}, {}, {}, true},
    {"answers-the-call-before",
     "answers a read with what the one before it asked for",
     answers_the_call_before,
     {},
     {},
     {},
     true},
    {"fault-leaves-a-trace", "makes what it says that it does not know", fault_leaves_a_trace},
    {"works-without-key", "works where a key is required and missing", works_without_key},
    {"forgets-keys", "does the work again under the same key", forgets_keys, {}, {}, {}, true},
    {"key-is-late", "keeps a key only after the work is done", key_is_late, {}, {}, {}, true}};

inline wire_row const* wire_row_called(std::string_view name) {
    for (wire_row const& one : wire_rows)
        if (one.name == name) return &one;
    return nullptr;
}

}  // namespace flaws
