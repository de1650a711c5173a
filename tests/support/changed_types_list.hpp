// SPDX-License-Identifier: BSL-1.0
// The list of changed_types.hpp; included by one source file of a program.
#pragma once

#include "changed_types.hpp"

namespace changed {
namespace {

template <std::size_t Most, std::size_t Least = 0>
using text = treaty::text<Most, Least>;
template <class T, std::size_t Most, std::size_t Least = 0>
using list = treaty::list<T, Most, Least>;

struct wide_id : treaty::identifier<wide_id> {
    using identifier::identifier;
};
struct other_id : treaty::identifier<other_id> {
    using identifier::identifier;
};
struct narrow_id : treaty::identifier<narrow_id, std::int32_t> {
    using identifier::identifier;
};
template <int Digits, int Places>
using fixed = treaty::bounded_decimal<Digits, Places>;

enum class two { red, green };
BOOST_DESCRIBE_ENUM(two, red, green)
enum class three { red, green, blue };
BOOST_DESCRIBE_ENUM(three, red, green, blue)
enum class turned { blue, green, red };
BOOST_DESCRIBE_ENUM(turned, blue, green, red)

struct pair {
    BOOST_HANA_DEFINE_STRUCT(pair, (std::int32_t, a), (bool, b));
};
struct pair_turned {
    BOOST_HANA_DEFINE_STRUCT(pair_turned, (bool, b), (std::int32_t, a));
};
struct pair_with_more {
    BOOST_HANA_DEFINE_STRUCT(pair_with_more, (std::int32_t, a), (bool, b), (text<5, 1>, c));
};
struct pair_with_some {
    BOOST_HANA_DEFINE_STRUCT(pair_with_some,
        (std::int32_t, a),
        (bool, b),
        (std::optional<text<5>>, c));
};
struct pair_with_list {
    BOOST_HANA_DEFINE_STRUCT(pair_with_list,
        (std::int32_t, a),
        (bool, b),
        (std::vector<text<5>>, c));
};
struct pair_less {
    BOOST_HANA_DEFINE_STRUCT(pair_less, (std::int32_t, a));
};
struct pair_respelled {
    BOOST_HANA_DEFINE_STRUCT(pair_respelled, (std::int32_t, a), (bool, bee));
};

}  // namespace

using rule = treaty::change_rule;

inline std::vector<type_change> structs() {
    // The last two: does the new version read the old one's messages, and the old the new one's?
    return {
        message<pair, pair_with_more>("a required member comes", rule::required_member_added, false,
                                      true),
        message<pair_with_more, pair>("a required member goes", rule::required_member_removed, true,
                                      false),
        message<pair, pair_with_some>("an optional member comes", rule::optional_member_added, true,
                                      true),
        message<pair_with_some, pair>("an optional member goes", rule::optional_member_removed,
                                      true, true),
        message<pair, pair_with_list>("a list that may be empty comes", rule::optional_member_added,
                                      true, true),
        message<pair, pair_less>("a member goes", rule::required_member_removed, true, false),
        message<pair, pair_respelled>("a member has another name", rule::required_member_removed,
                                      false, false),
        member<pair, pair_with_more>("deep inside", rule::required_member_added, false, true),
        member<list<pair, 3>, list<pair_with_more, 3, 0>>("in a list", rule::required_member_added,
                                                          false, true),
        member<std::map<std::string, pair>, std::map<std::string, pair_less>>(
            "in a map", rule::required_member_removed, true, false),
        member<std::optional<text<9>>, text<9>>("made required", rule::member_made_required, false,
                                                true),
        member<text<9>, std::optional<text<9>>>("made optional", rule::member_made_optional, true,
                                                false),
        member<list<std::int16_t, 3, 1>, std::optional<list<std::int16_t, 3, 1>>>(
            "an optional list", rule::member_made_optional, true, false),
    };
}

inline std::vector<type_change> limits() {
    return {
        member<text<9>, text<20>>("a longer text", rule::text_most_raised, true, false),
        member<text<20>, text<9>>("a shorter text", rule::text_most_lowered, false, true),
        member<text<9>, std::string>("a text without end", rule::text_most_raised, true, false),
        member<text<9>, text<9, 2>>("a text not so short", rule::text_least_raised, false, true),
        member<text<9, 2>, text<9>>("a text that may be empty", rule::text_least_lowered, true,
                                    false),
        member<treaty::secret<text<9>>, treaty::secret<text<4>>>(
            "a secret", rule::text_most_lowered, false, true),
        member<list<std::int16_t, 2>, list<std::int16_t, 3>>("a longer list",
                                                             rule::list_most_raised, true, false),
        member<std::vector<std::int16_t>, list<std::int16_t, 2>>(
            "a list with an end", rule::list_most_lowered, false, true),
        member<list<std::int16_t, 3>, list<std::int16_t, 3, 1>>(
            "a list that may not be empty", rule::list_least_raised, false, true),
        member<list<std::int16_t, 3, 2>, list<std::int16_t, 3, 1>>(
            "a list that may be shorter", rule::list_least_lowered, true, false),
        member<list<text<9>, 3>, list<text<5>, 3>>("texts in a list", rule::text_most_lowered,
                                                   false, true),
        member<std::map<text<9>, bool>, std::map<text<12>, bool>>(
            "keys of a map", rule::text_most_raised, true, false),
        member<std::optional<text<9>>, std::optional<text<5>>>(
            "a text that may be absent", rule::text_most_lowered, false, true),
        member<fixed<9, 2>, fixed<9, 3>>("one more place", rule::whole_digits_lowered, false,
                                         false),
        member<fixed<9, 2>, fixed<10, 3>>("one more place and digit", rule::places_raised, true,
                                          false),
        member<fixed<9, 2>, fixed<7, 2>>("fewer digits", rule::whole_digits_lowered, false, true),
        member<fixed<7, 2>, fixed<9, 2>>("more digits", rule::whole_digits_raised, true, false),
        member<fixed<9, 2>, fixed<8, 1>>("a place less", rule::places_lowered, false, true),
        member<fixed<9, 2>, treaty::decimal>("any decimal", rule::whole_digits_raised, true, false),
        member<std::int32_t, std::int64_t>("a wider integer", rule::numbers_widened, true, false),
        member<std::int32_t, std::int16_t>("a narrower integer", rule::numbers_narrowed, false,
                                           true),
        member<std::int32_t, std::uint32_t>("no negative integers", rule::numbers_moved, false,
                                            false),
        member<std::uint8_t, std::int16_t>("a sign and room", rule::numbers_widened, true, false),
        member<narrow_id, wide_id>("a wider identifier", rule::numbers_widened, true, false),
        member<wide_id, narrow_id>("a narrower identifier", rule::numbers_narrowed, false, true),
        member<two, three>("an enumerator comes", rule::enumerator_added, true, false),
        member<three, two>("an enumerator goes", rule::enumerator_removed, false, true),
    };
}

inline std::vector<type_change> types() {
    constexpr rule other = rule::type_changed;
    return {
        member<std::int32_t, text<20>>("an integer as text", other, false, false),
        member<std::int64_t, wide_id>("an integer as identifier", other, true, false),
        member<narrow_id, std::int64_t>("an identifier as integer", other, true, false),
        member<std::int32_t, fixed<12, 2>>("an integer as decimal", other, true, false),
        member<std::int32_t, fixed<11, 2>>("an integer as a small decimal", other, false, false),
        member<fixed<4, 0>, std::int16_t>("a decimal as integer", other, true, false),
        member<fixed<5, 0>, std::int16_t>("a decimal as a small integer", other, false, true),
        member<wide_id, fixed<20, 0>>("an identifier as decimal", other, false, false),
        member<wide_id, text<20, 1>>("an identifier as text", other, true, false),
        member<wide_id, text<18>>("an identifier as short text", other, false, false),
        member<two, text<5>>("an enumeration as text", other, true, false),
        member<three, text<5, 4>>("an enumeration as text of some length", other, false, false),
        member<treaty::date, text<10>>("a date as text", other, true, false),
        member<treaty::instant, text<30, 20>>("an instant as text", other, true, false),
        member<treaty::instant, text<29>>("an instant as short text", other, false, false),
        member<treaty::instant, treaty::date>("an instant as date", other, false, false),
        member<bool, std::int8_t>("a truth as integer", other, false, false),
        member<text<9>, list<text<9>, 3, 1>>("one as several", other, false, false),
        member<pair, text<9>>("a struct as text", other, false, false),
        member<std::map<std::string, bool>, pair>("a map as struct", other, false, false),
    };
}

// What is another type in C++ and the same on the wire.
inline std::vector<type_change> same() {
    constexpr rule none{};
    return {
        message<pair, pair_turned>("members in another order", none, true, true),
        member<wide_id, other_id>("an identifier of another name", none, true, true),
        member<two, two>("the same", none, true, true),
        member<three, turned>("enumerators in another order", none, true, true),
        member<text<9>, treaty::secret<text<9>>>("a text that became a secret", none, true, true),
        member<std::optional<std::vector<text<9>>>, std::vector<text<9>>>(
            "a list that was optional", none, true, true),
    };
}

inline std::vector<type_change> const& all_type_changes() {
    static std::vector<type_change> const all = [] {
        std::vector<type_change> made;
        for (auto const& part : {structs(), limits(), types(), same()})
            made.insert(made.end(), part.begin(), part.end());
        return made;
    }();
    return all;
}

}  // namespace changed
