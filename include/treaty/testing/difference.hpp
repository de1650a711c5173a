// SPDX-License-Identifier: BSL-1.0
// Where two values of one type differ, for sentences like "/lines/0/price: expected 4.95, found 4".
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/type.hpp>

#include <optional>
#include <string>

namespace treaty::testing {

struct difference {
    std::string path;           // a JSON Pointer
    std::string first, second;  // what stands there; "nothing" where nothing does, secrets hidden
};

// What may differ between answers that are the same for whoever asked: what belongs to the moment.
struct tolerance {
    bool moments = false;      // instants within a minute of each other
    bool identifiers = false;  // the numbers of what was made for one call alone
};

// The first one, in order of members; nothing if the values are equal.
std::optional<difference> difference_of(reflect::type const& kind, void const* first,
                                        void const* second, tolerance allowed = {});

// How a call ended, as far as it can be the same whichever way it was made.
struct answer_view {
    std::string words;                    // "a response", "the fault UnknownItem"
    reflect::type const* kind = nullptr;  // of a response or a fault; null: there is no value
    void const* value = nullptr;
};
// The same for two answers: different endings differ at the empty path, in their words.
std::optional<difference> difference_of(answer_view const& first, answer_view const& second,
                                        tolerance allowed = {});

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/difference.ipp>
#endif
