// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/reflect/print.hpp>

namespace treaty::reflect {
namespace detail {

struct printer {
    std::string& out;
    std::size_t most;

    [[nodiscard]] bool full() const { return out.size() >= most; }

    void text(std::string_view value) {
        out.push_back('"');
        for (char const c : value) {
            if (c == '"' || c == '\\') out.push_back('\\');
            plain(c);
        }
        out.push_back('"');
    }
    void plain(char c) {
        out.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c);
    }
    void number(type const& kind, void const* at) {
        std::int64_t const value = load_integer(kind, at);
        if (!kind.is_signed && value < 0)
            out.append(std::to_string(static_cast<std::uint64_t>(value)));
        else
            out.append(std::to_string(value));
    }
    void enumeration(type const& kind, void const* at) {
        std::int64_t const value = load_integer(kind, at);
        for (enumerator const& one : kind.enumerators)
            if (one.value == value) return void(out.append(one.wire_name));
        out.append(std::to_string(value));
    }
    void list(type const& kind, void const* at) {
        out.push_back('[');
        for (std::size_t i = 0; i < kind.size(at) && !full(); ++i) {
            if (i != 0) out.append(", ");
            value(*kind.element, kind.item(at, i));
        }
        out.push_back(']');
    }
    void map(type const& kind, void const* at) {
        struct walk {
            printer* self;
            type const* element;
            bool first = true;
        } state{this, kind.element};
        out.push_back('{');
        kind.each(at, &state, [](void* to, std::string_view key, void const* held) {
            auto& now = *static_cast<walk*>(to);
            if (now.self->full()) return;
            if (!now.first) now.self->out.append(", ");
            now.first = false;
            for (char const c : key) now.self->plain(c);
            now.self->out.append(": ");
            now.self->value(*now.element, held);
        });
        out.push_back('}');
    }
    void structure(type const& kind, void const* at) {
        out.push_back('{');
        bool first = true;
        for (member const& one : kind.members) {
            void const* place = one.place(at);
            type const* held = one.kind;
            if (held->shape == shape::optional) {
                place = held->held(place);
                held = held->element;
                if (place == nullptr) continue;
            }
            if (full()) break;
            if (!first) out.append(", ");
            first = false;
            out.append(one.wire_name).append(": ");
            value(*held, place);
        }
        out.push_back('}');
    }
    void value(type const& kind, void const* at) {
        if (full()) return;
        if (kind.secret) return void(out.append("***"));
        switch (kind.shape) {
            case shape::boolean:
                out.append(*static_cast<bool const*>(at) ? "true" : "false");
                break;
            case shape::integer:
            case shape::identifier: number(kind, at); break;
            case shape::decimal: static_cast<decimal const*>(at)->append_to(out); break;
            case shape::text: text(kind.view(at)); break;
            case shape::instant: static_cast<instant const*>(at)->append_to(out); break;
            case shape::date: static_cast<date const*>(at)->append_to(out); break;
            case shape::enumeration: enumeration(kind, at); break;
            case shape::optional:
                if (void const* held = kind.held(at))
                    value(*kind.element, held);
                else
                    out.append("none");
                break;
            case shape::list: list(kind, at); break;
            case shape::map: map(kind, at); break;
            case shape::structure: structure(kind, at); break;
        }
    }
};

}  // namespace detail

TREATY_INLINE void print_to(std::string& out, type const& kind, void const* value,
                            std::size_t most) {
    detail::printer one{out, out.size() + most};
    one.value(kind, value);
    if (one.full()) {
        std::size_t end = one.most;
        while (end > 0 && end < out.size() &&
               (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80)
            --end;
        out.resize(end);
        out.append("...");
    }
}

}  // namespace treaty::reflect
