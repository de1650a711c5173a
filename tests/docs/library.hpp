// SPDX-License-Identifier: BSL-1.0
// docs/tutorial/05_a_service_of_your_own.md: a contract, and who answers it.
#pragma once

//! [contract]
#include <treaty/contract.hpp>

namespace library {
using isbn = treaty::text<13, 10>;
struct unknown_book {
    BOOST_HANA_DEFINE_STRUCT(unknown_book, (isbn, book));
    static constexpr std::string_view title = "We do not have this book.";
    static constexpr auto nature = treaty::fault_nature::not_found;
};
struct find_request {
    BOOST_HANA_DEFINE_STRUCT(find_request, (isbn, book));
};
struct lend_request {
    BOOST_HANA_DEFINE_STRUCT(lend_request, (isbn, book), (treaty::text<20, 1>, reader));
};
struct whereabouts {
    BOOST_HANA_DEFINE_STRUCT(whereabouts, (isbn, book), (std::int32_t, shelf));
};
struct find_book {
    static constexpr std::string_view name = "FindBook";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = find_request;
    using response_type = whereabouts;
    using faults = treaty::faults<unknown_book>;
};
struct lend_book {
    static constexpr std::string_view name = "LendBook";
    static constexpr auto safety = treaty::safety::needs_key;  // a repeat would lend it twice
    using request_type = lend_request;
    using response_type = whereabouts;
    using faults = treaty::faults<unknown_book>;
};
struct service {
    static constexpr std::string_view name = "library";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<find_book, lend_book>;
};
//! [contract]

//! [librarian]
struct librarian {
    treaty::outcome<find_book> operator()(find_request const& asked, treaty::call_context&) const {
        if (asked.book != "9780131103627") return treaty::fault(unknown_book{asked.book});
        return whereabouts{asked.book, 7};
    }
};
}  // namespace library
//! [librarian]
