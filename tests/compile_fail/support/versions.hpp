// SPDX-License-Identifier: BSL-1.0
// The first version of a small contract, and what a second one is made of, for cases in which the
// two do not get on.
#pragma once

#include <treaty/contract.hpp>
#include <treaty/contract/compatible.hpp>

namespace v1 {

enum class colour { red, green };
BOOST_DESCRIBE_ENUM(colour, red, green)

struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (treaty::text<20, 1>, item),
        (treaty::bounded_decimal<9, 2>, price),
        (std::int32_t, count),
        (std::optional<colour>, dyed));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (treaty::list<line, 50, 1>, lines));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (bool, placed));
};
struct unknown_item {
    BOOST_HANA_DEFINE_STRUCT(unknown_item,
        (treaty::text<20>, item));
    static constexpr std::string_view title = "The item is not known.";
};

}  // namespace v1

// PlaceOrder; the first version, where nothing else is said.
template <class Request = v1::request, class Response = v1::response,
          class Faults = treaty::faults<v1::unknown_item>,
          treaty::safety Safety = treaty::safety::needs_key>
struct place_order {
    static constexpr std::string_view name = "PlaceOrder";
    static constexpr auto safety = Safety;
    using request_type = Request;
    using response_type = Response;
    using faults = Faults;
};
template <class... Operations>
struct orders {
    static constexpr std::string_view name = "orders";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<Operations...>;
};

// A request of lines of another version.
template <class Line, std::size_t Most = 50, std::size_t Least = 1>
struct lines_of {
    using lines_type = treaty::list<Line, Most, Least>;
    BOOST_HANA_DEFINE_STRUCT(lines_of, (lines_type, lines));
};
