// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a cached record holds at most 1020 bytes
// names: level
#include <treaty/cache.hpp>

struct level {
    BOOST_HANA_DEFINE_STRUCT(level,
        (std::int32_t, item),
        (treaty::text<1100>, remark),
        (std::int64_t, version));
    using key = treaty::members<&level::item>;
    using order = treaty::members<&level::version>;
};
treaty::cache<level> levels{{.entries_max = 10}};
