// SPDX-License-Identifier: BSL-1.0
// One small call on one connection, beside the same bytes to and fro over TCP with nothing behind.
#include "timed.hpp"

#include <benchmarks/feed_over_http/lines_server.hpp>
#include <benchmarks/feed_over_http/sender.hpp>
#include <benchmarks/quick/quick.hpp>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

namespace benchmarks {
namespace {

class tcp_socket {
public:
    explicit tcp_socket(int from) : fd(from) {
        int const on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    tcp_socket(tcp_socket const&) = delete;
    tcp_socket& operator=(tcp_socket const&) = delete;
    ~tcp_socket() { ::close(fd); }
    int const fd;
};

// Sends back whatever comes on one connection, until it is closed.
class echo {
public:
    echo() {
        sockaddr_in at = loopback(0);
        socklen_t size = sizeof at;
        auto* const address = reinterpret_cast<sockaddr*>(&at);
        must_be(::bind(listens_.fd, address, sizeof at) == 0 && ::listen(listens_.fd, 1) == 0 &&
                    ::getsockname(listens_.fd, address, &size) == 0,
                "an address to listen at");
        port_ = ntohs(at.sin_port);
        thread_ = std::jthread{[this] {
            tcp_socket const peer{::accept(listens_.fd, nullptr, nullptr)};
            std::array<char, 4096> bytes;
            for (;;) {
                auto const count = ::recv(peer.fd, bytes.data(), bytes.size(), 0);
                if (count <= 0) return;
                ::send(peer.fd, bytes.data(), static_cast<std::size_t>(count), MSG_NOSIGNAL);
            }
        }};
    }
    static sockaddr_in loopback(std::uint16_t port) {
        sockaddr_in made{};
        made.sin_family = AF_INET;
        made.sin_port = htons(port);
        made.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return made;
    }
    [[nodiscard]] std::uint16_t port() const { return port_; }

private:
    tcp_socket listens_{::socket(AF_INET, SOCK_STREAM, 0)};
    std::uint16_t port_ = 0;
    std::jthread thread_;
};

std::vector<std::uint32_t> ping_pong(std::size_t size, std::chrono::nanoseconds each) {
    using wall = std::chrono::steady_clock;
    echo const other_side;
    tcp_socket const line{::socket(AF_INET, SOCK_STREAM, 0)};
    sockaddr_in const to = echo::loopback(other_side.port());
    must_be(::connect(line.fd, reinterpret_cast<sockaddr const*>(&to), sizeof to) == 0,
            "a connection");
    std::string const sent(size, 'x');
    std::array<char, 4096> bytes;
    std::vector<std::uint32_t> took;
    auto const began = wall::now();
    for (auto now = began; now - began < each;) {
        ::send(line.fd, sent.data(), sent.size(), MSG_NOSIGNAL);
        for (std::size_t back = 0; back < sent.size();)
            back += static_cast<std::size_t>(
                std::max<ssize_t>(::recv(line.fd, bytes.data(), bytes.size(), 0), 0));
        auto const after = wall::now();
        took.push_back(static_cast<std::uint32_t>((after - now).count()));
        now = after;
    }
    return took;
}

void add(measurements& made, std::string const& who, std::vector<std::uint32_t> latencies_ns) {
    made.add("small_call/" + who + "/p50", 1000 * feed_over_http::percentile_us(latencies_ns, 0.5),
             "ns");
    made.add("small_call/" + who + "/p99", 1000 * feed_over_http::percentile_us(latencies_ns, 0.99),
             "ns");
}

}  // namespace

void measure_small_calls(measurements& made, std::chrono::nanoseconds each) {
    using namespace feed_over_http;
    kept_lines lines{20'000};
    auto const server = serve_lines(lines);
    auto messages = make_messages(protocol::json, 20'000, 1, 20'000);
    add(made, "tcp", ping_pong(messages.front().bytes.size(), each * 2));
    add(made, "treaty",
        send_load({.kind = protocol::json, .port = server.port(), .duration = each * 2}, messages)
            .latencies_ns);
}

}  // namespace benchmarks
