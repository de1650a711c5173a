// SPDX-License-Identifier: BSL-1.0
#include <treaty/document/openapi.hpp>

#include <tests/support/catch.hpp>

#include <treaty/contract.hpp>
#include <treaty/testing/examples.hpp>

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

namespace {

using nlohmann::json;
using treaty::service_row;
using treaty::table_of;
using treaty::document::openapi;

struct book_no : treaty::identifier<book_no> {
    using identifier::identifier;
};

namespace lend {
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (book_no, book));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (treaty::date, until));
};
struct unknown_book {
    static constexpr std::string_view title = "There is no such book.";
    static constexpr auto nature = treaty::fault_nature::not_found;
    BOOST_HANA_DEFINE_STRUCT(unknown_book,
        (book_no, book));
};
struct book_is_out {
    static constexpr std::string_view title = "Somebody else has it.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    BOOST_HANA_DEFINE_STRUCT(book_is_out,
        (treaty::date, until));
};
struct operation {
    static constexpr std::string_view name = "Lend";
    static constexpr std::string_view summary = "Lends a book.";
    static constexpr auto safety = treaty::safety::needs_key;
    using request_type = lend::request;
    using response_type = lend::response;
    using faults = treaty::faults<unknown_book, book_is_out>;
};
}  // namespace lend

namespace sight {
struct seen {
    BOOST_HANA_DEFINE_STRUCT(seen,
        (book_no, book));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (std::vector<seen>, lines));
};
struct refusal {
    BOOST_HANA_DEFINE_STRUCT(refusal,
        (std::int32_t, line),
        (std::string, why));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (std::int32_t, applied),
        (std::vector<refusal>, refused));
};
struct operation {
    static constexpr std::string_view name = "Sight";
    static constexpr auto safety = treaty::safety::idempotent;
    static constexpr auto streamed = &request::lines;
    using request_type = sight::request;
    using response_type = sight::response;
    using faults = treaty::faults<>;
};
}  // namespace sight

namespace other_lend {
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (bool, now));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response);
};
struct operation {
    static constexpr std::string_view name = "Lend";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = other_lend::request;
    using response_type = other_lend::response;
    using faults = treaty::faults<>;
};
}  // namespace other_lend

struct desk {
    static constexpr std::string_view name = "desk";
    static constexpr treaty::version version{2, 1};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<lend::operation, sight::operation>;
};
struct machine {
    static constexpr std::string_view name = "machine";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<other_lend::operation>;
};

json document(treaty::document::openapi_options const& options = {}) {
    return json::parse(openapi(table_of<desk>(), options));
}
json document_of_both() {
    std::vector<service_row> const both{table_of<desk>(), table_of<machine>()};
    return json::parse(openapi(both));
}
json call(json const& all, std::string const& path) {
    return all["paths"][path]["post"];
}
std::set<std::string> keys(json const& object) {
    std::set<std::string> names;
    for (auto const& [name, value] : object.items()) names.insert(name);
    return names;
}

}  // namespace

TEST_CASE("an OpenAPI document says what it is of and where that is") {
    auto const all = document({.address = "https://books.example", .examples = {}});
    CHECK(all["openapi"] == "3.1.0");
    CHECK(all["info"]["title"] == "desk");
    CHECK(all["info"]["version"] == "2.1");
    CHECK(all["servers"] == json::parse(R"([{"url":"https://books.example"}])"));
    CHECK(document()["servers"][0]["url"] == "/");
    CHECK(keys(all["paths"]) == std::set<std::string>{"/desk/Lend", "/desk/Sight"});
}

TEST_CASE("an OpenAPI operation has its summary, its safety and the headers that it takes") {
    auto const one = call(document(), "/desk/Lend");
    CHECK(one["operationId"] == "Lend");
    CHECK(one["summary"] == "Lends a book.");
    CHECK(one["x-treaty-safety"] == "needs key");
    CHECK(one["parameters"] == json::parse(R"([
        {"$ref":"#/components/parameters/IdempotencyKey"},
        {"$ref":"#/components/parameters/Deadline"},
        {"$ref":"#/components/parameters/TraceParent"}])"));
    auto const key = document()["components"]["parameters"]["IdempotencyKey"];
    CHECK(key["name"] == "Idempotency-Key");
    CHECK(key["required"] == true);
    auto const other = call(document(), "/desk/Sight");
    CHECK(other["x-treaty-safety"] == "idempotent");
    CHECK(other["parameters"].dump().find("IdempotencyKey") == std::string::npos);
}

TEST_CASE("an OpenAPI operation answers 200, its faults under their status, and problems") {
    auto const answers = call(document(), "/desk/Lend")["responses"];
    CHECK(keys(answers) == std::set<std::string>{"200", "400", "404", "409", "413", "415", "422",
                                                 "500", "502", "503", "504", "default"});
    auto const schema = answers["409"]["content"]["application/problem+json"]["schema"];
    CHECK(schema["oneOf"] == json::parse(R"([
        {"$ref":"#/components/schemas/BookIsOutProblem"},
        {"$ref":"#/components/schemas/Problem"}])"));
    // Whoever makes types of a mapping would take one kind of problem for all of them.
    CHECK(!schema.contains("discriminator"));
    CHECK(answers["422"]["$ref"] == "#/components/responses/KeyReused");
    // An operation without a key is never told of one.
    CHECK(keys(call(document(), "/desk/Sight")["responses"]) ==
          std::set<std::string>{"200", "400", "404", "413", "415", "500", "502", "503", "504",
                                "default"});
}

TEST_CASE("every problem that a server answers with is under its status") {
    auto const answers = document()["components"]["responses"];
    std::string words;
    for (auto const& [name, one] : answers.items()) words += one["description"];
    for (unsigned i = 0; i <= static_cast<unsigned>(treaty::problem_kind_last); ++i) {
        auto const kind = static_cast<treaty::problem_kind>(i);
        CAPTURE(name_of(kind));
        // The first two belong to keys and methods, and have a fault or no operation beside them.
        if (kind == treaty::problem_kind::key_in_flight ||
            kind == treaty::problem_kind::not_allowed ||
            kind == treaty::problem_kind::not_authenticated ||
            kind == treaty::problem_kind::refused_here)
            continue;
        CHECK(words.find(name_of(kind)) != std::string::npos);
    }
    CHECK(answers["Overloaded"]["headers"].contains("Retry-After"));
}

TEST_CASE("a stream is described beside the call that it is a form of") {
    auto const all = document();
    auto const one = call(all, "/desk/Sight");
    CHECK(one["requestBody"]["content"]["application/x-ndjson"]["x-treaty-line"]["$ref"] ==
          "#/components/schemas/Seen");
    CHECK(one["responses"]["200"]["content"]["application/x-ndjson"]["x-treaty-line"]["$ref"] ==
          "#/components/schemas/SightNote");
    CHECK(keys(all["components"]["schemas"]["SightNote"]["properties"]) ==
          std::set<std::string>{"position", "applied", "refused", "problem", "complete"});
    CHECK(keys(all["components"]["schemas"]["SightNote"]["properties"]["refused"]["properties"]) ==
          std::set<std::string>{"why"});
    CHECK_FALSE(call(all, "/desk/Lend")["requestBody"]["content"].contains("application/x-ndjson"));
}

TEST_CASE("several services are one OpenAPI document, in which no two things have one name") {
    auto const all = document_of_both();
    CHECK(all["info"]["title"] == "desk, machine");
    CHECK(all["info"]["version"] == "desk 2.1, machine 1.0");
    CHECK(call(all, "/desk/Lend")["operationId"] == "Lend");
    CHECK(call(all, "/machine/Lend")["operationId"] == "machine.Lend");
    CHECK(call(all, "/machine/Lend")["requestBody"]["content"]["application/json"]["schema"] ==
          json{{"$ref", "#/components/schemas/MachineLendRequest"}});
    CHECK(all["components"]["schemas"]["MachineLendRequest"]["properties"].contains("now"));
    CHECK(all["components"]["schemas"]["LendRequest"]["properties"].contains("book"));
}

TEST_CASE("all that an OpenAPI document refers to is there") {
    auto const all = document_of_both();
    std::string const text = all.dump();
    std::size_t seen = 0;
    for (auto at = text.find("\"#/"); at != std::string::npos; at = text.find("\"#/", at + 1)) {
        json::json_pointer const to{text.substr(at + 2, text.find('"', at + 1) - at - 2)};
        CAPTURE(to.to_string());
        CHECK(all.contains(to));
        ++seen;
    }
    CHECK(seen > 40);
}

TEST_CASE("examples of an OpenAPI document are what the caller fills in, the same each time") {
    auto const examples = treaty::testing::examples();
    auto const all = document({.examples = examples});
    auto const one = call(all, "/desk/Lend");
    CHECK(one["requestBody"]["content"]["application/json"]["example"].contains("book"));
    CHECK(one["responses"]["200"]["content"]["application/json"]["example"].contains("until"));
    auto const fault = one["responses"]["404"]["content"]["application/problem+json"]["examples"]
                          ["UnknownBook"]["value"];
    CHECK(fault["type"] == "urn:treaty:fault:UnknownBook");
    CHECK(fault["status"] == 404);
    CHECK(fault["fault"].contains("book"));
    CHECK(all == document({.examples = examples}));
    CHECK(all != document({.examples = treaty::testing::examples(2)}));
    CHECK(document().dump().find("\"example") == std::string::npos);
}

TEST_CASE("an example stays when another service is described beside its own") {
    treaty::document::openapi_options const options{.examples = treaty::testing::examples()};
    std::vector<service_row> const both{table_of<machine>(), table_of<desk>()};
    auto const pointer = "/requestBody/content/application~1json/example"_json_pointer;
    CHECK(call(json::parse(openapi(both, options)), "/desk/Lend")[pointer] ==
          call(document(options), "/desk/Lend")[pointer]);
}
