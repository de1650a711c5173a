// SPDX-License-Identifier: BSL-1.0
// The types that documents of others are read as, to show what a format accepts: one small struct
// for each kind of member, found by its word. For the program treaty_check and the conformance
// tests.
#pragma once

#include <treaty/contract.hpp>
#include <treaty/wire/format.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace checked {

enum class colour : std::uint8_t { red, green, dark_blue };
BOOST_DESCRIBE_ENUM(colour, red, green, dark_blue)

struct empty {
    BOOST_HANA_DEFINE_STRUCT(empty);
};
struct a_boolean {
    BOOST_HANA_DEFINE_STRUCT(a_boolean, (bool, value));
};
struct an_int8 {
    BOOST_HANA_DEFINE_STRUCT(an_int8, (std::int8_t, value));
};
struct an_int16 {
    BOOST_HANA_DEFINE_STRUCT(an_int16, (std::int16_t, value));
};
struct an_int32 {
    BOOST_HANA_DEFINE_STRUCT(an_int32, (std::int32_t, value));
};
struct an_int64 {
    BOOST_HANA_DEFINE_STRUCT(an_int64, (std::int64_t, value));
};
struct a_decimal {
    BOOST_HANA_DEFINE_STRUCT(a_decimal, (treaty::decimal, value));
};
struct a_text {
    BOOST_HANA_DEFINE_STRUCT(a_text, (std::string, value));
};
struct an_instant {
    BOOST_HANA_DEFINE_STRUCT(an_instant, (treaty::instant, value));
};
struct a_list {
    BOOST_HANA_DEFINE_STRUCT(a_list, (std::vector<std::int32_t>, value));
};
struct a_map {
    using entries = std::map<std::string, std::int32_t>;
    BOOST_HANA_DEFINE_STRUCT(a_map, (entries, value));
};
struct an_enumeration {
    BOOST_HANA_DEFINE_STRUCT(an_enumeration, (colour, value));
};

// Reads one document as the type of this name.
struct type_entry {
    std::string_view word;
    bool (*read)(treaty::wire::format const&, std::string_view document,
                 treaty::message_limits const&, treaty::problem_list&);
};

template <class T>
bool read_as(treaty::wire::format const& format, std::string_view document,
             treaty::message_limits const& limits, treaty::problem_list& problems) {
    T value{};
    return format.read(treaty::reflect::type_of<T>, &value, document, limits, problems);
}

inline constexpr type_entry types[] = {
    {"empty", read_as<empty>},        {"boolean", read_as<a_boolean>},
    {"int8", read_as<an_int8>},       {"int16", read_as<an_int16>},
    {"int32", read_as<an_int32>},     {"int64", read_as<an_int64>},
    {"decimal", read_as<a_decimal>},  {"text", read_as<a_text>},
    {"instant", read_as<an_instant>}, {"list", read_as<a_list>},
    {"map", read_as<a_map>},          {"enumeration", read_as<an_enumeration>},
};

enum class verdict { accepted = 0, refused = 1, limited = 2 };

// What becomes of a document that was read, or not.
inline verdict verdict_of(bool read, treaty::problem_list const& problems) {
    if (read) return verdict::accepted;
    for (treaty::problem const& one : problems)
        if (one.kind == treaty::problem_kind::limit_exceeded) return verdict::limited;
    return verdict::refused;
}

}  // namespace checked
