// SPDX-License-Identifier: BSL-1.0
// One document by two readers: the one with code that is written out for its records, and the
// general one. What they say of it must be the same: verdict, value, and each problem with its
// kind, path, position and words.
#pragma once

#include <treaty/core/limits.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/core/random.hpp>
#include <treaty/json.hpp>
#include <treaty/reflect/refresh.hpp>
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

// Into what was left by the last reading, as a server does it.
template <class Request>
void read_by(treaty::wire::format const& how, std::string_view text,
             treaty::message_limits const& limits, reading<Request>& into) {
    treaty::reflect::refresh(into.value);
    into.problems = treaty::problem_list{limits.problems_max};
    into.good =
        how.read(treaty::reflect::type_of<Request>, &into.value, text, limits, into.problems);
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
    both_readers(treaty::wire::format const& one, treaty::wire::format const& other)
        : fast_format_(one),
          general_format_(other) {}

    // False, and told, if they differ; also where the document is read while it arrives.
    bool agree(std::string_view text, treaty::message_limits const& limits = {}) {
        read_by(fast_format_, exactly(block_, text), limits, fast);
        general.value = Request{};
        read_by(general_format_, exactly(block_, text), limits, general);
        ++(general.good ? good : refused);
        return same(text, "") &&
               (!read_arriving(text, limits) || same(text, " of what is read while it arrives"));
    }

    reading<Request> fast;  // what each made of the last document
    reading<Request> general;
    std::size_t good = 0, refused = 0;

private:
    bool same(std::string_view text, std::string_view which) const {
        char const* const what = difference(fast, general);
        if (what == nullptr) return true;
        std::cout << "differ in " << what << which << ":\n"
                  << text << "\nfast: " << to_string(fast.problems) << '\n'
                  << treaty::json::write(fast.value) << "\ngeneral: " << to_string(general.problems)
                  << '\n'
                  << treaty::json::write(general.value) << '\n';
        return false;
    }
    // In a few pieces or many. False if the format does not read so, or no transport would.
    bool read_arriving(std::string_view text, treaty::message_limits const& limits) {
        if (text.size() > limits.body_bytes_max) return false;
        treaty::reflect::refresh(fast.value);
        auto const arriving =
            fast_format_.begin_read(treaty::reflect::type_of<Request>, &fast.value, limits);
        if (arriving == nullptr) return false;
        std::size_t const most = 1 + chance_.below(chance_.chance(90) ? text.size() + 1 : 99);
        for (std::size_t size = 0; (size += 1 + chance_.below(most)) < text.size();)
            arriving->more(exactly(block_, text.substr(0, size)));
        fast.problems = treaty::problem_list{limits.problems_max};
        fast.good = arriving->finish(exactly(block_, text), fast.problems);
        return true;
    }

    treaty::random_source chance_{1};
    treaty::wire::format const& fast_format_;
    treaty::wire::format const& general_format_;
    std::vector<char> block_;
};

}  // namespace differential
