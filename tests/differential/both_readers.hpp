// SPDX-License-Identifier: BSL-1.0
// One document by two readers: the one with code that is written out for its records, and the
// general one. What they say of it must be the same: verdict, value, and each problem with its
// kind, path, position and words.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/json.hpp>
#include <treaty/wire/format.hpp>

#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace differential {

template <class Request>
struct reading {
    bool good = false;
    Request value{};
    treaty::problem_list problems;
};

template <class Request>
reading<Request> read_by(treaty::wire::format const& how, std::string_view text,
                         treaty::message_limits const& limits = {}) {
    reading<Request> made;
    made.problems = treaty::problem_list{limits.problems_max};
    made.good =
        how.read(treaty::reflect::type_of<Request>, &made.value, text, limits, made.problems);
    return made;
}

// From a block of its own, so that a checker of memory sees a look beyond the end.
inline std::string_view exactly(std::vector<char>& block, std::string_view text) {
    block.assign(text.begin(), text.end());
    block.shrink_to_fit();
    return {block.data(), block.size()};
}

// Null if they say the same, else in what they differ. Values of what is refused are compared too:
// up to where it is wrong, both have read the same.
template <class Request>
char const* difference(reading<Request> const& one, reading<Request> const& other) {
    if (one.good != other.good) return "verdict";
    if (!(one.problems == other.problems) || one.problems.left_out() != other.problems.left_out())
        return "problems";
    if (treaty::json::write(one.value) != treaty::json::write(other.value)) return "value";
    return nullptr;
}

template <class Request>
class both_readers {
public:
    both_readers(treaty::wire::format const& fast, treaty::wire::format const& general)
        : fast_(fast),
          general_(general) {}

    // False, and told, if they differ.
    bool agree(std::string_view text, treaty::message_limits const& limits = {}) {
        std::string_view const bytes = exactly(block_, text);
        auto const fast = read_by<Request>(fast_, bytes, limits);
        last = read_by<Request>(general_, bytes, limits);
        ++(last.good ? good : refused);
        char const* const what = difference(fast, last);
        if (what == nullptr) return true;
        std::cout << "differ in " << what << ":\n"
                  << text << "\nfast: " << to_string(fast.problems) << '\n'
                  << treaty::json::write(fast.value) << "\ngeneral: " << to_string(last.problems)
                  << '\n'
                  << treaty::json::write(last.value) << '\n';
        return false;
    }

    reading<Request> last;  // what the general one made of the last document
    std::size_t good = 0, refused = 0;

private:
    treaty::wire::format const& fast_;
    treaty::wire::format const& general_;
    std::vector<char> block_;
};

}  // namespace differential
