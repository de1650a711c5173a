// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a cached record is a contract struct that says its key and its order
// names: level
#include <treaty/cache.hpp>

struct level {
    BOOST_HANA_DEFINE_STRUCT(level,
        (std::int32_t, item),
        (std::int64_t, version));
    using key = treaty::members<&level::item>;
};
treaty::cache<level> levels{{.entries_max = 10}};
