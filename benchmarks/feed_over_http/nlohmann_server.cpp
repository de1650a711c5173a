// SPDX-License-Identifier: BSL-1.0
// What a team writes first: Boost.Beast as its examples show it, nlohmann::json, and an
// unordered_map behind a mutex.
#include "nlohmann_levels.hpp"
#include "until_told.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <memory>
#include <optional>
#include <thread>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

class connection : public std::enable_shared_from_this<connection> {
public:
    connection(tcp::socket socket, plain::levels& levels)
        : socket_(std::move(socket)),
          levels_(levels) {
        socket_.set_option(tcp::no_delay(true));
    }
    void read() {
        parser_.emplace();
        parser_->body_limit(std::uint64_t{64} << 20U);
        beast::http::async_read(socket_, buffer_, *parser_,
                                [self = shared_from_this()](beast::error_code ec, std::size_t) {
                                    if (!ec) self->write();
                                });
    }

private:
    void write() {
        auto const& asked = parser_->get();
        std::string const target{asked.target()};
        answer_ = {beast::http::status::ok, asked.version()};
        if (asked.method() == beast::http::verb::get)
            answer_.body() = levels_.found(std::stoull(target.substr(target.find('?') + 1)));
        else
            answer_.body() = nlohmann::json{{"applied", levels_.apply(asked.body())}}.dump();
        answer_.prepare_payload();
        beast::http::async_write(socket_, answer_,
                                 [self = shared_from_this()](beast::error_code ec, std::size_t) {
                                     if (!ec) self->read();
                                 });
    }
    tcp::socket socket_;
    plain::levels& levels_;
    beast::flat_buffer buffer_;
    std::optional<beast::http::request_parser<beast::http::string_body>> parser_;
    beast::http::response<beast::http::string_body> answer_;
};

void accept(tcp::acceptor& from, plain::levels& levels) {
    from.async_accept([&](beast::error_code ec, tcp::socket socket) {
        if (!ec) std::make_shared<connection>(std::move(socket), levels)->read();
        accept(from, levels);
    });
}

}  // namespace

int main() {
    feed_over_http::until_told const end;
    asio::io_context context{1};
    plain::levels levels;
    tcp::acceptor from{context, {asio::ip::make_address("127.0.0.1"), 0}};
    accept(from, levels);
    std::jthread const serves{[&context] { context.run(); }};
    end.wait(from.local_endpoint().port());
    context.stop();
}
