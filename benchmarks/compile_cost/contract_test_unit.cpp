// SPDX-License-Identifier: BSL-1.0
// What does one unit cost to compile that has the contract tests of a service, as cases of Catch2:
// of an endpoint, or of a stand-in? The contracts are written by compile_cost.py.
#include "contracts.hpp"

#include <treaty/testing/catch.hpp>
#ifdef STAND_IN
#include <treaty/testing/stand_in.hpp>
#endif

namespace {

#ifdef STAND_IN
auto make_endpoint() {
    return treaty::simulate<many::service>(1);
}
#else
// Answers every operation with an empty response.
struct empty_answers {
    auto operator()(auto const& request, treaty::call_context&) const {
        using op = treaty::operation_for<many::service, std::remove_cvref_t<decltype(request)>>;
        return treaty::outcome<op>{typename op::response_type{}};
    }
};
auto make_endpoint() {
    return empty_answers{};
}
#endif

treaty::testing::contract_test_cases const all{
    treaty::table_of<many::service>(), treaty::testing::json_form(),
    [] { return treaty::testing::in_process<many::service>(make_endpoint()); }};

}  // namespace
