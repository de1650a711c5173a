// SPDX-License-Identifier: BSL-1.0
// The one comparison of two versions of a contract, over their tables: static assertions run it
// while they compile, reports at run time.
#pragma once

#include <treaty/contract/change.hpp>
#include <treaty/contract/detail/fits.hpp>
#include <treaty/contract/service_table.hpp>

#include <array>
#include <span>
#include <string_view>

namespace treaty::detail {

// A service without storage of its own.
struct contract_view {
    std::string_view name;
    treaty::version version;
    std::span<operation_row const> operations;
};

// Where a difference is: "request", then "lines", then "[]".
struct change_step {
    change_step const* before = nullptr;
    std::string_view name;
};

// "request", "lines", "[]", "item" -> "request.lines[].item"
template <class Text>
constexpr void append_path(Text& out, change_step const& last) {
    if (last.before != nullptr) {
        append_path(out, *last.before);
        if (last.name.front() != '[' && last.name.front() != '{') out.append(".");
    }
    out.append(last.name);
}

// Valid only while the sink is called.
struct difference {
    change_rule rule;
    bool breaks_consumers;
    bool breaks_providers;
    bool in_answer;              // a member of a response or a fault
    std::string_view operation;  // empty: of the service itself
    change_step const* where;    // null: of the operation itself
    std::string_view name;       // of the fault or enumerator that came or went
    reflect::type const* was;    // of a member that is in both versions
    reflect::type const* is;
    std::string_view from{};  // what it was and is, if that is a word
    std::string_view to{};
};

class difference_sink {
public:
    constexpr virtual void take(difference const& found) = 0;

protected:
    constexpr ~difference_sink() = default;
};

// May a client that knows the operation as `asked` call a server that knows it as `given`? It
// repeats by what it knows, and sends a key only if it knows of one.
constexpr bool safety_holds(safety asked, safety given) {
    return asked == given || given == safety::read_only ||
           (given == safety::idempotent && asked != safety::read_only);
}

constexpr std::string_view word_of(fault_nature nature) {
    switch (nature) {
        case fault_nature::not_found: return "not found";
        case fault_nature::conflict: return "conflict";
        case fault_nature::rejected: return "rejected";
    }
    return "rejected";
}

class differ {
public:
    constexpr explicit differ(difference_sink& to) : to_(to) {}

    constexpr void services(contract_view const& was, contract_view const& is) {
        if (was.name != is.name)
            tell(change_rule::service_renamed, true, true, {}, was.name, is.name);
        if (was.version.major != is.version.major)
            tell(change_rule::major_version_changed, true, true);
        for (operation_row const& one : was.operations) {
            operation_ = one.name;
            std::size_t const now = find(is.operations, one.name);
            if (now != is.operations.size())
                operations(one, is.operations[now]);
            else
                tell(change_rule::operation_removed, true, false);
        }
        for (operation_row const& one : is.operations) {
            operation_ = one.name;
            if (find(was.operations, one.name) == was.operations.size())
                tell(change_rule::operation_added, false, true);
        }
    }

    constexpr void operations(operation_row const& was, operation_row const& is) {
        operation_ = was.name;
        if (was.safety != is.safety)
            tell(change_rule::safety_changed, !safety_holds(was.safety, is.safety),
                 !safety_holds(is.safety, was.safety), {}, name_of(was.safety), name_of(is.safety));
        if (was.streamed != is.streamed) {
            if (!was.streamed.empty()) tell(change_rule::stream_removed, true, false);
            if (!is.streamed.empty()) tell(change_rule::stream_added, false, true);
        }
        change_step const request{nullptr, "request"};
        values(*was.request.type, *is.request.type, &request, false);
        change_step const response{nullptr, "response"};
        values(*was.response.type, *is.response.type, &response, true);
        faults(was, is);
    }

private:
    using type = reflect::type;

    // Places, or the size for what is not there: g++ 12 under a sanitizer takes no comparison of a
    // pointer with null for a constant.
    static constexpr std::size_t find(std::span<operation_row const> among, std::string_view name) {
        std::size_t at = 0;
        while (at < among.size() && among[at].name != name) ++at;
        return at;
    }
    static constexpr std::size_t find(fault_kinds among, std::string_view name) {
        std::size_t at = 0;
        while (at < among.size() && among[at]->name != name) ++at;
        return at;
    }
    // Members usually keep their places.
    static constexpr std::size_t find(type const& kind, std::string_view wire_name,
                                      std::size_t expected) {
        std::size_t const count = kind.members.size();
        if (expected < count && kind.members[expected].wire_name == wire_name) return expected;
        std::size_t at = 0;
        while (at < count && kind.members[at].wire_name != wire_name) ++at;
        return at;
    }

    constexpr void tell(change_rule rule, bool consumers, bool providers,
                        std::string_view name = {}, std::string_view from = {},
                        std::string_view to = {}) {
        to_.take({rule, consumers, providers, false, operation_, nullptr, name, nullptr, nullptr,
                  from, to});
    }
    // The sender is old and the reader new in requests of old clients and answers of old servers.
    constexpr void tell(change_rule rule, bool old_is_read, bool new_is_read,
                        change_step const* where, bool in_answer, std::string_view name = {},
                        type const* was = nullptr, type const* is = nullptr) {
        to_.take({rule, in_answer ? !new_is_read : !old_is_read,
                  in_answer ? !old_is_read : !new_is_read, in_answer, operation_, where, name, was,
                  is});
    }

    constexpr void faults(operation_row const& was, operation_row const& is) {
        for (fault_kind const* one : was.faults) {
            std::size_t const at = find(is.faults, one->name);
            if (at == is.faults.size()) {
                tell(change_rule::fault_removed, false, true, one->name);
                continue;
            }
            fault_kind const* const now = is.faults[at];
            if (one->nature != now->nature)
                tell(change_rule::fault_nature_changed, true, true, one->name, word_of(one->nature),
                     word_of(now->nature));
            change_step const fault{nullptr, one->name};
            values(*one->type, *now->type, &fault, true);
        }
        for (fault_kind const* one : is.faults)
            if (find(was.faults, one->name) == was.faults.size())
                tell(change_rule::fault_added, true, false, one->name);
    }

    // One pair of types and where they stand.
    struct pair {
        type const& was;
        type const& is;
        change_step const* where;
        bool in_answer;
    };
    constexpr void tell(pair const& at, change_rule rule, bool old_is_read, bool new_is_read) {
        tell(rule, old_is_read, new_is_read, at.where, at.in_answer, {}, &at.was, &at.is);
    }
    // Of two bounds: the greater one allows more, or less.
    constexpr void bounds(pair const& at, std::uint64_t was, std::uint64_t is, change_rule raised,
                          change_rule lowered, bool greater_is_wider) {
        if (was == is) return;
        bool const wider = (is > was) == greater_is_wider;
        tell(at, is > was ? raised : lowered, wider, !wider);
    }

    static constexpr type const& held(type const& kind) {
        return kind.shape == reflect::shape::optional ? *kind.element : kind;
    }

    constexpr void values(type const& was_or_none, type const& is_or_none, change_step const* where,
                          bool in_answer) {
        type const& was = held(was_or_none);
        type const& is = held(is_or_none);
        // Saves walking what both versions share; to g++ 12 under a sanitizer this is no constant.
        if (__builtin_constant_p(&was == &is) && &was == &is) return;
        pair const at{was, is, where, in_answer};
        if (was.shape != is.shape) {
            bool const old_is_read = scalar_fits(was, is);
            bool const new_is_read = scalar_fits(is, was);
            if (!old_is_read || !new_is_read)
                tell(at, change_rule::type_changed, old_is_read, new_is_read);
            return;
        }
        same_shape(at);
    }

    constexpr void same_shape(pair const& at) {
        using reflect::shape;
        using enum change_rule;
        switch (at.was.shape) {
            case shape::integer:
            case shape::identifier: return numbers(at);
            case shape::decimal:
                bounds(at, static_cast<std::uint64_t>(whole_digits(at.was)),
                       static_cast<std::uint64_t>(whole_digits(at.is)), whole_digits_raised,
                       whole_digits_lowered, true);
                return bounds(at, static_cast<std::uint64_t>(at.was.places),
                              static_cast<std::uint64_t>(at.is.places), places_raised,
                              places_lowered, true);
            case shape::text: return texts(at);
            case shape::enumeration: return enumerators(at);
            case shape::list: return lists(at);
            case shape::map: return maps(at);
            case shape::structure: return members(at);
            case shape::boolean:
            case shape::instant:
            case shape::date:
            case shape::optional: return;
        }
    }

    constexpr void numbers(pair const& at) {
        bool const old_is_read = number_fits(at.was, at.is);
        bool const new_is_read = number_fits(at.is, at.was);
        if (old_is_read && new_is_read) return;
        tell(at,
             old_is_read   ? change_rule::numbers_widened
             : new_is_read ? change_rule::numbers_narrowed
                           : change_rule::numbers_moved,
             old_is_read, new_is_read);
    }
    constexpr void texts(pair const& at) {
        using enum change_rule;
        bounds(at, at.was.least, at.is.least, text_least_raised, text_least_lowered, false);
        bounds(at, most_of(at.was), most_of(at.is), text_most_raised, text_most_lowered, true);
    }
    constexpr void lists(pair const& at) {
        using enum change_rule;
        bounds(at, at.was.least, at.is.least, list_least_raised, list_least_lowered, false);
        bounds(at, most_of(at.was), most_of(at.is), list_most_raised, list_most_lowered, true);
        change_step const item{at.where, "[]"};
        values(*at.was.element, *at.is.element, &item, at.in_answer);
    }
    constexpr void maps(pair const& at) {
        change_step const key{at.where, "{key}"};
        values(*at.was.key, *at.is.key, &key, at.in_answer);
        change_step const item{at.where, "{}"};
        values(*at.was.element, *at.is.element, &item, at.in_answer);
    }
    constexpr void enumerators(pair const& at) {
        for (reflect::enumerator const& one : at.was.enumerators)
            if (!has_enumerator(at.is, one.wire_name))
                tell(change_rule::enumerator_removed, false, true, at.where, at.in_answer,
                     one.wire_name);
        for (reflect::enumerator const& one : at.is.enumerators)
            if (!has_enumerator(at.was, one.wire_name))
                tell(change_rule::enumerator_added, true, false, at.where, at.in_answer,
                     one.wire_name);
    }

    constexpr void members(pair const& at) {
        using enum change_rule;
        for (std::size_t i = 0; i < at.was.members.size(); ++i) {
            reflect::member const& one = at.was.members[i];
            change_step const here{at.where, one.wire_name};
            std::size_t const now = find(at.is, one.wire_name, i);
            if (now != at.is.members.size())
                member(one, at.is.members[now], here, at.in_answer);
            else if (one.required)
                tell(required_member_removed, true, false, &here, at.in_answer);
            else
                tell(optional_member_removed, true, true, &here, at.in_answer);
        }
        for (std::size_t i = 0; i < at.is.members.size(); ++i) {
            reflect::member const& one = at.is.members[i];
            if (find(at.was, one.wire_name, i) != at.was.members.size()) continue;
            change_step const here{at.where, one.wire_name};
            if (one.required)
                tell(required_member_added, false, true, &here, at.in_answer);
            else
                tell(optional_member_added, true, true, &here, at.in_answer);
        }
    }
    constexpr void member(reflect::member const& was, reflect::member const& is,
                          change_step const& here, bool in_answer) {
        using enum change_rule;
        using reflect::shape;
        // Where both are lists, their least lengths say it.
        bool const lists = was.kind->shape == shape::list && is.kind->shape == shape::list;
        if (was.required != is.required && !lists)
            tell(is.required ? member_made_required : member_made_optional, !is.required,
                 is.required, &here, in_answer);
        values(*was.kind, *is.kind, &here, in_answer);
    }

    difference_sink& to_;
    std::string_view operation_{};
};

}  // namespace treaty::detail
