// SPDX-License-Identifier: BSL-1.0
// A small service with one streamed operation, for tests of streams.
#pragma once

#include <treaty/contract.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace shelf {

struct item_name : treaty::text<10, 1> {
    using text::text;
};
struct level {
    BOOST_HANA_DEFINE_STRUCT(level,
        (item_name, item),
        (std::int32_t, count));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (std::optional<bool>, strict),
        (treaty::list<level, 10'000, 1>, levels));
};
enum class reason : std::uint8_t { negative, unknown_item };
BOOST_DESCRIBE_ENUM(reason, negative, unknown_item)
struct refused {
    BOOST_HANA_DEFINE_STRUCT(refused,
        (std::int32_t, place),
        (reason, why));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (std::int32_t, stored),
        (std::vector<refused>, not_stored),
        (std::int32_t, same));
};
struct closed {
    static constexpr std::string_view title = "The shelf is closed.";
    BOOST_HANA_DEFINE_STRUCT(closed);
};
struct store {
    static constexpr std::string_view name = "Store";
    static constexpr auto safety = treaty::safety::idempotent;
    static constexpr auto streamed = &request::levels;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<closed>;
};
struct service {
    static constexpr std::string_view name = "shelf";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<store>;
};

}  // namespace shelf
