// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the order of this cached record is part of its key
// names: level
// names: version
#include <treaty/cache.hpp>

struct level {
    BOOST_HANA_DEFINE_STRUCT(level,
        (std::int32_t, item),
        (std::int64_t, version));
    using key = treaty::members<&level::item, &level::version>;
    using order = treaty::members<&level::version>;
};
treaty::cache<level> levels{{.entries_max = 10}};
