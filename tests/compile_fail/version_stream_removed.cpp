// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the records of an operation may be streamed in one version only
// names: PlaceOrder
// names: stream_removed
#include "support/versions.hpp"

struct streamed_order : place_order<> {
    static constexpr auto streamed = &v1::request::lines;
};
static_assert(treaty::compatible<streamed_order, place_order<>>);
