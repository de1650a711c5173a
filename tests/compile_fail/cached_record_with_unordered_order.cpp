// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the order of this cached record has no `<`
// names: level
// names: revision
#include <treaty/cache.hpp>

struct revision {
    BOOST_HANA_DEFINE_STRUCT(revision,
        (std::int32_t, major),
        (std::int32_t, minor));
};
struct level {
    BOOST_HANA_DEFINE_STRUCT(level,
        (std::int32_t, item),
        (revision, version));
    using key = treaty::members<&level::item>;
    using order = treaty::members<&level::version>;
};
treaty::cache<level> levels{{.entries_max = 10}};
