// SPDX-License-Identifier: BSL-1.0
#include <simulator/scenarios/call_book.hpp>

#include <tests/support/catch.hpp>

namespace {

using namespace simulator::scenarios;
using namespace std::chrono_literals;
using treaty::call_end;

}  // namespace

TEST_CASE("a call book counts how calls ended and takes percentiles by nearest rank") {
    call_book book;
    for (int i = 100; i >= 1; --i)
        book.note("GetOrder", i <= 10 ? call_end::fault : call_end::response,
                  std::chrono::milliseconds{i});
    auto const counted = book.of("GetOrder");
    CHECK(counted.of(call_end::fault) == 10);
    CHECK(counted.of(call_end::response) == 90);
    CHECK(counted.of(call_end::unknown) == 0);
    CHECK(counted.percentile(50) == 50ms);
    CHECK(counted.percentile(99) == 99ms);
    CHECK(counted.percentile(100) == 100ms);
    CHECK(counted.percentile(0) == 1ms);
}

TEST_CASE("a call book knows nothing of an operation that was not called, and one call is all") {
    call_book book;
    CHECK(book.of("GetOrder").took.empty());
    CHECK(book.of("GetOrder").percentile(99) == 0ns);
    book.note("GetOrder", call_end::problem, 7us);
    CHECK(book.of("GetOrder").percentile(50) == 7us);
    CHECK(book.of("GetOrder").percentile(99) == 7us);
}
