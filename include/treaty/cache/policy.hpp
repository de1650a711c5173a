// SPDX-License-Identifier: BSL-1.0
// What decides between the record that is held and one that arrives: a policy is a type with
//     static age judge(Order const& held, Order const& arriving)
// and nothing else; the cache is told it as a parameter.
#pragma once

#include <concepts>

namespace treaty {

// Of what arrives, beside what is held.
enum class age { newer, same, older };

// The usual: a version that was there changes nothing.
struct newer_wins {
    template <class Order>
    static constexpr age judge(Order const& held, Order const& arriving) {
        if (held < arriving) return age::newer;
        return arriving < held ? age::older : age::same;
    }
};

// For orders that two different levels may share, such as a time: of these the last to arrive wins.
struct not_older_wins {
    template <class Order>
    static constexpr age judge(Order const& held, Order const& arriving) {
        return arriving < held ? age::older : age::newer;
    }
};

namespace caching {

template <class Policy, class Order>
concept policy_for = requires(Order const& one) {
    { Policy::judge(one, one) } -> std::same_as<age>;
};

}  // namespace caching
}  // namespace treaty
