// SPDX-License-Identifier: BSL-1.0
// Rows that reading and writing treat differently: for one direction only, written although there
// is nothing, filled up, and values that the frame stands in for.
#include <treaty/wire/form/form.hpp>

#include "../../../support/catch.hpp"

#include <treaty/contract.hpp>
#include <treaty/wire/form/reader.hpp>
#include <treaty/wire/form/writer.hpp>

namespace form = treaty::form;

namespace {

struct measure {
    BOOST_HANA_DEFINE_STRUCT(measure,
        (std::int32_t, value),
        (treaty::text<3, 1>, unit));
};
struct label {
    BOOST_HANA_DEFINE_STRUCT(label,
        (std::optional<treaty::text<20, 1>>, code),
        (std::optional<treaty::text<20, 1>>, brand));
};
struct parcel {
    BOOST_HANA_DEFINE_STRUCT(parcel,
        (std::optional<treaty::instant>, sent_at),
        (std::optional<measure>, weight),
        (std::optional<measure>, volume),
        (treaty::list<treaty::text<20>, 4>, lines),
        (std::optional<label>, outside),
        (std::int32_t, depot));
};
struct around {
    BOOST_HANA_DEFINE_STRUCT(around,
        (std::optional<std::string>, created),
        (std::optional<treaty::text<3, 1>>, unit),
        (std::optional<treaty::text<3, 1>>, house_unit));
};

// Always there: one gram, if nothing is said.
struct weight_form {
    using type = measure;
    static constexpr auto rows = form::rows(form::attribute("unit", "unit").otherwise("g").always(),
                                            form::text("value").otherwise("1").always());
};
// Written without its unit.
struct volume_form {
    using type = measure;
    using frame = around;
    static constexpr auto rows =
        form::rows(form::attribute("unit", "unit").or_frame("unit").only_read(),
                   form::carried("unit", "house_unit"), form::text("value"));
};
struct code_form {
    using type = label;
    static constexpr auto rows = form::rows(form::attribute("code", "code"));
};
struct brand_form {
    using type = label;
    static constexpr auto rows =
        form::rows(form::element({{}, "Brand"}, "brand"), form::fixed_element({{}, "Seal"}, "s"));
};
struct said_form {
    using type = label;
    static constexpr auto rows = form::rows(form::text("code").in_predicate("Code"),
                                            form::text("brand").in_predicate("Brand"));
};
struct parcel_form {
    using type = parcel;
    using frame = around;
    static constexpr auto rows = form::rows(
        form::inlined("outside").as<code_form>(),
        form::element({{}, "Sent"}, "sent_at").or_frame("created"),
        form::group({{}, "House"},
                    form::entries({{}, "Say"}, "name", form::entry("depot", "depot").only_written(),
                                  form::of_frame(form::entry("unit", "house_unit")))),
        form::element({{}, "Weight"}, "weight").as<weight_form>().always(),
        form::element({{}, "Volume"}, "volume").as<volume_form>(),
        form::element({{}, "Line"}, "lines").at_least(3),
        form::group({{}, "Outside"}, form::inlined("outside").as<brand_form>()),
        form::element({{}, "Depot"}, "depot"),
        form::group({{}, "Old"}, form::element({{}, "Depot"}, "depot")).only_read());
};
struct query_form {
    using type = parcel;
    using frame = around;
    static constexpr auto rows =
        form::rows(form::group({{}, "Query"}, form::inlined("outside").as<said_form>().only_read(),
                               form::fixed_text("Parcel")),
                   form::element({{}, "Label"}, "outside").as<code_form>(),
                   form::element({{}, "Depot"}, "depot").otherwise("7"));
};

struct reading {
    parcel value{};
    around frame{};
    treaty::problem_list problems;
    [[nodiscard]] std::string str() const { return treaty::to_string(problems); }
};
template <class Form>
reading read(std::string_view document, bool keep = true) {
    reading made;
    treaty::message_limits const limits;
    treaty::xml::reader in{document, limits, made.problems};
    REQUIRE(in.next(nullptr) == treaty::xml::token::start);
    treaty::xml::step const root{nullptr, in.name().local};
    CHECK(
        form::read(in, form::table_of<Form>, keep ? &made.value : nullptr, &made.frame, {}, &root));
    return made;
}
std::string write(parcel const* value, around const* frame) {
    std::string out;
    form::write(out, {{}, "P"}, form::table_of<parcel_form>, value, frame, {});
    return out;
}
std::string const empty_parts = R"(<Line/><Line/><Line/>)";
std::string const one_gram = R"(<Weight unit="g">1</Weight>)";

}  // namespace

TEST_CASE("a row may be for one direction only") {
    parcel made{};
    made.depot = 4;
    CHECK(write(&made, nullptr) == R"(<P><House><Say name="depot">4</Say></House>)" + one_gram +
                                       empty_parts + "<Depot>4</Depot></P>");
    CHECK(read<parcel_form>("<P><Depot>4</Depot></P>").value.depot == 4);
    CHECK(read<parcel_form>("<P><Old><Depot>5</Depot></Old></P>").value.depot == 5);
    auto const other =
        read<parcel_form>(R"(<P><House><Say name="depot">x</Say></House><Depot>4</Depot></P>)");
    CHECK(other.problems.empty());
    CHECK(other.value.depot == 4);
    CHECK(read<parcel_form>("<P/>").str().find("/P/Old/Depot") != std::string::npos);
}

TEST_CASE("what is always written says what a reader would take, and is left out with its object") {
    CHECK(write(nullptr, nullptr) == "<P/>");
    parcel made{};
    made.weight = measure{.value = 2, .unit = {"kg"}};
    CHECK(write(&made, nullptr).find(R"(<Weight unit="kg">2</Weight>)") != std::string::npos);
    made.weight.reset();
    CHECK(write(&made, nullptr).find(one_gram) != std::string::npos);
    auto const same = read<parcel_form>(write(&made, nullptr));
    REQUIRE(same.value.weight);
    CHECK(same.value.weight->value == 1);
    CHECK(same.value.weight->unit == "g");
    CHECK_FALSE(read<parcel_form>("<P><Weight/><Depot>1</Depot></P>").value.weight);
    CHECK_FALSE(read<parcel_form>(R"(<P><Weight unit="kg"/><Depot>1</Depot></P>)").value.weight);
}

TEST_CASE("a list is filled up with empty elements, which are no items") {
    parcel made{};
    made.lines.push_back({"a"});
    CHECK(write(&made, nullptr).find("<Line>a</Line><Line/><Line/><Depot>") != std::string::npos);
    auto const lines = [](std::string const& all) {
        return read<parcel_form>("<P>" + all + "<Depot>1</Depot></P>").value.lines.size();
    };
    CHECK(lines(empty_parts) == 0);
    CHECK(lines("<Line/><Line>a</Line><Line> \n</Line><Line>b</Line><Line/>") == 2);
    std::string const four = "<Line>a</Line><Line>b</Line><Line>c</Line><Line>d</Line>";
    CHECK(lines(four + "<Line/>") == 4);
    CHECK(read<parcel_form>("<P>" + four + "<Line>e</Line><Depot>1</Depot></P>")
              .str()
              .find("5 items") != std::string::npos);
}

TEST_CASE(
    "the frame keeps a value as text, also of one that is none, and is written in its stead") {
    around frame{};
    frame.created = "as it came";
    parcel made{};
    CHECK(write(&made, &frame).find("<Sent>as it came</Sent>") != std::string::npos);
    made.sent_at = treaty::instant::from_seconds(0, 0);
    CHECK(write(&made, &frame).find("<Sent>1970-01-01T00:00:00Z</Sent>") != std::string::npos);
    for (bool const keep : {true, false}) {
        auto const came =
            read<parcel_form>("<P><Sent> 1970-01-01 </Sent><Depot>1</Depot></P>", keep);
        CHECK(came.problems.empty());
        CHECK(came.frame.created == " 1970-01-01 ");
        CHECK(came.value.sent_at.has_value() == keep);
    }
    auto const wrong = read<parcel_form>("<P><Sent>never</Sent><Depot>1</Depot></P>");
    CHECK(wrong.problems.size() == 1);
    CHECK(wrong.frame.created == "never");
}

TEST_CASE("of two that may stand in, the first goes before, and the usual place is named") {
    auto const unit_of = [](std::string const& house, std::string const& volume) {
        return read<parcel_form>("<P><House>" + house + "</House>" + volume +
                                 "<Depot>1</Depot></P>");
    };
    std::string const house = R"(<Say name="unit">l</Say>)";
    CHECK(unit_of(house, R"(<Volume unit="ml">5</Volume>)").value.volume->unit == "ml");
    CHECK(unit_of(house, "<Volume>5</Volume>").value.volume->unit == "l");
    auto const none = unit_of("", "<Volume>5</Volume>");
    CHECK(none.problems.size() == 1);
    CHECK(none.str().find("/P/Volume/@unit") != std::string::npos);
    parcel made{};
    made.volume = measure{.value = 5, .unit = {"ml"}};
    CHECK(write(&made, nullptr).find("<Volume>5</Volume>") != std::string::npos);
}

TEST_CASE("several rows make one member, which is absent if nothing is in them") {
    auto const outside = [](std::string const& attribute, std::string const& inside) {
        return read<parcel_form>("<P" + attribute + "><Depot>1</Depot><Outside>" + inside +
                                 "</Outside></P>")
            .value.outside;
    };
    auto const both = outside(R"( code="c")", "<Brand>b</Brand>");
    REQUIRE(both);
    CHECK(both->code == "c");
    CHECK(both->brand == "b");
    CHECK(outside("", "<Brand>b</Brand>"));
    CHECK_FALSE(outside(R"( code="")", "<Brand/>"));
    parcel made{};
    made.outside = both;
    CHECK(write(&made, nullptr).find(R"(<P code="c">)") == 0);
    CHECK(write(&made, nullptr).find("<Outside><Brand>b</Brand><Seal>s</Seal></Outside>") !=
          std::string::npos);
}

TEST_CASE("a member of what is inlined may stand in a predicate, and gives way to the member") {
    auto const asked = [](std::string const& inside) {
        auto const made = read<query_form>("<P>" + inside + "</P>");
        CHECK(made.problems.empty());
        return made.value.outside;
    };
    CHECK(asked("<Query>Parcel[Code='1']</Query>")->code == "1");
    CHECK(asked("<Query>Parcel[x:Label[(x:Brand = '1')]]</Query>")->brand == "1");
    CHECK_FALSE(asked("<Query>Parcel[Other='1']</Query>"));
    CHECK_FALSE(asked("<Query>Parcel[Label[(Brand='1'])]</Query>"));
    std::string const query = "<Query>Parcel[Brand='1']</Query>";
    std::string const member = R"(<Label code="2"/>)";
    for (std::string const& all : {query + member, member + query}) {
        auto const made = asked(all);
        REQUIRE(made);
        CHECK(made->code == "2");
        CHECK_FALSE(made->brand);
    }
}

TEST_CASE("one value is not put together of what stands around an element") {
    auto const told = [](std::string_view depot, std::string_view weight) {
        std::string text = "<P><Weight unit=\"g\">";
        text.append(weight).append("</Weight><Depot>").append(depot).append("</Depot></P>");
        return read<parcel_form>(text).str();
    };
    CHECK(told("1<!-- 5 -->2", "<![CDATA[3]]>") == "");
    for (std::string_view const torn : {"1<b>5</b>2", "<b>5</b>2", "1<b/>", "1<b/>2"}) {
        CHECK(told(torn, "3").find("wrong-type at /P/Depot") != std::string::npos);
        CHECK(told("1", torn).find("wrong-type at /P/Weight") != std::string::npos);
    }
}

TEST_CASE("that a list is too long is said once") {
    std::string many;
    for (int i = 0; i < 50; ++i) many.append("<Line>x</Line>");
    auto const made = read<parcel_form>("<P>" + many + "<Depot>1</Depot></P>");
    CHECK(made.str().find("too-long") == made.str().rfind("too-long"));
    CHECK(made.str().find("5 items or more") != std::string::npos);
}
