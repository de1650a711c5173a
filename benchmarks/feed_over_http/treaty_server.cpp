// SPDX-License-Identifier: BSL-1.0
#include "lines_server.hpp"
#include "until_told.hpp"

#include <cstdlib>

int main(int count, char** words) {
    feed_over_http::until_told const end;
    feed_over_http::kept_lines lines{count > 1 ? static_cast<std::size_t>(std::atoll(words[1]))
                                               : 1'000'000};
    auto const server = feed_over_http::serve_lines(lines);
    end.wait(server.port());
}
