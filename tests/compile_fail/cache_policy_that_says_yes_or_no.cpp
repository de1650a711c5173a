// SPDX-License-Identifier: BSL-1.0
// expect: treaty: this policy of a cache does not judge
// names: later_wins
#include <treaty/cache.hpp>

struct level {
    BOOST_HANA_DEFINE_STRUCT(level,
        (std::int32_t, item),
        (std::int64_t, version));
    using key = treaty::members<&level::item>;
    using order = treaty::members<&level::version>;
};
struct later_wins {
    static bool judge(std::int64_t held, std::int64_t arriving) { return held < arriving; }
};
treaty::cache<level, later_wins> levels{{.entries_max = 10}};
