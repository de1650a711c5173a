// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a cached record is filled member by member; give it a default constructor
// names: level
#include <treaty/cache.hpp>

struct level {
    explicit level(std::int32_t number) : item(number) {}
    BOOST_HANA_DEFINE_STRUCT(level,
        (std::int32_t, item),
        (std::int64_t, version));
    using key = treaty::members<&level::item>;
    using order = treaty::members<&level::version>;
};
treaty::cache<level> levels{{.entries_max = 10}};
