// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/json/arriving.hpp>
#include <treaty/wire/json/failure.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/json/reader.hpp>
#include <treaty/wire/json/writer.hpp>

namespace treaty::json {

TREATY_INLINE bool json_format::read(reflect::type const& kind, void* into, std::string_view bytes,
                                     message_limits const& limits, problem_list& problems) const {
    return json::read(kind, into, bytes, limits, problems, hot_);
}

TREATY_INLINE std::unique_ptr<wire::arriving> json_format::begin_read(
    reflect::type const& kind, void* into, message_limits const& limits) const {
    return arriving_message::of(kind, into, hot_, limits);
}

TREATY_INLINE void json_format::write(reflect::type const& kind, void const* from,
                                      std::string& out) const {
    write_to(out, kind, from, secrets::written, hot_);
}

TREATY_INLINE void json_format::write_failure(wire::failure_view const& what,
                                              std::string& out) const {
    json::write_failure(what, out);
}

TREATY_INLINE bool json_format::read_failure(std::string_view bytes, message_limits const& limits,
                                             wire::failure_message& into) const {
    return json::read_failure(bytes, limits, into);
}

TREATY_INLINE bool json_format::read_fault(reflect::type const& kind, void* into,
                                           std::string_view bytes, message_limits const& limits,
                                           problem_list& problems) const {
    return json::read_fault(kind, into, bytes, limits, problems);
}

TREATY_INLINE json_format const& format() noexcept {
    static json_format const one;
    return one;
}

}  // namespace treaty::json
