// SPDX-License-Identifier: BSL-1.0
// Records of another kind than the inventory feed's: with members that may be absent, structs
// within them, decimals, 64-bit identifiers and lists that are mostly empty.
#pragma once

#include <treaty/contract.hpp>
#include <treaty/hot.hpp>
#include <treaty/json.hpp>
#include <treaty/testing/values.hpp>

#include <optional>
#include <string>
#include <vector>

namespace differential::shelves {

struct shelf_id : treaty::identifier<shelf_id> {
    using identifier::identifier;
};
struct label : treaty::text<40> {
    using text::text;
};
enum class side : std::uint8_t { left, right };
BOOST_DESCRIBE_ENUM(side, left, right)

struct shelf {
    BOOST_HANA_DEFINE_STRUCT(shelf,
        (shelf_id, id),
        (std::optional<label>, name),
        (treaty::quantity, held),
        (treaty::money, value),
        (std::optional<treaty::instant>, counted_at),
        (std::uint16_t, row),
        (std::optional<std::int8_t>, level),
        (side, of),
        (std::vector<std::int32_t>, notes));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (std::vector<shelf>, lines));
};
static_assert(treaty::hot::record<shelf>);

struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (std::vector<shelf>, lines));
};
struct operation {
    static constexpr std::string_view name = "CountShelves";
    static constexpr auto safety = treaty::safety::idempotent;
    static constexpr bool hot = true;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<>;
};
struct service {
    static constexpr std::string_view name = "shelves";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<operation>;
};

// Half of them are plain enough for the code that is made for them.
inline std::string document(std::uint64_t seed) {
    treaty::random_source chance{seed};
    request made = treaty::testing::draw<request>(
        chance, {.optional_percent = seed % 3 == 0 ? 100U : 50U, .items_more = 6});
    std::size_t i = 0;
    for (shelf& one : made.lines) {
        if ((seed + i++) % 2 == 0) continue;
        auto const small = static_cast<std::int64_t>((seed * 31 + i * 7) % 100'000);
        one.id = small;
        if (one.name) one.name = label{"shelf " + std::to_string(i)};
        one.held = {treaty::decimal::of(small, static_cast<int>(i % 4)), "C62"};
        one.value = treaty::money{treaty::decimal::of(small, 2), "EUR"};
        if (one.level) one.level = static_cast<std::int8_t>(small % 100);
        if (one.counted_at) one.counted_at = treaty::instant::from_seconds(1'795'392'000 + small);
        if (seed % 5 != 0) one.notes.clear();
    }
    return treaty::json::write(made);
}

}  // namespace differential::shelves
