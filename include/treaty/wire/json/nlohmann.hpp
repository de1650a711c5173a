// SPDX-License-Identifier: BSL-1.0
// Values as nlohmann documents and back, by the member table: for people's own code around a
// contract. It is no wire path. A document keeps numbers as double: a decimal that would lose
// digits there is refused, not bent.
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/wire/json/reader.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace treaty::json {

// A document that is no value of the type it was read as.
class mismatch : public std::invalid_argument {
public:
    explicit mismatch(problem_list problems)
        : std::invalid_argument(to_string(problems)),
          problems_(std::move(problems)) {}
    [[nodiscard]] problem_list const& problems() const noexcept { return problems_; }

private:
    problem_list problems_;
};

// As on the wire: the same names, identifiers of 64 bits as text, secrets written out. Throws
// std::range_error for a decimal that a double does not keep.
template <class Document>
Document to_document(reflect::type const& kind, void const* from);

// Throws mismatch with all problems of the document. Positions count in its compact text.
template <class Document>
void from_document(Document const& document, reflect::type const& kind, void* into);

namespace detail {

// The fewest digits that name a double. The document's own dump() sometimes writes more, which
// would be another decimal.
inline std::string_view shortest(double value, std::array<char, 40>& digits) {
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return {digits.data(), static_cast<std::size_t>(end.ptr - digits.data())};
}

template <class Document>
void append_document(std::string& out, Document const& document) {
    if (document.is_number_float()) {
        std::array<char, 40> digits{};
        double const value = document.template get<double>();
        out.append(std::isfinite(value) ? shortest(value, digits) : "null");
    } else if (document.is_structured()) {
        bool const named = document.is_object();
        char before = named ? '{' : '[';
        for (auto const& [name, part] : document.items()) {
            out.push_back(before);
            before = ',';
            if (named) out.append(Document(name).dump()).push_back(':');
            append_document(out, part);
        }
        if (before != ',') out.push_back(before);
        out.push_back(named ? '}' : ']');
    } else {
        out.append(document.dump());
    }
}

template <class Document>
Document integer_document(reflect::type const& kind, void const* from) {
    std::int64_t const value = reflect::load_integer(kind, from);
    bool const quoted = kind.shape == reflect::shape::identifier && kind.bytes == 8;
    if (quoted) return std::to_string(value);
    if (kind.is_signed) return value;
    return static_cast<std::uint64_t>(value);
}

template <class Document>
Document decimal_document(decimal value) {
    if (auto const whole = value.whole()) return *whole;
    std::string const text = value.str();
    double near = 0;
    std::from_chars(text.data(), text.data() + text.size(), near);
    std::array<char, 40> digits{};
    if (decimal::parse(shortest(near, digits)) != value)
        throw std::range_error("treaty: a double does not keep every digit of " + text);
    return near;
}

template <class Document>
Document enumeration_document(reflect::type const& kind, void const* from) {
    std::int64_t const value = reflect::load_integer(kind, from);
    for (reflect::enumerator const& one : kind.enumerators)
        if (one.value == value) return std::string{one.wire_name};
    throw std::invalid_argument("treaty: " + std::to_string(value) + " is no enumerator of " +
                                std::string{kind.name});
}

template <class Document>
Document map_document(reflect::type const& kind, void const* from) {
    struct state {
        Document made;
        reflect::type const* element;
    } now{Document::object(), kind.element};
    kind.each(from, &now, [](void* to, std::string_view key, void const* held) {
        auto& at = *static_cast<state*>(to);
        at.made[std::string{key}] = to_document<Document>(*at.element, held);
    });
    return std::move(now.made);
}

template <class Document>
Document structure_document(reflect::type const& kind, void const* from) {
    Document made = Document::object();
    for (reflect::member const& one : kind.members) {
        void const* const place = one.place(from);
        bool const absent = one.kind->shape == reflect::shape::optional
                                ? one.kind->held(place) == nullptr
                                : !one.required && one.kind->size(place) == 0;
        if (!absent) made[std::string{one.wire_name}] = to_document<Document>(*one.kind, place);
    }
    return made;
}

}  // namespace detail

template <class Document>
void from_document(Document const& document, reflect::type const& kind, void* into) {
    problem_list problems;
    std::string text;
    detail::append_document(text, document);
    if (!read(kind, into, text, {}, problems)) throw mismatch{std::move(problems)};
}

template <class Document>
Document to_document(reflect::type const& kind, void const* from) {
    using reflect::shape;
    switch (kind.shape) {
        case shape::boolean: return *static_cast<bool const*>(from);
        case shape::integer:
        case shape::identifier: return detail::integer_document<Document>(kind, from);
        case shape::decimal:
            return detail::decimal_document<Document>(*static_cast<decimal const*>(from));
        case shape::text: return std::string{kind.view(from)};
        case shape::instant: return static_cast<instant const*>(from)->str();
        case shape::date: return static_cast<date const*>(from)->str();
        case shape::enumeration: return detail::enumeration_document<Document>(kind, from);
        case shape::optional: {
            void const* const held = kind.held(from);
            return held == nullptr ? Document(nullptr) : to_document<Document>(*kind.element, held);
        }
        case shape::list: {
            Document made = Document::array();
            for (std::size_t i = 0; i < kind.size(from); ++i)
                made.push_back(to_document<Document>(*kind.element, kind.item(from, i)));
            return made;
        }
        case shape::map: return detail::map_document<Document>(kind, from);
        case shape::structure: return detail::structure_document<Document>(kind, from);
    }
    return nullptr;
}

}  // namespace treaty::json
