// SPDX-License-Identifier: BSL-1.0
// Conversations with a session, byte for byte, without a socket: what a peer sends, in how many
// pieces, and all that it gets back.
#include <treaty/transport/http/detail/session.hpp>

#include <tests/support/catch.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace std::chrono_literals;
using treaty::http::detail::date_text;
using treaty::http::detail::server_shared;
using treaty::http::detail::session;
namespace transport = treaty::transport;

namespace {

struct seen_call {
    std::string path, query, media_type, body, key, trace;
    bool has_deadline = false;
    std::chrono::nanoseconds left{0};
};

class test_handler final : public transport::handler {
public:
    void call(transport::request const& asked, transport::reply& answer) override {
        calls.push_back({std::string{asked.path}, std::string{asked.query},
                         std::string{asked.media_type}, std::string{asked.body},
                         asked.context->idempotency_key, asked.context->traceparent,
                         asked.context->has_deadline(), asked.context->remaining()});
        if (asked.path == "/throws") throw std::runtime_error{"secret"};
        if (asked.path == "/splits") answer.media_type = "a\r\nSet-Cookie: b";
        if (asked.path == "/echo") answer.media_type = "text/plain";
        answer.body = asked.body;
    }
    bool page(transport::request const& asked, transport::reply& answer) override {
        if (asked.path != "/page") return false;
        answer.media_type = "text/html";
        answer.body = "page " + std::string{asked.query};
        if (asked.query == "host") answer.body = asked.host;
        return true;
    }
    [[nodiscard]] bool knows(std::string_view path) const override {
        return path == "/echo" || path == "/throws" || path == "/splits";
    }
    std::vector<seen_call> calls;
};

struct world {
    explicit world(treaty::http_limits limits = {})
        : shared{.handler = handler,
                 .options = {.limits = limits, .time = &time},
                 .counters = {},
                 .bodies_bytes = 0,
                 .requests_in_flight = 0,
                 .stopping = false},
          one(shared, date) {}

    // Goes on until the session wants bytes or is done; keeps what it says.
    session::want run() {
        for (;;) {
            auto const wants = one.next();
            if (wants == session::want::call) {
                one.perform();
            } else if (wants == session::want::write) {
                auto const [first, second] = one.output();
                said.append(first).append(second);
                one.written();
            } else {
                return wants;
            }
        }
    }
    session::want send(std::string_view bytes) {
        auto wants = run();
        while (wants == session::want::read && !bytes.empty()) {
            char* const room = one.room();
            std::size_t const some = std::min(bytes.size(), one.room_bytes());
            REQUIRE(some != 0);
            std::copy_n(bytes.data(), some, room);
            one.received(some, time.elapsed());
            bytes.remove_prefix(some);
            wants = run();
        }
        return wants;
    }
    session::want end() {
        one.ended();
        return run();
    }

    treaty::manual_clock time;
    test_handler handler;
    date_text date;
    server_shared shared;
    session one;
    std::string said;
};

std::string post(std::string_view path, std::string_view body, std::string_view fields = "") {
    return "POST " + std::string{path} + " HTTP/1.1\r\nHost: a\r\n" + std::string{fields} +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string{body};
}
std::string answered(std::string_view body) {
    return "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Type: text/plain\r\n"
           "Content-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + std::string{body};
}
// The statuses of all answers in a text, in order.
std::vector<int> statuses(std::string_view said) {
    std::vector<int> found;
    for (std::size_t at = 0; (at = said.find("HTTP/1.1 ", at)) != std::string_view::npos; ++at)
        found.push_back(std::stoi(std::string{said.substr(at + 9, 3)}));
    return found;
}

using some = std::vector<int>;

}  // namespace

TEST_CASE("session answers a call and waits for the next") {
    world it;
    CHECK(it.send(post("/echo?x=1", "hello", "Content-Type: text/plain\r\ntraceparent: t\r\n")) ==
          session::want::read);
    CHECK(it.said == answered("hello"));
    REQUIRE(it.handler.calls.size() == 1);
    CHECK(it.handler.calls[0].path == "/echo");
    CHECK(it.handler.calls[0].query == "x=1");
    CHECK(it.handler.calls[0].media_type == "text/plain");
    CHECK(it.handler.calls[0].trace == "t");
    CHECK_FALSE(it.handler.calls[0].has_deadline);
    CHECK(it.end() == session::want::close);
    CHECK_FALSE(it.one.lingers());
}

TEST_CASE("session tells a page whom it was asked of, and the target knows better than the field") {
    auto const host = [](std::string_view target, std::string_view fields) {
        world it;
        it.send("GET " + std::string{target} + "\r\n" + std::string{fields} + "\r\n");
        return it.said.substr(it.said.find("\r\n\r\n") + 4);
    };
    CHECK(host("/page?host HTTP/1.1", "Host: shop.example:8080\r\n") == "shop.example:8080");
    CHECK(host("http://a.example/page?host HTTP/1.1", "Host: b.example\r\n") == "a.example");
    CHECK(host("/page?host HTTP/1.0", "").empty());
}

TEST_CASE("session answers pipelined requests in order, the same wherever the bytes are cut") {
    std::string const text = "\r\n" + post("/echo", "one") +
                             "GET /page?q HTTP/1.1\r\nHost: a\r\n\r\n" + post("/none", "two") +
                             "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                             "3;x=y\r\nthr\r\n2\r\nee\r\n0\r\nT: u\r\n\r\n" +
                             "HEAD /page HTTP/1.1\r\nHost: a\r\n\r\n" + "BAD\r\n\r\n" +
                             post("/echo", "never");
    world whole;
    CHECK(whole.send(text) == session::want::close);
    CHECK(statuses(whole.said) == some{200, 200, 404, 200, 200, 400});
    CHECK(whole.one.lingers());
    for (std::size_t cut = 1; cut < text.size(); ++cut) {
        world it;
        if (it.send(text.substr(0, cut)) == session::want::read) it.send(text.substr(cut));
        CAPTURE(cut);
        CHECK(it.said == whole.said);
    }
    world bytes;
    for (char const c : text)
        if (bytes.send({&c, 1}) == session::want::close) break;
    CHECK(bytes.said == whole.said);
}

TEST_CASE("session says what there is at a path for which method") {
    auto const ask = [](std::string_view first_line) {
        world it;
        it.send(std::string{first_line} + " HTTP/1.1\r\nHost: a\r\n\r\n");
        return it.said;
    };
    using Catch::Matchers::Contains;
    CHECK(statuses(ask("GET /page")) == some{200});
    CHECK_THAT(ask("GET /page"), Contains("Content-Type: text/html"));
    CHECK_THAT(ask("HEAD /page"), Contains("Content-Length: 5") && !Contains("page "));
    CHECK_THAT(ask("GET /echo"), Contains("405") && Contains("Allow: POST, OPTIONS\r\n"));
    CHECK_THAT(ask("POST /page"), Contains("405") && Contains("Allow: GET, HEAD, OPTIONS\r\n"));
    CHECK_THAT(ask("PUT /echo"), Contains("405") && Contains("Allow: POST, OPTIONS\r\n"));
    CHECK_THAT(ask("DELETE /page"), Contains("405"));
    CHECK_THAT(ask("TRACE /none"), Contains("404"));
    CHECK_THAT(ask("GET /none"), Contains("404") && Contains("application/problem+json"));
    CHECK_THAT(ask("POST /none"), Contains("404") && Contains("urn:treaty:problem:unknown-op"));
    CHECK_THAT(ask("OPTIONS /echo"), Contains("204") && Contains("Allow: POST, OPTIONS\r\n") &&
                                         !Contains("Content-Length"));
    CHECK_THAT(ask("OPTIONS /none"), Contains("404"));
    CHECK_THAT(ask("OPTIONS *"), Contains("204") && Contains("Allow: GET, HEAD, POST, OPTIONS"));
    CHECK_THAT(ask("CONNECT a:1"), Contains("405") && Contains("Connection: close"));
}

TEST_CASE("session passes on what accompanies a call, or refuses it") {
    auto const fields = [](std::string_view lines) {
        world it;
        it.send(post("/echo", "x", lines));
        return std::pair{statuses(it.said).at(0), it.handler.calls};
    };
    CHECK(fields("Idempotency-Key: !a~\r\n").second.at(0).key == "!a~");
    CHECK(fields("Idempotency-Key: \"a\\\"\\\\b\"\r\n").second.at(0).key == "a\"\\b");
    CHECK(fields("Deadline-Ms: 1500\r\n").second.at(0).left == 1500ms);
    CHECK(fields("Deadline-Ms: 0\r\n").first == 504);
    for (auto const bad :
         {"Deadline-Ms: -1\r\n", "Deadline-Ms: 1.5\r\n", "Deadline-Ms:\r\n",
          "Deadline-Ms: 1234567890\r\n", "Deadline-Ms: 1\r\nDeadline-Ms: 1\r\n",
          "Idempotency-Key:\r\n", "Idempotency-Key: \"a\r\n", "Idempotency-Key: \"a\"b\"\r\n",
          "Idempotency-Key: \"a\\b\"\r\n", "Idempotency-Key: a\r\nIdempotency-Key: a\r\n",
          "Idempotency-Key: a b\r\n", "Idempotency-Key: \"a b\"\r\n",
          "Idempotency-Key: \xc3\xbc\r\n", "Content-Type: a/b\r\nContent-Type: a/b\r\n"}) {
        CAPTURE(bad);
        CHECK(fields(bad).first == 400);
        CHECK(fields(bad).second.empty());
    }
    CHECK(fields("Idempotency-Key: " + std::string(256, 'k') + "\r\n").first == 400);
    CHECK(fields("Idempotency-Key: " + std::string(255, 'k') + "\r\n").first == 200);
}

TEST_CASE("session refuses a coded body, names the coding and keeps the connection") {
    using Catch::Matchers::Contains;
    auto const with = [](std::string_view lines) {
        world it;
        it.send(post("/echo", "x", lines) + post("/echo", "y"));
        return it.said;
    };
    for (auto const lines : {"Content-Encoding: gzip\r\n", "content-encoding: identity, gzip\r\n",
                             "Content-Encoding: gzip\r\nContent-Encoding: br\r\n"}) {
        CAPTURE(lines);
        CHECK(statuses(with(lines)) == some{415, 200});
        CHECK_THAT(with(lines), Contains("urn:treaty:problem:unsupported-media"));
    }
    CHECK_THAT(with("Content-Encoding: gzip\r\n"), Contains("\\\"gzip\\\" is not read here"));
    CHECK_THAT(with("Content-Encoding: " + std::string(1000, 'z') + "\r\n"),
               Contains(std::string(64, 'z')) && !Contains(std::string(65, 'z')));
    CHECK(statuses(with("Content-Encoding: Identity\r\n")) == some{200, 200});
}

TEST_CASE("session takes the deadline from when the head arrived") {
    world it;
    std::string const text = post("/echo", "hello", "Deadline-Ms: 100\r\n");
    it.send(text.substr(0, text.size() - 1));
    it.time.advance(100ms);
    it.send("o");
    CHECK(statuses(it.said) == some{504});
    CHECK(it.handler.calls.empty());
}

TEST_CASE("session keeps the failures of a handler to itself") {
    world it;
    it.send(post("/throws", "") + post("/splits", "") + post("/echo", "on"));
    CHECK(statuses(it.said) == some{500, 500, 200});
    CHECK(it.said.find("secret") == std::string::npos);
    CHECK(it.said.find("Set-Cookie") == std::string::npos);
}

TEST_CASE("session refuses a request that ends or stops in the middle") {
    for (std::string const& text :
         {post("/echo", "hello"),
          std::string{"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                      "5\r\nhello\r\n0\r\n\r\n"}}) {
        for (std::size_t cut = 1; cut < text.size(); ++cut) {
            CAPTURE(text, cut);
            world ended;
            ended.send(text.substr(0, cut));
            CHECK(ended.end() == session::want::close);
            CHECK(statuses(ended.said) == some{400});
            CHECK(ended.handler.calls.empty());
            world late;
            late.send(text.substr(0, cut));
            late.one.timed_out();
            CHECK(late.run() == session::want::close);
            CHECK(statuses(late.said) == some{408});
            CHECK(late.handler.calls.empty());
        }
    }
    world idle;
    idle.send("\r\n");
    idle.one.timed_out();
    CHECK(idle.run() == session::want::close);
    CHECK(idle.said.empty());
}

TEST_CASE("session says how much it would have read") {
    treaty::http_limits limits;
    limits.target_bytes_max = 20;
    limits.header_fields_max = 2;
    limits.header_bytes_max = 200;
    std::string const chunked =
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n";
    for (auto const& [text, status, expected] :
         {std::tuple{"GET /" + std::string(20, 'a') + " HTTP/1.1\r\n", 414, "at most 20 bytes"},
          std::tuple{std::string{"GET / HTTP/1.1\r\nHost: a\r\nB: b\r\nC: c\r\n\r\n"}, 431,
                     "at most 2 fields"},
          std::tuple{"GET / HTTP/1.1\r\nHost: " + std::string(200, 'a'), 431, "at most 200 bytes"},
          std::tuple{chunked + "A: b\r\nB: b\r\nC: c\r\n\r\n", 431, "at most 2 fields"},
          std::tuple{chunked + "A: " + std::string(200, 'b'), 431, "at most 200 bytes"}}) {
        CAPTURE(text);
        world now{limits};
        CHECK(now.send(text) == session::want::close);
        CHECK(statuses(now.said) == some{status});
        CHECK_THAT(now.said, Catch::Matchers::Contains(" Expected " + std::string{expected} +
                                                       ", found more.\""));
    }
}

TEST_CASE("session says when it has waited long enough") {
    treaty::http_limits limits;
    limits.bytes_per_second_min = 1000;
    world it{limits};
    it.run();
    CHECK(it.one.read_deadline(it.time.elapsed()) == limits.idle_wait);
    it.time.advance(1s);
    it.send("POST");
    CHECK(it.one.read_deadline(it.time.elapsed()) == 1s + limits.header_wait);
    it.time.advance(1s);
    it.send(" /echo");
    // A byte now and then does not help.
    CHECK(it.one.read_deadline(it.time.elapsed()) == 1s + limits.header_wait);
    it.send(" HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n");
    CHECK(it.one.read_deadline(it.time.elapsed()) == 2s + limits.body_wait);
    it.send(std::string(5000, 'x'));
    CHECK(it.one.read_deadline(it.time.elapsed()) == 2s + limits.body_wait + 5s);
    it.send(std::string(4000, 'x'));
    it.time.advance(1s);
    CHECK(it.one.read_deadline(it.time.elapsed()) == 3s + limits.idle_wait);
}

TEST_CASE("session asks for a body only where one is expected and wanted") {
    std::string const head = "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n";
    world it;
    it.send(head + "Content-Length: 5\r\n\r\n");
    CHECK(it.said == "HTTP/1.1 100 Continue\r\n\r\n");
    it.send("hello");
    CHECK(statuses(it.said) == some{100, 200});
    world here;
    here.send(head + "Content-Length: 5\r\n\r\nhello");
    CHECK(statuses(here.said) == some{200});
    world none;
    none.send(head + "Content-Length: 0\r\n\r\n");
    CHECK(statuses(none.said) == some{200});
    world unwanted;
    CHECK(unwanted.send("POST /none HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                        "Content-Length: 5\r\n\r\n") == session::want::close);
    CHECK(statuses(unwanted.said) == some{404});
}

TEST_CASE("session speaks HTTP/1.0 to those who do") {
    using Catch::Matchers::Contains;
    world once;
    CHECK(once.send("POST /echo HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi") == session::want::close);
    CHECK_THAT(once.said, Contains("HTTP/1.1 200") && Contains("Connection: close"));
    world kept;
    CHECK(
        kept.send("POST /echo HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi") ==
        session::want::read);
    CHECK_THAT(kept.said, Contains("Connection: keep-alive"));
}

TEST_CASE("session grows its buffer with a body and gives the room back") {
    treaty::http_limits limits;
    limits.buffer_bytes = 32 * 1024;
    limits.bodies_bytes_max = 256 * 1024;
    world it{limits};
    std::string const large(200'000, 'l');
    it.send(post("/echo", large) + post("/echo", "small"));
    CHECK(statuses(it.said) == some{200, 200});
    CHECK(it.handler.calls.at(0).body == large);
    CHECK(it.shared.bodies_bytes == 0);  // more than half of all was held: not kept
    std::string chunked = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 100; ++i) chunked += "3e8\r\n" + std::string(1000, 'c') + "\r\n";
    it.send(chunked + "0\r\n\r\n" + post("/echo", "on"));
    CHECK(it.handler.calls.at(2).body == std::string(100'000, 'c'));
    CHECK(it.handler.calls.at(3).body == "on");
}

TEST_CASE("session sheds a body for which there is no room, with 503 and when to come again") {
    treaty::http_limits limits;
    limits.buffer_bytes = 32 * 1024;
    limits.bodies_bytes_max = 64 * 1024;
    world it{limits};
    CHECK(it.send(post("/echo", std::string(200'000, 'l'))) == session::want::close);
    CHECK(statuses(it.said) == some{503});
    CHECK(it.said.find("Retry-After: 1\r\n") != std::string::npos);
    CHECK(it.shared.counters.requests_shed == 1);
}

TEST_CASE("session does not read a large body that nobody wants") {
    world it;
    CHECK(it.send("POST /none HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n") ==
          session::want::close);
    CHECK(statuses(it.said) == some{404});
}

TEST_CASE("session ends politely when the server stops") {
    world it;
    it.send(post("/echo", "a").substr(0, 30));
    it.shared.stopping = true;
    CHECK(it.send(post("/echo", "a").substr(30)) == session::want::close);
    CHECK(it.said.find("Connection: close") != std::string::npos);
    CHECK(statuses(it.said) == some{200});
    world idle;
    idle.run();
    idle.shared.stopping = true;
    CHECK(idle.run() == session::want::close);
    CHECK(idle.said.empty());
}
