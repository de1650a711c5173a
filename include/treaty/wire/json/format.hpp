// SPDX-License-Identifier: BSL-1.0
// JSON as a wire format: messages as application/json, failures as application/problem+json
// (failure.hpp), streams as application/x-ndjson (stream.hpp).
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/wire/format.hpp>
#include <treaty/wire/json/stream.hpp>

namespace treaty::json {

class json_format final : public wire::format {
public:
    // Lists with code of their own are read and written by it.
    explicit json_format(hot_lists hot = {}) : hot_(hot), lines_(hot) {}

    [[nodiscard]] std::string_view media_type() const noexcept override {
        return "application/json";
    }
    [[nodiscard]] std::string_view failure_media_type() const noexcept override {
        return "application/problem+json";
    }
    bool read(reflect::type const& kind, void* into, std::string_view bytes,
              message_limits const& limits, problem_list& problems) const override;
    [[nodiscard]] std::unique_ptr<wire::arriving> begin_read(
        reflect::type const& kind, void* into, message_limits const& limits) const override;
    void write(reflect::type const& kind, void const* from, std::string& out) const override;
    void write_failure(wire::failure_view const& what, std::string& out) const override;
    bool read_failure(std::string_view bytes, message_limits const& limits,
                      wire::failure_message& into) const override;
    bool read_fault(reflect::type const& kind, void* into, std::string_view bytes,
                    message_limits const& limits, problem_list& problems) const override;
    [[nodiscard]] wire::stream_format const* streams() const noexcept override { return &lines_; }

private:
    hot_lists hot_;
    line_format lines_;
};

// The one that has no code for any contract.
json_format const& format() noexcept;

}  // namespace treaty::json

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/json/format.ipp>
#endif
