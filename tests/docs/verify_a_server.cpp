// SPDX-License-Identifier: BSL-1.0
// docs/how-to/verify_a_server.md: contract tests of a server that does not keep to what it
// declares.
#include "tea_shop.hpp"

#include <treaty/http.hpp>
#include <treaty/testing/business_laws.hpp>
#include <treaty/testing/contract_tests.hpp>
#include <treaty/testing/every_way.hpp>
#include <treaty/testing/known_values_file.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

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

//! [law]
// However much is wanted, the price of a piece is the same.
void play_prices(treaty::testing::conversation& with,
                 std::span<treaty::testing::business_step const> steps) {
    std::string first;
    for (auto const& one : steps) {
        auto const& told =
            with.call("GetPrice", R"({"item":$sku,"wanted":{"value":$0,"unit":$unit_code}})",
                      {std::to_string(one.amount)});
        if (!with.expect_response("a-price-is-told")) return;
        std::string const price = told.at("/price/amount");
        if (first.empty()) first = price;
        if (!with.expect(price == first, "one-price", first, price)) return;
    }
}
//! [law]

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
    //! [business]
    std::vector const services{treaty::table_of<service>()};
    auto const known = treaty::testing::read_known_values(
        R"({"sku": ["SENCHA-100"], "unit_code": ["C62"]})", services);
    std::vector<treaty::testing::business_law> const laws{
        {"prices", "A piece has one price.", 1, {"GetPrice"}, {"sku", "unit_code"}, play_prices}};
    auto const more = verify_business(
        channel, services, treaty::testing::json_form(), laws,
        {.seed = 1, .known = std::make_shared<treaty::testing::known_values>(known.value())});
    for (auto const& one : more.failures)
        std::cout << one.operation << ", " << one.rule << ", " << one.member << "\n  " << one.curl
                  << "\n";
    //! [business]
    //! [agree]
    auto const agreed = treaty::testing::agree(
        treaty::table_of<service>(), treaty::testing::every_way<service>([] { return shop{}; }),
        {.cases = 200});
    std::cout << agreed.cases << " answers compared, " << agreed.failures.size() << " differ\n";
    //! [agree]
    return report.failures.empty() || !agreed.passed() ? 1 : 0;
}
