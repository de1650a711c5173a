// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/excerpt.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/core/utf8.hpp>
#include <treaty/wire/json/detail/bytes.hpp>
#include <treaty/wire/json/scanner.hpp>
#include <treaty/wire/json/writer.hpp>

#include <charconv>
#include <cstring>
#include <stdexcept>

namespace treaty::json {
namespace detail {

inline void write_escape(std::string& out, unsigned char c) {
    static constexpr char digits[] = "0123456789abcdef";
    switch (c) {
        case '"': out.append("\\\""); break;
        case '\\': out.append("\\\\"); break;
        case '\b': out.append("\\b"); break;
        case '\f': out.append("\\f"); break;
        case '\n': out.append("\\n"); break;
        case '\r': out.append("\\r"); break;
        case '\t': out.append("\\t"); break;
        default:
            out.append("\\u00");
            out.push_back(digits[c >> 4U]);
            out.push_back(digits[c & 15U]);
    }
}

class writing {
public:
    writing(std::string& out, secrets mode, hot_lists hot) : out_(out), mode_(mode), hot_(hot) {}

    void value(reflect::type const& kind, void const* from) {
        using reflect::shape;
        switch (kind.shape) {
            case shape::boolean:
                out_.append(*static_cast<bool const*>(from) ? "true" : "false");
                break;
            case shape::integer: number(kind, from); break;
            case shape::identifier:
                if (kind.bytes == 8) out_.push_back('"');
                number(kind, from);
                if (kind.bytes == 8) out_.push_back('"');
                break;
            case shape::decimal: static_cast<decimal const*>(from)->append_to(out_); break;
            case shape::text:
                if (kind.secret)
                    secret_text(kind.view(from));
                else
                    write_text(out_, kind.view(from));
                break;
            case shape::instant: time(*static_cast<instant const*>(from)); break;
            case shape::date: time(*static_cast<date const*>(from)); break;
            case shape::enumeration: enumeration(kind, from); break;
            case shape::optional:
                if (void const* held = kind.held(from))
                    value(*kind.element, held);
                else
                    out_.append("null");
                break;
            case shape::list: list(kind, from); break;
            case shape::map: map(kind, from); break;
            case shape::structure: structure(kind, from); break;
        }
    }

private:
    // What is thrown quotes the text, and what is thrown may be shown.
    void secret_text(std::string_view text) {
        if (mode_ == secrets::hidden) return void(out_.append("\"***\""));
        try {
            write_text(out_, text);
        } catch (std::invalid_argument const&) {
            throw std::invalid_argument("treaty: a secret text that is not UTF-8");
        }
    }
    void number(reflect::type const& kind, void const* from) {
        char digits[24];
        std::int64_t const value = reflect::load_integer(kind, from);
        auto const end = kind.is_signed ? std::to_chars(digits, digits + sizeof digits, value)
                                        : std::to_chars(digits, digits + sizeof digits,
                                                        static_cast<std::uint64_t>(value));
        out_.append(digits, static_cast<std::size_t>(end.ptr - digits));
    }
    template <class Time>
    void time(Time const& at) {
        if constexpr (requires { at.within_calendar(); })
            if (!at.within_calendar())
                throw std::invalid_argument("treaty: an instant outside the years 1 to 9999");
        out_.push_back('"');
        at.append_to(out_);
        out_.push_back('"');
    }
    void enumeration(reflect::type const& kind, void const* from) {
        std::int64_t const value = reflect::load_integer(kind, from);
        for (reflect::enumerator const& one : kind.enumerators)
            if (one.value == value) return write_text(out_, one.wire_name);
        throw std::invalid_argument("treaty: " + std::to_string(value) + " is no enumerator of " +
                                    std::string{kind.name});
    }
    void list(reflect::type const& kind, void const* from) {
        if (!hot_.empty())
            if (hot_list const* const hot = find_hot(hot_, kind)) return hot->write(from, out_);
        out_.push_back('[');
        std::size_t const size = kind.size(from);
        for (std::size_t i = 0; i < size; ++i) {
            if (i != 0) out_.push_back(',');
            value(*kind.element, kind.item(from, i));
        }
        out_.push_back(']');
    }
    void map(reflect::type const& kind, void const* from) {
        struct state {
            writing* self;
            reflect::type const* element;
            bool first = true;
        } now{this, kind.element};
        out_.push_back('{');
        kind.each(from, &now, [](void* to, std::string_view key, void const* held) {
            auto& at = *static_cast<state*>(to);
            if (!at.first) at.self->out_.push_back(',');
            at.first = false;
            write_text(at.self->out_, key);
            at.self->out_.push_back(':');
            at.self->value(*at.element, held);
        });
        out_.push_back('}');
    }
    void structure(reflect::type const& kind, void const* from) {
        char before = '{';
        for (reflect::member const& one : kind.members) {
            void const* place = one.place(from);
            reflect::type const* held = one.kind;
            if (held->shape == reflect::shape::optional) {
                place = held->held(place);
                held = held->element;
                if (place == nullptr) continue;
            } else if (!one.required && held->size(place) == 0) {
                continue;  // a list or map that may be empty
            }
            out_.push_back(before);
            before = ',';
            out_.push_back('"');
            out_.append(one.wire_name);
            out_.append("\":");
            value(*held, place);
        }
        if (before == '{') out_.push_back('{');
        out_.push_back('}');
    }

    std::string& out_;
    secrets mode_;
    hot_lists hot_;
};

}  // namespace detail

TREATY_INLINE void write_text(std::string& out, std::string_view text) {
    out.push_back('"');
    char const* at = text.data();
    char const* const end = at + text.size();
    while (at != end) {
        char const* const from = at;
        std::uint64_t eight = 0;
        std::size_t plain = 8;
        while (plain == 8 && end - at >= 8) {
            std::memcpy(&eight, at, 8);
            plain = detail::plain_bytes(eight);
            at += plain;
        }
        while (at != end && static_cast<unsigned char>(*at) >= 0x20 && *at != '"' && *at != '\\') {
            std::size_t const length = utf8_length(at, end);
            if (length == 0)
                throw std::invalid_argument("treaty: text that is not UTF-8: " + excerpt(text));
            at += length;
        }
        out.append(from, static_cast<std::size_t>(at - from));
        if (at != end) detail::write_escape(out, static_cast<unsigned char>(*at++));
    }
    out.push_back('"');
}

TREATY_INLINE void write_to(std::string& out, reflect::type const& kind, void const* value,
                            secrets mode, hot_lists hot) {
    detail::writing{out, mode, hot}.value(kind, value);
}

}  // namespace treaty::json
