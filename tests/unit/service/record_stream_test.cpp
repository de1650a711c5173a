// SPDX-License-Identifier: BSL-1.0
// A streamed operation behind a dispatcher, without a connection: records in all the pieces they
// can be cut into, and what is said of them.
#include <treaty/service/record_stream.hpp>

#include "../../support/catch.hpp"
#include "../../support/shelf.hpp"

#include <treaty/service/dispatcher.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/json/hot.hpp>

#include <map>
#include <stdexcept>
#include <vector>

using treaty::transport::status;

namespace {

// Keeps levels by item; what a count says beside them decides how a request ends.
struct keeper {
    std::map<std::string, int> levels{};
    std::vector<std::size_t> batches{};
    treaty::outcome<shelf::store> operator()(shelf::request const& asked,
                                             treaty::call_context& context) {
        context.caller = "changed here";
        batches.push_back(asked.levels.size());
        shelf::response made{};
        std::int32_t place = 0;
        for (auto const& one : asked.levels) {
            if (one.count == 500) throw std::runtime_error{"secret"};
            if (one.count == 422) return treaty::fault(shelf::closed{});
            if (one.count == 999) made.not_stored.push_back({99, shelf::reason::unknown_item});
            if (one.count == 503)
                return treaty::fail({treaty::problem_kind::overloaded, {}, 0, {}, "busy"});
        }
        for (auto const& one : asked.levels) {
            std::string const name{one.item.view()};
            if (one.count < 0)
                made.not_stored.push_back({place, shelf::reason::negative});
            else if (levels.contains(name) && levels[name] == one.count)
                ++made.same;
            else
                levels[name] = one.count, ++made.stored;
            ++place;
        }
        return made;
    }
};

// Reads many levels at once.
treaty::wire::format const& hot_format() {
    static constexpr auto levels = treaty::json::hot_list_of<decltype(shelf::request::levels)>();
    static treaty::json::json_format const one{{&levels, 1}};
    return one;
}

struct stream {
    explicit stream(std::string query = {}, treaty::message_limits limits = {},
                    std::string media_type = "application/x-ndjson",
                    treaty::wire::format const& format = treaty::json::format())
        : requests{{&format}, limits} {
        requests.add<shelf::service>(endpoint);
        treaty::transport::request asked;
        asked.path = "/shelf/Store";
        asked.query = query;
        asked.media_type = media_type;
        asked.context = &context;
        reader = requests.begin(asked, reply);
        type = reply.media_type;
    }
    // As a connection does it: what is left comes again, with what follows.
    void send(std::string_view bytes) {
        left.append(bytes);
        while (!enough) {
            auto const taken = reader->take(left, reply);
            left.erase(0, taken.bytes);
            enough = taken.enough;
            said.append(std::exchange(reply.body, {}));
            if (!taken.again) break;
        }
    }
    std::string const& end() {
        if (!enough) reader->finish(left, reply);
        return said.append(std::exchange(reply.body, {}));
    }
    treaty::manual_clock time;
    treaty::call_context context{.time = &time};
    keeper endpoint;
    treaty::dispatcher requests;
    treaty::transport::reply reply;
    std::unique_ptr<treaty::transport::body_reader> reader;
    std::string left, said, type;
    bool enough = false;
};

std::string level(std::string_view item, int count) {
    return R"({"item":")" + std::string{item} + R"(","count":)" + std::to_string(count) + "}\n";
}
// The notes without those on progress that are followed by others.
std::string without_progress(std::string const& said) {
    std::string kept;
    for (std::size_t at = 0; at < said.size();) {
        std::size_t const end = said.find('\n', at) + 1;
        std::string const line = said.substr(at, end - at);
        if (line.find("\"refused\"") != std::string::npos ||
            line.find("\"problem\"") != std::string::npos ||
            line.find("\"complete\"") != std::string::npos)
            kept += line;
        at = end;
    }
    return kept;
}

using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

}  // namespace

TEST_CASE("a stream tells what became of what has arrived") {
    stream now;
    REQUIRE(now.reader != nullptr);
    CHECK(now.reader->answers_early());
    CHECK(now.type == "application/x-ndjson");
    now.send(level("a", 1) + level("b", 2) + R"({"item":"c")");
    CHECK(now.said == "{\"position\":2,\"stored\":2,\"same\":0}\n");
    CHECK(now.endpoint.levels.size() == 2);
    now.send(",\"count\":3");
    CHECK(now.said == "{\"position\":2,\"stored\":2,\"same\":0}\n");
    now.send("}\n" + level("a", 1));
    CHECK_THAT(now.said, EndsWith("}\n{\"position\":4,\"stored\":3,\"same\":1}\n"));
    CHECK_THAT(now.end(),
               EndsWith("\n{\"position\":4,\"stored\":3,\"same\":1,\"complete\":true}\n"));
    CHECK(now.endpoint.batches == std::vector<std::size_t>{2, 2});
    CHECK(now.context.caller.empty());
}

TEST_CASE("a stream refuses records by themselves and says where they are") {
    stream now{"from=100"};
    now.send(level("a", 1) + level("b", -1) + "nonsense\n\n \r\n" + level("", 1) + level("c", 1));
    CHECK_THAT(
        now.said,
        Contains(R"({"position":102,"problem":{"type":"urn:treaty:problem:malformed")") &&
            Contains(R"({"position":105,"problem":{"type":"urn:treaty:problem:too-short")") &&
            Contains(R"("pointer":"/item","position":8)") &&
            Contains("\n{\"position\":101,\"refused\":{\"why\":\"Negative\"}}\n") &&
            EndsWith("\n{\"position\":107,\"stored\":2,\"same\":0}\n"));
    // Lines with nothing in them count and are passed over.
    CHECK_THAT(now.said, !Contains("{\"position\":103,") && !Contains("{\"position\":104,"));
    CHECK(now.endpoint.levels == std::map<std::string, int>{{"a", 1}, {"c", 1}});
}

TEST_CASE("a stream says the same wherever its bytes are cut") {
    std::string const text = level("a", 1) + level("b", -1) + "?\n\n" + level("a", 1) +
                             level("c", -3) + level("d", 4) + R"({"item":"e","count":5})";
    stream whole;
    whole.send(text);
    std::string const wanted = without_progress(whole.end());
    CHECK_THAT(wanted, EndsWith("{\"position\":8,\"stored\":3,\"same\":1,\"complete\":true}\n"));
    auto const sorted = [](std::string const& said) {
        std::vector<std::string> lines;
        for (std::size_t at = 0; at < said.size();) {
            std::size_t const end = said.find('\n', at) + 1;
            lines.push_back(said.substr(at, end - at));
            at = end;
        }
        std::sort(lines.begin(), lines.end());
        return lines;
    };
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        CAPTURE(cut);
        stream now;
        now.send(text.substr(0, cut));
        now.send(text.substr(cut));
        CHECK(sorted(without_progress(now.end())) == sorted(wanted));
        CHECK(now.endpoint.levels == whole.endpoint.levels);
    }
    stream bytes;
    for (char const c : text) bytes.send({&c, 1});
    CHECK(sorted(without_progress(bytes.end())) == sorted(wanted));
}

TEST_CASE("a stream ends where a record is too long, and what came before counts") {
    treaty::message_limits limits;
    limits.record_bytes_max = 60;
    std::string const good = level("a", 1), wide = R"({"item":"b","count":2,"x":")";
    for (std::size_t const over : {0U, 1U}) {
        std::string const text =
            good + wide + std::string(60 - wide.size() - 3 + over, 'x') + "\"}\n";
        for (std::size_t cut = 0; cut <= text.size(); ++cut) {
            CAPTURE(over, cut);
            stream now{{}, limits};
            now.send(text.substr(0, cut));
            now.send(text.substr(cut));
            CHECK(now.enough == (over == 1));
            CHECK(now.endpoint.levels.contains("b") == (over == 0));
            CHECK(now.endpoint.levels.contains("a"));
            if (over == 1)
                CHECK_THAT(now.said,
                           Contains("{\"position\":1,\"stored\":1,\"same\":0,\"complete\":false,"
                                    "\"problem\":{\"type\":\"urn:treaty:problem:limit-exceeded\""));
        }
    }
    stream endless{{}, limits};
    endless.send(std::string(61, ' '));
    CHECK(endless.enough);
    // The last record may have no end.
    std::string const last = wide + std::string(60 - wide.size() - 2, 'x') + "\"}";
    for (std::size_t const over : {0U, 1U}) {
        CAPTURE(over);
        stream now{{}, limits};
        now.send(good + last);
        now.send(std::string(over, ' '));
        now.end();
        CHECK(now.enough == (over == 1));
        CHECK(now.endpoint.levels.contains("b") == (over == 0));
    }
}

TEST_CASE("a stream acknowledges nothing of a request that failed") {
    for (auto const& [count, type] : std::map<int, std::string>{
             {422, "urn:treaty:fault:Closed"}, {503, "urn:treaty:problem:overloaded"}}) {
        stream now;
        now.send(level("a", 1));
        now.send(level("b", 2) + level("c", count));
        CHECK(now.enough);
        CHECK_THAT(now.said, Contains("{\"position\":1,\"stored\":1,\"same\":0,\"complete\":false,"
                                      "\"problem\":{\"type\":\"" +
                                      type));
        CHECK(now.endpoint.levels.size() == 1);
        auto const& metrics = now.requests.entries()[0].metrics;
        CHECK(metrics.count(treaty::call_end::response) == 1);
        CHECK(metrics.count(treaty::call_end::fault) == (count == 422 ? 1 : 0));
        CHECK(metrics.count(treaty::call_end::problem) == (count == 422 ? 0 : 1));
    }
    // It throws, or refuses a record that nobody sent.
    for (int const count : {500, 999}) {
        stream throwing;
        CHECK_THROWS(throwing.send(level("a", count)));
        CHECK(throwing.said.empty());
        auto const& metrics = throwing.requests.entries()[0].metrics;
        CHECK(metrics.count(treaty::call_end::problem) == 1);
        CHECK(metrics.in_flight == 0);
    }
}

TEST_CASE("a stream that is broken off says how far it came") {
    stream now;
    now.send(level("a", 1) + R"({"item")");
    now.reader->abandon(status::overloaded, now.reply);
    CHECK_THAT(now.reply.body,
               Contains("{\"position\":1,\"stored\":1,\"same\":0,\"complete\":false,\"problem\":"
                        "{\"type\":\"urn:treaty:problem:overloaded\""));
    for (auto const& [why, said] :
         {std::pair{408, "expected the next of the records, or the end of the body"},
          std::pair{413, "expected a record of at most 65536 bytes, found one that is longer"},
          std::pair{503, "the server stops"},
          std::pair{400, "expected a body that ends as HTTP has it"}}) {
        CAPTURE(why);
        stream broken;
        broken.send(level("a", 1));
        broken.reader->abandon(static_cast<status>(why), broken.reply);
        CHECK_THAT(broken.reply.body, Contains("\"complete\":false") && Contains(said));
    }
    stream late;
    late.context.within(std::chrono::seconds{1});
    late.send(level("a", 1));
    late.time.advance(std::chrono::seconds{1});
    late.send(level("b", 1));
    CHECK(late.enough);
    CHECK_THAT(late.said, Contains("{\"position\":1,\"stored\":1,\"same\":0,\"complete\":false,") &&
                              Contains("problem:deadline-passed"));
    CHECK(late.endpoint.levels.size() == 1);
}

TEST_CASE("a stream with much to say says it before it goes on") {
    stream now;
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "?\n";
    now.left = text;
    auto const first = now.reader->take(now.left, now.reply);
    CHECK(first.again);
    CHECK(now.reply.body.size() < 40'000);
    now.left.erase(0, first.bytes);
    now.said = std::exchange(now.reply.body, {});
    now.send("");
    std::size_t refused = 0;
    for (std::size_t at = 0; (at = now.said.find("\"problem\":{", at)) != std::string::npos; ++at)
        ++refused;
    CHECK(refused == 2000);
    CHECK_THAT(now.end(),
               EndsWith("{\"position\":2000,\"stored\":0,\"same\":0,\"complete\":true}\n"));
}

TEST_CASE("a stream asks for no more at once than the request's list may hold") {
    for (auto const* const format :
         {&hot_format(), static_cast<treaty::wire::format const*>(&treaty::json::format())}) {
        stream now{{}, {}, "application/x-ndjson", *format};
        // Not among those that are read at once.
        std::string text = level("\\u0062", 1);
        for (int i = 1; i < 10'001; ++i) text += level("a", i + 1000);
        now.send(text);
        CHECK_THAT(
            now.end(),
            EndsWith("{\"position\":10001,\"stored\":10001,\"same\":0,\"complete\":true}\n"));
        std::size_t all = 0;
        for (std::size_t const size : now.endpoint.batches) {
            CHECK(size <= 4096);
            all += size;
        }
        CHECK(all == 10'001);
    }
}

TEST_CASE("a dispatcher streams only what is streamed, in a format that has streams") {
    CHECK(stream{{}, {}, "application/json"}.reader == nullptr);
    CHECK(stream{{}, {}, "APPLICATION/X-NDJSON; charset=utf-8"}.reader != nullptr);
    CHECK(stream{{}, {}, "application/x-ndjson; charset=latin1"}.reader == nullptr);
    stream other{"&from=7&"};
    other.send("");
    CHECK_THAT(other.end(), Contains("{\"position\":7,"));
}

TEST_CASE("a stream names the parameter that it does not know, and what it would take") {
    auto const unknown = "no parameter of a stream but from=N, the position of its first line";
    auto const no_number = "from= with a position: a whole number, 0 to 18446744073709551615";
    std::vector<std::vector<std::string>> const all{
        {"mode=AllOrNothing", "?mode=AllOrNothing", unknown},
        {"from=7&form=8", "?form=8", unknown},
        {"form", "?form", unknown},
        {"From=7", "?From=7", unknown},
        {"from", "?from", unknown},
        {"from=", "?from=", no_number},
        {"from=x", "?from=x", no_number},
        {"from=-1", "?from=-1", no_number},
        {"from=1x", "?from=1x", no_number},
        {"from=18446744073709551616", "?from=18446744073709551616", no_number},
        {"from=1&from=2", "?from=2", "the parameter from= once"}};
    for (auto const& row : all) {
        CAPTURE(row[0]);
        stream now{row[0]};
        REQUIRE(now.reader != nullptr);
        CHECK_FALSE(now.reader->answers_early());
        now.send(level("a", 1));
        CHECK(now.enough);
        CHECK(now.reply.status == status::bad_request);
        CHECK_THAT(now.said,
                   Contains("\"expected\":\"" + row[2] + "\",\"found\":\"" + row[1] + "\""));
        CHECK(now.endpoint.batches.empty());
    }
}
