// SPDX-License-Identifier: BSL-1.0
#include <treaty/core/reused.hpp>

#include "../../support/catch.hpp"

#include <string>
#include <thread>

using treaty::reused;

namespace {

// One for each test: what was left by another would be there.
template <int>
struct note {
    std::string text;
};

}  // namespace

TEST_CASE("an object is used again as it was left, with its storage") {
    note<1> const* first = nullptr;
    {
        reused<note<1>> one;
        CHECK(one.get().text.empty());
        one.get().text = "a text that is longer than what fits into the object itself";
        first = &one.get();
    }
    reused<note<1>> again;
    CHECK(&again.get() == first);
    CHECK_FALSE(again.get().text.empty());
}

TEST_CASE("who needs one within the use of one gets another") {
    reused<note<2>> outer;
    outer.get().text = "outer";
    {
        reused<note<2>> inner;
        CHECK(&inner.get() != &outer.get());
        CHECK(inner.get().text.empty());
        inner.get().text = "inner";
    }
    CHECK(outer.get().text == "outer");
    reused<note<2>> next;
    CHECK(&next.get() != &outer.get());
}

TEST_CASE("each thread uses its own again") {
    { reused<note<3>>{}.get().text = "here"; }
    std::thread{[] {
        reused<note<3>> there;
        CHECK(there.get().text.empty());
        there.get().text = "there";
    }}.join();
    CHECK(reused<note<3>>{}.get().text == "here");
}
