// SPDX-License-Identifier: BSL-1.0
// Front door: contract structs as JSON, without a DOM.
//     std::string text = treaty::json::write(order);
//     auto order = treaty::json::read<orders::order>(text);   // or all problems of the text
#pragma once

#include <treaty/reflect/type_of.hpp>
#include <treaty/wire/json/indented.hpp>
#include <treaty/wire/json/reader.hpp>
#include <treaty/wire/json/writer.hpp>

#include <expected>
#include <string>
#include <string_view>

namespace treaty::json {

namespace detail {
template <class T>
consteval bool passes() {
    if constexpr (!reflect::contract_struct<T>)
        return reflect::has_wire_form<T>;
    else if constexpr (!reflect::structure_passes<T>)
        return !std::is_void_v<reflect::explain_structure<T>>;
    else
        return true;
}
template <class T>
struct check_written {
    static_assert(reflect::has_wire_form<T>,
                  "treaty: this type has no JSON form; declare a struct's members with "
                  "BOOST_HANA_DEFINE_STRUCT");
};
}  // namespace detail

// The value's one canonical form. Throws std::invalid_argument for text that is not UTF-8.
template <class T>
[[nodiscard]] std::string write(T const& value, secrets mode = secrets::written) {
    std::string text;
    if constexpr (!reflect::has_wire_form<T>)
        (void)sizeof(detail::check_written<T>);
    else if constexpr (detail::passes<T>())
        write_to(text, reflect::type_of<T>, &value, mode);
    return text;
}

// The value, or every problem of the document.
template <class T>
[[nodiscard]] std::expected<T, problem_list> read(std::string_view document,
                                                  message_limits const& limits = {}) {
    std::expected<T, problem_list> result{};
    if constexpr (!reflect::has_wire_form<T>) {
        (void)sizeof(detail::check_written<T>);
    } else if constexpr (detail::passes<T>()) {
        problem_list problems{limits.problems_max};
        if (!read(reflect::type_of<T>, &*result, document, limits, problems))
            result = std::unexpected{std::move(problems)};
    }
    return result;
}

}  // namespace treaty::json
