// SPDX-License-Identifier: BSL-1.0
#include <treaty/document/json_schema.hpp>

#include <tests/support/catch.hpp>

#include <treaty/contract.hpp>

#include <nlohmann/json.hpp>

#include <string>

namespace {

using nlohmann::json;
using treaty::table_of;
using treaty::document::json_schema;

namespace lend {
struct title_text : treaty::text<40, 5> {
    using text::text;
};
struct shelf : treaty::identifier<shelf> {
    using identifier::identifier;
};
struct row_no : treaty::identifier<row_no, std::int32_t> {
    using identifier::identifier;
};
struct fee : treaty::bounded_decimal<6, 2> {
    using bounded_decimal::bounded_decimal;
};
struct token : treaty::text<12, 1> {
    using text::text;
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
        (treaty::secret<title_text>, word),
        (std::vector<std::uint64_t>, numbers),
        (treaty::decimal, exact),
        (bool, urgent),
        (treaty::instant, at),
        (shelf, place),
        (row_no, row));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (treaty::secret<token>, answer_token));
};
struct not_here {
    static constexpr std::string_view title = "Somebody else has it.";
    static constexpr auto nature = treaty::fault_nature::conflict;
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

namespace give_back {
// Of names that are taken: by a type, a message, a fault and the document of a fault.
struct title_text : treaty::text<9> {
    using text::text;
};
struct lend_request {
    BOOST_HANA_DEFINE_STRUCT(lend_request,
        (bool, late));
};
struct problem {
    BOOST_HANA_DEFINE_STRUCT(problem,
        (bool, torn));
};
struct not_here_problem {
    BOOST_HANA_DEFINE_STRUCT(not_here_problem,
        (bool, lost));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (title_text, title),
        (lend_request, lent),
        (problem, trouble),
        (not_here_problem, missing));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response);
};
struct not_here {
    static constexpr std::string_view title = "It was never ours.";
    BOOST_HANA_DEFINE_STRUCT(not_here,
        (bool, ours));
};
struct operation {
    static constexpr std::string_view name = "GiveBack";
    static constexpr auto safety = treaty::safety::idempotent;
    using request_type = give_back::request;
    using response_type = give_back::response;
    using faults = treaty::faults<not_here, lend::not_here>;
};
}  // namespace give_back

struct desk {
    static constexpr std::string_view name = "desk";
    static constexpr treaty::version version{2, 1};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<lend::operation>;
};
struct larger_desk {
    static constexpr std::string_view name = "desk";
    static constexpr treaty::version version{2, 2};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<lend::operation, give_back::operation>;
};

json definitions() {
    return json::parse(json_schema(table_of<desk>()))["$defs"];
}
json refers_to(std::string const& name) {
    return {{"$ref", "#/$defs/" + name}};
}

}  // namespace

TEST_CASE("a JSON Schema has the name of its service, and every message and fault") {
    auto const schema = json::parse(json_schema(table_of<desk>()));
    CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    CHECK(schema["$id"] == "urn:treaty:desk:2");
    for (auto const* const name :
         {"LendRequest", "LendResponse", "NotHere", "NotHereProblem", "Problem", "ProblemItem"})
        CHECK(schema["$defs"].contains(name));
    CHECK(json_schema(table_of<desk>()) == json_schema(table_of<desk>()));
}

TEST_CASE("a JSON Schema says of each member what its type allows") {
    auto const all = definitions();
    auto const& members = all["LendRequest"]["properties"];
    CHECK(members["title"] == refers_to("TitleText"));
    // A character has up to four bytes, so five bytes are two characters at least.
    CHECK(all["TitleText"] == json{{"type", "string"},
                                   {"minLength", 2},
                                   {"maxLength", 40},
                                   {"x-treaty-bytes-min", 5},
                                   {"x-treaty-bytes-max", 40}});
    CHECK(all["Kind"] == json{{"type", "string"}, {"enum", {"Book", "CompactDisc"}}});
    CHECK(
        members["authors"] ==
        json{{"type", "array"}, {"items", refers_to("Author")}, {"minItems", 1}, {"maxItems", 3}});
    CHECK(all["Fee"]["minimum"] == -9999.99);
    CHECK(all["Fee"]["maximum"] == 9999.99);
    CHECK(all["Fee"]["x-treaty-places"] == 2);
    CHECK(members["counts"]["propertyNames"] == refers_to("TitleText"));
    CHECK(members["counts"]["additionalProperties"] ==
          json{{"type", "integer"}, {"minimum", -32768}, {"maximum", 32767}, {"format", "int16"}});
    CHECK(members["counts"]["default"] == json::object());
    CHECK(members["numbers"]["default"] == json::array());
    CHECK(members["numbers"]["items"]["maximum"] == 18'446'744'073'709'551'615U);
    CHECK_FALSE(members["exact"].contains("maximum"));
    CHECK(members["urgent"] == json{{"type", "boolean"}});
    CHECK(members["at"] == json{{"type", "string"}, {"format", "date-time"}});
    CHECK(all["Author"]["properties"]["born"] == json{{"type", "string"}, {"format", "date"}});
    CHECK(all["RowNo"]["type"] == "integer");
    CHECK(all["Shelf"]["type"] == json{"string", "integer"});
    CHECK(all["Shelf"]["pattern"] == "^-?(0|[1-9][0-9]{0,18})$");
}

TEST_CASE("a JSON Schema requires what has to be there, and nothing else") {
    auto const all = definitions();
    CHECK(all["LendRequest"]["required"] ==
          json{"title", "kind", "authors", "word", "exact", "urgent", "at", "place", "row"});
    CHECK(all["Author"]["required"] == json{"name"});
    CHECK_FALSE(all["LendRequest"].contains("additionalProperties"));
}

TEST_CASE("a secret is told by a JSON Schema, and whether a server ever sends it") {
    auto const all = definitions();
    json const asked = all["LendRequest"]["properties"]["word"];
    CHECK(asked["format"] == "password");
    CHECK(asked["maxLength"] == 40);
    CHECK(asked["writeOnly"] == true);
    json const answered = all["LendResponse"]["properties"]["answerToken"];
    CHECK(answered["x-treaty-secret"] == true);
    CHECK_FALSE(answered.contains("writeOnly"));
}

TEST_CASE("a fault travels in a document with its type and status") {
    auto const all = definitions();
    auto const& members = all["NotHereProblem"]["properties"];
    CHECK(members["type"]["const"] == "urn:treaty:fault:NotHere");
    CHECK(members["status"]["const"] == 409);
    CHECK(members["fault"] == refers_to("NotHere"));
}

TEST_CASE("an operation more changes no definition of a JSON Schema") {
    auto const before = definitions();
    auto const all = json::parse(json_schema(table_of<larger_desk>()))["$defs"];
    for (auto const& [name, value] : before.items()) {
        CAPTURE(name);
        CHECK(all[name] == value);
    }
}

TEST_CASE("of two definitions of one name the later is called after its operation") {
    auto const all = json::parse(json_schema(table_of<larger_desk>()))["$defs"];
    auto const& members = all["GiveBackRequest"]["properties"];
    CHECK(members["title"] == refers_to("GiveBackTitleText"));
    CHECK(members["lent"] == refers_to("GiveBackLendRequest"));
    CHECK(members["trouble"] == refers_to("GiveBackProblem"));
    CHECK(members["missing"] == refers_to("GiveBackNotHereProblem2"));
    CHECK(all["GiveBackNotHere"]["properties"].contains("ours"));
    CHECK(all["GiveBackNotHereProblem"]["properties"]["fault"] == refers_to("GiveBackNotHere"));
    // All that is referred to is there, and no name stands twice: the parser keeps one of two.
    std::string const text = json_schema(table_of<larger_desk>());
    for (auto at = text.find("#/$defs/"); at != std::string::npos; at = text.find("#/$defs/", at)) {
        at += 8;
        CHECK(all.contains(text.substr(at, text.find('"', at) - at)));
    }
    for (auto const& [name, value] : all.items()) {
        std::string const opening = "\n    \"" + name + "\": {";
        CHECK(text.find(opening) == text.rfind(opening));
    }
}
