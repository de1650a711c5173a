// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/contract/compare.hpp>
#include <treaty/contract/detail/differ.hpp>
#include <treaty/reflect/describe.hpp>

#include <string_view>

namespace treaty {
namespace detail {

inline std::string_view words_of(change_rule rule) {
    using enum change_rule;
    switch (rule) {
        case service_renamed: return "the service has another name, and so every address";
        case major_version_changed:
            return "the major version is another one, and so the namespace in SOAP";
        case operation_added: return "a new operation; servers of the old version do not answer it";
        case operation_removed: return "gone; clients of the old version call it";
        case safety_changed: return "another safety";
        case stream_added: return "may be streamed now; servers of the old version refuse that";
        case stream_removed: return "may not be streamed any more; clients of the old version do";
        case fault_added: return "a new fault; clients of the old version do not know it";
        case fault_removed: return "a fault less; servers of the old version answer it";
        case fault_nature_changed: return "another nature, and so another status";
        case required_member_added: return "a new member that must be there";
        case optional_member_added: return "a new member that may be left out";
        case required_member_removed: return "gone; it had to be there";
        case optional_member_removed: return "gone; it could be left out";
        case member_made_required: return "must be there now";
        case member_made_optional: return "may be left out now";
        case type_changed: return "another type";
        case text_least_raised:
        case list_least_raised: return "a greater least length";
        case text_least_lowered:
        case list_least_lowered: return "a smaller least length";
        case text_most_raised:
        case list_most_raised: return "a greater length allowed";
        case text_most_lowered:
        case list_most_lowered: return "only a smaller length allowed";
        case numbers_narrowed: return "fewer numbers allowed";
        case numbers_widened: return "more numbers allowed";
        case numbers_moved: return "other numbers allowed";
        case whole_digits_raised: return "more digits before the point";
        case whole_digits_lowered: return "fewer digits before the point";
        case places_raised: return "more digits after the point";
        case places_lowered: return "fewer digits after the point";
        case enumerator_added: return "a new value";
        case enumerator_removed: return "a value less";
    }
    return "changed";
}

inline void append_kinds(std::string& out, difference const& one) {
    if (!one.from.empty()) out.append(": was ").append(one.from).append(", is ").append(one.to);
    if (one.was == nullptr || one.is == nullptr) return;
    out.append(": was ").append(reflect::describe(*one.was));
    out.append(", is ").append(reflect::describe(*one.is));
}

// Who of a member does not get on; what is not said here is said by the rule's words.
inline void append_sides(std::string& out, difference const& one) {
    if (one.where == nullptr) return;
    if (one.breaks_consumers)
        out.append(one.in_answer ? "; clients of the old version refuse what the new server answers"
                                 : "; the new server refuses what clients of the old version send");
    if (one.breaks_providers)
        out.append(one.in_answer ? "; new clients refuse what servers of the old version answer"
                                 : "; servers of the old version refuse what new clients send");
}

inline void append_safety(std::string& out, difference const& one) {
    if (one.breaks_consumers)
        out.append("; clients of the old version repeat it or leave out its key against the rule");
    if (one.breaks_providers)
        out.append("; new clients repeat it or leave out its key against the rule of old servers");
}

class change_list final : public difference_sink {
public:
    void take(difference const& one) override {
        change made{std::string{one.operation}, {}, one.rule, one.breaks_consumers,
                    one.breaks_providers,       {}};
        if (one.where != nullptr)
            append_path(made.member, *one.where);
        else
            made.member = one.name;
        made.sentence = words_of(one.rule);
        if (one.where != nullptr && !one.name.empty())
            made.sentence.append(" '").append(one.name).append("'");
        append_kinds(made.sentence, one);
        append_sides(made.sentence, one);
        if (one.rule == change_rule::safety_changed) append_safety(made.sentence, one);
        found.push_back(std::move(made));
    }
    std::vector<change> found;
};

}  // namespace detail

TREATY_INLINE std::vector<change> compare(service_row const& was, service_row const& is) {
    detail::change_list found;
    detail::differ{found}.services({was.name, was.version, was.operations},
                                   {is.name, is.version, is.operations});
    return std::move(found.found);
}

}  // namespace treaty
