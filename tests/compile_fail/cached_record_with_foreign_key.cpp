// SPDX-License-Identifier: BSL-1.0
// expect: treaty: the key or order of this cached record names what is none of its members
// names: level
// names: product
#include <treaty/cache.hpp>

struct product {
    BOOST_HANA_DEFINE_STRUCT(product,
        (std::int32_t, item));
};
struct level {
    BOOST_HANA_DEFINE_STRUCT(level,
        (std::int32_t, item),
        (std::int32_t, store),
        (std::int64_t, version));
    using key = treaty::members<&level::store, &product::item>;
    using order = treaty::members<&level::version>;
};
treaty::cache<level> levels{{.entries_max = 10}};
