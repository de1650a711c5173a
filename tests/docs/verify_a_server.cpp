// SPDX-License-Identifier: BSL-1.0
// docs/how-to/verify_a_server.md: contract tests of a server that does not keep to what it
// declares.
#include "tea_shop.hpp"

#include <treaty/http.hpp>
#include <treaty/testing/contract_tests.hpp>

#include <iostream>

using namespace tea_shop;

namespace {

// Says another price each time that it is asked.
struct moody_shop : shop {
    using shop::operator();
    treaty::outcome<get_price::operation> operator()(get_price::request const&,
                                                     treaty::call_context&) {
        return get_price::response{{treaty::decimal::of(++asked_, 2), "EUR"}};
    }
    std::int64_t asked_ = 400;
};

}  // namespace

int main() {
    treaty::http::server<service> server{moody_shop{}, {.threads = 1}};
    //! [verify]
    treaty::http::channel channel{server.url()};
    auto const report =
        treaty::testing::verify(channel, treaty::table_of<service>(), treaty::testing::json_form(),
                                {.seed = 1, .cases = 300, .url = "http://127.0.0.1:8080"});
    for (auto const& one : report.failures)
        std::cout << one.operation << ", " << name_of(one.law) << ", " << one.rule << "\n  "
                  << one.request << "\n  " << one.curl << "\n";
    //! [verify]
    return report.failures.empty() ? 1 : 0;
}
