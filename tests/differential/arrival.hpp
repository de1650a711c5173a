// SPDX-License-Identifier: BSL-1.0
// The body of one call as a connection gives it to whom it is for, in the pieces in which it
// arrives: what somebody leaves of a piece comes again with what follows. Who takes no body in
// pieces gets it whole.
#pragma once

#include "both_readers.hpp"

#include <treaty/transport/transport.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace differential {

class arrival {
public:
    arrival(treaty::transport::handler& to, treaty::transport::request const& asked)
        : to_(to),
          asked_(asked),
          reader_(to.begin(asked_, reply_)) {}

    // False: it is collected first, wherever it is cut.
    [[nodiscard]] bool in_pieces() const { return reader_ != nullptr; }

    void piece(std::string_view bytes) {
        left_.append(bytes);
        for (bool again = in_pieces() && !bytes.empty(); again && !over_;) {
            auto const taken = reader_->take(exactly(block_, left_), reply_);
            left_.erase(0, taken.bytes);
            over_ = taken.enough;
            again = taken.again;
            if (reader_->answers_early()) said_.append(std::exchange(reply_.body, {}));
        }
    }
    void end() {
        std::string_view const rest = exactly(block_, left_);
        if (!in_pieces())
            asked_.body = rest, to_.call(asked_, reply_);
        else if (!over_)
            reader_->finish(rest, reply_);
        said_.append(std::exchange(reply_.body, {}));
    }
    // So far.
    [[nodiscard]] std::string const& said() const { return said_; }
    [[nodiscard]] treaty::transport::reply const& reply() const { return reply_; }

private:
    treaty::transport::handler& to_;
    treaty::transport::request asked_;
    treaty::transport::reply reply_;
    std::unique_ptr<treaty::transport::body_reader> reader_;
    std::string left_, said_;
    std::vector<char> block_;
    bool over_ = false;
};

}  // namespace differential
