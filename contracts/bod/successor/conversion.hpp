// SPDX-License-Identifier: BSL-1.0
// What conversions between contracts and their messages have in common.
#pragma once

#include <contracts/vocabulary/user_data.hpp>
#include <treaty/core/excerpt.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/type_of.hpp>
#include <treaty/wire/xml/scalar.hpp>

#include <string>
#include <string_view>

namespace contracts::bod::successor::detail {

using treaty::problem_kind;

inline void refuse(treaty::problem_list& refused, std::string path, std::string expected,
                   std::string found) {
    refused.add(
        {problem_kind::not_a_value, std::move(path), 0, std::move(expected), std::move(found)});
}

// False if the text is no value of that type.
template <class T>
bool read_text(std::string_view text, T& into) {
    return !text.empty() && !treaty::xml::read_scalar(treaty::reflect::type_of<T>, &into, text,
                                                      treaty::xml::lexical::tolerant, false);
}

inline std::string_view field(vocabulary::user_data_fields const& all, std::string_view name) {
    auto const found = all.find(vocabulary::field_name{name});
    return found == all.end() ? std::string_view{} : found->second.view();
}
inline void keep(vocabulary::user_data_fields& all, std::string_view name,
                 std::string const& value) {
    all.emplace(vocabulary::field_name{name}, vocabulary::field_value{value});
}

}  // namespace contracts::bod::successor::detail
