// SPDX-License-Identifier: BSL-1.0
#include <treaty/wire/xml/scalar.hpp>

#include "../../../support/catch.hpp"
#include "../../../support/parcel.hpp"

#include <stdexcept>
#include <string>

using treaty::problem_kind;
using treaty::reflect::type_of;
using treaty::xml::lexical;
using treaty::xml::place;

namespace {

template <class T>
std::string written(T const& value, place where = place::element) {
    std::string text;
    treaty::xml::append_scalar(text, type_of<T>, &value, where);
    return text;
}
// The value again as text; or the problem.
template <class T>
std::string read(std::string_view text, lexical how = lexical::strict, bool secret = false) {
    T value{};
    if (auto const wrong = treaty::xml::read_scalar(type_of<T>, &value, text, how, secret))
        return std::string{name_of(wrong->kind)} + ": " + wrong->found;
    return written(value);
}

}  // namespace

TEST_CASE("xml booleans are the four words of XML Schema") {
    CHECK(read<bool>("true") == "true");
    CHECK(read<bool>("1") == "true");
    CHECK(read<bool>("false") == "false");
    CHECK(read<bool>(" \n0\t") == "false");
    CHECK(read<bool>("TRUE") == "wrong-type: \"TRUE\"");
    CHECK(read<bool>("") == "wrong-type: nothing");
    CHECK(read<bool>("yes") == "wrong-type: \"yes\"");
}

TEST_CASE("xml integers may have a sign and zeros, and fit their type") {
    CHECK(read<std::int8_t>("127") == "127");
    CHECK(read<std::int8_t>("-128") == "-128");
    CHECK(read<std::int8_t>("+007") == "7");
    CHECK(read<std::int8_t>(" 7 ") == "7");
    CHECK(read<std::int8_t>("128") == "out-of-range: \"128\"");
    CHECK(read<std::int8_t>("-129") == "out-of-range: \"-129\"");
    CHECK(read<std::uint8_t>("255") == "255");
    CHECK(read<std::uint8_t>("-0") == "0");
    CHECK(read<std::uint8_t>("-1") == "out-of-range: \"-1\"");
    CHECK(read<std::int64_t>("-9223372036854775808") == "-9223372036854775808");
    CHECK(read<std::int64_t>("9223372036854775808") == "out-of-range: \"9223372036854775808\"");
    CHECK(read<std::uint64_t>("18446744073709551615") == "18446744073709551615");
    CHECK(read<std::uint64_t>("18446744073709551616").starts_with("out-of-range"));
    CHECK(read<std::uint64_t>(std::string(1000, '0') + "1") == "1");
    CHECK(read<std::uint64_t>(std::string(1000, '9')).starts_with("out-of-range"));
    CHECK(read<parcels::parcel_id>("9007199254740993") == "9007199254740993");
    for (char const* const wrong :
         {"", "+", "-", "1.0", "1e0", "0x1", "1 1", "--1", "1-", "\xEF\xBC\x91"})
        CHECK(read<std::int32_t>(wrong).starts_with("wrong-type"));
}

TEST_CASE("xml decimals keep every digit, and never round") {
    using treaty::decimal;
    CHECK(read<decimal>("19.99") == "19.99");
    CHECK(read<decimal>("+.5") == "0.5");
    CHECK(read<decimal>("-5.") == "-5");
    CHECK(read<decimal>("007.10") == "7.1");
    CHECK(read<decimal>("1e3") == "1000");
    CHECK(read<decimal>(" 1.5E-1 ") == "0.15");
    CHECK(read<decimal>("0.190000000000000001") == "0.190000000000000001");
    for (char const* const wrong :
         {"", ".", "+", "-.", "NaN", "INF", "1,5", "1.5.2", "e1", "1e", "1 5"})
        CHECK(read<decimal>(wrong).starts_with("wrong-type"));
    CHECK(read<parcels::weight>("999.999") == "999.999");
    CHECK(read<parcels::weight>("1000") == "out-of-range: \"1000\"");
    CHECK(read<parcels::weight>("0.0001") == "out-of-range: \"0.0001\"");
}

TEST_CASE("xml text is taken as it stands, or without the blanks around it") {
    CHECK(read<parcels::label>(" a ") == " a ");
    CHECK(read<parcels::label>(" a ", lexical::tolerant) == "too-short: 1 bytes");
    CHECK(read<parcels::label>("  ab\n", lexical::tolerant) == "ab");
    CHECK(read<parcels::label>("a") == "too-short: 1 bytes");
    CHECK(read<parcels::label>("123456789") == "too-long: 9 bytes");
    CHECK(read<std::string>("") == "");
}

TEST_CASE("xml times are those of RFC 3339, or of XML Schema where senders need it") {
    using treaty::date;
    using treaty::instant;
    CHECK(read<instant>(" 2026-11-23T07:53:44.5+01:00 ") == "2026-11-23T06:53:44.5Z");
    CHECK(read<instant>("2026-11-23T07:53:44").starts_with("not-a-value"));
    CHECK(read<instant>("2026-11-23").starts_with("not-a-value"));
    CHECK(read<instant>("2026-11-23T07:53:44", lexical::tolerant) == "2026-11-23T07:53:44Z");
    CHECK(read<instant>("2026-11-23", lexical::tolerant) == "2026-11-23T00:00:00Z");
    CHECK(read<instant>("2026-11-23Z", lexical::tolerant) == "2026-11-23T00:00:00Z");
    CHECK(read<instant>("2026-11-23+02:00", lexical::tolerant) == "2026-11-22T22:00:00Z");
    for (char const* const wrong :
         {"", "T", "2026-02-30", "2026-11-23T", "2026-11-23x", "26-11-23", "2026-11-23T25:00:00"}) {
        CHECK(read<instant>(wrong, lexical::tolerant).starts_with("not-a-value"));
        CHECK(read<instant>(wrong).starts_with("not-a-value"));
    }
    CHECK(read<date>(" 2026-12-24 ") == "2026-12-24");
    CHECK(read<date>("2026-12-24Z") == "not-a-value: \"2026-12-24Z\"");
    for (char const* const zone : {"", "Z", "+02:00", "-11:30"})
        CHECK(read<date>("2026-12-24" + std::string{zone}, lexical::tolerant) == "2026-12-24");
    CHECK(read<date>("0001-01-01+14:00", lexical::tolerant) == "0001-01-01");
    for (char const* const wrong :
         {"", "Z", "2026-02-30Z", "2026-12-24x", "2026-12-24.5Z", "2026-12-24+2",
          "2026-12-24+25:00", "2026-12-24 Z", "2026-12-24T00:00:00Z"})
        CHECK(read<date>(wrong, lexical::tolerant).starts_with("not-a-value"));
    CHECK(read<instant>("2026-12-24.5Z", lexical::tolerant).starts_with("not-a-value"));
}

TEST_CASE("xml enumerators are read by name") {
    CHECK(read<parcels::size_class>("XL") == "XL");
    CHECK(read<parcels::size_class>("  odd one\n") == "odd one");
    CHECK(read<parcels::route>("BySea") == "BySea");
    CHECK(read<parcels::route>("7") == "not-a-value: \"7\"");
    CHECK(read<parcels::route>("") == "not-a-value: nothing");
}

TEST_CASE("what is wrong with a secret is not shown") {
    CHECK(read<bool>("hunter2", lexical::strict, true) == "wrong-type: text");
    CHECK(read<std::int32_t>("hunter2", lexical::strict, true) == "wrong-type: text");
    CHECK(read<std::int8_t>("4711", lexical::strict, true) == "out-of-range: text");
    CHECK(read<treaty::decimal>("hunter2", lexical::strict, true) == "wrong-type: text");
    CHECK(read<treaty::date>("hunter2", lexical::strict, true) == "not-a-value: text");
    CHECK(read<parcels::route>("hunter2", lexical::strict, true) == "not-a-value: text");
    CHECK(read<parcels::pin>("hunter2", lexical::strict, true) == "too-long: 7 bytes");
}

TEST_CASE("what was found is shown short and on one line") {
    std::string const found = read<bool>("a\nb\x1B" + std::string(5000, 'x'));
    CHECK(found.size() < 200);
    CHECK(found.find('\n') == std::string::npos);
    CHECK(found.find('\x1B') == std::string::npos);
}

TEST_CASE("xml values are escaped for their place") {
    std::string const text = "<a> & \"b\"\n\t\r";
    CHECK(written(text) == "&lt;a&gt; &amp; \"b\"\n\t&#13;");
    CHECK(written(text, place::attribute) == "&lt;a&gt; &amp; &quot;b&quot;&#10;&#9;&#13;");
    CHECK(written(parcels::size_class::odd, place::attribute) == "odd one");
    CHECK(written(treaty::decimal::of(1999, 2)) == "19.99");
    CHECK(written(true) == "true");
}

TEST_CASE("what xml cannot carry is refused, and a secret is not shown") {
    using treaty::instant;
    CHECK_THROWS_AS(written(std::string{"a\x01"}), std::invalid_argument);
    CHECK_THROWS_AS(written(std::string{"\xFF"}), std::invalid_argument);
    CHECK_THROWS_AS(written(static_cast<parcels::route>(99)), std::invalid_argument);
    CHECK_THROWS_AS(written(instant::from_seconds(253'402'300'800, 0)), std::invalid_argument);
    treaty::secret<std::string> const hidden{"hun\x01ter2"};
    for (place const where : {place::element, place::attribute}) {
        try {
            written(hidden, where);
            FAIL_CHECK("it was written");
        } catch (std::invalid_argument const& wrong) {
            CHECK(std::string{wrong.what()} == "treaty: a secret text that XML cannot carry");
        }
    }
}

TEST_CASE("xml blanks are the four of the grammar") {
    using treaty::xml::all_blank;
    using treaty::xml::trimmed;
    CHECK(all_blank(""));
    CHECK(all_blank(" \t\r\n"));
    CHECK_FALSE(all_blank("\v"));
    CHECK(trimmed(" \t a b \r\n") == "a b");
    CHECK(trimmed(" \n ") == "");
    CHECK(trimmed("\xC2\xA0") == "\xC2\xA0");
    CHECK(treaty::xml::is_scalar(type_of<parcels::label>));
    CHECK_FALSE(treaty::xml::is_scalar(type_of<parcels::stop>));
    CHECK_FALSE(treaty::xml::is_scalar(type_of<parcels::stops>));
    CHECK_FALSE(treaty::xml::is_scalar(type_of<parcels::tags>));
    CHECK_FALSE(treaty::xml::is_scalar(type_of<std::optional<bool>>));
}
