// SPDX-License-Identifier: BSL-1.0
// The operations of the inbound service under the laws that hold for every operation.
#include "../support/catch.hpp"
#include "operation_laws.hpp"

#include <contracts/inbound.hpp>

namespace {

void check(laws::operation_law law) {
    laws::check_everywhere<contracts::inbound>(law, 6, support::inbound_types());
}

}  // namespace

TEST_CASE("every inbound operation answers a request") {
    check(laws::every_operation_answers_a_request);
}
TEST_CASE("every inbound operation names each required member that is missing") {
    check(laws::every_operation_names_a_missing_member);
}
TEST_CASE("every inbound operation names each member of a wrong type") {
    check(laws::every_operation_names_a_wrong_type);
}
TEST_CASE("every inbound operation refuses what is no message, and leaves its endpoint alone") {
    check(laws::every_operation_refuses_what_is_no_message);
}
