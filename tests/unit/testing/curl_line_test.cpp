// SPDX-License-Identifier: BSL-1.0
// Lines for curl are given to a shell in which curl tells what it would send.
#include <treaty/testing/curl_line.hpp>

#include "../../support/catch.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include <unistd.h>

namespace {

std::string line_for(std::string_view body, std::string_view key = {}) {
    return treaty::testing::curl_line("http://127.0.0.1:80/", "/shop/Order", "text/xml", key, body);
}

std::string sent_by(std::string const& line) {
    std::string file = (std::filesystem::temp_directory_path() / "treaty_XXXXXX").string();
    close(mkstemp(file.data()));
    std::ofstream{file, std::ios::binary}
        << "curl() { for last; do :; done; if [ \"$last\" = @- ]; then cat; else printf %s "
           "\"$last\"; fi; }\n"
        << line << "\n";
    std::unique_ptr<FILE, int (*)(FILE*)> const pipe{popen(("sh " + file).c_str(), "r"), pclose};
    std::string told;
    std::array<char, 4096> some{};
    while (std::size_t const got = fread(some.data(), 1, some.size(), pipe.get()))
        told.append(some.data(), got);
    std::filesystem::remove(file);
    return told;
}

std::string times(std::size_t count, std::string_view unit) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i) made.append(unit);
    return made;
}

}  // namespace

TEST_CASE("a plain request is a plain line") {
    CHECK(line_for("{\"a\":1}", "k") ==
          "curl -sS -i 'http://127.0.0.1:80/shop/Order' -H 'Content-Type: text/xml' "
          "-H 'Idempotency-Key: k' --data-binary '{\"a\":1}'");
}
TEST_CASE("a shell sends the very bytes of a line") {
    std::string const item = "{\"sku\":\"it's \xC3\xA9\\\"},";
    for (std::string const& body :
         {std::string{}, std::string{"it's"}, std::string{"@file"},
          std::string{"\0\x01\xFF%s\\n", 7}, std::string{"["} + std::string(5000, 'x') + "]",
          "[" + times(501, item) + "{}]", times(10'001, "<i/>"),
          "[" + times(3000, item) + std::string(2000, '\'') + "]",
          times(400, "0123456789") + std::string(1, '\x7F')}) {
        std::string const line = line_for(body);
        INFO(body.size() << " bytes: " << line.substr(0, 200));
        CHECK(sent_by(line) == body);
    }
}
TEST_CASE("long texts and lists make no long lines") {
    CHECK(line_for("\"" + std::string(100'000, 'x') + "\"").size() < 300);
    CHECK(line_for("[" + times(10'001, R"({"sku":"a","quantity":{"value":0}},)") + "{}]").size() <
          500);
}
