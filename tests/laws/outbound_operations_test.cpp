// SPDX-License-Identifier: BSL-1.0
// The operations of the outbound service under the laws that hold for every operation.
#include "../support/catch.hpp"
#include "operation_laws.hpp"

#include <contracts/outbound.hpp>

namespace {

void check(laws::operation_law law) {
    laws::check_everywhere<contracts::outbound>(law, 8, support::outbound_types());
}

}  // namespace

TEST_CASE("every outbound operation answers a request") {
    check(laws::every_operation_answers_a_request);
}
TEST_CASE("every outbound operation names each required member that is missing") {
    check(laws::every_operation_names_a_missing_member);
}
TEST_CASE("every outbound operation names each member of a wrong type") {
    check(laws::every_operation_names_a_wrong_type);
}
TEST_CASE("every outbound operation refuses what is no message, and leaves its endpoint alone") {
    check(laws::every_operation_refuses_what_is_no_message);
}
