// SPDX-License-Identifier: BSL-1.0
// What every reader and writer of JSON has to do: a feed of stock levels into flat lines and back.
#pragma once

#include <contracts/feed.hpp>

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace json_read {

namespace levels = contracts::update_inventory_levels;
using lines = std::vector<levels::feed_line>;
bool same(lines const& a, lines const& b);

// Realistic and always the same: SKUs of 8 to 14 characters, times of one day in milliseconds.
lines make_lines(std::size_t count);

enum class form {
    known_order,      // as declared, without white space
    new_order,        // another order that is the same in all lines
    other_order,      // another order in each line
    white_space,      // as programs indent, the same in all lines
    ragged_space,     // some at each place where it may stand, other in each line
    unknown_members,  // two more in each line, with values that differ
};
std::string document(lines const& from, form how);

// Each reads the whole document into what is there, cleared. False if it could not be read.
bool read_with_treaty(std::string const& document, lines& into);
bool read_with_treaty_general(std::string const& document, lines& into);
bool read_with_simdjson(std::string const& document, lines& into);           // members by name
bool read_with_simdjson_in_order(std::string const& document, lines& into);  // as declared
bool read_with_rapidjson(std::string const& document, lines& into);          // events, in situ
bool read_with_boost_json(std::string const& document, lines& into);
bool read_with_nlohmann(std::string const& document, lines& into);

// Each writes the document in known_order into what is there, cleared.
void write_with_treaty(lines const& from, std::string& into);
void write_with_treaty_general(lines const& from, std::string& into);
void write_with_rapidjson(lines const& from, std::string& into);
void write_with_nlohmann(lines const& from, std::string& into);

// For those that leave it to their users, as a user in a hurry would write it: fixed places.
template <class Number>
bool to_number(std::string_view text, Number& into) {
    if constexpr (treaty::is_identifier<Number>) {
        typename Number::number_type value = 0;
        if (!to_number(text, value)) return false;
        into = value;
        return true;
    } else {
        auto const end = std::from_chars(text.data(), text.data() + text.size(), into);
        return end.ec == std::errc{} && end.ptr == text.data() + text.size();
    }
}
bool to_instant(std::string_view text, treaty::instant& into);
bool to_unit(std::string_view text, levels::feed_unit& into);
bool to_status(std::string_view text, contracts::vocabulary::inventory_status& into);
std::string_view from_instant(treaty::instant at, char (&buffer)[32]);

}  // namespace json_read
