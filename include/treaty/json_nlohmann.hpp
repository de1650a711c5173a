// SPDX-License-Identifier: BSL-1.0
// Front door: contract structs, and the value types that contracts are made of, in nlohmann's json:
//     nlohmann::json document = order;              // and vectors and maps of orders
//     auto order = document.get<orders::order>();   // throws treaty::json::mismatch, all problems
// For documents that people handle. Messages go through treaty/json.hpp, which needs no document.
#pragma once

#include <treaty/reflect/type_of.hpp>
#include <treaty/wire/json/nlohmann.hpp>

#include <type_traits>

namespace treaty::json {

namespace detail {
template <class T>
inline constexpr bool is_bounded_list = false;
template <class T, std::size_t Max, std::size_t Min>
inline constexpr bool is_bounded_list<list<T, Max, Min>> = true;
}  // namespace detail

// Types of this library and structs described for it. Enumerations on their own stay as nlohmann
// writes them; within a struct they travel by name.
template <class T>
concept adapted = reflect::contract_struct<T> || is_identifier<T> || is_text<T> || is_secret<T> ||
    std::is_base_of_v<decimal, T> || std::is_same_v<T, instant> || std::is_same_v<T, date> ||
    detail::is_bounded_list<T>;

}  // namespace treaty::json

template <treaty::json::adapted T>
struct nlohmann::adl_serializer<T, void> {
    template <class Document>
    static void to_json(Document& document, T const& value) {
        document = treaty::json::to_document<Document>(treaty::reflect::type_of<T>, &value);
    }
    template <class Document>
    static void from_json(Document const& document, T& value) {
        value = T{};
        treaty::json::from_document(document, treaty::reflect::type_of<T>, &value);
    }
};
