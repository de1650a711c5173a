// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/xml/path.hpp>

#include "../../../support/catch.hpp"

#include <treaty/core/limits.hpp>

using treaty::xml::step;
using treaty::xml::xpath;

TEST_CASE("an xml path has names from the root, and indices where there can be several") {
    step const envelope{nullptr, "Envelope"};
    step const body{&envelope, "Body"};
    step const lines{&body, "lines"};
    step const item{&lines, "item", 2};
    step const unit{&item, "@unit"};
    CHECK(xpath(nullptr) == "");
    CHECK(xpath(&envelope) == "/Envelope");
    CHECK(xpath(&item) == "/Envelope/Body/lines/item[2]");
    CHECK(xpath(&unit) == "/Envelope/Body/lines/item[2]/@unit");
}

TEST_CASE("an xml path does not repeat a long name that was sent") {
    std::size_t const most = treaty::path_name_bytes_max;
    std::string const fits(most, 'a');
    step const root{nullptr, fits};
    CHECK(xpath(&root) == "/" + fits);
    std::string const longer(most + 1, 'a');
    step const cut{nullptr, longer, 3};
    CHECK(xpath(&cut) == "/" + fits + "...[3]");
    std::string const split = std::string(most - 1, 'a') + "\xE2\x82\xAC";
    step const whole{nullptr, split};
    CHECK(xpath(&whole) == "/" + std::string(most - 1, 'a') + "...");
}
