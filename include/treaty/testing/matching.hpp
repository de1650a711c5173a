// SPDX-License-Identifier: BSL-1.0
// What a test wants of a request: conditions on its members, which say what they found instead.
//     using treaty::testing::with;
//     with(&get_price::request::item, "TEA-1") && with(&get_price::request::count, 3)
#pragma once

#include <treaty/reflect/print.hpp>
#include <treaty/reflect/type_of.hpp>

#include <concepts>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace treaty::testing {

template <class Request>
class matching {
public:
    // Every request.
    matching() = default;
    // A predicate, in the words of a failure: "a price above ten".
    template <std::predicate<Request const&> Holds>
    matching(Holds holds, std::string wanted = "what the test's condition asks for")
        : all_{{std::move(wanted), std::move(holds), {}}} {}

    bool operator()(Request const& asked) const { return misses(asked) == 0; }
    // How many conditions do not hold.
    [[nodiscard]] std::size_t misses(Request const& asked) const {
        std::size_t count = 0;
        for (condition const& one : all_) count += one.holds(asked) ? 0U : 1U;
        return count;
    }
    // What is wanted, and what was found: `item is "TEA-1" (found "TEA-2")`. Empty if all hold.
    [[nodiscard]] std::string why_not(Request const& asked) const {
        std::string text;
        for (condition const& one : all_) {
            if (one.holds(asked)) continue;
            text.append(text.empty() ? "" : " and ").append(one.wanted);
            if (one.found) text.append(" (found ").append(one.found(asked)).append(")");
        }
        return text;
    }
    // All that is wanted; empty if that is nothing.
    [[nodiscard]] std::string str() const {
        std::string text;
        for (condition const& one : all_)
            text.append(text.empty() ? "" : " and ").append(one.wanted);
        return text;
    }
    friend matching operator&&(matching left, matching const& right) {
        left.all_.insert(left.all_.end(), right.all_.begin(), right.all_.end());
        return left;
    }

private:
    template <class Struct, class Member, class Value>
    friend matching<Struct> with(Member Struct::*member, Value expected);

    struct condition {
        std::string wanted;
        std::function<bool(Request const&)> holds;
        std::function<std::string(Request const&)> found;  // may be empty
    };
    std::vector<condition> all_;
};

namespace detail {
template <class Struct, class Member>
std::string_view name_of_member(Member Struct::*member) {
    Struct const probe{};
    for (reflect::member const& one : reflect::type_of<Struct>.members)
        if (one.place(&probe) == static_cast<void const*>(&(probe.*member))) return one.name;
    return "a member";
}
}  // namespace detail

// That a member has this value; whatever a member of its type can be made of.
template <class Struct, class Member, class Value>
matching<Struct> with(Member Struct::*member, Value expected) {
    Member const wanted(std::move(expected));
    matching<Struct> made;
    made.all_.push_back(
        {std::string{detail::name_of_member(member)} + " is " + reflect::print(wanted),
         [member, wanted](Struct const& asked) { return asked.*member == wanted; },
         [member](Struct const& asked) { return reflect::print(asked.*member); }});
    return made;
}

}  // namespace treaty::testing
