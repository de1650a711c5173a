// SPDX-License-Identifier: BSL-1.0
// BOOST_HANA_DEFINE_STRUCT, made lazy. Hana's own macro builds the tuple of accessors where a
// struct is declared, in every unit that sees it: three quarters of what including the fourteen
// contracts cost. Here it is built when somebody asks Hana for it, and the tables of this library
// take names and member pointers from a list of types instead. To Hana, and to users of Hana, the
// struct is the same. A struct of more than Hana's 54 members meets one sentence.
#pragma once

#include <boost/hana/define_struct.hpp>
#include <boost/hana/fwd/string.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace treaty::reflect {

// One member of a struct, as types: what every table and check is made from. `Name` has c_str().
template <class Struct, class Name, class Type, Type Struct::*Pointer>
struct member_tag {};

template <class...>
struct member_tags {};

// A member's name as a type; its characters are shown by compilers as text.
template <std::size_t N>
struct literal {
    char bytes[N]{};
    consteval literal(char const (&from)[N]) { std::copy_n(from, N, bytes); }
};
template <literal Text>
struct member_text {
    static constexpr char const* c_str() { return Text.bytes; }
};

}  // namespace treaty::reflect

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

#undef BOOST_HANA_DEFINE_STRUCT
#define BOOST_HANA_DEFINE_STRUCT(...) \
    TREATY_PP_CALL(TREATY_PP_CHOOSE(BOOST_HANA_PP_NARG(__VA_ARGS__)), __VA_ARGS__)

// Picks TREATY_DEFINE_STRUCT_TOO_MANY or, for any number, TREATY_DEFINE_STRUCT.
#define TREATY_PP_CALL(MACRO, ...) MACRO(__VA_ARGS__)
#define TREATY_PP_CHOOSE(COUNT) TREATY_PP_CHOOSE_(TREATY_PP_CAT(TREATY_PP_IS_, COUNT))
#define TREATY_PP_CHOOSE_(...) TREATY_PP_SECOND(__VA_ARGS__, TREATY_DEFINE_STRUCT, )
#define TREATY_PP_SECOND(FIRST, SECOND, ...) SECOND
#define TREATY_PP_IS_TOO_MANY 0, TREATY_DEFINE_STRUCT_TOO_MANY
#define TREATY_PP_CAT(A, B) TREATY_PP_CAT_(A, B)
#define TREATY_PP_CAT_(A, B) A##B

#define TREATY_DEFINE_STRUCT(TYPE, ...)                                                        \
    TREATY_PP_EACH(TREATY_PP_MEMBER, __VA_ARGS__)                                              \
    struct hana_accessors_impl {                                                               \
        template <class Self = TYPE>                                                           \
        static constexpr auto apply() {                                                        \
            return ::boost::hana::make_tuple(TREATY_PP_LIST(TREATY_PP_ACCESSOR, __VA_ARGS__)); \
        }                                                                                      \
    };                                                                                         \
    struct treaty_members {                                                                    \
        template <class Self>                                                                  \
        using of = ::treaty::reflect::member_tags<TREATY_PP_LIST(TREATY_PP_TAG, __VA_ARGS__)>; \
    }
#define TREATY_PP_MEMBER(ONE) BOOST_HANA_PP_DROP_BACK ONE BOOST_HANA_PP_BACK ONE;
#define TREATY_PP_NAME(ONE) TREATY_PP_NAME_(BOOST_HANA_PP_BACK ONE)
#define TREATY_PP_NAME_(NAME) TREATY_PP_NAME__(NAME)
#define TREATY_PP_NAME__(NAME) #NAME
#define TREATY_PP_ACCESSOR(ONE)                                                           \
    ::boost::hana::make_pair(                                                             \
        ::treaty::reflect::hana_name<TREATY_PP_NAME(ONE)>(),                              \
        ::boost::hana::struct_detail::member_ptr<decltype(&Self::BOOST_HANA_PP_BACK ONE), \
                                                 &Self::BOOST_HANA_PP_BACK ONE>{})
#define TREATY_PP_TAG(ONE)                                                                   \
    ::treaty::reflect::member_tag<Self, ::treaty::reflect::member_text<TREATY_PP_NAME(ONE)>, \
                                  decltype(Self::BOOST_HANA_PP_BACK ONE),                    \
                                  &Self::BOOST_HANA_PP_BACK ONE>

// Applies a macro to each argument, up to 64 of them: by rescanning, as the preprocessor of C++20
// allows. EACH puts nothing between, LIST commas.
#define TREATY_PP_PARENS ()
#define TREATY_PP_SCAN(...) \
    TREATY_PP_SCAN_3(TREATY_PP_SCAN_3(TREATY_PP_SCAN_3(TREATY_PP_SCAN_3(__VA_ARGS__))))
#define TREATY_PP_SCAN_3(...) \
    TREATY_PP_SCAN_2(TREATY_PP_SCAN_2(TREATY_PP_SCAN_2(TREATY_PP_SCAN_2(__VA_ARGS__))))
#define TREATY_PP_SCAN_2(...) \
    TREATY_PP_SCAN_1(TREATY_PP_SCAN_1(TREATY_PP_SCAN_1(TREATY_PP_SCAN_1(__VA_ARGS__))))
#define TREATY_PP_SCAN_1(...) __VA_ARGS__
#define TREATY_PP_EACH(WHAT, ...) __VA_OPT__(TREATY_PP_SCAN(TREATY_PP_EACH_STEP(WHAT, __VA_ARGS__)))
#define TREATY_PP_EACH_STEP(WHAT, ONE, ...) \
    WHAT(ONE) __VA_OPT__(TREATY_PP_EACH_AGAIN TREATY_PP_PARENS(WHAT, __VA_ARGS__))
#define TREATY_PP_EACH_AGAIN() TREATY_PP_EACH_STEP
#define TREATY_PP_LIST(WHAT, ...) __VA_OPT__(TREATY_PP_SCAN(TREATY_PP_LIST_STEP(WHAT, __VA_ARGS__)))
#define TREATY_PP_LIST_STEP(WHAT, ONE, ...) \
    WHAT(ONE) __VA_OPT__(, TREATY_PP_LIST_AGAIN TREATY_PP_PARENS(WHAT, __VA_ARGS__))
#define TREATY_PP_LIST_AGAIN() TREATY_PP_LIST_STEP

// The assertion stands in a template, so that both compilers name the struct, and clang does not
// quote the whole macro call.
#define TREATY_DEFINE_STRUCT_TOO_MANY(TYPE, ...) \
    using members_are_too_many = typename ::treaty::reflect::check_member_count<TYPE>::done

namespace treaty::reflect {

// The name as Hana wants it.
template <literal Text>
constexpr auto hana_name() {
    return []<std::size_t... I>(std::index_sequence<I...>) {
        return ::boost::hana::string<Text.bytes[I]...>{};
    }
    (std::make_index_sequence<sizeof(Text.bytes) - 1>{});
}

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
