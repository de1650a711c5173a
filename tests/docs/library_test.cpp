// SPDX-License-Identifier: BSL-1.0
// docs/tutorial/05_a_service_of_your_own.md: contract tests in a binary of one's own.
//! [test]
#include "library.hpp"
#include <treaty/testing/catch.hpp>
#include <treaty/testing/stand_in.hpp>

static treaty::testing::contract_test_cases const all{
    treaty::table_of<library::service>(), treaty::testing::json_form(), [] {
        return treaty::testing::in_process<library::service>(
            treaty::simulate<library::service>(1, library::librarian{}));
    }};
//! [test]
