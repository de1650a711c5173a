// SPDX-License-Identifier: BSL-1.0
#include <treaty/document/xsd.hpp>

#include <tests/support/catch.hpp>

#include <treaty/contract.hpp>

#include <string>

namespace {

using Catch::Matchers::Contains;
using treaty::table_of;
using treaty::document::xsd;

namespace lend {
struct title_text : treaty::text<40, 5> {
    using text::text;
};
struct shelf : treaty::identifier<shelf> {
    using identifier::identifier;
};
struct fee : treaty::bounded_decimal<6, 2> {
    using bounded_decimal::bounded_decimal;
};
enum class kind { book, compact_disc };
BOOST_DESCRIBE_ENUM(kind, book, compact_disc)
struct author {
    BOOST_HANA_DEFINE_STRUCT(author,
        (std::string, name),
        (std::optional<treaty::date>, born));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (title_text, title),
        (lend::kind, kind),
        (treaty::list<author, 3, 1>, authors),
        (std::optional<fee>, fee_paid),
        (std::map<title_text, std::int16_t>, counts),
        (std::map<std::string, author>, by_name),
        (treaty::secret<title_text>, word),
        (std::vector<std::uint64_t>, numbers),
        (bool, urgent),
        (treaty::instant, at),
        (shelf, place));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response);
};
struct not_here {
    static constexpr std::string_view title = "Somebody else has it.";
    BOOST_HANA_DEFINE_STRUCT(not_here,
        (title_text, title_wanted));
};
struct operation {
    static constexpr std::string_view name = "Lend";
    static constexpr auto safety = treaty::safety::needs_key;
    using request_type = lend::request;
    using response_type = lend::response;
    using faults = treaty::faults<not_here>;
};
}  // namespace lend

// The same names for other things.
namespace give_back {
struct title_text : treaty::text<9> {
    using text::text;
};
struct not_here {
    static constexpr std::string_view title = "It was never away.";
    BOOST_HANA_DEFINE_STRUCT(not_here,
        (bool, known));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (title_text, title),
        (treaty::list<lend::author, 7>, readers),
        (lend::shelf, place));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (treaty::list<lend::author, 7>, readers));
};
struct operation {
    static constexpr std::string_view name = "GiveBack";
    static constexpr auto safety = treaty::safety::idempotent;
    using request_type = give_back::request;
    using response_type = give_back::response;
    using faults = treaty::faults<not_here>;
};
}  // namespace give_back

struct desk {
    static constexpr std::string_view name = "desk";
    static constexpr treaty::version version{3, 1};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<lend::operation>;
};
struct larger_desk : desk {
    using operations = treaty::operations<lend::operation, give_back::operation>;
};

// The lines between the tags of the first element with this beginning, blanks at their front left
// out.
std::string block(std::string const& text, std::string const& beginning) {
    std::size_t const from = text.find("<" + beginning);
    if (from == std::string::npos) return "(none)";
    std::size_t const line = text.rfind('\n', from) + 1;
    std::string const close =
        "\n" + text.substr(line, from - line) + "</" + beginning.substr(0, beginning.find(' '));
    std::size_t const after = text.find('\n', from) + 1;
    std::string lines;
    for (std::size_t at = after; at < text.find(close, from) + 1;) {
        std::size_t const end = text.find('\n', at);
        std::size_t const word = text.find_first_not_of(' ', at);
        lines.append(text, word, end + 1 - word);
        at = end + 1;
    }
    return lines;
}

}  // namespace

TEST_CASE("a schema has the namespace of the service and its major version") {
    std::string const text = xsd(table_of<desk>());
    CHECK_THAT(text, Contains("targetNamespace=\"urn:treaty:desk:3\"") &&
                         Contains("xmlns:tns=\"urn:treaty:desk:3\"") &&
                         Contains("elementFormDefault=\"qualified\""));
    CHECK(text == xsd(table_of<desk>()));
}

TEST_CASE("a schema has each member of a request in its shape") {
    std::string const text = xsd(table_of<desk>());
    CHECK(block(text, "xs:element name=\"Lend\"") ==
          "<xs:complexType>\n"
          "<xs:sequence>\n"
          "<xs:element name=\"title\" type=\"tns:TitleText\"/>\n"
          "<xs:element name=\"kind\" type=\"tns:Kind\"/>\n"
          "<xs:element name=\"authors\" type=\"tns:AuthorList\"/>\n"
          "<xs:element name=\"feePaid\" type=\"tns:Fee\" minOccurs=\"0\"/>\n"
          "<xs:element name=\"counts\" type=\"tns:ShortMap\" minOccurs=\"0\"/>\n"
          "<xs:element name=\"byName\" type=\"tns:AuthorMap\" minOccurs=\"0\"/>\n"
          "<xs:element name=\"word\">\n"
          "<xs:simpleType>\n"
          "<xs:restriction base=\"xs:string\">\n"
          "<xs:minLength value=\"2\"/>\n"
          "<xs:maxLength value=\"40\"/>\n"
          "</xs:restriction>\n"
          "</xs:simpleType>\n"
          "</xs:element>\n"
          "<xs:element name=\"numbers\" type=\"tns:UnsignedLongList\" minOccurs=\"0\"/>\n"
          "<xs:element name=\"urgent\" type=\"xs:boolean\"/>\n"
          "<xs:element name=\"at\" type=\"xs:dateTime\"/>\n"
          "<xs:element name=\"place\" type=\"tns:Shelf\"/>\n"
          "</xs:sequence>\n"
          "</xs:complexType>\n");
    CHECK(block(text, "xs:element name=\"LendResponse\"") ==
          "<xs:complexType>\n<xs:sequence/>\n</xs:complexType>\n");
    CHECK_THAT(block(text, "xs:element name=\"NotHere\""),
               Contains("<xs:element name=\"titleWanted\" type=\"tns:TitleText\"/>"));
}

TEST_CASE("a schema states of a type what is true for every value of it") {
    std::string const text = xsd(table_of<desk>());
    auto const type = [&](std::string const& name) {
        return block(text, "xs:simpleType name=\"" + name + "\"");
    };
    // 5 bytes are 2 characters at least, and 40 bytes 40 at most.
    CHECK(type("TitleText") ==
          "<xs:restriction base=\"xs:string\">\n<xs:minLength value=\"2\"/>\n"
          "<xs:maxLength value=\"40\"/>\n</xs:restriction>\n");
    CHECK(type("Kind") ==
          "<xs:restriction base=\"xs:string\">\n<xs:enumeration value=\"Book\"/>\n"
          "<xs:enumeration value=\"CompactDisc\"/>\n</xs:restriction>\n");
    CHECK(type("Fee") ==
          "<xs:restriction base=\"xs:decimal\">\n<xs:totalDigits value=\"6\"/>\n"
          "<xs:fractionDigits value=\"2\"/>\n</xs:restriction>\n");
    CHECK(type("Shelf") == "<xs:restriction base=\"xs:long\"/>\n");
    auto const holder = [&](std::string const& name) {
        return block(text, "xs:complexType name=\"" + name + "\"");
    };
    CHECK_THAT(holder("AuthorList"), Contains("<xs:element name=\"item\" type=\"tns:Author\" "
                                              "minOccurs=\"1\" maxOccurs=\"3\"/>"));
    CHECK_THAT(holder("UnsignedLongList"),
               Contains("<xs:element name=\"item\" type=\"xs:unsignedLong\" minOccurs=\"0\" "
                        "maxOccurs=\"unbounded\"/>"));
    CHECK(holder("ShortMap") ==
          "<xs:sequence>\n"
          "<xs:element name=\"entry\" minOccurs=\"0\" maxOccurs=\"unbounded\">\n"
          "<xs:complexType>\n<xs:simpleContent>\n"
          "<xs:extension base=\"xs:short\">\n"
          "<xs:attribute name=\"key\" type=\"tns:TitleText\" use=\"required\"/>\n"
          "</xs:extension>\n</xs:simpleContent>\n</xs:complexType>\n</xs:element>\n"
          "</xs:sequence>\n");
    CHECK_THAT(holder("AuthorMap"),
               Contains("<xs:complexContent>\n<xs:extension base=\"tns:Author\">\n"
                        "<xs:attribute name=\"key\" type=\"xs:string\" use=\"required\"/>"));
    CHECK_THAT(holder("Author"),
               Contains("<xs:element name=\"born\" type=\"xs:date\" minOccurs=\"0\"/>"));
}

TEST_CASE("a schema gives a name to the first type that claims it, and keeps it") {
    std::string const before = xsd(table_of<desk>());
    std::string const text = xsd(table_of<larger_desk>());
    for (std::string const name : {"TitleText", "Fee"})
        CHECK(block(text, "xs:simpleType name=\"" + name + "\"") ==
              block(before, "xs:simpleType name=\"" + name + "\""));
    CHECK_THAT(block(text, "xs:simpleType name=\"GiveBackTitleText\""),
               Contains("<xs:maxLength value=\"9\"/>") && !Contains("minLength"));
    CHECK_THAT(block(text, "xs:complexType name=\"GiveBackAuthorList\""),
               Contains("maxOccurs=\"7\""));
    CHECK_THAT(block(text, "xs:element name=\"GiveBack\""),
               Contains("type=\"tns:GiveBackTitleText\"") && Contains("type=\"tns:Shelf\""));
}

TEST_CASE("a schema lets an element that two types claim be of any type") {
    CHECK_THAT(xsd(table_of<larger_desk>()), Contains("<xs:element name=\"NotHere\"/>"));
}

TEST_CASE("the schema of problems has what a fault without a declared one holds") {
    std::string const text = treaty::document::problems_xsd();
    CHECK_THAT(text, Contains("targetNamespace=\"urn:treaty:problems\"") &&
                         Contains("<xs:element name=\"unknownOutcome\" type=\"xs:string\"/>"));
    CHECK_THAT(
        block(text, "xs:element name=\"problems\""),
        Contains("<xs:element name=\"item\" type=\"tns:Problem\" maxOccurs=\"unbounded\"/>"));
}
