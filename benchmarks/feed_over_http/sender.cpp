// SPDX-License-Identifier: BSL-1.0
#include "sender.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <deque>
#include <stdexcept>

namespace feed_over_http {
namespace {

using wall = std::chrono::steady_clock;

[[noreturn]] void broken(std::string const& what) {
    throw std::runtime_error(what);
}

std::uint64_t number_after(std::string_view text, std::string_view name, std::uint64_t otherwise) {
    auto const at = text.find(name);
    if (at == std::string_view::npos) return otherwise;
    std::uint64_t value = otherwise;
    std::from_chars(text.data() + at + name.size(), text.data() + text.size(), value);
    return value;
}

// What came back so far of the answer to one message.
class answer {
public:
    explicit answer(bool http) : http_(http) {}

    void expect(message const& asked) {
        left_ = asked.answers;
        updates_ = asked.updates;
        text_.clear();
    }
    // True once everything is there.
    bool take(char const* bytes, std::size_t count) {
        if (http_) {
            text_.append(bytes, count);
            return whole_http();
        }
        for (char const *at = bytes, *const end = bytes + count; at != end;) {
            // '-' is Redis' error; memcached's begin with E, C or S(ERVER), all but STORED.
            if (line_begins_ && *at != '+' && *at != ':' && *at != 'S')
                broken("refused: " + std::string(at, end));
            auto const* const feed =
                static_cast<char const*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
            line_begins_ = feed != nullptr;
            if (feed == nullptr) break;
            --left_;
            at = feed + 1;
        }
        return left_ == 0;
    }

private:
    bool whole_http() {
        auto const head = text_.find("\r\n\r\n");
        if (head == std::string::npos) return false;
        std::string_view const all{text_};
        if (!all.starts_with("HTTP/1.1 200")) broken("refused: " + text_);
        std::uint64_t const size = number_after(all.substr(0, head), "\r\nContent-Length: ", 0);
        if (all.size() < head + 4 + size) return false;
        // Who says how many were applied says that all were: each is newer than what was there.
        std::string_view const body = all.substr(head + 4);
        for (std::string_view const name : {"\"applied\":", "applied>"})
            if (number_after(body, name, updates_) != updates_) broken("not applied: " + text_);
        return true;
    }
    bool http_, line_begins_ = true;
    std::size_t left_ = 0, updates_ = 0;
    std::string text_;
};

// Messages in turn; what is next is made ready while an answer is awaited.
class source {
public:
    source(std::vector<message>& messages, std::int64_t pass, bool once)
        : messages_(messages),
          pass_(pass),
          once_(once) {}

    message* next() {
        if (!ready_) prepare();
        message* const taken = ready_ ? &messages_[at_ - 1] : nullptr;
        ready_ = false;
        return taken;
    }
    void prepare() {
        if (ready_) return;
        if (at_ == messages_.size()) {
            if (once_) return;
            at_ = 0, ++pass_;
        }
        messages_[at_++].set_pass(pass_);
        ready_ = true;
    }

private:
    std::vector<message>& messages_;
    std::size_t at_ = 0;
    std::int64_t pass_;
    bool once_, ready_ = false;
};

class peer {
public:
    peer(std::uint16_t port, bool http) : answer_(http) {
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
            broken("cannot connect");
        int const on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    peer(peer const&) = delete;
    peer& operator=(peer const&) = delete;
    ~peer() { ::close(socket_); }

    void start(message const& one) {
        message_ = &one;
        sent_ = 0;
        began_ = wall::now();
        answer_.expect(one);
    }
    // False if the other side takes no more at present.
    bool write(int flags) {
        while (message_ != nullptr && sent_ < message_->bytes.size()) {
            auto const count = ::send(socket_, message_->bytes.data() + sent_,
                                      message_->bytes.size() - sent_, flags | MSG_NOSIGNAL);
            if (count < 0 && errno == EAGAIN) return false;
            if (count < 0) broken("cannot send");
            sent_ += static_cast<std::size_t>(count);
        }
        return true;
    }
    // True once the answer is whole.
    bool read(int flags) {
        static std::array<char, 65536> bytes;
        auto const count = ::recv(socket_, bytes.data(), bytes.size(), flags);
        if (count < 0 && errno == EAGAIN) return false;
        if (count <= 0) broken("the server closed the connection");
        if (answer_.take(bytes.data(), static_cast<std::size_t>(count))) return true;
        return static_cast<std::size_t>(count) == bytes.size() && read(flags);
    }
    [[nodiscard]] int socket() const { return socket_; }
    [[nodiscard]] message const& current() const { return *message_; }
    [[nodiscard]] wall::time_point began() const { return began_; }

private:
    answer answer_;
    int socket_ = -1;
    message const* message_ = nullptr;
    std::size_t sent_ = 0;
    wall::time_point began_;
};

class run {
public:
    run(load const& what, std::vector<message>& messages)
        : what_(what),
          source_(messages, what.from_pass, what.duration == wall::duration::zero()) {
        for (std::size_t i = 0; i < what.connections; ++i)
            peers_.emplace_back(what.port, is_http(what.kind));
        result_.latencies_ns.reserve(1U << 20U);
    }
    load_result go() {
        began_ = wall::now();
        if (what_.kind == protocol::ndjson)
            as_stream(peers_.front().socket());
        else if (peers_.size() == 1)
            with_one(peers_.front());
        else
            with_many();
        result_.seconds = std::chrono::duration<double>(wall::now() - began_).count();
        return std::move(result_);
    }

private:
    bool start(peer& one) {
        bool const over =
            what_.duration != wall::duration::zero() && wall::now() - began_ >= what_.duration;
        message const* const next = over ? nullptr : source_.next();
        if (next != nullptr) one.start(*next);
        return next != nullptr;
    }
    void finished(peer const& one) {
        result_.updates += one.current().updates;
        ++result_.messages;
        result_.latencies_ns.push_back(
            static_cast<std::uint32_t>((wall::now() - one.began()).count()));
    }
    // The blocking calls that a simple client makes. The answers to 10,000 updates of one message
    // fit the sockets' buffers, so nobody waits for the other.
    void with_one(peer& one) {
        while (start(one)) {
            one.write(0);
            source_.prepare();
            while (!one.read(0)) continue;
            finished(one);
        }
    }
    // One request without an end, whose acknowledgements are heard while it goes on.
    void as_stream(int socket) {
        send_all(socket,
                 "POST /feed/UpdateInventoryLevels HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
                 "application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        std::string heard;
        while (what_.duration == wall::duration::zero() || wall::now() - began_ < what_.duration) {
            message const* const one = source_.next();
            if (one == nullptr) break;
            send_all(socket, one->bytes);
            result_.updates += one->updates;
            ++result_.messages;
            hear(socket, heard, MSG_DONTWAIT);
            source_.prepare();
        }
        send_all(socket, "0\r\n\r\n");
        while (!heard.ends_with("\r\n0\r\n\r\n")) hear(socket, heard, 0);
        auto const last = heard.rfind("{\"position\":");
        std::string_view const note = std::string_view{heard}.substr(last);
        if (!heard.starts_with("HTTP/1.1 200") ||
            number_after(note, "\"position\":", 0) != result_.updates ||
            number_after(note, "\"applied\":", 0) != result_.updates ||
            note.find("\"complete\":true") == std::string_view::npos)
            broken("not all records were applied: " + heard.substr(last));
    }
    static void send_all(int socket, std::string_view bytes) {
        while (!bytes.empty()) {
            auto const count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count < 0) broken("cannot send");
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    static void hear(int socket, std::string& heard, int flags) {
        std::array<char, 65536> bytes;
        auto const count = ::recv(socket, bytes.data(), bytes.size(), flags);
        if (count < 0 && errno == EAGAIN) return;
        if (count <= 0) broken("the server closed the connection: " + heard);
        heard.append(bytes.data(), static_cast<std::size_t>(count));
    }
    void with_many() {
        int const poll = ::epoll_create1(0);
        std::size_t open = 0;
        for (peer& one : peers_) {
            epoll_event wanted{.events = EPOLLIN | EPOLLOUT | EPOLLET, .data = {.ptr = &one}};
            ::epoll_ctl(poll, EPOLL_CTL_ADD, one.socket(), &wanted);
            if (start(one)) one.write(MSG_DONTWAIT), ++open;
        }
        std::array<epoll_event, 64> events;
        while (open > 0) {
            int const count = ::epoll_wait(poll, events.data(), events.size(), 5'000);
            if (count == 0) broken("no answer within five seconds");
            for (int i = 0; i < count; ++i) {
                auto& one = *static_cast<peer*>(events[static_cast<std::size_t>(i)].data.ptr);
                one.write(MSG_DONTWAIT);
                if ((events[static_cast<std::size_t>(i)].events & EPOLLIN) != 0)
                    open -= take(one) ? 1U : 0U;
            }
            source_.prepare();
        }
        ::close(poll);
    }
    // True if the connection has no more to do.
    bool take(peer& one) {
        // One answer is on its way at most, so what is read short of the buffer is all there is.
        if (!one.read(MSG_DONTWAIT)) return false;
        finished(one);
        if (!start(one)) return true;
        one.write(MSG_DONTWAIT);
        return false;
    }

    load what_;
    source source_;
    std::deque<peer> peers_;
    wall::time_point began_;
    load_result result_;
};

}  // namespace

load_result send_load(load const& what, std::vector<message>& messages) {
    // Not the same entry twice under way: the newer could overtake the older.
    if (messages.size() < what.connections) broken("fewer messages than connections");
    return run{what, messages}.go();
}

double percentile_us(std::vector<std::uint32_t>& latencies_ns, double share) {
    if (latencies_ns.empty()) return 0;
    auto const at =
        latencies_ns.begin() +
        static_cast<std::ptrdiff_t>(share * static_cast<double>(latencies_ns.size() - 1));
    std::nth_element(latencies_ns.begin(), at, latencies_ns.end());
    return *at / 1000.0;
}

}  // namespace feed_over_http
