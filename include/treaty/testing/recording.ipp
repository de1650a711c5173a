// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/json.hpp>
#include <treaty/testing/recording.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace treaty::testing {
namespace detail {

// What tells one request from another.
inline std::string recorded_key(std::string_view path, std::string_view query,
                                std::string_view action, std::string_view request) {
    std::string key;
    for (std::string_view const part : {path, query, action, request})
        key.append(std::to_string(part.size())).append(" ").append(part);
    return key;
}

// A line of a recording holds two whole messages, each as one text.
inline message_limits recorded_limits() {
    message_limits limits;
    limits.text_bytes_max = limits.body_bytes_max;
    limits.body_bytes_max *= 4;
    return limits;
}

}  // namespace detail

TREATY_INLINE transport::exchange_result recording::exchange(transport::request const& asked,
                                                             transport::reply& answer) {
    transport::exchange_result const result = next_.exchange(asked, answer);
    std::string line;
    if (result.delivery == transport::delivery::answered) try {
            line = json::write(recorded_exchange{
                std::string{asked.path}, std::string{asked.query}, std::string{asked.media_type},
                std::string{asked.action}, std::string{asked.body},
                static_cast<std::uint16_t>(answer.status), answer.media_type, answer.body});
        } catch (std::invalid_argument const&) {
            // Not UTF-8: nothing that a line of JSON can hold.
        }
    std::scoped_lock const held{guard_};
    if (line.empty())
        ++left_out_;
    else
        to_ << line << '\n' << std::flush;
    return result;
}

TREATY_INLINE std::size_t recording::left_out() const {
    std::scoped_lock const held{guard_};
    return left_out_;
}

TREATY_INLINE playback::playback(std::istream& from) {
    std::string line;
    for (std::size_t number = 1; std::getline(from, line); ++number) {
        if (line.empty()) continue;
        auto one = json::read<recorded_exchange>(line, detail::recorded_limits());
        if (!one)
            throw std::runtime_error{"line " + std::to_string(number) +
                                     " is no recorded exchange: " + to_string(one.error())};
        ++paths_[one->path];
        std::string key = detail::recorded_key(one->path, one->query, one->action, one->request);
        known_[std::move(key)].told.push_back(*std::move(one));
    }
}

TREATY_INLINE void playback::call(transport::request const& asked, transport::reply& answer) {
    std::string const key = detail::recorded_key(asked.path, asked.query, asked.action, asked.body);
    std::scoped_lock const held{guard_};
    auto const found = known_.find(key);
    if (found == known_.end()) {
        answer.status = transport::status::not_found;
        answer.media_type = "text/plain";
        answer.body = "Nothing was recorded for this request to ";
        answer.body.append(asked.path).append(".\n");
        return;
    }
    answers& there = found->second;
    recorded_exchange const& told = there.told[std::min(there.next, there.told.size() - 1)];
    if (there.next < there.told.size()) ++there.next;
    answer.status = static_cast<transport::status>(told.status);
    answer.media_type = told.answer_type;
    answer.body = told.answer;
}

TREATY_INLINE bool playback::knows(std::string_view path) const {
    return paths_.find(path) != paths_.end();
}

TREATY_INLINE std::size_t playback::left_over() const {
    std::scoped_lock const held{guard_};
    std::size_t count = 0;
    for (auto const& [key, there] : known_) count += there.told.size() - there.next;
    return count;
}

}  // namespace treaty::testing
