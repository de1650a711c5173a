// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/json/arriving.hpp>
#include <treaty/wire/json/reader.hpp>

#include <algorithm>

namespace treaty::json {
namespace detail {

inline std::size_t behind_blanks(std::string_view text, std::size_t from) noexcept {
    std::size_t const at = text.find_first_not_of(" \n\r\t", from);
    return at == std::string_view::npos ? text.size() : at;
}

}  // namespace detail

TREATY_INLINE std::unique_ptr<arriving_message> arriving_message::of(reflect::type const& kind,
                                                                     void* into, hot_lists hot,
                                                                     message_limits const& limits) {
    std::unique_ptr<arriving_message> made{new arriving_message{kind, into, hot, limits}};
    if (!made->early_.find(kind, into, hot, limits)) return nullptr;
    made->name_.append("\"").append(made->early_.member->wire_name).append("\"");
    return made;
}

// `"name" : [` and the first record.
TREATY_INLINE bool arriving_message::find_list(std::string_view so_far) {
    std::string_view const near = so_far.substr(0, search_bytes_max);
    std::size_t at = near.find(name_);
    if (at != std::string_view::npos) {
        at = detail::behind_blanks(near, at + name_.size());
        if (at < near.size() && near[at] == ':') {
            at = detail::behind_blanks(near, at + 1);
            if (at < near.size() && near[at] == '[') {
                at = detail::behind_blanks(near, at + 1);
                if (at < near.size() && near[at] == '{') {
                    early_.begin = at;
                    return true;
                }
            }
        }
    }
    done_ = so_far.size() >= search_bytes_max;
    return false;
}

TREATY_INLINE std::size_t arriving_message::more(std::string_view so_far) {
    if (!done_ && (found_ || (found_ = find_list(so_far)))) {
        std::size_t at = early_.begin + early_.bytes;
        if (early_.count != 0) {
            at = detail::behind_blanks(so_far, at);
            if (at < so_far.size() && so_far[at] == ',')
                at = detail::behind_blanks(so_far, at + 1);
            else
                done_ = at < so_far.size();
        }
        if (!done_ && at < so_far.size() && early_.count < early_.most) {
            hot::progress const taken = early_.how->read(early_.list, so_far.substr(at),
                                                         early_.most - early_.count, limits_);
            if (taken.count != 0) early_.bytes = at + taken.bytes - early_.begin;
            early_.count += taken.count;
        }
    }
    return early_.count * early_.how->record_bytes;
}

TREATY_INLINE bool arriving_message::finish(std::string_view whole, problem_list& problems) {
    return read(kind_, into_, whole, limits_, problems, hot_, &early_);
}

}  // namespace treaty::json
