// SPDX-License-Identifier: BSL-1.0
// The HTTP transport by itself, for raw-socket tests and measurements: answers POST /echo with the
// body it got.
#include <treaty/transport/http/server.hpp>

#include <sys/resource.h>

#include <charconv>
#include <csignal>
#include <iostream>
#include <string_view>
#include <system_error>

namespace {

class echo final : public treaty::transport::handler {
public:
    void call(treaty::transport::request const& asked, treaty::transport::reply& answer) override {
        answer.media_type = "text/plain";
        answer.body = asked.body;
    }
    [[nodiscard]] bool knows(std::string_view path) const override { return path == "/echo"; }
};

bool read_number(std::string_view text, unsigned most, unsigned& number) {
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() && number <= most;
}

// As many connections as the limits of the server allow, where the system lets us.
void raise_descriptors() {
    rlimit most{};
    if (::getrlimit(RLIMIT_NOFILE, &most) != 0) return;
    most.rlim_cur = most.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &most);
}

}  // namespace

int main(int count, char** words) {
    treaty::http::server_options options;
    for (int i = 1; i < count; i += 2) {
        std::string_view const option = words[i];
        unsigned number = 0;
        bool const good = i + 1 < count && read_number(words[i + 1], 65'535, number);
        if (good && option == "--port") {
            options.port = static_cast<std::uint16_t>(number);
        } else if (good && option == "--threads") {
            options.threads = number;
        } else {
            std::cerr << "usage: treaty_echo --port P [--threads N]\n";
            return 2;
        }
    }
    raise_descriptors();
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    // Before any thread starts, so that all inherit it and sigwait alone gets the signal.
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    try {
        echo handler;
        treaty::http::server_core server{handler, options};
        server.start();
        std::cout << "listening on " << server.url() << std::endl;
        int got = 0;
        sigwait(&ends, &got);
        server.stop();
    } catch (std::system_error const& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
