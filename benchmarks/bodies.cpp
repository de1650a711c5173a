// SPDX-License-Identifier: BSL-1.0
// How fast does the transport take bodies in, when nobody reads them? Collected, and in pieces,
// beside Beast with a reserved buffer and a bare loop of Asio that only counts bytes. Contenders
// take turns of a few hundredths of a second; prints a line of JSON for each turn, and on standard
// error medians and the ratios to the others within each round.
#include <treaty/transport/http/server.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::beast::error_code;
using executor = asio::io_context::executor_type;
using stream = asio::basic_stream_socket<asio::ip::tcp, executor>;
using acceptor = asio::basic_socket_acceptor<asio::ip::tcp, executor>;

constexpr std::size_t buffer_bytes = std::size_t{256} * 1024;
constexpr std::size_t body_bytes_max = std::size_t{64} * 1024 * 1024;
constexpr std::string_view answer_text =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok";

// Knows how long a request is and finds nothing else out.
class counting : public std::enable_shared_from_this<counting> {
public:
    counting(stream socket, std::size_t request_bytes)
        : socket_(std::move(socket)),
          request_bytes_(request_bytes),
          buffer_(buffer_bytes) {}
    void go_on() {
        socket_.async_read_some(asio::buffer(buffer_),
                                [self = shared_from_this()](error_code ec, std::size_t bytes) {
                                    if (!ec) self->take(bytes);
                                });
    }

private:
    void take(std::size_t bytes) {
        got_ += bytes;
        if (got_ < request_bytes_) return go_on();
        got_ -= request_bytes_;
        asio::async_write(socket_, asio::buffer(answer_text),
                          [self = shared_from_this()](error_code ec, std::size_t) {
                              if (!ec) self->go_on();
                          });
    }
    stream socket_;
    std::size_t request_bytes_;
    std::size_t got_ = 0;
    std::vector<char> buffer_;
};

// Beast as fast as it goes: the buffer and the body's storage are kept.
class tuned_beast : public std::enable_shared_from_this<tuned_beast> {
public:
    explicit tuned_beast(stream socket) : socket_(std::move(socket)) {
        buffer_.reserve(buffer_bytes);
    }
    void go_on() {
        parser_.emplace();
        parser_->body_limit(body_bytes_max);
        parser_->get().body() = std::move(body_);
        parser_->get().body().clear();
        http::async_read(socket_, buffer_, *parser_,
                         [self = shared_from_this()](error_code ec, std::size_t) {
                             if (!ec) self->answer();
                         });
    }

private:
    void answer() {
        body_ = std::move(parser_->get().body());
        answer_ = {http::status::ok, 11};
        answer_.set(http::field::content_type, "text/plain");
        answer_.body() = "ok";
        answer_.prepare_payload();
        http::async_write(socket_, answer_,
                          [self = shared_from_this()](error_code ec, std::size_t) {
                              if (!ec) self->go_on();
                          });
    }
    stream socket_;
    boost::beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    std::string body_;
    http::response<http::string_body> answer_;
};

// Our server with a handler that throws bodies away.
class dropping final : public treaty::transport::handler {
public:
    explicit dropping(bool in_pieces) : in_pieces_(in_pieces) {}
    void call(treaty::transport::request const&, treaty::transport::reply& answer) override {
        say(answer);
    }
    std::unique_ptr<treaty::transport::body_reader> begin(treaty::transport::request const&,
                                                          treaty::transport::reply&) override {
        if (!in_pieces_) return nullptr;
        return std::make_unique<reader>();
    }
    [[nodiscard]] bool knows(std::string_view) const override { return true; }

private:
    static void say(treaty::transport::reply& answer) {
        answer.media_type = "text/plain";
        answer.body = "ok";
    }
    struct reader final : treaty::transport::body_reader {
        taken take(std::string_view arrived, treaty::transport::reply&) override {
            return {.bytes = arrived.size()};
        }
        void finish(std::string_view, treaty::transport::reply& answer) override { say(answer); }
    };
    bool in_pieces_;
};

std::string request_of(std::size_t body_bytes) {
    return "POST /feed/Update HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
           "Content-Length: " +
           std::to_string(body_bytes) + "\r\n\r\n" + std::string(body_bytes, 'x');
}

// Blocking senders, each with one request under way.
class senders {
public:
    senders(std::uint16_t port, std::size_t connections) {
        asio::ip::tcp::endpoint const to{asio::ip::address_v4::loopback(), port};
        for (std::size_t i = 0; i < connections; ++i) {
            sockets_.emplace_back(context_).connect(to);
            sockets_.back().set_option(asio::ip::tcp::no_delay(true));
        }
    }
    // Requests a second.
    double run(std::string const& request, std::chrono::nanoseconds each) {
        call_all(request);
        std::size_t calls = 0;
        auto const began = std::chrono::steady_clock::now();
        std::chrono::duration<double> took{};
        do {
            call_all(request);
            calls += sockets_.size();
            took = std::chrono::steady_clock::now() - began;
        } while (took < each);
        return static_cast<double>(calls) / took.count();
    }

private:
    void call_all(std::string const& request) {
        for (stream& one : sockets_) asio::write(one, asio::buffer(request));
        for (stream& one : sockets_) {
            std::string got;
            while (!got.ends_with("\r\n\r\nok")) {
                char bytes[4096];
                got.append(bytes, one.read_some(asio::buffer(bytes)));
            }
            if (!got.starts_with("HTTP/1.1 200")) throw std::runtime_error{got};
        }
    }
    asio::io_context context_;
    std::vector<stream> sockets_;
};

void accept(acceptor& from, auto serve) {
    from.async_accept([&from, serve](error_code ec, stream socket) {
        if (ec) return;
        socket.set_option(asio::ip::tcp::no_delay(true));
        serve(std::move(socket));
        accept(from, serve);
    });
}

struct contender {
    char const* name;
    std::uint16_t port;
    std::vector<double> rates{};
};

double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}
double ratio(contender const& of, contender const& to) {
    std::vector<double> each;
    for (std::size_t i = 0; i < of.rates.size(); ++i) each.push_back(of.rates[i] / to.rates[i]);
    return median(std::move(each));
}

void measure(std::vector<contender>& all, std::size_t body_bytes, std::size_t connections,
             std::size_t rounds) {
    std::string const request = request_of(body_bytes);
    for (contender& one : all) one.rates.clear();
    for (std::size_t round = 0; round < rounds; ++round)
        for (contender& one : all) {
            senders to{one.port, connections};
            one.rates.push_back(to.run(request, std::chrono::milliseconds{40}));
            std::printf(
                "{\"name\": \"bodies/%s/bytes=%zu/connections=%zu\", \"unit\": "
                "\"requests/s\", \"value\": %.0f}\n",
                one.name, body_bytes, connections, one.rates.back());
        }
    std::fprintf(stderr, "%zu bytes, %zu connections\n", body_bytes, connections);
    for (contender const& one : all)
        std::fprintf(stderr, "  %-14s%9.0f requests/s%8.2f GB/s   to asio %.2f   to beast %.2f\n",
                     one.name, median(one.rates),
                     median(one.rates) * static_cast<double>(request.size()) / 1e9,
                     ratio(one, all[0]), ratio(one, all[1]));
}

}  // namespace

int main(int count, char** words) {
    std::size_t rounds = 51;
    if (count == 3 && std::string_view{words[1]} == "--rounds")
        std::from_chars(words[2], words[2] + std::string_view{words[2]}.size(), rounds);
    else if (count != 1)
        rounds = 0;
    if (rounds == 0) {
        std::cerr << "usage: bodies [--rounds N]\n";
        return 2;
    }
    // Each contender has one thread; a line of the feed has 145 bytes.
    struct load {
        std::size_t bytes, connections;
    };
    for (auto const [bytes, connections] : {load{145, 16}, load{145'000, 1}, load{1'450'000, 1}}) {
        asio::io_context context{1};
        asio::ip::tcp::endpoint const any{asio::ip::address_v4::loopback(), 0};
        acceptor bare{context, any}, beast{context, any};
        accept(bare, [size = request_of(bytes).size()](stream socket) {
            std::make_shared<counting>(std::move(socket), size)->go_on();
        });
        accept(beast,
               [](stream socket) { std::make_shared<tuned_beast>(std::move(socket))->go_on(); });
        std::thread serving{[&context] { context.run(); }};
        dropping whole{false}, pieces{true};
        treaty::http::server_core collected{whole}, taken{pieces};
        collected.start();
        taken.start();
        std::vector<contender> all{{"asio", bare.local_endpoint().port()},
                                   {"beast", beast.local_endpoint().port()},
                                   {"treaty", collected.port()},
                                   {"treaty-pieces", taken.port()}};
        measure(all, bytes, connections, rounds);
        context.stop();
        serving.join();
    }
}
