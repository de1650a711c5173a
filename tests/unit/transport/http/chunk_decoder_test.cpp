// SPDX-License-Identifier: BSL-1.0
// Each row is a chunked body with what it decodes to, or the status it is refused with. Each is
// read at once and cut at every place.
#include <treaty/transport/http/chunk_decoder.hpp>

#include <tests/support/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using treaty::http_limits;
using treaty::http::chunk_decoder;

namespace {

struct decoded {
    int status = -1;  // 0: the whole body, -1: more is needed
    std::string body;
    std::size_t read = 0;

    friend bool operator==(decoded const&, decoded const&) = default;
};

std::ostream& operator<<(std::ostream& out, decoded const& one) {
    return out << one.status << " after " << one.read << ": " << one.body;
}

// Decodes in place, as a connection does.
decoded decode(std::vector<std::string_view> const& pieces, http_limits const& limits = {}) {
    chunk_decoder decoder{limits};
    decoded made;
    for (std::string_view const piece : pieces) {
        std::string bytes{piece};
        auto const progress = decoder.decode(bytes, bytes.data());
        made.body.append(bytes, 0, progress.written);
        made.read += progress.read;
        if (progress.verdict == chunk_decoder::verdict::complete) made.status = 0;
        if (progress.verdict == chunk_decoder::verdict::refused)
            made.status = decoder.refusal().status;
        if (made.status != -1) break;
    }
    return made;
}

decoded at_once(std::string_view text) {
    return decode({text});
}

}  // namespace

TEST_CASE("chunk decoder takes the framing off") {
    std::vector<std::pair<std::string, std::string>> const rows = {
        {"0\r\n\r\n", ""},
        {"5\r\nhello\r\n0\r\n\r\n", "hello"},
        {"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world"},
        {"0005\r\nhello\r\n000\r\n\r\n", "hello"},
        {"a\r\n0123456789\r\n0\r\n\r\n", "0123456789"},
        {"A\r\n0123456789\r\n0\r\n\r\n", "0123456789"},
        {"2\r\n\r\n\r\n0\r\n\r\n", "\r\n"},
        {"5;a\r\nhello\r\n0;b=c\r\n\r\n", "hello"},
        {"5;a=b;c=\"d;\\\"e\";f\r\nhello\r\n0\r\n\r\n", "hello"},
        {"5 ; a = b ; c = \"d\" ; e\r\nhello\r\n0\r\n\r\n", "hello"},
        {"5\r\nhello\r\n0\r\nX: y\r\nZ:\r\n\r\n", "hello"},
    };
    for (auto const& [text, body] : rows) {
        CAPTURE(text);
        auto const whole = at_once(text);
        CHECK(whole.status == 0);
        CHECK(whole.body == body);
        CHECK(whole.read == text.size());
        // What follows belongs to the next request.
        CHECK(at_once(text + "POST").read == text.size());
    }
}

TEST_CASE("chunk decoder refuses what is not framed by the letter") {
    std::vector<std::pair<std::string, int>> const rows = {
        {"\r\n", 400},
        {";a\r\n", 400},
        {" 5\r\nhello\r\n", 400},
        {"5 \r\nhello\r\n", 400},
        {"5\t\r\nhello\r\n", 400},
        {"+5\r\nhello\r\n", 400},
        {"-5\r\nhello\r\n", 400},
        {"0x5\r\nhello\r\n", 400},
        {"5h\r\nhello\r\n", 400},
        {"g\r\n", 400},
        {"5\nhello\r\n", 400},
        {"5\r\rhello", 400},
        {"5\r\nhello\n", 400},
        {"5\r\nhellox", 400},
        {"5\r\nhello\rx", 400},
        {"5\r\nhel\r\n0\r\n\r\n", 400},
        {"5;\r\nhello\r\n", 400},
        {"5; \r\nhello\r\n", 400},
        {"5;=a\r\nhello\r\n", 400},
        {"5;a=\r\nhello\r\n", 400},
        {"5;a \r\nhello\r\n", 400},
        {"5;a b\r\nhello\r\n", 400},
        {"5;a=b \r\nhello\r\n", 400},
        {"5;a=\"b\" \r\nhello\r\n", 400},
        {"5;a=\"b\"c\r\nhello\r\n", 400},
        {"5;a=\"b\\\r\"\r\n", 400},
        {"5;a=\"b\nc\"\r\nhello\r\n", 400},
        {"5;a=b\nhello\r\n", 400},
        {std::string("5;a=\"b\0\"\r\n", 11), 400},
        {"5\r\nhello\r\n0\r\n\n", 400},
        {"5\r\nhello\r\n0\r\n\rx", 400},
        {"0\r\nX : y\r\n\r\n", 400},
        {"0\r\n X: y\r\n\r\n", 400},
        {"0\r\nX: y\r\n z\r\n\r\n", 400},
        {"0\r\nX: y\nZ: a\r\n\r\n", 400},
        {"0\r\nX\r\n\r\n", 400},
        {"0\r\nX: \x01\r\n\r\n", 400},
        {"0\r\nContent-Length: 5\r\n\r\n", 400},
        {"0\r\nTRANSFER-ENCODING: chunked\r\n\r\n", 400},
        {"0\r\nhost: a\r\n\r\n", 400},
        {"ffffffffffffffff\r\n", 413},
        {"fffffffffffffffff\r\n", 400},
        {"00000000000000005\r\n", 400},
        {"1000001\r\n", 413},
        {"5;" + std::string(5000, 'a') + "\r\n", 400},
        {"0\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n", 431},
    };
    for (auto const& [text, status] : rows) {
        CAPTURE(text.substr(0, 60));
        CHECK(at_once(text).status == status);
    }
    std::string many = "0\r\n";
    for (int i = 0; i < 101; ++i) many += "A: b\r\n";
    CHECK(at_once(many).status == 431);
}

TEST_CASE("chunk decoder gives the same verdict wherever the bytes are cut") {
    for (std::string const text :
         {"5;a=b;c=\"d;\\\"e\";f\r\nhello\r\n0\r\nX: y\r\n\r\nGET", "5 \r\nhello\r\n",
          "2\r\nab\r\n3\r\ncde\r\n0\r\nHost: a\r\n\r\n", "3\r\nabcd\r\n"}) {
        auto const whole = at_once(text);
        std::vector<std::string_view> bytes;
        for (std::size_t cut = 0; cut < text.size(); ++cut) {
            std::string_view const all = text;
            bytes.push_back(all.substr(cut, 1));
            CAPTURE(text, cut);
            CHECK(decode({all.substr(0, cut), all.substr(cut)}) == whole);
        }
        CHECK(decode(bytes) == whole);
    }
}

TEST_CASE("chunk decoder holds the limit of the body over all chunks") {
    http_limits limits;
    limits.body_bytes_max = 8;
    CHECK(decode({"4\r\nabcd\r\n4\r\nefgh\r\n0\r\n\r\n"}, limits).status == 0);
    CHECK(decode({"4\r\nabcd\r\n5\r\n"}, limits).status == 413);
    CHECK(decode({"9\r\n"}, limits).status == 413);
}
