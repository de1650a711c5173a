// SPDX-License-Identifier: BSL-1.0
// docs/how-to/verify_a_server.md: contract tests as test cases of one's own binary.
#include "tea_shop.hpp"

//! [cases]
#include <treaty/testing/catch.hpp>

static treaty::testing::contract_test_cases const tea_shop_cases{
    treaty::table_of<tea_shop::service>(), treaty::testing::json_form(),
    [] { return treaty::testing::in_process<tea_shop::service>(tea_shop::shop{}); }};
//! [cases]
