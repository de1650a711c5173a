// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/reflect/digest.hpp>

#include <cstring>

namespace treaty::reflect {
namespace detail {

// Two lanes of a 64-bit multiply-and-rotate mix. Every value is preceded by its length or count, so
// that no two different values feed the same words.
struct digester {
    digest_value lanes{0x243F6A8885A308D3U, 0x13198A2E03707344U};

    void word(std::uint64_t value) {
        lanes[0] = rotate((lanes[0] ^ value) * 0x9E3779B97F4A7C15U, 29);
        lanes[1] = rotate((lanes[1] + value) * 0xC2B2AE3D27D4EB4FU, 31) ^ lanes[0];
    }
    static std::uint64_t rotate(std::uint64_t value, unsigned by) {
        return value << by | value >> (64U - by);
    }

    void text(std::string_view bytes) {
        word(bytes.size());
        while (!bytes.empty()) {
            std::uint64_t part = 0;
            std::size_t const count = bytes.size() < 8 ? bytes.size() : 8;
            std::memcpy(&part, bytes.data(), count);
            word(part);
            bytes.remove_prefix(count);
        }
    }
    void value(type const& kind, void const* at) {
        switch (kind.shape) {
            case shape::boolean: word(*static_cast<bool const*>(at) ? 1 : 0); break;
            case shape::integer:
            case shape::identifier:
            case shape::enumeration:
                word(static_cast<std::uint64_t>(load_integer(kind, at)));
                break;
            case shape::decimal: {
                auto const& number = *static_cast<decimal const*>(at);
                word(static_cast<std::uint64_t>(number.coefficient()));
                word(static_cast<std::uint64_t>(number.coefficient() >> 64U));
                word(static_cast<std::uint64_t>(number.scale()));
                break;
            }
            case shape::text: text(kind.view(at)); break;
            case shape::instant: {
                auto const& time = *static_cast<instant const*>(at);
                word(static_cast<std::uint64_t>(time.seconds()));
                word(static_cast<std::uint64_t>(time.nanoseconds()));
                break;
            }
            case shape::date: text(static_cast<date const*>(at)->str()); break;
            case shape::optional:
                word(kind.held(at) != nullptr ? 1 : 0);
                if (void const* held = kind.held(at)) value(*kind.element, held);
                break;
            case shape::list: {
                std::size_t const size = kind.size(at);
                word(size);
                for (std::size_t i = 0; i < size; ++i) value(*kind.element, kind.item(at, i));
                break;
            }
            case shape::map: map(kind, at); break;
            case shape::structure:
                for (member const& one : kind.members) value(*one.kind, one.place(at));
                break;
        }
    }
    void map(type const& kind, void const* at) {
        struct state {
            digester* self;
            type const* element;
        } now{this, kind.element};
        word(kind.size(at));
        kind.each(at, &now, [](void* to, std::string_view key, void const* held) {
            auto& walk = *static_cast<state*>(to);
            walk.self->text(key);
            walk.self->value(*walk.element, held);
        });
    }
};

}  // namespace detail

TREATY_INLINE digest_value digest(type const& kind, void const* value) {
    detail::digester one;
    one.value(kind, value);
    one.word(0);
    return one.lanes;
}

}  // namespace treaty::reflect
