// SPDX-License-Identifier: BSL-1.0
// Makes a message that shows a failure small: members and items leave, texts, numbers and times
// become the simplest of their type, as long as the failure stays. Deterministic, and bounded.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/testing/tree.hpp>

#include <cstddef>
#include <functional>

namespace treaty::testing {

// What is a valid message of the type stays one; parts marked `fixed` stay as they are. Asks
// `still_fails` at most so many times. What is returned is either `message` or something that it
// said yes to.
tree shrink(tree message, reflect::type const& kind,
            std::function<bool(tree const&)> const& still_fails, std::size_t tries_max = 300);

// The simplest value of a type: zero, the shortest text, the first enumerator, no more members and
// items than there must be.
tree simplest(reflect::type const& kind);

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/shrink.ipp>
#endif
