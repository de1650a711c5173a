// SPDX-License-Identifier: BSL-1.0
// How many small calls a second does Boost.Beast by itself answer? The rival of our HTTP server:
// echo with nothing around it, no limits, no time-outs, no checks, one thread, a reserved buffer a
// connection.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using executor = asio::io_context::executor_type;
using stream = asio::basic_stream_socket<asio::ip::tcp, executor>;
using acceptor = asio::basic_socket_acceptor<asio::ip::tcp, executor>;

class connection : public std::enable_shared_from_this<connection> {
public:
    explicit connection(stream socket) : socket_(std::move(socket)) {
        buffer_.reserve(std::size_t{256} * 1024);
        socket_.set_option(asio::ip::tcp::no_delay(true));
    }
    void read() {
        request_ = {};
        beast::http::async_read(socket_, buffer_, request_,
                                [self = shared_from_this()](beast::error_code ec, std::size_t) {
                                    if (!ec) self->write();
                                });
    }

private:
    void write() {
        answer_ = {beast::http::status::ok, request_.version()};
        answer_.set(beast::http::field::content_type, "text/plain");
        answer_.keep_alive(request_.keep_alive());
        answer_.body() = std::move(request_.body());
        answer_.prepare_payload();
        beast::http::async_write(socket_, answer_,
                                 [self = shared_from_this()](beast::error_code ec, std::size_t) {
                                     if (!ec && self->answer_.keep_alive()) self->read();
                                 });
    }
    stream socket_;
    beast::flat_buffer buffer_;
    beast::http::request<beast::http::string_body> request_;
    beast::http::response<beast::http::string_body> answer_;
};

void accept(acceptor& from) {
    from.async_accept([&from](beast::error_code ec, stream socket) {
        if (!ec) std::make_shared<connection>(std::move(socket))->read();
        accept(from);
    });
}

}  // namespace

int main(int count, char** words) {
    if (count != 3 || std::string{words[1]} != "--port") {
        std::cerr << "usage: http_bare_beast --port P\n";
        return 2;
    }
    asio::io_context context{1};
    auto const port = static_cast<unsigned short>(std::atoi(words[2]));
    acceptor from{context, {asio::ip::make_address("127.0.0.1"), port}};
    std::cout << "listening on http://127.0.0.1:" << from.local_endpoint().port() << std::endl;
    accept(from);
    context.run();
}
