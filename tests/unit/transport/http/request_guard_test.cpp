// SPDX-License-Identifier: BSL-1.0
// Each row is the head of one request and the status it is refused with; 0 means accepted. Each is
// read at once, byte by byte, and in two parts cut at every place: the verdict must be the same.
#include <treaty/transport/http/request_guard.hpp>

#include <tests/support/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using treaty::http_limits;
using treaty::http::framing;
using treaty::http::method;
using treaty::http::request_guard;

namespace {

struct row {
    std::string text;
    int status;
};

// The status of the refusal, 0 for accepted, -1 for "more is needed".
int verdict_of(request_guard& guard, std::string_view text) {
    switch (guard.read(text)) {
        case request_guard::verdict::complete: return 0;
        case request_guard::verdict::refused: return guard.refusal().status;
        case request_guard::verdict::need_more: break;
    }
    return -1;
}

int at_once(std::string_view text, http_limits const& limits = {}) {
    request_guard guard{limits};
    return verdict_of(guard, text);
}

int in_two(std::string_view text, std::size_t cut) {
    request_guard guard{http_limits{}};
    int const first = verdict_of(guard, text.substr(0, cut));
    return first == -1 ? verdict_of(guard, text) : first;
}

int byte_by_byte(std::string_view text) {
    request_guard guard{http_limits{}};
    int verdict = -1;
    for (std::size_t size = 0; size <= text.size() && verdict == -1; ++size)
        verdict = verdict_of(guard, text.substr(0, size));
    return verdict;
}

void check(std::vector<row> const& rows) {
    for (row const& one : rows) {
        CAPTURE(one.text);
        CHECK(at_once(one.text) == one.status);
        CHECK(byte_by_byte(one.text) == one.status);
        for (std::size_t cut = 0; cut < one.text.size(); ++cut) {
            if (in_two(one.text, cut) == one.status) continue;
            CAPTURE(cut);
            CHECK(in_two(one.text, cut) == one.status);
        }
    }
}

std::string line(std::string_view first) {
    return std::string{first} + "\r\nHost: a\r\n\r\n";
}
std::string field(std::string_view fields) {
    return "POST /echo HTTP/1.1\r\nHost: a\r\n" + std::string{fields} + "\r\n\r\n";
}
std::string host(std::string_view value) {
    return "GET / HTTP/1.1\r\nHost:" + std::string{value} + "\r\n\r\n";
}
std::string old(std::string_view fields) {
    return "POST /echo HTTP/1.0\r\n" + std::string{fields} + "\r\n\r\n";
}

}  // namespace

TEST_CASE("request guard reads the request line strictly") {
    check({
        {line("GET / HTTP/1.1"), 0},
        {line("POST /a/b?c=d HTTP/1.1"), 0},
        {line("GET / HTTP/1.2"), 0},
        {"\r\n\r\n" + line("GET / HTTP/1.1"), 0},
        {"\r\n\r\n\r\n\r\n\r\n" + line("GET / HTTP/1.1"), 400},
        {"\n" + line("GET / HTTP/1.1"), 400},
        {" " + line("GET / HTTP/1.1"), 400},
        {line("GET  / HTTP/1.1"), 400},
        {line("GET /  HTTP/1.1"), 400},
        {line("GET / HTTP/1.1 "), 400},
        {line("GET\t/ HTTP/1.1"), 400},
        {line("GET / HTTP/1.1\r"), 400},
        {line("GET /"), 400},
        {line("GET"), 400},
        {line("GET  HTTP/1.1"), 400},
        {line("G(T / HTTP/1.1"), 400},
        {line("GET / http/1.1"), 400},
        {line("GET / HTTP/1"), 400},
        {line("GET / HTTP/1.10"), 400},
        {line("GET / HTTP/01.1"), 400},
        {line("GET / HTTP/a.1"), 400},
        {line("GET / HTTP 1.1"), 400},
        {line("GET / HTTP/2.0"), 505},
        {line("GET / HTTP/0.9"), 505},
        {line("PRI * HTTP/2.0"), 505},
        {line("get / HTTP/1.1"), 501},
        {line("FETCH / HTTP/1.1"), 501},
        {std::string(40, 'M'), 501},
        {std::string("\x16\x03\x01\x02\x00", 5), 400},
        {"SSH-2.0-OpenSSH_9.2\r\n", 400},
        {std::string("\0GET / HTTP/1.1\r\n", 17), 400},
        {"GET / HTTP/1.1\nHost: a\n\n", 400},
        {"GET / HTTP/1.1\r\rHost: a\r\n\r\n", 400},
    });
}

TEST_CASE("request guard reads the target strictly") {
    check({
        {line("GET /%41%c3%bc HTTP/1.1"), 0},
        {line("GET //double HTTP/1.1"), 0},
        {line("GET /-._~!$&'()*+,;=:@?/? HTTP/1.1"), 0},
        {line("GET relative HTTP/1.1"), 400},
        {line("GET /% HTTP/1.1"), 400},
        {line("GET /%4 HTTP/1.1"), 400},
        {line("GET /%zz HTTP/1.1"), 400},
        {line("GET /?%G1 HTTP/1.1"), 400},
        {line("GET /#part HTTP/1.1"), 400},
        {line("GET /a\"b HTTP/1.1"), 400},
        {line("GET /a<b HTTP/1.1"), 400},
        {line("GET /a\\b HTTP/1.1"), 400},
        {line("GET /[] HTTP/1.1"), 400},
        {line("GET /\xc3\xbc HTTP/1.1"), 400},
        {line("GET /\x7f HTTP/1.1"), 400},
        {line(std::string_view{"GET /\0 HTTP/1.1", 15}), 400},
        {line("OPTIONS * HTTP/1.1"), 0},
        {line("GET * HTTP/1.1"), 400},
        {line("POST * HTTP/1.1"), 400},
        {line("OPTIONS ** HTTP/1.1"), 400},
        {line("GET http://a HTTP/1.1"), 0},
        {line("GET HTTP://a/b?c HTTP/1.1"), 0},
        {line("GET http://[::1]:80/b HTTP/1.1"), 0},
        {line("GET http://a?b HTTP/1.1"), 0},
        {line("GET http:///b HTTP/1.1"), 400},
        {line("GET http://u@a/b HTTP/1.1"), 400},
        {line("GET http://a:b/ HTTP/1.1"), 400},
        {line("GET http://a/% HTTP/1.1"), 400},
        {line("GET http:/a HTTP/1.1"), 400},
        {line("GET ftp://a/b HTTP/1.1"), 400},
        {line("GET https://a/b HTTP/1.1"), 421},
        {line("CONNECT a:443 HTTP/1.1"), 0},
        {line("CONNECT a HTTP/1.1"), 400},
        {line("CONNECT a: HTTP/1.1"), 400},
        {line("CONNECT /a HTTP/1.1"), 400},
        {line("GET a:443 HTTP/1.1"), 400},
    });
}

TEST_CASE("request guard wants one valid Host of HTTP/1.1") {
    check({
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.0\r\n\r\n", 0},
        {host(" a"), 0},
        {host("a"), 0},
        {host("\ta.example:8080\t "), 0},
        {host(""), 0},
        {host(" 127.0.0.1:1"), 0},
        {host(" [::1]"), 0},
        {host(" [::1]:8080"), 0},
        {host(" a:"), 0},
        {host(" :80"), 400},
        {host(" a:65536"), 400},
        {host(" a:8x"), 400},
        {host(" a:80:80"), 400},
        {host(" [::1"), 400},
        {host(" [::g]"), 400},
        {host(" [::1]x"), 400},
        {host(" ::1"), 400},
        {host(" a b"), 400},
        {host(" a/b"), 400},
        {host(" u@a"), 400},
        {host(" a\\b"), 400},
        {host(" a%2"), 400},
        {host(" a, b"), 400},
        {host(" a\r\nHost: a"), 400},
        {host(" a\r\nhOST: b"), 400},
        {"GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", 400},
        {"GET / HTTP/1.0\r\nHost: a b\r\n\r\n", 400},
    });
}

TEST_CASE("request guard reads fields strictly") {
    check({
        {field("A:b"), 0},
        {field("A:"), 0},
        {field("A: \t b \t "), 0},
        {field("A: caf\xc3\xa9"), 0},
        {field("!#$%&'*+-.^_`|~9aZ: x"), 0},
        {field("A : b"), 400},
        {field("A\t: b"), 400},
        {field(": b"), 400},
        {field("A b: c"), 400},
        {field("A"), 400},
        {field("A(b): c"), 400},
        {field("\xc3\xa4: c"), 400},
        {field("A: b\r\n folded"), 400},
        {field("A: b\r\n\tfolded"), 400},
        {"GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
        {field("A: b\nC: d"), 400},
        {field("A: b\rC: d"), 400},
        {field("A: b\r\r\nC: d"), 400},
        {field(std::string_view{"A: b\0c", 6}), 400},
        {field("A: b\x01"), 400},
        {field("A: b\x7f"), 400},
        {field("A: b\x1b[0m"), 400},
    });
}

TEST_CASE("request guard refuses every length that two readers could read differently") {
    check({
        {field("Content-Length: 0"), 0},
        {field("Content-Length: 5"), 0},
        {field("Content-Length: 0005"), 0},
        {field("CONTENT-LENGTH:\t5 "), 0},
        {field("Content-Length:"), 400},
        {field("Content-Length: +5"), 400},
        {field("Content-Length: -5"), 400},
        {field("Content-Length: 5 5"), 400},
        {field("Content-Length: 5, 5"), 400},
        {field("Content-Length: 5,"), 400},
        {field("Content-Length: 0x5"), 400},
        {field("Content-Length: 5.0"), 400},
        {field("Content-Length: \"5\""), 400},
        {field("Content-Length: five"), 400},
        {field("Content-Length: 5\r\nContent-Length: 5"), 400},
        {field("Content-Length: 5\r\ncontent-length: 6"), 400},
        {field("Content-Length: 18446744073709551616"), 400},
        {field("Content-Length: 99999999999999999999999"), 400},
        {field("Content-Length: 18446744073709551615"), 413},
        {field("Content-Length: 16777216"), 0},
        {field("Content-Length: 16777217"), 413},
    });
}

TEST_CASE("request guard refuses every transfer coding but one final chunked") {
    check({
        {field("Transfer-Encoding: chunked"), 0},
        {field("transfer-encoding:CHUNKED\t"), 0},
        {field("Transfer-Encoding: chunked\r\nContent-Length: 5"), 400},
        {field("Content-Length: 5\r\nTransfer-Encoding: chunked"), 400},
        {field("Content-Length: 5\r\nTransfer-Encoding: identity"), 400},
        {field("Transfer-Encoding: gzip, chunked"), 501},
        {field("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked"), 501},
        {field("Transfer-Encoding: x;q=1, chunked"), 501},
        {field("Transfer-Encoding: gzip"), 400},
        {field("Transfer-Encoding: identity"), 400},
        {field("Transfer-Encoding: chunked, gzip"), 400},
        {field("Transfer-Encoding: chunked, identity"), 400},
        {field("Transfer-Encoding: chunked, chunked"), 400},
        {field("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), 400},
        {field("Transfer-Encoding:"), 400},
        {field("Transfer-Encoding: ,chunked"), 400},
        {field("Transfer-Encoding: chunked,"), 400},
        {field("Transfer-Encoding: chunked;a=b"), 400},
        {field("Transfer-Encoding: \"chunked\""), 400},
        {field("Transfer-Encoding: xchunked"), 400},
        {field("Transfer-Encoding: chunked x"), 400},
        {field("Transfer-Encoding: \x0b"
               "chunked"),
         400},
        {field("Transfer-Encoding : chunked"), 400},
        {old("Transfer-Encoding: chunked"), 400},
        {old("Content-Length: 5"), 0},
    });
}

TEST_CASE("request guard knows one expectation") {
    check({
        {field("Expect: 100-continue"), 0},
        {field("Expect: 100-Continue"), 0},
        {field("Expect: 200-ok"), 417},
        {field("Expect: 100-continue, x"), 417},
        {old("Expect: 100-continue"), 0},
    });
}

TEST_CASE("request guard says how the body is framed and whether the connection stays") {
    auto const read = [](std::string_view text) {
        request_guard guard{http_limits{}};
        REQUIRE(guard.read(text) == request_guard::verdict::complete);
        return guard.head();
    };
    std::string const text =
        "\r\nPOST /a/b?c=d HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
        "Content-Type:  text/plain \r\nContent-Encoding: gzip\r\nIdempotency-Key: k\r\n"
        "Deadline-Ms: 50\r\ntraceparent: 00-1\r\n\r\nhello";
    auto const head = read(text);
    CHECK(head.method == method::post);
    CHECK(head.path.in(text) == "/a/b");
    CHECK(head.query.in(text) == "c=d");
    CHECK(head.framing == framing::length);
    CHECK(head.length == 5);
    CHECK(head.bytes == text.size() - 5);
    CHECK(head.content_type.value.in(text) == "text/plain");
    CHECK(head.content_encoding.value.in(text) == "gzip");
    CHECK(head.idempotency_key.value.in(text) == "k");
    CHECK(head.deadline_ms.value.in(text) == "50");
    CHECK(head.traceparent.value.in(text) == "00-1");
    CHECK(head.keep_alive);

    CHECK(read(field("Transfer-Encoding: chunked")).framing == framing::chunked);
    CHECK(read(field("A: b")).framing == framing::none);
    CHECK_FALSE(read(field("Connection: x, CLOSE")).keep_alive);
    CHECK_FALSE(read(old("A: b")).keep_alive);
    CHECK(read(old("Connection: Keep-Alive")).keep_alive);
    CHECK_FALSE(read(old("Connection: keep-alive, close")).keep_alive);
    CHECK(read(field("Expect: 100-continue")).expect_continue);
    CHECK_FALSE(read(old("Expect: 100-continue")).expect_continue);
    CHECK(read(field("Idempotency-Key: a\r\nIdempotency-Key: b")).idempotency_key.times == 2);

    std::string const absolute = line("GET http://x HTTP/1.1");
    CHECK(read(absolute).path.in(absolute) == "/");
    std::string const query = line("GET http://x?y HTTP/1.1");
    CHECK(read(query).path.in(query) == "/");
    CHECK(read(query).query.in(query) == "y");
    std::string const whole = line("OPTIONS http://x HTTP/1.1");
    CHECK(read(whole).path.in(whole).empty());
}

TEST_CASE("request guard holds its limits, however the bytes arrive") {
    http_limits const limits;
    std::string const target(limits.target_bytes_max - 1, 'a');
    CHECK(at_once(line("GET /" + target + " HTTP/1.1")) == 0);
    CHECK(at_once(line("GET /" + target + "a HTTP/1.1")) == 414);
    CHECK(byte_by_byte("GET /" + target + "aa") == 414);

    std::string head = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    head.append(limits.header_bytes_max - head.size() - 4, 'x').append("\r\n\r\n");
    CHECK(at_once(head) == 0);
    std::string const longer = head.substr(0, head.size() - 4) + "x\r\n\r\n";
    CHECK(at_once(longer) == 431);
    CHECK(byte_by_byte(longer) == 431);
    // What stands behind the limit is not looked at, and so cannot change the verdict.
    CHECK(at_once(head.substr(0, head.size() - 4) + std::string("xxxx\0", 5)) == 431);

    std::string fields = "Host: a\r\n";
    for (std::size_t i = 1; i < limits.header_fields_max; ++i) fields += "A: b\r\n";
    CHECK(at_once("GET / HTTP/1.1\r\n" + fields + "\r\n") == 0);
    CHECK(at_once("GET / HTTP/1.1\r\n" + fields + "A: b\r\n\r\n") == 431);
    CHECK(byte_by_byte("GET / HTTP/1.1\r\n" + fields + "A: b\r\n\r\n") == 431);

    http_limits few;
    few.body_bytes_max = 4;
    CHECK(at_once(field("Content-Length: 4"), few) == 0);
    CHECK(at_once(field("Content-Length: 5"), few) == 413);
}

TEST_CASE("request guard refuses at the first byte that cannot be right") {
    request_guard guard{http_limits{}};
    CHECK(guard.read("\r") == request_guard::verdict::need_more);
    CHECK_FALSE(guard.begun());
    CHECK(guard.read("\r\n") == request_guard::verdict::need_more);
    CHECK_FALSE(guard.begun());
    CHECK(guard.read("\r\nG") == request_guard::verdict::need_more);
    CHECK(guard.begun());
    CHECK(guard.read("\r\nG\n") == request_guard::verdict::refused);
    guard.reset();
    CHECK_FALSE(guard.begun());
    CHECK(guard.read(line("GET / HTTP/1.1")) == request_guard::verdict::complete);
}
