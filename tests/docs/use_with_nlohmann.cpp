// SPDX-License-Identifier: BSL-1.0
// docs/how-to/use_with_nlohmann.md: contract structs in documents of one's own.
#include "tea_shop.hpp"

#include <nlohmann/json.hpp>
#include <treaty/json_nlohmann.hpp>

#include <iostream>

using namespace tea_shop;

int main() {
    //! [to]
    nlohmann::json report;
    report["shop"] = "tea";
    report["asked"] = std::vector<get_price::request>{{"TEA-1", treaty::pieces(2)}};
    std::cout << report << '\n';
    //! [to]

    //! [from]
    auto const asked = report["asked"].get<std::vector<get_price::request>>();
    std::cout << asked.front().item << '\n';
    try {
        report["asked"][0]["item"] = 7;
        (void)report["asked"][0].get<get_price::request>();
    } catch (treaty::json::mismatch const& wrong) {
        std::cout << wrong.what() << '\n';
    }
    //! [from]
}
