// SPDX-License-Identifier: BSL-1.0
// Bodies that a handler takes in as they arrive: in whatever pieces, with and without an answer
// that begins before they end. As session_test.cpp, without a socket.
#include <treaty/transport/http/detail/session.hpp>

#include <tests/support/catch.hpp>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace std::chrono_literals;
using treaty::http::detail::date_text;
using treaty::http::detail::server_shared;
using treaty::http::detail::session;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
namespace transport = treaty::transport;

namespace {

// What readers were given and asked, in order, across all requests.
struct diary {
    std::string lines;                 // each with its '\n'
    std::string rest;                  // at the end of bodies, in brackets
    std::vector<std::size_t> offered;  // by take()
    std::vector<int> abandoned;
    int begun = 0, gone = 0, calls = 0;
};

// Takes whole lines. "again" asks to be called again first, "enough" ends the answer, "throw"
// throws, "say TEXT" is answered.
class line_reader final : public transport::body_reader {
public:
    line_reader(diary& notes, bool early) : notes_(notes), early_(early) { ++notes_.begun; }
    ~line_reader() override { ++notes_.gone; }
    taken take(std::string_view arrived, transport::reply& answer) override {
        notes_.offered.push_back(arrived.size());
        taken made;
        for (;;) {
            std::size_t const end = arrived.find('\n', made.bytes);
            if (end == std::string_view::npos) return made;
            std::string_view const line = arrived.substr(made.bytes, end - made.bytes);
            if (line == "throw") throw std::runtime_error{"secret"};
            notes_.lines.append(line).append("\n");
            if (line.starts_with("say ")) answer.body.append(line.substr(4));
            made.bytes = end + 1;
            made.enough = line == "enough";
            made.again = line == "again";
            if (made.enough || made.again) return made;
        }
    }
    void finish(std::string_view rest, transport::reply& answer) override {
        notes_.rest.append("[").append(rest).append("]");
        if (rest == "throw") throw std::runtime_error{"secret"};
        answer.body.append("end");
    }
    [[nodiscard]] bool answers_early() const noexcept override { return early_; }
    void abandon(transport::status why, transport::reply& answer) override {
        notes_.abandoned.push_back(static_cast<int>(why));
        if (notes_.lines.ends_with("throw later\n")) throw std::runtime_error{"secret"};
        answer.body.append("left at ").append(std::to_string(static_cast<int>(why)));
    }

private:
    diary& notes_;
    bool early_;
};

class test_handler final : public transport::handler {
public:
    void call(transport::request const& asked, transport::reply& answer) override {
        ++notes.calls;
        answer.body = asked.body;
    }
    std::unique_ptr<transport::body_reader> begin(transport::request const& asked,
                                                  transport::reply& answer) override {
        if (asked.path == "/echo") return nullptr;
        if (asked.path == "/throws") throw std::runtime_error{"secret"};
        seen = asked.media_type;
        key = asked.context->idempotency_key;
        answer.media_type = asked.query == "split" ? "a\r\nb" : "text/lines";
        return std::make_unique<line_reader>(notes, asked.path == "/early");
    }
    [[nodiscard]] bool knows(std::string_view path) const override { return path != "/none"; }
    diary notes;
    std::string seen, key;
};

treaty::http_limits small() {
    treaty::http_limits limits;
    limits.buffer_bytes = 32 * 1024;
    return limits;
}

struct world {
    explicit world(treaty::http_limits limits = small(), unsigned handler_threads = 0)
        : shared{.handler = handler,
                 .options = {.handler_threads = handler_threads, .limits = limits, .time = &time},
                 .counters = {},
                 .bodies_bytes = 0,
                 .requests_in_flight = 0,
                 .stopping = false},
          one(shared, date) {}

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

    treaty::manual_clock time;
    test_handler handler;
    date_text date;
    server_shared shared;
    session one;
    std::string said;
};

std::string head(std::string_view path, std::string_view fields) {
    return "POST " + std::string{path} + " HTTP/1.1\r\nHost: a\r\n" + std::string{fields} + "\r\n";
}
std::string sized(std::string_view path, std::string_view body) {
    return head(path, "Content-Length: " + std::to_string(body.size()) + "\r\n").append(body);
}
std::string chunk(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string size;
    for (std::size_t left = bytes.size(); left != 0; left /= 16)
        size.insert(0, 1, digits[left % 16]);
    return size + "\r\n" + std::string{bytes} + "\r\n";
}
std::string chunked(std::string_view path, std::vector<std::string> const& chunks) {
    std::string text = head(path, "Transfer-Encoding: chunked\r\n");
    for (std::string const& one : chunks) text += chunk(one);
    return text + "0\r\n\r\n";
}
// The bodies of all answers, each as one text, framing checked and taken off.
std::string bodies(std::string_view said) {
    std::string found;
    while (!said.empty()) {
        std::size_t const end = said.find("\r\n\r\n");
        REQUIRE(end != std::string_view::npos);
        std::string_view const fields = said.substr(0, end + 2);
        said.remove_prefix(end + 4);
        found.append("<");
        if (fields.starts_with("HTTP/1.1 100")) {
        } else if (std::size_t const at = fields.find("Content-Length: ");
                   at != std::string_view::npos) {
            auto const size = std::stoul(std::string{fields.substr(at + 16)});
            found.append(said.substr(0, size));
            said.remove_prefix(size);
        } else {
            REQUIRE(fields.find("Transfer-Encoding: chunked\r\n") != std::string_view::npos);
            for (;;) {
                auto const size = std::stoul(std::string{said.substr(0, 16)}, nullptr, 16);
                said.remove_prefix(said.find("\r\n") + 2);
                found.append(said.substr(0, size));
                said.remove_prefix(size);
                REQUIRE(said.starts_with("\r\n"));
                said.remove_prefix(2);
                if (size == 0) break;
            }
        }
        found.append(">");
    }
    return found;
}

// Every way that a text is cut in two, and byte by byte, must lead to the same.
void check_cuts(std::string const& text, std::string const& answers, std::string const& lines,
                std::string const& rest, unsigned threads) {
    auto const check = [&](world const& it) {
        CHECK(bodies(it.said) == answers);
        CHECK(it.handler.notes.lines == lines);
        CHECK(it.handler.notes.rest == rest);
        CHECK(it.handler.notes.begun == it.handler.notes.gone);
        CHECK(it.shared.requests_in_flight == 0);
    };
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        CAPTURE(cut);
        world it{small(), threads};
        if (it.send(std::string_view{text}.substr(0, cut)) == session::want::read)
            it.send(std::string_view{text}.substr(cut));
        check(it);
    }
    world bytes{small(), threads};
    for (char const c : text)
        if (bytes.send({&c, 1}) == session::want::close) break;
    check(bytes);
}

}  // namespace

TEST_CASE("session gives a body in pieces, the same wherever the bytes are cut") {
    unsigned const threads = GENERATE(0U, 1U);
    check_cuts(sized("/pieces", "one\nsay two;\nthree") + sized("/echo", "x") +
                   chunked("/pieces", {"o", "n", "e\nsay tw", "o;\n\n", "three\n"}) +
                   sized("/pieces", "") + head("/pieces", "") + sized("/echo", "y"),
               "<two;end><x><two;end><end><end><y>", "one\nsay two;\none\nsay two;\n\nthree\n",
               "[three][][][]", threads);
}

TEST_CASE("session answers a stream while it arrives, the same wherever the bytes are cut") {
    unsigned const threads = GENERATE(0U, 1U);
    check_cuts(sized("/early", "one\nsay two;\nsay three;\nfo") + sized("/echo", "x") +
                   chunked("/early", {"one\nsay t", "wo;\nsay three;\nfour"}) +
                   sized("/early", "") + sized("/echo", "y"),
               "<two;three;end><x><two;three;end><end><y>",
               "one\nsay two;\nsay three;\none\nsay two;\nsay three;\n", "[fo][four][]", threads);
}

TEST_CASE("session says what a reader says before the rest of the body is here") {
    world it;
    CHECK(it.send(head("/early", "Transfer-Encoding: chunked\r\n")) == session::want::read);
    CHECK_THAT(it.said, Contains("HTTP/1.1 200 OK\r\n") && Contains("Content-Type: text/lines") &&
                            EndsWith("Transfer-Encoding: chunked\r\n\r\n"));
    it.said.clear();
    it.send("6\r\nsay a\n\r\n");
    CHECK(it.said == "1\r\na\r\n");
    it.said.clear();
    it.send("3\r\nsay\r\n");
    CHECK(it.said.empty());
    it.send("3\r\n b\n\r\n");
    CHECK(it.said == "1\r\nb\r\n");
    it.said.clear();
    it.send("0\r\n\r\n");
    CHECK(it.said == "3\r\nend\r\n0\r\n\r\n");
    CHECK(it.one.stage() == treaty::http::detail::read_wait::stage::idle);
}

TEST_CASE("session tells a reader what came with the head, and refuses what it always refuses") {
    world it;
    it.send(head("/pieces", "Content-Type: text/plain\r\nIdempotency-Key: k\r\n"));
    CHECK(it.handler.seen == "text/plain");
    CHECK(it.handler.key == "k");
    world coded;
    coded.send(head("/early", "Content-Encoding: gzip\r\nContent-Length: 2\r\n") + "hi" +
               sized("/echo", "x"));
    CHECK_THAT(coded.said, Contains("HTTP/1.1 415") && Contains("HTTP/1.1 200"));
    CHECK(coded.handler.notes.begun == 0);
    world none;
    none.send(sized("/none", "hi") + sized("/echo", "x"));
    CHECK_THAT(none.said, Contains("HTTP/1.1 404") && Contains("HTTP/1.1 200"));
}

TEST_CASE("session asks for the body of a stream before it begins the answer") {
    world it;
    it.send(head("/early", "Expect: 100-continue\r\nContent-Length: 2\r\n"));
    CHECK_THAT(it.said, Catch::Matchers::StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200"));
    it.send("hi");
    CHECK(bodies(it.said) == "<><end>");
}

TEST_CASE("session ends an answer of HTTP/1.0 that began early with the connection") {
    world it;
    CHECK(it.send("POST /early HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 6\r\n\r\n"
                  "say a\n") == session::want::close);
    CHECK_THAT(it.said, Contains("Connection: close\r\n\r\n") && EndsWith("\r\n\r\naend") &&
                            !Contains("chunked"));
}

TEST_CASE("session holds no more of a body than its reader leaves") {
    world it;
    std::string const line(999, 'l');
    std::size_t const lines = 100'000;
    it.send(head("/early", "Content-Length: " + std::to_string(lines * 1000) + "\r\n"));
    for (std::size_t i = 0; i < lines; ++i) it.send(line + "\n");
    CHECK(it.handler.notes.lines.size() == lines * 1000);
    CHECK(bodies(it.said) == "<end>");
    CHECK(it.shared.bodies_bytes == 0);
    CHECK(*std::max_element(it.handler.notes.offered.begin(), it.handler.notes.offered.end()) <=
          32 * 1024);
}

TEST_CASE("session lets a stream be as long as it likes, and no other body") {
    treaty::http_limits limits = small();
    limits.body_bytes_max = 8;
    world stream{limits};
    stream.send(sized("/early", "one\ntwo\nthree\n") + chunked("/early", {"one\ntwo\nthree\n"}));
    CHECK(bodies(stream.said) == "<end><end>");
    for (auto const path : {"/pieces", "/echo"}) {
        world whole{limits};
        CHECK(whole.send(sized(path, "one\ntwo\nx")) == session::want::close);
        CHECK_THAT(whole.said,
                   Contains("HTTP/1.1 413") &&
                       Contains("this server reads. Expected at most 8 bytes, found 9 bytes.\"") &&
                       Contains("\"expected\":\"at most 8 bytes\",\"found\":\"9 bytes\"}]}"));
        CHECK(whole.shared.counters.requests_refused == 1);
        world chunks{limits};
        CHECK(chunks.send(chunked(path, {"one\n", "two\nx"})) == session::want::close);
        CHECK_THAT(chunks.said,
                   Contains("HTTP/1.1 413") &&
                       Contains("Expected at most 8 bytes, found at least 9 bytes.\""));
    }
    // The limit is back for the next request of the connection.
    world next{limits};
    next.send(chunked("/early", {"one\ntwo\nthree\n"}));
    CHECK(next.send(chunked("/pieces", {"one\ntwo\nx"})) == session::want::close);
    CHECK_THAT(next.said, Contains("HTTP/1.1 413"));
}

TEST_CASE("session gives a body of the greatest length whole to a reader that leaves it") {
    treaty::http_limits limits = small();
    limits.body_bytes_max = 96 * 1024;
    std::string const body(limits.body_bytes_max, 'b');
    world it{limits};
    it.send(sized("/pieces", body) + sized("/pieces", "next"));
    CHECK(it.handler.notes.rest == "[" + body + "][next]");
    CHECK(bodies(it.said) == "<end><end>");
    world chunks{limits};
    chunks.send(chunked("/pieces", {body}));
    CHECK(chunks.handler.notes.rest == "[" + body + "]");
}

TEST_CASE("session makes room for a piece that its reader wants whole, up to the limit of bodies") {
    world it;
    std::string const line(100'000, 'l');
    it.send(sized("/early", line + "\nsay ok\n"));
    CHECK(it.handler.notes.lines.size() == line.size() + 8);
    CHECK(bodies(it.said) == "<okend>");
    treaty::http_limits limits = small();
    limits.body_bytes_max = 64 * 1024;
    world over{limits};
    CHECK(over.send(sized("/early", line + "\n")) == session::want::close);
    CHECK(bodies(over.said) == "<left at 413>");
    limits.bodies_bytes_max = 16 * 1024;
    limits.body_bytes_max = 1'000'000;
    world scarce{limits};
    CHECK(scarce.send(sized("/early", line + "\n")) == session::want::close);
    CHECK(bodies(scarce.said) == "<left at 503>");
    world early{limits};
    CHECK(early.send(sized("/pieces", line + "\n")) == session::want::close);
    CHECK_THAT(early.said, Contains("HTTP/1.1 503") && Contains("Retry-After: 1"));
}

TEST_CASE("session breaks a stream off where it ends, stops or is no body, at every byte") {
    std::string const text = chunked("/early", {"say a\nsay ", "b\n"});
    std::size_t const body = text.find("\r\n\r\n") + 4;
    for (std::size_t cut = body; cut < text.size(); ++cut) {
        CAPTURE(cut);
        auto const left_with = [&](auto what, int status) {
            world it;
            it.send(std::string_view{text}.substr(0, cut));
            what(it);
            CHECK(it.run() == session::want::close);
            CHECK(it.handler.notes.abandoned == std::vector<int>{status});
            CHECK_THAT(it.said, EndsWith("left at " + std::to_string(status) + "\r\n0\r\n\r\n"));
            CHECK(it.handler.notes.rest.empty());
        };
        left_with([](world& it) { it.one.ended(); }, 400);
        left_with([](world& it) { it.one.timed_out(); }, 408);
        left_with([](world& it) { it.shared.stopping = true; }, 503);
        left_with(
            [](world& it) {
                it.send(std::string_view{"\0", 1});
                it.send(std::string(12, '\0'));
            },
            400);
    }
    world late;
    late.send(text.substr(0, body));
    late.one.timed_out();
    late.run();
    CHECK(late.shared.counters.timed_out == 1);
    CHECK(late.one.lingers());
}

TEST_CASE("session refuses a body in pieces that does not come to its end") {
    auto const refused = [](auto what) {
        world it;
        it.send(head("/pieces", "Content-Length: 9\r\n") + "one\ntw");
        what(it);
        CHECK(it.run() == session::want::close);
        CHECK(it.handler.notes.rest.empty());
        return it.said.substr(0, 12);
    };
    CHECK(refused([](world& it) { it.one.ended(); }) == "HTTP/1.1 400");
    CHECK(refused([](world& it) { it.one.timed_out(); }) == "HTTP/1.1 408");
    world stops;
    stops.send(head("/pieces", "Content-Length: 9\r\n") + "one\ntw");
    stops.shared.stopping = true;
    CHECK(stops.run() == session::want::read);  // as any request that has begun
    CHECK(stops.send("o\n!") == session::want::close);
    CHECK(bodies(stops.said) == "<end>");
}

TEST_CASE("session ends where a reader has had enough, and keeps what it can") {
    for (auto const path : {"/early", "/pieces"}) {
        CAPTURE(path);
        world middle;
        CHECK(middle.send(sized(path, "say a\nenough\nmore\n") + sized("/echo", "x")) ==
              session::want::read);
        CHECK(bodies(middle.said) == "<a><x>");
        world open;
        CHECK(open.send(head(path, "Content-Length: 99\r\n") + "say a\nenough\n") ==
              session::want::close);
        CHECK(bodies(open.said) == "<a>");
        CHECK(open.one.lingers());
    }
}

TEST_CASE("session asks a reader again where it has more to do with what is there") {
    for (auto const path : {"/early", "/pieces"}) {
        CAPTURE(path);
        world it;
        it.send(sized(path, "say a\nagain\nagain\nsay b\nc") + sized("/echo", "x"));
        CHECK(bodies(it.said) == "<abend><x>");
        CHECK(it.handler.notes.rest == "[c]");
        CHECK(it.handler.notes.offered == std::vector<std::size_t>{25, 13, 7});
        world open;
        open.send(head(path, "Content-Length: 30\r\n") + "say a\nagain\nagain\nsay");
        CHECK(open.handler.notes.offered == std::vector<std::size_t>{21, 9, 3});
        CHECK(open.handler.notes.lines == "say a\nagain\nagain\n");
    }
}

TEST_CASE("session keeps the failures of a reader to itself") {
    auto const failing = [](std::string const& text) {
        world it;
        it.send(text);
        CHECK_THAT(it.said, !Contains("secret"));
        return it.said;
    };
    CHECK_THAT(failing(sized("/throws", "hi") + sized("/echo", "x")),
               Contains("HTTP/1.1 500") && Contains("HTTP/1.1 200"));
    CHECK_THAT(failing(sized("/pieces", "throw\n") + sized("/echo", "x")),
               Contains("HTTP/1.1 500") && Contains("HTTP/1.1 200"));
    CHECK_THAT(failing(sized("/pieces", "throw") + sized("/echo", "x")),
               Contains("HTTP/1.1 500") && Contains("HTTP/1.1 200"));
    CHECK_THAT(failing(head("/pieces", "Content-Length: 9\r\n") + "throw\n"),
               Contains("HTTP/1.1 500") && Contains("Connection: close"));
    CHECK_THAT(failing(sized("/early?split", "hi")),
               Contains("HTTP/1.1 500") && !Contains("a\r\nb"));
    // An answer that has begun is cut short, so that nobody takes it for whole.
    CHECK_THAT(failing(head("/early", "Content-Length: 20\r\n") + "say a\n"),
               EndsWith("1\r\na\r\n"));
    CHECK_THAT(failing(head("/early", "Content-Length: 20\r\n") + "say a\nthrow\n"),
               !Contains("0\r\n\r\n"));
    world later;
    later.send(head("/early", "Content-Length: 20\r\n") + "throw later\n");
    later.one.ended();
    CHECK(later.run() == session::want::close);
    CHECK_THAT(later.said, !Contains("0\r\n\r\n"));
}

TEST_CASE("session waits for a stream from one arrival to the next") {
    treaty::http_limits limits = small();
    limits.bytes_per_second_min = 1'000'000;
    world it{limits};
    it.send(head("/early", "Transfer-Encoding: chunked\r\n"));
    CHECK(it.one.read_deadline(it.time.elapsed()) == limits.idle_wait);
    it.time.advance(50s);
    it.send("6\r\nsay a\n\r\n");
    CHECK(it.one.read_deadline(it.time.elapsed()) == 50s + limits.idle_wait);
    CHECK(it.one.may_stop());
    world body{limits};
    body.send(head("/pieces", "Transfer-Encoding: chunked\r\n"));
    body.time.advance(10s);
    body.send("6\r\nsay a\n\r\n");
    CHECK(body.one.read_deadline(body.time.elapsed()) == 10s + limits.body_wait);
    CHECK_FALSE(body.one.may_stop());
}

TEST_CASE("session sheds a stream at its beginning, and never in the middle") {
    treaty::http_limits limits = small();
    limits.requests_in_flight_max = 1;
    world it{limits, 1};
    it.send(head("/early", "Transfer-Encoding: chunked\r\n"));
    it.shared.requests_in_flight = 1;
    it.send("6\r\nsay a\n\r\n0\r\n\r\n");
    CHECK(bodies(it.said) == "<aend>");
    CHECK(it.shared.requests_in_flight == 1);
    world full{limits, 1};
    full.shared.requests_in_flight = 1;
    CHECK(full.send(head("/early", "Transfer-Encoding: chunked\r\n")) == session::want::close);
    CHECK_THAT(full.said, Contains("HTTP/1.1 503") && Contains("Retry-After: 1"));
    CHECK(full.shared.requests_in_flight == 1);
}
