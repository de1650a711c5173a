// SPDX-License-Identifier: BSL-1.0
// docs/tutorial/05_a_service_of_your_own.md: the contract tests of a librarian who is wrong, as a
// program that fails.
#include <tests/docs/library.hpp>
#include <treaty/testing/catch.hpp>
#include <treaty/testing/stand_in.hpp>

namespace {

//! [hasty]
struct hasty_librarian {
    treaty::outcome<library::find_book> operator()(library::find_request const& asked,
                                                   treaty::call_context&) const {
        if (asked.book.view().at(12) != '7')  // its check digit
            return treaty::fault(library::unknown_book{asked.book});
        return library::whereabouts{asked.book, 7};
    }
};
//! [hasty]

treaty::testing::contract_test_cases const all{
    treaty::table_of<library::service>(), treaty::testing::json_form(), [] {
        return treaty::testing::in_process<library::service>(
            treaty::simulate<library::service>(1, hasty_librarian{}));
    }};

}  // namespace
