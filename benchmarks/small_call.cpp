// SPDX-License-Identifier: BSL-1.0
// How long does one small call take on one connection, beside the same number of bytes sent to and
// fro over TCP with nothing behind? Both with threads that sleep until something comes, and with
// threads that keep looking. Contenders take turns; prints a line of JSON for each figure of each
// round, and medians on standard error.
#include <contracts/feed.hpp>
#include <treaty/http.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace feed = contracts::update_inventory_levels;
using namespace std::chrono_literals;

// What one line of the feed and its answer take with their heads.
constexpr std::size_t asked_bytes = 330;
constexpr std::size_t answered_bytes = 170;
// Longer than any call takes, shorter than a thread should be kept busy for nothing.
constexpr std::chrono::microseconds looking = 2ms;

void require(bool good, char const* what) {
    if (good) return;
    std::perror(what);
    std::exit(1);
}

// A connected socket of which both ends are here.
class tcp_pair {
public:
    tcp_pair() {
        int const listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const plain = reinterpret_cast<sockaddr*>(&place);
        socklen_t size = sizeof place;
        require(::bind(listener, plain, size) == 0 && ::listen(listener, 1) == 0 &&
                    ::getsockname(listener, plain, &size) == 0,
                "listen");
        ends_[0] = ::socket(AF_INET, SOCK_STREAM, 0);
        require(::connect(ends_[0], plain, size) == 0, "connect");
        ends_[1] = ::accept(listener, nullptr, nullptr);
        ::close(listener);
        int const one = 1;
        for (int const end : ends_) ::setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    }
    tcp_pair(tcp_pair const&) = delete;
    tcp_pair& operator=(tcp_pair const&) = delete;
    ~tcp_pair() {
        for (int const end : ends_) ::close(end);
    }
    [[nodiscard]] int end(std::size_t which) const { return ends_[which]; }

private:
    std::array<int, 2> ends_{};
};

// False at the end of the connection.
bool receive(int from, std::size_t bytes, bool keeps_looking) {
    std::array<char, 4096> into;
    while (bytes != 0) {
        auto const got = ::recv(from, into.data(), std::min(bytes, into.size()),
                                keeps_looking ? MSG_DONTWAIT : 0);
        if (got > 0)
            bytes -= static_cast<std::size_t>(got);
        else if (got == 0 || !keeps_looking || errno != EAGAIN)
            return false;
    }
    return true;
}
bool send(int to, std::size_t bytes) {
    static std::array<char, 4096> const text{};
    return ::send(to, text.data(), bytes, MSG_NOSIGNAL) == static_cast<ssize_t>(bytes);
}

class tcp_contender {
public:
    explicit tcp_contender(bool keeps_looking) : keeps_looking_(keeps_looking) {
        thread_ = std::thread{[this] {
            while (receive(pair_.end(1), asked_bytes, keeps_looking_) &&
                   send(pair_.end(1), answered_bytes)) {
            }
        }};
    }
    ~tcp_contender() {
        ::shutdown(pair_.end(0), SHUT_RDWR);
        thread_.join();
    }
    void call() {
        require(send(pair_.end(0), asked_bytes) &&
                    receive(pair_.end(0), answered_bytes, keeps_looking_),
                "ping-pong");
    }

private:
    tcp_pair pair_;
    bool keeps_looking_;
    std::thread thread_;
};

struct counter {
    treaty::outcome<feed::operation> operator()(feed::request const& asked, treaty::call_context&) {
        return feed::response{static_cast<std::int32_t>(asked.lines.size()), 0, 0, {}};
    }
};

class treaty_contender {
public:
    explicit treaty_contender(std::chrono::microseconds polling)
        : server_(counter{}, {.polling = polling}),
          client_(server_.url(), {.polling = polling}) {
        request_.lines.push_back({feed::feed_sku{"SKU-0000123"}, feed::store_id{10101},
                                  feed::fulfillment_center_id{501}, 12, feed::feed_unit::each,
                                  feed::inventory_status::available,
                                  *treaty::instant::parse("2026-11-23T06:02:07Z"), 1});
    }
    void call() {
        auto const answer = client_(request_);
        require(answer && answer->applied == 1, "call");
    }

private:
    treaty::http::server<contracts::feed> server_;
    treaty::http::client<contracts::feed> client_;
    feed::request request_;
};

struct figures {
    double p50 = 0, p99 = 0;  // nanoseconds
};

template <class Contender>
figures measure(Contender& one, std::size_t calls) {
    std::vector<double> took;
    took.reserve(calls);
    for (std::size_t i = 0; i < calls / 10; ++i) one.call();
    for (std::size_t i = 0; i < calls; ++i) {
        auto const began = std::chrono::steady_clock::now();
        one.call();
        took.push_back(
            std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - began)
                .count());
    }
    std::sort(took.begin(), took.end());
    return {took[calls / 2], took[calls * 99 / 100]};
}

// Starts the contender for this round only: one that keeps looking would disturb the others.
template <class Contender, class... Arguments>
std::function<figures(std::size_t)> contender(Arguments... arguments) {
    return [=](std::size_t calls) {
        Contender one{arguments...};
        return measure(one, calls);
    };
}

double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

}  // namespace

int main(int count, char** words) {
    std::size_t rounds = 7, calls = 5000;
    for (int i = 1; i < count; i += 2) {
        std::string_view const option = words[i], value = i + 1 < count ? words[i + 1] : "";
        std::size_t& into = option == "--rounds" ? rounds : calls;
        auto const read = std::from_chars(value.data(), value.data() + value.size(), into);
        if ((option != "--rounds" && option != "--calls") || read.ec != std::errc{} || into == 0) {
            std::cerr << "usage: small_call [--rounds N] [--calls N]\n";
            return 2;
        }
    }
    struct row {
        char const* name;
        std::function<figures(std::size_t)> run;
        std::vector<double> p50, p99;
    };
    std::vector<row> rows;
    rows.push_back({"tcp", contender<tcp_contender>(false), {}, {}});
    rows.push_back({"treaty", contender<treaty_contender>(0us), {}, {}});
    rows.push_back({"tcp-polling", contender<tcp_contender>(true), {}, {}});
    rows.push_back({"treaty-polling", contender<treaty_contender>(looking), {}, {}});
    for (std::size_t round = 0; round < rounds; ++round) {
        for (row& one : rows) {
            figures const made = one.run(calls);
            one.p50.push_back(made.p50);
            one.p99.push_back(made.p99);
            std::printf(
                "{\"name\": \"small_call/%s/p50\", \"unit\": \"ns\", \"value\": %.0f}\n"
                "{\"name\": \"small_call/%s/p99\", \"unit\": \"ns\", \"value\": %.0f}\n",
                one.name, made.p50, one.name, made.p99);
        }
    }
    auto const ratio = [&](std::vector<double> const& of, std::vector<double> const& to) {
        std::vector<double> each;
        for (std::size_t i = 0; i < of.size(); ++i) each.push_back(of[i] / to[i]);
        return median(std::move(each));
    };
    for (row const& one : rows)
        std::fprintf(stderr, "%-16s p50 %7.1f us   p99 %7.1f us\n", one.name,
                     median(one.p50) / 1000, median(one.p99) / 1000);
    std::fprintf(stderr,
                 "asleep, to TCP: p50 %.2f, p99 %.2f (goal 1.15)   "
                 "looking, to asleep: p50 %.2f (goal 0.25)   looking, to TCP: p50 %.2f\n",
                 ratio(rows[1].p50, rows[0].p50), ratio(rows[1].p99, rows[0].p99),
                 ratio(rows[3].p50, rows[1].p50), ratio(rows[3].p50, rows[2].p50));
}
