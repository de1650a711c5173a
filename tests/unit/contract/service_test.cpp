// SPDX-License-Identifier: BSL-1.0
#include <treaty/contract/service.hpp>

#include "../../support/catch.hpp"
#include "../../support/desk.hpp"

namespace {

struct half_clerk {
    treaty::outcome<desk::find_order::operation> operator()(desk::find_order::request const&,
                                                            treaty::call_context&) {
        return treaty::fault(desk::unknown_order{1});
    }
};
struct other_half {
    treaty::outcome<desk::place_order::operation> operator()(desk::place_order::request const&,
                                                             treaty::call_context&) {
        return desk::place_order::response{2};
    }
};
struct wrong_clerk : half_clerk {
    using half_clerk::operator();
    int operator()(desk::place_order::request const&, treaty::call_context&) { return 1; }
};

}  // namespace

TEST_CASE("an operation is found by its request") {
    static_assert(std::is_same_v<treaty::operation_for<desk::service, desk::find_order::request>,
                                 desk::find_order::operation>);
    static_assert(
        std::is_same_v<treaty::operation_for<desk::service, desk::place_order::request const&>,
                       desk::place_order::operation>);
    static_assert(std::is_void_v<treaty::operation_for<desk::service, desk::find_order::response>>);
    static_assert(std::is_void_v<treaty::operation_for<desk::service, int>>);
    static_assert(
        std::is_same_v<treaty::operation_of_outcome<treaty::outcome<desk::find_order::operation>>,
                       desk::find_order::operation>);
    static_assert(treaty::service<desk::service>);
    static_assert(!treaty::service<desk::find_order::operation>);
    CHECK(desk::service::operations::size == 2);
}

TEST_CASE("what answers every operation is an endpoint, alone or joined") {
    static_assert(!treaty::endpoint_passes<half_clerk, desk::service>);
    static_assert(!treaty::endpoint_passes<other_half, desk::service>);
    static_assert(!treaty::endpoint_passes<wrong_clerk, desk::service>);
    using both = treaty::joined<half_clerk, other_half>;
    static_assert(treaty::endpoint_passes<both, desk::service>);
    static_assert(treaty::answers<half_clerk, desk::find_order::operation>);
    static_assert(!treaty::answers<half_clerk, desk::place_order::operation>);
    both clerk{half_clerk{}, other_half{}};
    treaty::call_context context;
    CHECK(clerk(desk::find_order::request{1}, context).error().is_fault());
    CHECK(clerk(desk::place_order::request{"a", 1}, context)->order == desk::order_id{2});
}

TEST_CASE("what a repeat does has a name for people") {
    CHECK(treaty::name_of(treaty::safety::read_only) == "read only");
    CHECK(treaty::name_of(treaty::safety::idempotent) == "idempotent");
    CHECK(treaty::name_of(treaty::safety::needs_key) == "needs key");
    CHECK(treaty::name_of(treaty::safety::plain) == "plain");
    CHECK(treaty::name_of(treaty::viewpoint::inbound) == "inbound");
}

TEST_CASE("of two joined endpoints the first is asked where both answer") {
    struct full_clerk : other_half {
        using other_half::operator();
        treaty::outcome<desk::find_order::operation> operator()(desk::find_order::request const&,
                                                                treaty::call_context&) {
            return desk::find_order::response{"bolt", 3};
        }
    };
    treaty::call_context context;
    treaty::joined full_first{full_clerk{}, half_clerk{}};
    CHECK(full_first(desk::find_order::request{1}, context).has_value());
    treaty::joined half_first{half_clerk{}, full_clerk{}};
    CHECK_FALSE(half_first(desk::find_order::request{1}, context).has_value());
}
