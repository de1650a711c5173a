// SPDX-License-Identifier: BSL-1.0
// A connection's read buffer with its share of the room that all connections of a server have for
// bodies: it grows only while there is room for all, and gives back what it holds beyond its
// reserve.
#pragma once

#include <treaty/transport/http/detail/read_buffer.hpp>

#include <atomic>
#include <cstddef>

namespace treaty::http::detail {

class shared_room {
public:
    // `held` counts what the buffers of all connections hold beyond their reserves, at most `most`.
    shared_room(std::size_t reserve, std::atomic<std::size_t>& held, std::size_t most)
        : reserve_(reserve),
          held_(held),
          most_(most) {}
    shared_room(shared_room const&) = delete;
    shared_room& operator=(shared_room const&) = delete;

    // False if there is no room.
    bool grow(read_buffer& buffer, std::size_t capacity) {
        std::size_t const more = capacity - buffer.capacity();
        if (held_.fetch_add(more) + more > most_) {
            held_ -= more;
            return false;
        }
        try {
            buffer.resize(capacity);
        } catch (...) {
            held_ -= more;
            return false;
        }
        return true;
    }
    // Between two requests. A buffer that has grown is kept for the next body while there is plenty
    // for all.
    void give_back(read_buffer& buffer) {
        bool const scarce = held_.load(std::memory_order_relaxed) > most_ / 2;
        if (buffer.capacity() <= reserve_ || !scarce || buffer.size() > reserve_) return;
        forget(buffer);
        buffer.resize(reserve_);
    }
    // The buffer ends.
    void forget(read_buffer const& buffer) noexcept { held_ -= buffer.capacity() - reserve_; }

private:
    std::size_t reserve_;
    std::atomic<std::size_t>& held_;
    std::size_t most_;
};

}  // namespace treaty::http::detail
