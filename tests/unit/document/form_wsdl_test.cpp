// SPDX-License-Identifier: BSL-1.0
#include <treaty/document/form_wsdl.hpp>

#include <tests/support/catch.hpp>

#include <treaty/contract.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace form = treaty::form;

namespace {

using Catch::Matchers::Contains;

constexpr std::string_view a = "urn:a", b = "urn:b",
                           xsi = "http://www.w3.org/2001/XMLSchema-instance";

struct sum {
    BOOST_HANA_DEFINE_STRUCT(sum,
        (treaty::decimal, amount),
        (treaty::text<3>, currency));
};
struct note {
    BOOST_HANA_DEFINE_STRUCT(note,
        (std::int32_t, number),
        (std::optional<std::string>, words));
};
struct order {
    BOOST_HANA_DEFINE_STRUCT(order,
        (std::int64_t, id),
        (sum, price),
        (std::optional<sum>, discount),
        (std::vector<note>, notes),
        (std::map<std::string, std::string>, data),
        (std::optional<treaty::instant>, at),
        (note, first),
        (std::optional<note>, last),
        (std::vector<std::int32_t>, numbers),
        (bool, urgent));
};
struct around {
    BOOST_HANA_DEFINE_STRUCT(around,
        (std::optional<std::string>, detail));
};

struct sum_form {
    using type = sum;
    static constexpr auto rows =
        form::rows(form::attribute("currency", "currency"), form::text("amount"));
};
struct note_form {
    using type = note;
    static constexpr auto rows =
        form::rows(form::element({b, "Number"}, "number"), form::element({b, "Words"}, "words"));
};

constexpr form::prefix prefixes[]{{"a", a}, {"b", b}};

template <class... Forms>
treaty::document::form_service desk() {
    treaty::document::form_service service{.name = "Orders",
                                           .port = "Desk",
                                           .target_namespace = "urn:desk",
                                           .soap_action = "urn:do",
                                           .address = "http://desk.example/",
                                           .prefixes = {std::begin(prefixes), std::end(prefixes)},
                                           .operations = {{{a, "Ask"}, {b, "Tell"}}},
                                           .messages = {}};
    treaty::xml::name const roots[]{{a, "Ask"}, {b, "Tell"}};
    std::size_t at = 0;
    (service.messages.push_back({roots[at++], &form::table_of<Forms>}), ...);
    return service;
}
template <class... Forms>
std::string described() {
    return treaty::document::wsdl(desk<Forms...>());
}

// The lines of what declares this, joined without what they are indented by.
std::string declared(std::string const& text, std::string const& name,
                     std::string const& tag = "xs:element") {
    std::size_t from = text.find("<" + tag + " name=\"" + name + "\"");
    if (from == std::string::npos) return "(none)";
    std::size_t const line = text.rfind('\n', from) + 1;
    std::size_t end = text.find('\n', from);
    if (text[end - 2] != '/')
        end = text.find("\n" + text.substr(line, from - line) + "</" + tag + ">", from) + 1 +
              (from - line) + tag.size() + 3;
    std::string joined;
    while (from < end) {
        std::size_t const stop = std::min(text.find('\n', from), end);
        joined.append(text, from, stop - from);
        from = std::min(text.find_first_not_of(" \n", stop), end);
    }
    return joined;
}
std::string sequence_of(std::string const& text, std::string const& name) {
    std::string const all = declared(text, name);
    std::size_t const from = all.find("<xs:sequence>") + 13;
    return all.substr(from, all.find("</xs:sequence>") - from);
}

constexpr auto id = form::element({a, "Id"}, "id");
constexpr auto at_row = form::element({a, "At"}, "at");
constexpr auto urgent = form::element({a, "Urgent"}, "urgent");
constexpr auto price = form::element({a, "Price"}, "price").as<sum_form>();
constexpr auto discount = form::element({a, "Discount"}, "discount").as<sum_form>();
constexpr auto notes = form::element({b, "Note"}, "notes").as<note_form>();

struct ask_form {
    using type = order;
    static constexpr auto rows = form::rows(form::group({a, "Order"}, id, at_row));
};
struct tell_form {
    using type = order;
    static constexpr auto rows =
        form::rows(form::group({a, "Order"}, id, urgent, at_row, form::element({b, "End"}, "at")));
};

}  // namespace

TEST_CASE("an element of two messages has what either has, required if both require it") {
    CHECK(sequence_of(described<ask_form>(), "Order") ==
          "<xs:element ref=\"a:Id\"/><xs:element ref=\"a:At\" minOccurs=\"0\"/>");
    std::string const merged =
        "<xs:element ref=\"a:Id\"/><xs:element ref=\"a:Urgent\" minOccurs=\"0\"/>"
        "<xs:element ref=\"a:At\" minOccurs=\"0\"/><xs:element ref=\"b:End\" minOccurs=\"0\"/>";
    CHECK(sequence_of(described<ask_form, tell_form>(), "Order") == merged);
    CHECK(sequence_of(described<tell_form, ask_form>(), "Order") == merged);
}

namespace {
struct other_form {
    using type = order;
    static constexpr auto rows =
        form::rows(form::group({a, "Price"}, form::fixed_text("none")),
                   form::group({a, "Order"}, form::attribute("n", "id")), urgent,
                   form::group({a, "Discount"}, form::element({a, "Id"}, "id")),
                   form::element({a, "Both"}, "at"));
};
struct first_form {
    using type = order;
    static constexpr auto rows =
        form::rows(price, form::group({a, "Order"}, form::attribute("n", "at")),
                   form::group({a, "Urgent"}, form::attribute("n", "id")), discount,
                   form::element({a, "Both"}, "id"));
};
}  // namespace

TEST_CASE("types that differ are text, and attributes that one place lacks may be left out") {
    std::string const alone = described<first_form>();
    CHECK(declared(alone, "Price") ==
          "<xs:element name=\"Price\"><xs:complexType><xs:simpleContent>"
          "<xs:extension base=\"xs:decimal\">"
          "<xs:attribute name=\"currency\" type=\"xs:string\" use=\"required\"/>"
          "</xs:extension></xs:simpleContent></xs:complexType></xs:element>");
    CHECK(declared(alone, "Order") ==
          "<xs:element name=\"Order\"><xs:complexType><xs:sequence/>"
          "<xs:attribute name=\"n\" type=\"xs:dateTime\"/></xs:complexType></xs:element>");
    std::string const both = described<first_form, other_form>();
    CHECK_THAT(declared(both, "Price"),
               Contains("base=\"xs:string\"") &&
                   Contains("<xs:attribute name=\"currency\" type=\"xs:string\"/>"));
    CHECK_THAT(declared(both, "Order"), Contains("name=\"n\" type=\"xs:string\"/>"));
    CHECK_THAT(declared(both, "Urgent"),
               Contains("base=\"xs:boolean\"") && Contains("name=\"n\" type=\"xs:long\"/>"));
    CHECK(declared(alone, "Both") == "<xs:element name=\"Both\" type=\"xs:long\"/>");
    CHECK(declared(both, "Both") == "<xs:element name=\"Both\" type=\"xs:string\"/>");
    CHECK_THAT(declared(described<other_form, first_form>(), "Order"), !Contains("required"));
    // Text in one place, elements in the other.
    CHECK_THAT(declared(both, "Discount"), Contains("<xs:complexType mixed=\"true\">") &&
                                               Contains("<xs:element ref=\"a:Id\" minOccurs"));
}

namespace {
constexpr form::code words[]{form::code{0, "no"}, form::code{1, "yes"}};
struct all_form {
    using type = order;
    static constexpr auto rows =
        form::rows(notes, form::entries({a, "Data"}, "name", form::rest("data")),
                   form::element({a, "Urgent"}, "urgent").coded(words),
                   form::element({a, "Plain"}, "urgent"), form::element({a, "Count"}, "numbers"),
                   form::fixed_element({a, "Seal"}, ""), form::group({a, "Empty"}).always());
};
}  // namespace

TEST_CASE("lists, entries and codes have their kind of element") {
    std::string const text = described<all_form>();
    CHECK(sequence_of(text, "Ask") ==
          "<xs:element ref=\"b:Note\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>"
          "<xs:element ref=\"a:Data\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>"
          "<xs:element ref=\"a:Urgent\"/><xs:element ref=\"a:Plain\"/>"
          "<xs:element ref=\"a:Count\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>"
          "<xs:element ref=\"a:Seal\" minOccurs=\"0\"/>"
          "<xs:element ref=\"a:Empty\" minOccurs=\"0\"/>");
    CHECK(sequence_of(text, "Note") ==
          "<xs:element ref=\"b:Number\"/><xs:element ref=\"b:Words\" minOccurs=\"0\"/>");
    CHECK_THAT(declared(text, "Data"),
               Contains("base=\"xs:string\"") &&
                   Contains("name=\"name\" type=\"xs:string\" use=\"required\""));
    CHECK(declared(text, "Urgent") == "<xs:element name=\"Urgent\" type=\"xs:string\"/>");
    CHECK(declared(text, "Plain") == "<xs:element name=\"Plain\" type=\"xs:boolean\"/>");
    CHECK(declared(text, "Count") == "<xs:element name=\"Count\" type=\"xs:int\"/>");
    CHECK(declared(text, "Seal") == "<xs:element name=\"Seal\" type=\"xs:string\"/>");
    CHECK(declared(text, "Empty") == "<xs:element name=\"Empty\" type=\"xs:string\"/>");
}

namespace {
struct empty_form {
    using type = order;
    static constexpr auto rows = form::rows(
        form::element({a, "Discount"}, "discount").as<sum_form>().always(),
        form::element({a, "At"}, "at").always(), form::element({a, "Count"}, "numbers").at_least(2),
        form::element({a, "Id"}, "id").always());
};
}  // namespace

TEST_CASE("what may be written empty is text, and nothing in it is required") {
    std::string const text = described<empty_form>();
    CHECK_THAT(declared(text, "Discount"), Contains("base=\"xs:string\"") &&
                                               Contains("name=\"currency\" type=\"xs:string\"/>"));
    CHECK(declared(text, "At") == "<xs:element name=\"At\" type=\"xs:string\"/>");
    CHECK(declared(text, "Count") == "<xs:element name=\"Count\" type=\"xs:string\"/>");
    CHECK(declared(text, "Id") == "<xs:element name=\"Id\" type=\"xs:long\"/>");
}

namespace {
struct inline_form {
    using type = order;
    static constexpr auto rows =
        form::rows(form::group({a, "First"}, form::inlined("first").as<note_form>()),
                   form::group({a, "Last"}, form::inlined("last").as<note_form>()));
};
}  // namespace

TEST_CASE("rows of a member without its element are required only if the member is") {
    std::string const text = described<inline_form>();
    CHECK_THAT(sequence_of(text, "First"), Contains("<xs:element ref=\"b:Number\"/>"));
    CHECK_THAT(sequence_of(text, "Last"), Contains("<xs:element ref=\"b:Number\" minOccurs"));
}

namespace {
struct loose_form {
    using type = order;
    using frame = around;
    static constexpr auto rows = form::rows(id, form::element({{}, "Sequence"}, "numbers"), urgent,
                                            form::group({b, "Area"}, form::raw("detail")));
};
}  // namespace

TEST_CASE("what no schema declares may stand where a message has it") {
    std::string const text = described<loose_form>();
    std::string const any = "minOccurs=\"0\" maxOccurs=\"unbounded\" processContents=\"lax\"/>";
    CHECK_THAT(sequence_of(text, "Ask"),
               Contains("<xs:element ref=\"a:Id\"/><xs:any namespace=\"##local\" " + any +
                        "<xs:element ref=\"a:Urgent\"/>"));
    CHECK(sequence_of(text, "Area") == "<xs:any namespace=\"##any\" " + any);
    CHECK(declared(text, "Sequence") == "(none)");
    auto service = desk<loose_form>();
    service.raw_spaces = "urn:x urn:y";
    CHECK(sequence_of(treaty::document::wsdl(service), "Area") ==
          "<xs:any namespace=\"urn:x urn:y\" " + any);
}

namespace {
struct nested_form {
    using type = order;
    static constexpr auto rows =
        form::rows(form::group({a, "Order"}, id, form::group({a, "Order"}, at_row, urgent)));
};
}  // namespace

TEST_CASE("an element within itself is declared once, with what either has") {
    std::string const text = described<nested_form>();
    std::string const order = declared(text, "Order");
    for (std::string const child : {"a:Id", "a:At", "a:Urgent", "a:Order"})
        CHECK_THAT(order, Contains("<xs:element ref=\"" + child + "\" minOccurs=\"0\"/>"));
    CHECK(text.find("name=\"Order\"") == text.rfind("name=\"Order\""));
}

namespace {
struct within_form {
    using type = order;
    static constexpr auto rows =
        form::rows(form::group({a, "Order"}, id, form::group({a, "Order"}, at_row), urgent));
};
}  // namespace

TEST_CASE("an element keeps its order around itself") {
    CHECK(sequence_of(described<within_form>(), "Order") ==
          "<xs:element ref=\"a:At\" minOccurs=\"0\"/><xs:element ref=\"a:Id\" minOccurs=\"0\"/>"
          "<xs:element ref=\"a:Order\" minOccurs=\"0\"/>"
          "<xs:element ref=\"a:Urgent\" minOccurs=\"0\"/>");
}

namespace {
struct typed_form {
    using type = order;
    static constexpr auto rows = form::rows(
        form::group({a, "Area"}, form::fixed_attribute({xsi, "type"}, "b:AreaType"), id));
};
}  // namespace

namespace {
struct shared_form {
    using type = order;
    static constexpr auto rows =
        form::rows(form::group({a, "Key"}, id), form::group({b, "Key"}, id, urgent, notes));
};
}  // namespace

namespace {
struct numbered_form {
    using type = order;
    static constexpr auto rows =
        form::rows(form::element({a, "First"}, "numbers").nth(1),
                   form::element({a, "Second"}, "numbers").nth(2),
                   form::element({a, "Each"}, "numbers").in_child({b, "Value"}));
};
}  // namespace

TEST_CASE("items of a list stand in elements of their own, or in one each") {
    std::string const text = described<numbered_form>();
    CHECK(sequence_of(text, "Ask") ==
          "<xs:element ref=\"a:First\" minOccurs=\"0\"/>"
          "<xs:element ref=\"a:Second\" minOccurs=\"0\"/>"
          "<xs:element ref=\"a:Each\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>");
    CHECK(sequence_of(text, "Each") == "<xs:element ref=\"b:Value\" minOccurs=\"0\"/>");
    CHECK(declared(text, "Value") == "<xs:element name=\"Value\" type=\"xs:int\"/>");
}

TEST_CASE("children that differ only in namespace take the same") {
    std::string const text = described<shared_form>();
    std::string const from_b = text.substr(text.find("targetNamespace=\"urn:b\""));
    std::string const more = "<xs:element ref=\"b:Note\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>";
    CHECK(sequence_of(text, "Key") ==
          "<xs:element ref=\"a:Id\"/><xs:element ref=\"a:Urgent\" minOccurs=\"0\"/>" + more);
    CHECK(sequence_of(from_b, "Key") ==
          "<xs:element ref=\"a:Id\"/><xs:element ref=\"a:Urgent\"/>" + more);
}

TEST_CASE("an element whose type a message names has that type, in the namespace it says") {
    std::string const text = described<typed_form>();
    CHECK(declared(text, "Area") == "<xs:element name=\"Area\" type=\"b:AreaType\"/>");
    CHECK(declared(text, "AreaType", "xs:complexType") ==
          "<xs:complexType name=\"AreaType\"><xs:sequence><xs:element ref=\"a:Id\"/>"
          "</xs:sequence></xs:complexType>");
    CHECK(text.find("name=\"AreaType\"") > text.find("targetNamespace=\"urn:b\""));
}

namespace {
struct ask {
    using type = order;
    static constexpr auto rows = form::rows(id);
};
struct tell {
    using type = note;
    static constexpr auto rows = form::rows(form::element({b, "Words"}, "words"));
};
}  // namespace

TEST_CASE("a wsdl of forms is these bytes") {
    std::string const text = described<ask, tell>();
    CHECK(text == described<ask, tell>());
    std::string const schema_head =
        "    <xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:a=\"urn:a\""
        " xmlns:b=\"urn:b\" targetNamespace=\"urn:";
    CHECK(text ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<wsdl:definitions xmlns:wsdl=\"http://schemas.xmlsoap.org/wsdl/\""
          " xmlns:soap=\"http://schemas.xmlsoap.org/wsdl/soap/\" xmlns:tns=\"urn:desk\""
          " xmlns:a=\"urn:a\" xmlns:b=\"urn:b\" name=\"Orders\" targetNamespace=\"urn:desk\">\n"
          "  <wsdl:types>\n" +
              schema_head +
              "a\" elementFormDefault=\"qualified\">\n"
              "      <xs:import namespace=\"urn:b\"/>\n"
              "      <xs:element name=\"Ask\">\n"
              "        <xs:complexType>\n"
              "          <xs:sequence>\n"
              "            <xs:element ref=\"a:Id\"/>\n"
              "          </xs:sequence>\n"
              "        </xs:complexType>\n"
              "      </xs:element>\n"
              "      <xs:element name=\"Id\" type=\"xs:long\"/>\n"
              "    </xs:schema>\n" +
              schema_head +
              "b\" elementFormDefault=\"qualified\">\n"
              "      <xs:import namespace=\"urn:a\"/>\n"
              "      <xs:element name=\"Tell\">\n"
              "        <xs:complexType>\n"
              "          <xs:sequence>\n"
              "            <xs:element ref=\"b:Words\" minOccurs=\"0\"/>\n"
              "          </xs:sequence>\n"
              "        </xs:complexType>\n"
              "      </xs:element>\n"
              "      <xs:element name=\"Words\" type=\"xs:string\"/>\n"
              "    </xs:schema>\n"
              "  </wsdl:types>\n"
              "  <wsdl:message name=\"Ask\">\n"
              "    <wsdl:part name=\"document\" element=\"a:Ask\"/>\n"
              "  </wsdl:message>\n"
              "  <wsdl:message name=\"Tell\">\n"
              "    <wsdl:part name=\"document\" element=\"b:Tell\"/>\n"
              "  </wsdl:message>\n"
              "  <wsdl:portType name=\"DeskPortType\">\n"
              "    <wsdl:operation name=\"Ask\">\n"
              "      <wsdl:input message=\"tns:Ask\"/>\n"
              "      <wsdl:output message=\"tns:Tell\"/>\n"
              "    </wsdl:operation>\n"
              "  </wsdl:portType>\n"
              "  <wsdl:binding name=\"Desk\" type=\"tns:DeskPortType\">\n"
              "    <soap:binding style=\"document\""
              " transport=\"http://schemas.xmlsoap.org/soap/http\"/>\n"
              "    <wsdl:operation name=\"Ask\">\n"
              "      <soap:operation soapAction=\"urn:do\" style=\"document\"/>\n"
              "      <wsdl:input>\n"
              "        <soap:body use=\"literal\"/>\n"
              "      </wsdl:input>\n"
              "      <wsdl:output>\n"
              "        <soap:body use=\"literal\"/>\n"
              "      </wsdl:output>\n"
              "    </wsdl:operation>\n"
              "  </wsdl:binding>\n"
              "  <wsdl:service name=\"Orders\">\n"
              "    <wsdl:port name=\"Desk\" binding=\"tns:Desk\">\n"
              "      <soap:address location=\"http://desk.example/\"/>\n"
              "    </wsdl:port>\n"
              "  </wsdl:service>\n"
              "</wsdl:definitions>\n");
}

TEST_CASE("operations that share a reply share its message") {
    auto service = desk<ask_form, tell_form>();
    service.operations.push_back({{b, "Question"}, {b, "Tell"}});
    std::string const text = treaty::document::wsdl(service);
    std::size_t const first = text.find("<wsdl:message name=\"Tell\">");
    CHECK(first == text.rfind("<wsdl:message name=\"Tell\">"));
    CHECK_THAT(declared(text, "DeskPortType", "wsdl:portType"),
               Contains("<wsdl:operation name=\"Ask\">") &&
                   Contains("<wsdl:operation name=\"Question\">"));
    CHECK_THAT(text, Contains("<wsdl:part name=\"document\" element=\"b:Question\"/>"));
}
