// SPDX-License-Identifier: BSL-1.0
// Boost.Hana 1.81 takes at most 54 members in one struct and answers a 55th with a screenful of
// preprocessor errors. This header lets its counting macro count further, so that such a struct
// meets one sentence instead. Nothing changes for structs within the limit.
#pragma once

#include <boost/hana/define_struct.hpp>

#undef BOOST_HANA_PP_NARG
#define BOOST_HANA_PP_NARG(...)                                                                    \
    TREATY_PP_PICK(__VA_ARGS__, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY,        \
                   TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, \
                   TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, \
                   TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, \
                   TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, \
                   TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, 55, 54,   \
                   53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, \
                   33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, \
                   13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, )
#define TREATY_PP_PICK(e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13, e14, e15, e16, e17, \
                       e18, e19, e20, e21, e22, e23, e24, e25, e26, e27, e28, e29, e30, e31, e32,  \
                       e33, e34, e35, e36, e37, e38, e39, e40, e41, e42, e43, e44, e45, e46, e47,  \
                       e48, e49, e50, e51, e52, e53, e54, e55, e56, e57, e58, e59, e60, e61, e62,  \
                       e63, e64, e65, e66, e67, e68, e69, e70, e71, e72, e73, e74, e75, e76, e77,  \
                       e78, e79, e80, e81, e82, e83, e84, e85, e86, e87, e88, e89, e90, e91, e92,  \
                       e93, e94, e95, e96, e97, e98, e99, e100, picked, ...)                       \
    picked

// The assertion stands in a template, so that both compilers name the struct, and clang does not
// quote the whole macro call.
#define BOOST_HANA_DEFINE_STRUCT_IMPL_TOO_MANY(TYPE, ...) \
    using members_are_too_many = typename ::treaty::reflect::check_member_count<TYPE>::done

namespace treaty::reflect {
template <class>
inline constexpr bool holds_at_most_54_members = false;
template <class Struct>
struct check_member_count {
    using done = void;
    static_assert(holds_at_most_54_members<Struct>,
                  "treaty: a contract struct holds at most 54 members; group what belongs together "
                  "in structs of their own");
};
}  // namespace treaty::reflect
