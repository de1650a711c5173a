// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/core/utf8.hpp>
#include <treaty/wire/json/detail/bytes.hpp>
#include <treaty/wire/json/scanner.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>

namespace treaty::json {

TREATY_INLINE std::string pointer(step const* at) {
    if (at == nullptr || (at->up == nullptr && !at->is_index && at->name.data() == nullptr))
        return {};
    std::string text = pointer(at->up);
    text.push_back('/');
    if (at->is_index) return text.append(std::to_string(at->index));
    std::size_t shown = std::min(at->name.size(), path_name_bytes_max);
    bool const cut = shown < at->name.size();
    while (cut && shown > 0 && (static_cast<unsigned char>(at->name[shown]) & 0xC0U) == 0x80)
        --shown;
    for (char const c : at->name.substr(0, shown)) {
        if (c == '~')
            text.append("~0");
        else if (c == '/')
            text.append("~1");
        else
            text.push_back(c);
    }
    if (cut) text.append("...");
    return text;
}

TREATY_INLINE std::string scanner::here() const {
    if (at_ == end_) return "the end of the document";
    std::size_t const length = utf8_length(at_, end_);
    if (std::string_view{at_, length} == "\xEF\xBB\xBF") return "a byte order mark";
    if (length == 0) return "byte " + excerpt({at_, 1});
    return "'" + excerpt({at_, length}) + "'";
}

TREATY_INLINE void scanner::report(problem_kind kind, step const* where, std::size_t position,
                                   std::string expected, std::string found) {
    problems_.add({kind, pointer(where), position, std::move(expected), std::move(found)});
    broken_ = broken_ || problems_.left_out() != 0;
}

TREATY_INLINE bool scanner::malformed(step const* where, std::string expected) {
    if (!broken_) report(problem_kind::malformed, where, position(), std::move(expected), here());
    broken_ = true;
    return false;
}

TREATY_INLINE bool scanner::exceeded(step const* where, std::string limit) {
    if (!broken_) report(problem_kind::limit_exceeded, where, position(), std::move(limit), "more");
    broken_ = true;
    return false;
}

TREATY_INLINE bool scanner::deep_enough(step const* where, std::size_t depth) {
    if (depth < limits_.depth_max) return true;
    return exceeded(where, "at most " + std::to_string(limits_.depth_max) + " levels of nesting");
}

TREATY_INLINE char scanner::peek_behind_blanks() noexcept {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r')) ++at_;
    return at_ == end_ ? '\0' : *at_;
}

TREATY_INLINE bool scanner::refuse_instead_of(char wanted, step const* where) {
    return broken_ ? false : malformed(where, std::string{"'"} + wanted + "'");
}

TREATY_INLINE bool scanner::finish() {
    if (broken_) return false;
    peek();
    return at_ == end_ || malformed(nullptr, "the end of the document");
}

TREATY_INLINE bool scanner::unicode_escape(unsigned& value) {
    if (end_ - at_ < 4) {
        while (at_ != end_ && detail::hex_digit(*at_) >= 0) ++at_;
        return false;
    }
    for (int i = 0; i < 4; ++i)
        if (detail::hex_digit(at_[i]) < 0) {
            at_ += i;
            return false;
        }
    value = detail::four_hex(at_);
    at_ += 4;
    return true;
}

// After the backslash.
TREATY_INLINE bool scanner::escape(step const* where) {
    if (at_ == end_) return malformed(where, "an escape");
    char const kind = *at_;
    if (kind != 'u') {
        if (kind == '\0' || std::strchr("\"\\/bfnrt", kind) == nullptr)
            return malformed(where, "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
        ++at_;
        return true;
    }
    ++at_;
    unsigned high = 0;
    if (!unicode_escape(high)) return malformed(where, "four hexadecimal digits");
    if (high >= 0xDC00 && high <= 0xDFFF)
        return malformed(where, "no low surrogate without a high one");
    if (high < 0xD800 || high > 0xDBFF) return true;
    unsigned low = 0;
    if (end_ - at_ < 2 || at_[0] != '\\' || at_[1] != 'u')
        return malformed(where, "a low surrogate");
    at_ += 2;
    if (!unicode_escape(low)) return malformed(where, "four hexadecimal digits");
    return (low >= 0xDC00 && low <= 0xDFFF) || malformed(where, "a low surrogate");
}

TREATY_INLINE bool scanner::utf8(step const* where) {
    std::size_t const length = utf8_length(at_, end_);
    if (length == 0) return malformed(where, "UTF-8");
    at_ += length;
    return true;
}

TREATY_INLINE bool scanner::text(raw_text& found, step const* where) {
    if (!take('"', where)) return false;
    char const* const from = at_;
    found.escaped = false;
    for (;;) {
        std::uint64_t eight = 0;
        std::size_t plain = 8;
        while (plain == 8 && end_ - at_ >= 8) {
            std::memcpy(&eight, at_, 8);
            plain = detail::plain_bytes(eight);
            at_ += plain;
        }
        if (at_ == end_) return malformed(where, "'\"' at the end of the text");
        auto const c = static_cast<unsigned char>(*at_);
        if (c == '"') break;
        if (c < 0x20) return malformed(where, "no control character in text");
        if (c == '\\') {
            ++at_;
            found.escaped = true;
            if (!escape(where)) return false;
        } else if (c < 0x80) {
            ++at_;
        } else if (!utf8(where)) {
            return false;
        }
    }
    found.bytes = {from, static_cast<std::size_t>(at_ - from)};
    ++at_;
    if (found.bytes.size() > limits_.text_bytes_max)
        return exceeded(where,
                        "text of at most " + std::to_string(limits_.text_bytes_max) + " bytes");
    return true;
}

TREATY_INLINE std::string_view scanner::decode(raw_text raw, std::string& storage) {
    if (!raw.escaped) return raw.bytes;
    storage.clear();
    for (std::size_t i = 0; i < raw.bytes.size();) {
        char const c = raw.bytes[i++];
        if (c != '\\') {
            storage.push_back(c);
            continue;
        }
        char const kind = raw.bytes[i++];
        switch (kind) {
            case 'b': storage.push_back('\b'); break;
            case 'f': storage.push_back('\f'); break;
            case 'n': storage.push_back('\n'); break;
            case 'r': storage.push_back('\r'); break;
            case 't': storage.push_back('\t'); break;
            case 'u': {
                unsigned code = detail::four_hex(raw.bytes.data() + i);
                i += 4;
                if (code >= 0xD800 && code <= 0xDBFF) {
                    unsigned const low = detail::four_hex(raw.bytes.data() + i + 2);
                    code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
                    i += 6;
                }
                append_utf8(storage, code);
                break;
            }
            default: storage.push_back(kind);
        }
    }
    return storage;
}

TREATY_INLINE bool scanner::number(std::string_view& found, bool& whole, step const* where) {
    if (broken_) return false;
    peek();
    char const* const from = at_;
    auto const digits = [&] {
        if (at_ == end_ || !detail::is_digit(*at_)) return malformed(where, "a digit");
        while (at_ != end_ && detail::is_digit(*at_)) ++at_;
        return true;
    };
    whole = true;
    if (at_ != end_ && *at_ == '-') ++at_;
    if (at_ != end_ && *at_ == '0') {
        ++at_;
        if (at_ != end_ && detail::is_digit(*at_))
            return malformed(where, "no digit after a leading zero");
    } else if (!digits()) {
        return false;
    }
    if (at_ != end_ && *at_ == '.') {
        ++at_;
        whole = false;
        if (!digits()) return false;
    }
    if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
        ++at_;
        whole = false;
        if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
        if (!digits()) return false;
    }
    found = {from, static_cast<std::size_t>(at_ - from)};
    return true;
}

TREATY_INLINE bool scanner::literal(std::string_view wanted, step const* where) {
    if (broken_) return false;
    peek();
    for (char const c : wanted) {
        if (at_ == end_ || *at_ != c) return malformed(where, std::string{wanted});
        ++at_;
    }
    return true;
}

TREATY_INLINE bool scanner::names::add(std::string_view name, bool stored) {
    std::size_t const hash = std::hash<std::string_view>{}(name);
    auto const from = owner_.seen_.begin() + static_cast<std::ptrdiff_t>(first_);
    if (many_) {
        if (many_->contains(name)) return false;
    } else {
        for (auto at = from; at != owner_.seen_.end(); ++at)
            if (at->hash == hash && at->name == name) return false;
    }
    if (stored) {
        if (!owner_.kept_) owner_.kept_ = std::make_unique<std::deque<std::string>>();
        name = owner_.kept_->emplace_back(name);
    }
    owner_.seen_.push_back({hash, name});
    if (many_) {
        many_->insert(name);
    } else if (count() > 32) {  // from here on a search one by one would cost more than an index
        many_ = std::make_unique<std::unordered_set<std::string_view>>();
        for (std::size_t i = first_; i < owner_.seen_.size(); ++i)
            many_->insert(owner_.seen_[i].name);
    }
    return true;
}

TREATY_INLINE scanner::names::~names() {
    owner_.seen_.resize(first_);
    if (owner_.kept_) owner_.kept_->resize(kept_);
}

TREATY_INLINE bool scanner::skip_object(step const* where, std::size_t depth) {
    if (!deep_enough(where, depth) || !take('{', where)) return false;
    if (take_if('}')) return true;
    names seen{*this};
    std::string storage;
    do {
        peek();
        std::size_t const from = position();
        raw_text raw;
        if (!text(raw, where)) return false;
        std::string_view const name = decode(raw, storage);
        step const here{where, name};
        if (!seen.add(name, raw.escaped))
            report(problem_kind::duplicate_member, &here, from, "each name once", "it again");
        if (seen.count() > limits_.members_max)
            return exceeded(where, "at most " + std::to_string(limits_.members_max) + " members");
        if (!take(':', &here) || !skip(&here, depth + 1)) return false;
    } while (take_if(','));
    return take_if('}') || malformed(where, "',' or '}'");
}

TREATY_INLINE bool scanner::skip_list(step const* where, std::size_t depth) {
    if (!deep_enough(where, depth) || !take('[', where)) return false;
    if (take_if(']')) return true;
    step here{where, {}, 0, true};
    do {
        if (here.index >= limits_.items_max)
            return exceeded(where, "at most " + std::to_string(limits_.items_max) + " items");
        if (!skip(&here, depth + 1)) return false;
        ++here.index;
    } while (take_if(','));
    return take_if(']') || malformed(where, "',' or ']'");
}

TREATY_INLINE bool scanner::skip(step const* where, std::size_t depth) {
    if (broken_) return false;
    raw_text raw;
    std::string_view digits;
    bool whole = false;
    switch (peek()) {
        case '{': return skip_object(where, depth);
        case '[': return skip_list(where, depth);
        case '"': return text(raw, where);
        case 't': return literal("true", where);
        case 'f': return literal("false", where);
        case 'n': return literal("null", where);
        default:
            if (at_ == end_ || (*at_ != '-' && !detail::is_digit(*at_)))
                return malformed(where, "a value");
            return number(digits, whole, where);
    }
}

TREATY_INLINE bool scanner::skip_and_name(step const* where, std::size_t depth, bool secret,
                                          std::string& found) {
    char const first = peek();
    std::size_t const from = position();
    if (!skip(where, depth)) return false;
    std::string_view const value{begin_ + from, position() - from};
    if (first == '{')
        found = "an object";
    else if (first == '[')
        found = "a list";
    else if (first == '"')
        found = secret ? "text" : "text " + excerpt(value);
    else if (first == 't' || first == 'f' || first == 'n')
        found = std::string{value};
    else
        found = secret ? "a number" : "number " + excerpt(value);
    return true;
}

}  // namespace treaty::json
