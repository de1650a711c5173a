// SPDX-License-Identifier: BSL-1.0
#include <treaty/cache/schema.hpp>

#include <tests/support/catch.hpp>

#include <set>

namespace {

enum class colour : std::uint8_t { red, green };
BOOST_DESCRIBE_ENUM(colour, red, green)
enum class other_colour : std::uint8_t { red, blue };
BOOST_DESCRIBE_ENUM(other_colour, red, blue)

template <class Number>
struct numbered {
    BOOST_HANA_DEFINE_STRUCT(numbered,
        (std::int32_t, item),
        (Number, amount),
        (std::int64_t, version));
    using key = treaty::members<&numbered::item>;
    using order = treaty::members<&numbered::version>;
};
struct otherwise_named {
    BOOST_HANA_DEFINE_STRUCT(otherwise_named,
        (std::int32_t, item),
        (std::int32_t, quantity),
        (std::int64_t, version));
    using key = treaty::members<&otherwise_named::item>;
    using order = treaty::members<&otherwise_named::version>;
};
struct otherwise_keyed {
    BOOST_HANA_DEFINE_STRUCT(otherwise_keyed,
        (std::int32_t, item),
        (std::int32_t, amount),
        (std::int64_t, version));
    using key = treaty::members<&otherwise_keyed::amount>;
    using order = treaty::members<&otherwise_keyed::version>;
};

template <class... Records>
std::size_t different_schemas() {
    return std::set<std::uint64_t>{treaty::caching::schema_of<Records>()...}.size();
}

}  // namespace

TEST_CASE("a schema differs with every name, type, bound, enumerator and with the key") {
    CHECK(different_schemas<numbered<std::int32_t>, numbered<std::uint32_t>, numbered<std::int16_t>,
                            numbered<treaty::decimal>, numbered<treaty::bounded_decimal<20, 5>>,
                            numbered<treaty::bounded_decimal<20, 4>>, numbered<treaty::text<4>>,
                            numbered<treaty::text<5>>, numbered<colour>, numbered<other_colour>,
                            numbered<std::optional<std::int32_t>>,
                            numbered<std::optional<std::int16_t>>, numbered<treaty::instant>,
                            otherwise_named, otherwise_keyed>() == 15);
}
