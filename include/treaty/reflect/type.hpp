// SPDX-License-Identifier: BSL-1.0
// What the library knows of a type at run time: one constant per type, made at compile time.
// Formats, documents, printers, equality and generators are engines over these tables and no
// templates, so a contract adds data, not code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace treaty::reflect {

enum class shape : std::uint8_t {
    boolean,
    integer,     // any signed or unsigned integer of 8 to 64 bits
    identifier,  // treaty::identifier: as integer, but 64-bit ones travel as text
    decimal,     // treaty::decimal and bounded_decimal
    text,        // treaty::text, long_text, std::string
    instant,
    date,
    enumeration,
    optional,  // std::optional: may be absent
    list,      // std::vector, treaty::list
    map,       // std::map with text keys
    structure  // a Hana struct
};

struct type;

struct enumerator {
    std::string_view wire_name;
    std::int64_t value;
};

struct member {
    std::string_view name;       // as in C++: "order_id"
    std::string_view wire_name;  // in camelCase: "orderId"
    type const* kind;
    void const* (*place)(
        void const* object);  // where this member is within an object of its struct
    bool required;  // must be present: not optional, and not a list or map that may be empty
    bool secret;
};

// Fields below `name` have a meaning for some shapes only; each says which.
struct type {
    reflect::shape shape = reflect::shape::structure;
    bool is_signed = false;     // integer, identifier
    std::uint8_t bytes = 0;     // integer, identifier, enumeration: size of the stored number
    bool secret = false;        // may travel but not be shown
    bool holds_secret = false;  // the same, or an optional, list or map of such
    std::string_view
        name;  // unqualified C++ name of a type of one's own ("sku"); empty for a built-in one
    std::uint64_t least = 0;  // text: bytes; list, map: entries
    std::uint64_t most = 0;   // as `least`; 0 means: no limit but the message's
    int digits = 0;           // decimal: digits in all and after the point
    int places = 0;
    std::span<enumerator const> enumerators{};  // enumeration
    std::span<member const> members{};          // structure, in order of declaration
    type const* element = nullptr;              // optional, list, map: what it holds

    // text
    std::string_view (*view)(void const*) = nullptr;
    void (*assign)(void*, std::string_view) = nullptr;  // the caller has checked `most`
    // optional: `held` is null when absent; `engage` makes a fresh value and returns it
    // list: `append` makes a fresh last item; `item` is the one at an index
    // map: `insert` makes a fresh value under a key, null if the key is there already
    void const* (*held)(void const*) = nullptr;
    void* (*engage)(void*) = nullptr;
    void (*reset)(void*) = nullptr;              // optional, list, map: empties it
    std::size_t (*size)(void const*) = nullptr;  // list, map
    void const* (*item)(void const*, std::size_t) = nullptr;
    void* (*append)(void*) = nullptr;
    void* (*insert)(void*, std::string_view) = nullptr;
    // map: calls `visit(to, key, value)` for each entry in order of keys
    void (*each)(void const*, void* to,
                 void (*visit)(void* to, std::string_view key, void const* value)) = nullptr;
    // text as a map's key: true if such a key is allowed
    type const* key = nullptr;
};

// A stored integer of `bytes` bytes, widened. Unsigned 64-bit values above the signed range come as
// their bit pattern.
inline std::int64_t load_integer(type const& kind, void const* from) noexcept {
    switch (kind.bytes) {
        case 1:
            return kind.is_signed ? std::int64_t{*static_cast<std::int8_t const*>(from)}
                                  : std::int64_t{*static_cast<std::uint8_t const*>(from)};
        case 2:
            return kind.is_signed ? std::int64_t{*static_cast<std::int16_t const*>(from)}
                                  : std::int64_t{*static_cast<std::uint16_t const*>(from)};
        case 4:
            return kind.is_signed ? std::int64_t{*static_cast<std::int32_t const*>(from)}
                                  : std::int64_t{*static_cast<std::uint32_t const*>(from)};
        default: return *static_cast<std::int64_t const*>(from);
    }
}

// The caller has checked that the value is within the type's range.
inline void store_integer(type const& kind, void* to, std::int64_t value) noexcept {
    switch (kind.bytes) {
        case 1: *static_cast<std::int8_t*>(to) = static_cast<std::int8_t>(value); break;
        case 2: *static_cast<std::int16_t*>(to) = static_cast<std::int16_t>(value); break;
        case 4: *static_cast<std::int32_t*>(to) = static_cast<std::int32_t>(value); break;
        default: *static_cast<std::int64_t*>(to) = value; break;
    }
}

// Places are handed out for reading; an engine that owns the object may write to them.
inline void* writable(void const* place) noexcept {
    return const_cast<void*>(place);
}

}  // namespace treaty::reflect
