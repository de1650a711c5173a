// SPDX-License-Identifier: BSL-1.0
// A small contract with a member of every kind, for tests of generators.
#pragma once

#include <treaty/contract.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace sample {

enum class speed : std::uint8_t { slow, usual, fast };
BOOST_DESCRIBE_ENUM(speed, slow, usual, fast)

struct label : treaty::text<12, 2> {
    using text::text;
};
struct line {
    BOOST_HANA_DEFINE_STRUCT(line, (label, item), (std::int32_t, pieces),
                             (std::optional<label>, note));
};
struct order {
    BOOST_HANA_DEFINE_STRUCT(order, (std::int64_t, number), (label, name),
                             (std::optional<label>, nickname), (speed, how),
                             (treaty::list<line, 5, 1>, lines), (std::vector<speed>, later),
                             (std::map<std::string, std::int32_t>, counts), (treaty::instant, at),
                             (std::optional<treaty::date>, until),
                             (treaty::bounded_decimal<6, 2>, price), (bool, gift));
};

}  // namespace sample
