// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a member of this cached record does not lie within it
// names: level
// names: remark
#include <treaty/cache.hpp>

struct level {
    BOOST_HANA_DEFINE_STRUCT(level,
        (std::int32_t, item),
        (treaty::long_text<100>, remark),
        (std::int64_t, version));
    using key = treaty::members<&level::item>;
    using order = treaty::members<&level::version>;
};
treaty::cache<level> levels{{.entries_max = 10}};
