// SPDX-License-Identifier: BSL-1.0
// docs/tutorial/05_a_service_of_your_own.md: served before all of it is written.
#include <iostream>
//! [serve]
#include "library.hpp"

#include <treaty/http.hpp>
#include <treaty/testing/stand_in.hpp>

int main() {
    treaty::http::server<library::service> server{
        treaty::simulate<library::service>(1, library::librarian{})};
    //! [serve]
    //! [ask]
    treaty::http::client<library::service> desk{server.url()};
    auto const found = desk(library::find_request{"9780131103627"});        // the librarian's
    auto const lent = desk(library::lend_request{"9780131103627", "Ada"});  // the stand-in's
    auto const none = desk(library::find_request{"0131103628"});
    std::cout << "shelf " << found->shelf << ", then " << lent->shelf << "\n"
              << none.error() << "\n";
    //! [ask]
    treaty::http::channel pages{server.url()};
    for (auto const* path : {"/openapi.json", "/docs"}) {
        treaty::transport::reply answer;
        pages.get(path, answer);
        bool const told = answer.body.find("LendBook") != std::string::npos;
        std::cout << path << (told ? " tells" : " does not tell") << " of LendBook\n";
    }
}
