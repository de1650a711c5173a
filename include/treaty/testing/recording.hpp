// SPDX-License-Identifier: BSL-1.0
// What a real system answered, kept, and answered again without it. Both stand where bytes pass, so
// any contract in any format can be recorded, also by programs that know none.
//     treaty::testing::recording tape{channel, file};     // a channel around a channel
//     treaty::testing::playback there{file};              // a handler: in process, or on a server
// A line of the file is one exchange, as JSON. It holds what was sent, secrets included.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/define_struct.hpp>
#include <treaty/transport/transport.hpp>

#include <cstddef>
#include <cstdint>
#include <istream>
#include <map>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::testing {

struct recorded_exchange {
    BOOST_HANA_DEFINE_STRUCT(recorded_exchange,
        (std::string, path),
        (std::string, query),
        (std::string, media_type),
        (std::string, action),  // of SOAP
        (std::string, request),
        (std::uint16_t, status),
        (std::string, answer_type),
        (std::string, answer));
};

class recording final : public transport::channel {
public:
    // Both must outlive the recording.
    recording(transport::channel& next, std::ostream& to) : next_(next), to_(to) {}

    transport::exchange_result exchange(transport::request const& asked,
                                        transport::reply& answer) override;
    // Exchanges that were not kept: no answer came, or what passed is not UTF-8.
    [[nodiscard]] std::size_t left_out() const;

private:
    transport::channel& next_;
    std::ostream& to_;
    mutable std::mutex guard_;
    std::size_t left_out_ = 0;
};

// Answers a request that is the same, byte by byte, at the same address, as it was answered then:
// in order where it was asked more than once, and then as the last time. Anything else is answered
// with 404 and a sentence. Our own writers give the same bytes for the same value.
class playback final : public transport::handler {
public:
    // Reads all of it. Throws std::runtime_error that names the line which is none of a recording.
    explicit playback(std::istream& from);

    void call(transport::request const& asked, transport::reply& answer) override;
    [[nodiscard]] bool knows(std::string_view path) const override;
    // Exchanges that nobody has asked for yet.
    [[nodiscard]] std::size_t left_over() const;

private:
    struct answers {
        std::vector<recorded_exchange> told;
        std::size_t next = 0;
    };
    mutable std::mutex guard_;
    std::map<std::string, answers, std::less<>> known_;  // by address and request
    std::map<std::string, std::size_t, std::less<>> paths_;
};

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/recording.ipp>
#endif
