// SPDX-License-Identifier: BSL-1.0
#include <treaty/testing/plausible.hpp>

#include <tests/support/catch.hpp>
#include <treaty/contract.hpp>
#include <treaty/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace {

using letter = treaty::text<3, 2>;
struct asked_line {
    BOOST_HANA_DEFINE_STRUCT(asked_line, (std::string, item), (std::int32_t, wanted));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request, (std::string, store), (std::optional<letter>, language),
                             (std::vector<asked_line>, lines));
};
struct answered_line {
    BOOST_HANA_DEFINE_STRUCT(answered_line, (std::string, item), (bool, available),
                             (treaty::instant, at));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response, (std::string, store), (letter, language), (letter, region),
                             (std::vector<answered_line>, lines), (treaty::date, until),
                             (treaty::list<letter, 4, 2>, letters),
                             (std::map<std::string, std::int16_t>, parts));
};

}  // namespace

TEST_CASE("an answer says of what was asked what was asked") {
    request const asked{"10101", letter{"en"}, {{"TEA-1", 1}, {"TEA-2", 2}, {"TEA-3", 3}}};
    auto const answer = treaty::testing::plausible_answer<response>(7, asked);
    CHECK(answer.store == "10101");
    CHECK(answer.language == "en");
    REQUIRE(answer.lines.size() == 3);
    CHECK(answer.lines[1].item == "TEA-2");
}

TEST_CASE("an answer to any request lies within its contract's limits, and times within a year") {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        auto const answer = treaty::testing::plausible_answer<response>(seed, request{"1", {}, {}});
        auto const read = treaty::json::read<response>(treaty::json::write(answer));
        REQUIRE(read);
        CHECK(answer.letters.size() >= 2);
        CHECK(answer.lines.empty());
        CHECK(treaty::json::write(answer.until).starts_with("\"2026-"));
        CHECK(answer.parts.size() == 1);
    }
}
