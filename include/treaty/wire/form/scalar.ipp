// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/wire/form/scalar.hpp>
#include <treaty/wire/xml/writer.hpp>

namespace treaty::form {

TREATY_INLINE std::optional<xml::scalar_problem> read_coded(std::span<code const> codes,
                                                            reflect::type const& kind, void* into,
                                                            std::string_view text, bool secret) {
    if (codes.empty()) return xml::read_scalar(kind, into, text, xml::lexical::tolerant, secret);
    text = xml::trimmed(text);
    for (code const& one : codes) {
        if (one.text != text) continue;
        if (kind.shape == reflect::shape::boolean)
            *static_cast<bool*>(into) = one.value != 0;
        else
            reflect::store_integer(kind, into, one.value);
        return std::nullopt;
    }
    return xml::scalar_problem{problem_kind::not_a_value,
                               secret ? "text" : "\"" + excerpt(text) + "\""};
}

TREATY_INLINE void append_coded(std::string& out, std::span<code const> codes,
                                reflect::type const& kind, void const* from, xml::place where) {
    if (!codes.empty()) {
        std::int64_t const value = kind.shape == reflect::shape::boolean
                                       ? std::int64_t{*static_cast<bool const*>(from)}
                                       : reflect::load_integer(kind, from);
        for (code const& one : codes)
            if (one.value == value)
                return where == xml::place::attribute ? xml::append_attribute_value(out, one.text)
                                                      : xml::append_text(out, one.text);
    }
    xml::append_scalar(out, kind, from, where);
}

TREATY_INLINE void copy(reflect::type const& kind, void const* from, void* into) {
    if (kind.shape == reflect::shape::text) return kind.assign(into, kind.view(from));
    std::string text;
    xml::append_scalar(text, kind, from, xml::place::element);
    (void)xml::read_scalar(kind, into, text, xml::lexical::strict, false);
}

}  // namespace treaty::form
