// SPDX-License-Identifier: BSL-1.0
// The other end of a connection, byte for byte: a client that sends what it likes, or a server that
// answers what a test tells it to. Plain blocking sockets; a wait of ten seconds is a failure.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace treaty::testing {

class raw_peer {
public:
    explicit raw_peer(int handle) : handle_(handle) {
        if (handle < 0) throw std::runtime_error("no connection");
        timeval const wait{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    }
    // Connects to 127.0.0.1.
    static raw_peer to(std::uint16_t port) {
        int const handle = ::socket(AF_INET, SOCK_STREAM, 0);
        auto const address = at(port);
        if (::connect(handle, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
            throw std::runtime_error("not connected");
        return raw_peer{handle};
    }
    raw_peer(raw_peer&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
    raw_peer& operator=(raw_peer&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~raw_peer() {
        if (handle_ >= 0) ::close(handle_);
    }

    // False if the other side takes no more.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void half_close() { ::shutdown(handle_, SHUT_WR); }
    // Closes so that the other side sees a reset instead of an end.
    void reset() {
        linger const at_once{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(handle_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        ::close(std::exchange(handle_, -1));
    }
    // What arrives next; empty at the end of the connection.
    std::string receive() {
        char bytes[65536];
        auto const got = ::recv(handle_, bytes, sizeof bytes, 0);
        if (got < 0) throw std::runtime_error("nothing came, or a reset");
        return {bytes, static_cast<std::size_t>(got)};
    }
    std::string receive_until(std::string_view end) {
        std::string all;
        while (all.find(end) == std::string::npos) {
            std::string const more = receive();
            if (more.empty()) throw std::runtime_error("ended after: " + all);
            all += more;
        }
        return all;
    }
    std::string receive_all() {
        std::string all;
        for (std::string more = receive(); !more.empty(); more = receive()) all += more;
        return all;
    }
    // Makes the kernel hold little, so that a sender is soon held up. To be called before sending.
    void take_little() {
        int const bytes = 4096;
        ::setsockopt(handle_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    }

    static sockaddr_in at(std::uint16_t port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

private:
    int handle_;
};

// Waits for connections on a free port of 127.0.0.1.
class raw_listener {
public:
    raw_listener() : handle_(::socket(AF_INET, SOCK_STREAM, 0)) {
        auto address = raw_peer::at(0);
        auto* const plain = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        if (::bind(handle_, plain, size) != 0 || ::listen(handle_, 16) != 0 ||
            ::getsockname(handle_, plain, &size) != 0)
            throw std::runtime_error("not listening");
        port_ = ntohs(address.sin_port);
        timeval const wait{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    }
    raw_listener(raw_listener const&) = delete;
    raw_listener& operator=(raw_listener const&) = delete;
    ~raw_listener() { ::close(handle_); }

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    raw_peer accept() { return raw_peer{::accept(handle_, nullptr, nullptr)}; }

private:
    int handle_;
    std::uint16_t port_ = 0;
};

}  // namespace treaty::testing
