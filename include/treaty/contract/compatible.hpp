// SPDX-License-Identifier: BSL-1.0
// Do two versions of a contract work together? Of services or of single operations:
//     static_assert(treaty::compatible<orders_1_0, orders_1_1>);
// The rules are what this library's readers do (docs/how-to/change_a_contract.md): members that a
// reader does not know are ignored, everything else must fit. Include this where the assertion is;
// no front door does.
#pragma once

#include <treaty/contract/change.hpp>
#include <treaty/contract/detail/differ.hpp>
#include <treaty/contract/service_table.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace treaty {

// Whom a change breaks: clients of the old version at a new server, or servers of the old version
// that a new client calls.
enum class broken_side : std::uint8_t { old_clients, old_servers };

// Text as an argument of a template, so that a compiler prints it.
template <std::size_t N>
struct spoken {
    char text[N]{};
};

constexpr bool gives_less_room(change_rule rule) noexcept {
    using enum change_rule;
    return rule == numbers_narrowed || rule == numbers_moved || rule == whole_digits_lowered ||
           rule == places_lowered;
}
constexpr bool gives_more_room(change_rule rule) noexcept {
    using enum change_rule;
    return rule == numbers_widened || rule == whole_digits_raised || rule == places_raised;
}

// The name and arguments of this struct are what a compiler prints beside the sentence. `Member`
// is where in the operation: "request.lines[].quantity"; a fault or an enumerator in brackets.
template <class Old, class New, spoken Operation, spoken Member, change_rule Rule, broken_side Side>
struct check_compatible {
    using done = void;
    static_assert(Rule != change_rule::service_renamed,
                  "treaty: the service has another name in its new version, and with it every "
                  "address; keep the name, or serve both");
    static_assert(Rule != change_rule::major_version_changed,
                  "treaty: the service has another major version, and with it another namespace in "
                  "SOAP; raise the minor one, or serve both");
    static_assert(Rule != change_rule::operation_removed,
                  "treaty: the new version lacks an operation that old clients call; keep it");
    static_assert(Rule != change_rule::operation_added,
                  "treaty: the new version has an operation that old servers do not answer; new "
                  "clients must not need it");
    static_assert(Rule != change_rule::safety_changed,
                  "treaty: the safety of an operation has changed, so one side repeats calls, or "
                  "leaves out their key, where the other does not allow it");
    static_assert(Rule != change_rule::stream_added && Rule != change_rule::stream_removed,
                  "treaty: the records of an operation may be streamed in one version only");
    static_assert(Rule != change_rule::fault_added,
                  "treaty: a fault is declared in the new version that old clients do not know");
    static_assert(Rule != change_rule::fault_removed,
                  "treaty: a fault is declared no more that old servers answer; new clients do not "
                  "know it");
    static_assert(Rule != change_rule::fault_nature_changed,
                  "treaty: the nature of a fault has changed, and with it the status that callers "
                  "see");
    static_assert(Rule != change_rule::required_member_added,
                  "treaty: a member was added that must be there, and who knows only the old "
                  "version does not send it; make it optional");
    static_assert(Rule != change_rule::required_member_removed,
                  "treaty: a member was removed that the old version must have; keep it, or make "
                  "it optional first");
    static_assert(Rule != change_rule::member_made_required,
                  "treaty: a member must be there that the old version may leave out; keep it "
                  "optional");
    static_assert(Rule != change_rule::member_made_optional,
                  "treaty: a member may be left out that the old version must have; keep it "
                  "required");
    static_assert(Rule != change_rule::type_changed,
                  "treaty: the type of a member has changed into one that reads otherwise; add a "
                  "member of another name");
    static_assert(Rule != change_rule::text_least_raised && Rule != change_rule::text_most_lowered,
                  "treaty: a text is held to narrower limits, and who knows only the old version "
                  "sends what the new one refuses; keep the limits");
    static_assert(Rule != change_rule::text_least_lowered && Rule != change_rule::text_most_raised,
                  "treaty: a text is given wider limits, and who knows only the old version "
                  "refuses what the new one sends; keep the limits");
    static_assert(Rule != change_rule::list_least_raised && Rule != change_rule::list_most_lowered,
                  "treaty: a list is held to narrower limits, and who knows only the old version "
                  "sends what the new one refuses; keep the limits");
    static_assert(Rule != change_rule::list_least_lowered && Rule != change_rule::list_most_raised,
                  "treaty: a list is given wider limits, and who knows only the old version "
                  "refuses what the new one sends; keep the limits");
    static_assert(!gives_less_room(Rule),
                  "treaty: a number has less room, and who knows only the old version sends what "
                  "the new one refuses; keep its type");
    static_assert(!gives_more_room(Rule),
                  "treaty: a number has more room, and who knows only the old version refuses what "
                  "the new one sends; keep its type");
    static_assert(Rule != change_rule::enumerator_added,
                  "treaty: an enumeration has a value that who knows only the old version refuses");
    static_assert(Rule != change_rule::enumerator_removed,
                  "treaty: an enumeration lacks a value that who knows only the old version sends");
};

// Of two versions, without a word of the compiler.
struct compatibility {
    bool for_consumers = true;
    bool for_providers = true;
    friend constexpr bool operator==(compatibility, compatibility) = default;
};

namespace detail {

struct said_text {
    static constexpr std::size_t most = 240;
    char text[most]{};
    std::size_t size = 0;

    constexpr void append(std::string_view more) {
        for (char const c : more)
            if (size + 1 < most) text[size++] = c;
    }
};

// The first change that breaks a side that is asked about.
struct first_break {
    bool found = false;
    change_rule rule{};
    broken_side side{};
    said_text operation{};
    said_text member{};
};

class break_finder final : public difference_sink {
public:
    constexpr explicit break_finder(compatibility asked) : asked_(asked) {}

    constexpr void take(difference const& one) override {
        if (one.breaks_consumers) judged.for_consumers = false;
        if (one.breaks_providers) judged.for_providers = false;
        bool const consumers = one.breaks_consumers && asked_.for_consumers;
        bool const providers = one.breaks_providers && asked_.for_providers;
        if (first.found || (!consumers && !providers)) return;
        first.found = true;
        first.rule = one.rule;
        first.side = consumers ? broken_side::old_clients : broken_side::old_servers;
        first.operation.append(one.operation);
        if (one.where != nullptr) append_path(first.member, *one.where);
        if (one.name.empty()) return;
        first.member.append(one.where != nullptr ? " (" : "(");
        first.member.append(one.name);
        first.member.append(")");
    }

    first_break first;
    compatibility judged;

private:
    compatibility asked_;
};

template <class T>
concept says_request = requires {
    typename T::request_type;
};

template <class Service>
struct constant_rows {
    static constexpr auto rows = rows_of<Service>(typename Service::operations{});
};
template <class Op>
inline constexpr operation_row constant_row = row_of<Op>({}, 1);

template <class Service>
consteval contract_view view_of() {
    return {Service::name, Service::version, constant_rows<Service>::rows};
}

template <class Old, class New>
consteval break_finder compared(compatibility asked) {
    break_finder found{asked};
    differ engine{found};
    if constexpr (says_request<Old>)
        engine.operations(constant_row<Old>, constant_row<New>);
    else
        engine.services(view_of<Old>(), view_of<New>());
    return found;
}

template <std::size_t Size>
consteval spoken<Size + 1> speak(said_text const& from) {
    spoken<Size + 1> made;
    for (std::size_t i = 0; i < Size; ++i) made.text[i] = from.text[i];
    made.text[Size] = '\0';  // clang 19 takes it for no text where the end was not written
    return made;
}

// The check that has something to say, as a type that is not instantiated yet.
template <class T>
consteval auto find_version_verdict() {
    if constexpr (says_request<T>)
        return std::type_identity<operation_verdict<T>>{};
    else
        return std::type_identity<service_verdict<T>>{};
}
template <class T>
using version_verdict = typename decltype(find_version_verdict<T>())::type;

template <class Old, class New, bool Consumers, bool Providers>
consteval auto find_compatible_verdict() {
    using old_verdict = version_verdict<Old>;
    using new_verdict = version_verdict<New>;
    if constexpr (!std::same_as<old_verdict, check_passes>) {
        return std::type_identity<old_verdict>{};
    } else if constexpr (!std::same_as<new_verdict, check_passes>) {
        return std::type_identity<new_verdict>{};
    } else {
        constexpr first_break found = compared<Old, New>({Consumers, Providers}).first;
        if constexpr (!found.found)
            return std::type_identity<check_passes>{};
        else
            return std::type_identity<
                check_compatible<Old, New, speak<found.operation.size>(found.operation),
                                 speak<found.member.size>(found.member), found.rule, found.side>>{};
    }
}

template <class Old, class New, bool Consumers, bool Providers>
using compatible_verdict =
    typename decltype(find_compatible_verdict<Old, New, Consumers, Providers>())::type;

// Naming `done` lets the check speak, if it has something to say; clang would take a function that
// holds an error for no constant, and say so as well.
template <class Verdict>
inline constexpr bool says_nothing =
    std::is_void_v<typename Verdict::done>&& std::same_as<Verdict, check_passes>;

}  // namespace detail

// Clients of `Old` keep working with a server of `New`; otherwise a static assertion names the
// first change that breaks them.
template <class Old, class New>
inline constexpr bool compatible_for_consumers =
    detail::says_nothing<detail::compatible_verdict<Old, New, true, false>>;

// Clients of `New` work with a server of `Old`, likewise.
template <class Old, class New>
inline constexpr bool compatible_for_providers =
    detail::says_nothing<detail::compatible_verdict<Old, New, false, true>>;

// Both: clients and servers may take the new version in any order.
template <class Old, class New>
inline constexpr bool compatible =
    detail::says_nothing<detail::compatible_verdict<Old, New, true, true>>;

// The same as a value, for code that goes on either way. Both must be services, or both operations.
template <class Old, class New>
inline constexpr compatibility compatibility_of = detail::compared<Old, New>({}).judged;

}  // namespace treaty
