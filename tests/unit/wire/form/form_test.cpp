// SPDX-License-Identifier: BSL-1.0
// Forms of small structs: what their writer writes, and what their reader takes.
#include <treaty/wire/form/form.hpp>

#include "../../../support/catch.hpp"

#include <treaty/contract/money.hpp>
#include <treaty/wire/form/reader.hpp>
#include <treaty/wire/form/writer.hpp>

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace form = treaty::form;
using treaty::problem_kind;

namespace {

constexpr std::string_view ord = "urn:order";
constexpr std::string_view base = "urn:base";
constexpr std::string_view spaces[] = {ord, base};
constexpr form::family family{spaces};
constexpr form::prefix prefixes[] = {{"o", ord}, {"b", base}};

enum class state : std::uint8_t { open, shipped };
BOOST_DESCRIBE_ENUM(state, open, shipped)

struct price {
    BOOST_HANA_DEFINE_STRUCT(price,
        (treaty::decimal, amount),
        (std::string, currency));
    friend bool operator==(price const&, price const&) = default;
};
struct address {
    BOOST_HANA_DEFINE_STRUCT(address,
        (std::string, city),
        (std::optional<std::string>, country));
    friend bool operator==(address const&, address const&) = default;
};
struct line {
    BOOST_HANA_DEFINE_STRUCT(line,
        (std::int32_t, number),
        (price, each),
        (std::optional<std::string>, note));
    friend bool operator==(line const&, line const&) = default;
};
using fields = std::map<std::string, std::string>;
struct order {
    BOOST_HANA_DEFINE_STRUCT(order,
        (std::string, id),
        (state, now),
        (std::vector<line>, lines),
        (std::optional<address>, ship_to),
        (std::optional<std::string>, gift),
        (fields, others),
        (std::vector<std::string>, tags),
        (treaty::secret<std::string>, pin));
    friend bool operator==(order const&, order const&) = default;
};

struct price_form {
    using type = price;
    static constexpr auto rows =
        form::rows(form::attribute("currency", "currency"), form::text("amount"));
};
struct line_form {
    using type = line;
    static constexpr auto rows = form::rows(
        form::element({ord, "Number"}, "number"),
        form::group({ord, "Charges"}, form::element({base, "Price"}, "each").as<price_form>()),
        form::element({base, "Note"}, "note"));
};
struct address_form {
    using type = address;
    static constexpr auto rows = form::rows(form::element({base, "City"}, "city"),
                                            form::element({base, "Country"}, "country"));
};
constexpr form::code states[] = {form::spelled(state::open, "O"),
                                 form::spelled(state::open, "OPEN"),
                                 form::spelled(state::shipped, "S")};
struct order_form {
    using type = order;
    static constexpr auto rows =
        form::rows(form::fixed_attribute("version", "2"), form::element({ord, "ID"}, "id"),
                   form::element({ord, "State"}, "now").coded(states).otherwise("O"),
                   form::inlined("ship_to").as<address_form>(),
                   form::element({ord, "Line"}, "lines").as<line_form>(),
                   form::group({base, "More"}, form::fixed_element({base, "Kind"}, "web"),
                               form::entries({base, "Field"}, "name", form::entry("gift", "gift"),
                                             form::rest("others"))),
                   form::group({base, "Tags"}, form::element({base, "Tag"}, "tags")),
                   form::element({ord, "Pin"}, "pin"));
};

order full_order() {
    order made{};
    made.id = "a&b";
    made.now = state::shipped;
    made.lines = {{1, {treaty::decimal::of(1250, 2), "EUR"}, "soon"},
                  {2, {treaty::decimal{3}, "USD"}, std::nullopt}};
    made.ship_to = address{"Bonn", "DE"};
    made.gift = "yes";
    made.others = {{"colour", "red"}, {"size", "<L>"}};
    made.tags = {"x", ""};
    made.pin = treaty::secret<std::string>{"1234"};
    return made;
}

constexpr std::string_view full_order_xml =
    "<o:Order xmlns:o=\"urn:order\" xmlns:b=\"urn:base\" version=\"2\"><o:ID>a&amp;b</o:ID>"
    "<o:State>S</o:State><b:City>Bonn</b:City><b:Country>DE</b:Country>"
    "<o:Line><o:Number>1</o:Number><o:Charges><b:Price currency=\"EUR\">12.5</b:Price></o:Charges>"
    "<b:Note>soon</b:Note></o:Line><o:Line><o:Number>2</o:Number><o:Charges>"
    "<b:Price currency=\"USD\">3</b:Price></o:Charges></o:Line><b:More><b:Kind>web</b:Kind>"
    "<b:Field name=\"gift\">yes</b:Field><b:Field name=\"colour\">red</b:Field>"
    "<b:Field name=\"size\">&lt;L&gt;</b:Field></b:More><b:Tags><b:Tag>x</b:Tag><b:Tag/></b:Tags>"
    "<o:Pin>1234</o:Pin></o:Order>";

std::string written(order const& value) {
    std::string text;
    form::write(text, {ord, "Order"}, form::table_of<order_form>, &value, nullptr, prefixes);
    return text;
}

struct reading {
    order value{};
    bool whole = false;
    treaty::problem_list problems;
};
reading read(std::string_view document) {
    reading made;
    treaty::message_limits const limits;
    treaty::xml::reader in{document, limits, made.problems};
    treaty::xml::step const root{nullptr, "Order"};
    REQUIRE(in.next(nullptr) == treaty::xml::token::start);
    made.whole = form::read(in, form::table_of<order_form>, &made.value, nullptr, family, &root);
    return made;
}
// The rest of the order is as it has to be.
constexpr std::string_view start = "<Order xmlns='urn:order' xmlns:b='urn:base'>";
reading read_with(std::string_view content) {
    return read(std::string{start}.append("<ID>1</ID><Pin>1</Pin>").append(content) + "</Order>");
}
std::string told(std::string_view content) {
    return to_string(read_with(content).problems);
}

}  // namespace

TEST_CASE("a form is written in the order of its rows, and read back") {
    order const value = full_order();
    CHECK(written(value) == full_order_xml);
    auto const again = read(full_order_xml);
    CHECK(to_string(again.problems) == "");
    CHECK(again.whole);
    CHECK(again.value == value);
}

TEST_CASE("a form leaves out what is absent, and a group with nothing in it") {
    order value{};
    value.id = "1";
    CHECK(written(value).find("<b:Tags") == std::string::npos);
    CHECK(written(value).find("<b:City") == std::string::npos);
    CHECK(written(value).find("<b:Field") == std::string::npos);
    CHECK(written(value).find("<o:State>O</o:State>") != std::string::npos);
    auto const again = read(written(value));
    CHECK(to_string(again.problems) == "");
    CHECK(again.value == value);
}

TEST_CASE("elements of a form come in any order, and with others between them") {
    auto const made = read(std::string{start} +
                           "<Pin>1</Pin><b:Country>DE</b:Country><Line><b:Note>n</b:Note>"
                           "<Charges><b:Price currency='EUR' other='x'>1</b:Price><b:Tax>9</b:Tax>"
                           "</Charges><Number>7</Number></Line><b:City>Bonn</b:City>"
                           "<x xmlns='urn:x'><ID>other</ID></x><ID> 1 </ID></Order>");
    CHECK(to_string(made.problems) == "");
    CHECK(made.value.id == "1");
    REQUIRE(made.value.lines.size() == 1);
    CHECK(made.value.lines[0].number == 7);
    CHECK(made.value.ship_to == address{"Bonn", "DE"});
}

TEST_CASE("a name of a form counts by its local part within the family, and not without") {
    CHECK(told("<b:State>S</b:State>").empty());
    CHECK(read_with("<b:State>S</b:State>").value.now == state::shipped);
    CHECK(read_with("<State xmlns=''>S</State>").value.now == state::shipped);
    CHECK(read_with("<State xmlns='urn:else'>S</State>").value.now == state::open);
    // Attributes are in no namespace, or in their own.
    CHECK(told("<Line><Number>1</Number><Charges><b:Price b:currency='EUR'>1</b:Price></Charges>"
               "</Line>")
              .find("missing-member at /Order/Line[1]/Charges/Price/@currency") == 0);
}

TEST_CASE("codes of a form are read in every spelling and written in the first") {
    CHECK(read_with("<State>OPEN</State>").value.now == state::open);
    CHECK(read_with("<State> S </State>").value.now == state::shipped);
    CHECK(told("<State>X</State>").find("expected one of O, OPEN, S, found \"X\"") !=
          std::string::npos);
    CHECK(read_with("").value.now == state::open);
    CHECK(read_with("<State/>").value.now == state::open);
    order value = full_order();
    value.now = state::open;
    CHECK(written(value).find("<o:State>O</o:State>") != std::string::npos);
}

TEST_CASE("an optional member of a form is absent if its element is empty") {
    auto const made = read_with("<b:City/><b:Country> </b:Country>");
    CHECK(made.value.gift == std::nullopt);
    CHECK(read_with("<Line><Number>1</Number><Charges><b:Price currency='EUR'>1</b:Price>"
                    "</Charges><b:Note> </b:Note></Line>")
              .value.lines[0]
              .note == std::nullopt);
}

TEST_CASE("entries of a form have names, known ones in any case, each once") {
    auto const made = read_with(
        "<b:More><b:Field name='GIFT'>g</b:Field>"
        "<b:Field name=' a '>1</b:Field><b:Field name='b'/></b:More>");
    CHECK(to_string(made.problems) == "");
    CHECK(made.value.gift == "g");
    CHECK(made.value.others == fields{{"a", "1"}, {"b", ""}});
    CHECK(told("<b:More><b:Field>1</b:Field></b:More>")
              .find("missing-member at /Order/More/Field/@name") == 0);
    CHECK(told("<b:More><b:Field name=''>1</b:Field></b:More>").find("missing-member") == 0);
    CHECK(told("<b:More><b:Field name='a'>1</b:Field><b:Field name='a'>1</b:Field></b:More>")
              .find("duplicate-member") == 0);
    CHECK(told("<b:More><b:Field name='gift'>1</b:Field><b:Field name='gift'>1</b:Field></b:More>")
              .find("duplicate-member") == 0);
}

TEST_CASE("problems of a form say where, each once") {
    CHECK(told("<ID>2</ID>").find("duplicate-member at /Order/ID") == 0);
    CHECK(told("<State>S</State><State>S</State>").find("duplicate-member at /Order/State") == 0);
    std::string const text = told(
        "<Line/><Line><Number>x</Number><Charges>"
        "<b:Price currency='EUR'>y</b:Price></Charges></Line>");
    INFO(text);
    CHECK(text.find("missing-member at /Order/Line[1]/Number") == 0);
    CHECK(text.find("missing-member at /Order/Line[1]/Charges/Price") != std::string::npos);
    CHECK(text.find("wrong-type at /Order/Line[2]/Number") != std::string::npos);
    CHECK(text.find("wrong-type at /Order/Line[2]/Charges/Price") != std::string::npos);
    CHECK(read_with("<Line><Number>x</Number><Charges><b:Price currency='EUR'>1</b:Price>"
                    "</Charges></Line>")
              .problems.size() == 1);
    auto const none = read(std::string{start} + "</Order>");
    CHECK(none.problems.size() == 2);  // ID and Pin
}

TEST_CASE("what breaks the document ends the reading of a form") {
    auto const made = read(std::string{start} + "<Line><Number>x</Number></Lines></Order>");
    CHECK_FALSE(made.whole);
    CHECK(made.problems.front().kind == problem_kind::wrong_type);
    CHECK(made.problems[made.problems.size() - 1].kind == problem_kind::malformed);
    for (std::size_t size = full_order_xml.find('>') + 1; size < full_order_xml.size(); ++size) {
        auto const cut = read(full_order_xml.substr(0, size));
        CHECK_FALSE(cut.whole);
        CHECK(cut.problems.size() == 1);
    }
}

TEST_CASE("a form without a place for its values is checked and not kept") {
    treaty::problem_list problems;
    treaty::message_limits const limits;
    treaty::xml::reader in{full_order_xml, limits, problems};
    REQUIRE(in.next(nullptr) == treaty::xml::token::start);
    treaty::xml::step const root{nullptr, "Order"};
    CHECK(form::read(in, form::table_of<order_form>, nullptr, nullptr, family, &root));
    CHECK(problems.empty());
}

TEST_CASE("a form is not written into a namespace without a prefix, nor what xml cannot carry") {
    std::string text;
    order const value = full_order();
    CHECK_THROWS_AS(form::write(text, {ord, "Order"}, form::table_of<order_form>, &value, nullptr,
                                std::span{prefixes}.first(1)),
                    std::invalid_argument);
    order wrong = full_order();
    wrong.others["a"] = "\x01";
    CHECK_THROWS_AS(written(wrong), std::invalid_argument);
}
