// SPDX-License-Identifier: BSL-1.0
#include <treaty/document/listing.hpp>

#include <tests/support/catch.hpp>

#include <contracts/back_office.hpp>

#include <array>
#include <sstream>

namespace {

using treaty::document::listing;
using treaty::document::overview;
using treaty::service_row;
using treaty::table_of;
using treaty::document::type_words;

namespace lend {
struct title_text : treaty::text<40, 1> {
    using text::text;
};
struct fee : treaty::bounded_decimal<6, 2> {
    using bounded_decimal::bounded_decimal;
};
enum class kind { book, compact_disc };
BOOST_DESCRIBE_ENUM(kind, book, compact_disc)
struct author {
    BOOST_HANA_DEFINE_STRUCT(author,
        (std::string, name));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (title_text, title),
        (lend::kind, kind),
        (treaty::list<author, 3, 1>, authors),
        (std::optional<fee>, fee_paid),
        (std::map<title_text, std::int16_t>, counts),
        (treaty::secret<title_text>, word));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (bool, lent));
};
struct not_here {
    static constexpr std::string_view title = "It is lent out.";
    static constexpr auto nature = treaty::fault_nature::conflict;
    BOOST_HANA_DEFINE_STRUCT(not_here,
        (title_text, title_wanted));
};
struct operation {
    static constexpr std::string_view name = "Lend";
    static constexpr std::string_view summary = "Lends one title.";
    static constexpr auto safety = treaty::safety::needs_key;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<not_here>;
};
struct library {
    static constexpr std::string_view name = "library";
    static constexpr treaty::version version{2, 1};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<lend::operation>;
};
}  // namespace lend

std::array<service_row, 2> back_office() {
    return {table_of<contracts::outbound>(), table_of<contracts::inbound>()};
}

}  // namespace

TEST_CASE("a listing shows members with types and limits, faults and safety") {
    service_row const service = table_of<lend::library>();
    std::string const shown = listing(std::span{&service, 1});
    REQUIRE(shown == R"(library 2.1, 1 operation, called by the other side on us

Lend                                    needs key
  Lends one title.
  request
    title    required  title_text: text, 1 to 40 bytes
    kind     required  kind
    authors  required  list of 1 to 3 author
    feePaid  optional  fee: decimal, 4 digits before and 2 after the point
    counts   optional  map of title_text (text, 1 to 40 bytes) to whole number, -32768 to 32767
    word     required  text, 1 to 40 bytes (secret: never shown)
  response
    lent  required  true or false
  faults
    NotHere  conflict   It is lent out.

types

  author
    name  required  text

  kind
    one of Book, CompactDisc

  not_here
    titleWanted  required  title_text: text, 1 to 40 bytes
)");
}

TEST_CASE("a listing of the back office has every operation and every fault, in 100 columns") {
    auto const services = back_office();
    std::string const shown = listing(services);
    for (service_row const& service : services)
        for (auto const& one : service.operations) {
            INFO(one.name);
            CHECK(shown.find("\n" + std::string{one.name} + " ") != std::string::npos);
            std::string const alone = listing(service, one);
            for (auto const& fault : one.faults)
                CHECK(alone.find("    " + std::string{fault->name} + " ") != std::string::npos);
        }
    std::istringstream lines{shown + overview(services)};
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(line.size() <= 100);
    }
}

TEST_CASE("an overview has one entry for each of the fourteen operations") {
    std::string const shown = overview(back_office());
    CHECK(shown.find("outbound 1.0, 8 operations") == 0);
    CHECK(shown.find("\ninbound 1.0, 6 operations") != std::string::npos);
    CHECK(shown.find("  ProcessPayment            needs key   Approves") != std::string::npos);
}

TEST_CASE("a type is described by name and limits") {
    CHECK(type_words(treaty::reflect::type_of<std::uint8_t>) == "whole number, 0 to 255");
    CHECK(type_words(treaty::reflect::type_of<std::int64_t>) ==
          "whole number, -9223372036854775808 to 9223372036854775807");
    CHECK(type_words(treaty::reflect::type_of<std::vector<treaty::instant>>) == "list of instant");
    CHECK(type_words(treaty::reflect::type_of<contracts::vocabulary::order_id>) ==
          "order_id: number of up to 19 digits");
}
