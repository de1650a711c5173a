// SPDX-License-Identifier: BSL-1.0
// How fast could any HTTP server on this machine be? A loop over Asio that finds the end of the
// head, skips the body, checks nothing, keeps nothing, and always gives the same answer.
#include "until_told.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <charconv>
#include <memory>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
using error_code = boost::system::error_code;
using executor = asio::io_context::executor_type;
using stream = asio::basic_stream_socket<asio::ip::tcp, executor>;
using acceptor = asio::basic_socket_acceptor<asio::ip::tcp, executor>;

constexpr std::string_view answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

class connection : public std::enable_shared_from_this<connection> {
public:
    explicit connection(stream socket) : socket_(std::move(socket)), bytes_(256 * 1024) {
        socket_.set_option(asio::ip::tcp::no_delay(true));
    }
    void read() {
        auto const room = asio::buffer(bytes_.data() + size_, bytes_.size() - size_);
        socket_.async_read_some(room, [self = shared_from_this()](error_code ec, std::size_t n) {
            if (!ec) self->take(n);
        });
    }

private:
    void take(std::size_t count) {
        if (skip_ >= count) {  // inside a body
            skip_ -= count;
            if (skip_ == 0) return write();
            return read();
        }
        size_ += count;
        std::string_view const seen{bytes_.data(), size_};
        auto const head = seen.find("\r\n\r\n");
        if (head == std::string_view::npos) return read();
        constexpr std::string_view name = "Content-Length: ";
        std::size_t body = 0;
        if (auto const at = seen.substr(0, head).find(name); at != std::string_view::npos)
            std::from_chars(seen.data() + at + name.size(), seen.data() + head, body);
        std::size_t const here = size_ - head - 4;
        size_ = 0;
        skip_ = body > here ? body - here : 0;
        if (skip_ == 0) return write();
        read();
    }
    void write() {
        asio::async_write(socket_, asio::buffer(answer),
                          [self = shared_from_this()](error_code ec, std::size_t) {
                              if (!ec) self->read();
                          });
    }
    stream socket_;
    std::vector<char> bytes_;
    std::size_t size_ = 0, skip_ = 0;
};

void accept(acceptor& from) {
    from.async_accept([&from](error_code ec, stream socket) {
        if (!ec) std::make_shared<connection>(std::move(socket))->read();
        accept(from);
    });
}

}  // namespace

int main() {
    feed_over_http::until_told const end;
    asio::io_context context{1};
    acceptor from{context, {asio::ip::make_address("127.0.0.1"), 0}};
    accept(from);
    std::jthread const serves{[&context] { context.run(); }};
    end.wait(from.local_endpoint().port());
    context.stop();
}
