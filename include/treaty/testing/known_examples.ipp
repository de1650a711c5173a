// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/reflect/any_value.hpp>
#include <treaty/testing/examples.hpp>
#include <treaty/testing/known_examples.hpp>
#include <treaty/wire/json/reader.hpp>

#include <cstddef>
#include <utility>

namespace treaty::testing {
namespace detail {

inline constexpr std::size_t example_trials = 64;

// Null if the example is of something else than a request.
inline operation_row const* request_about(std::vector<service_row> const& services,
                                          std::string_view about) {
    for (service_row const& service : services)
        for (operation_row const& one : service.operations)
            if (about == std::string{one.service}.append("/").append(one.name).append("/request"))
                return &one;
    return nullptr;
}

// Empty if what is known makes none that fits its type.
inline std::string known_example(operation_row const& of, known_values const& known,
                                 request_trial const& passes, std::uint64_t seed) {
    std::string first;
    for (std::size_t i = 0; i < example_trials; ++i) {
        std::string request = to_json(known.request(of, seed, i));
        reflect::any_value made{of.request};
        problem_list problems;
        if (!json::read(made.type(), made.get(), request, {}, problems)) continue;
        if (!passes || passes(of, request)) return request;
        if (first.empty()) first = std::move(request);
    }
    return first;
}

}  // namespace detail

TREATY_INLINE std::function<void(std::string_view about, reflect::type const& kind, void* into)>
known_examples(std::vector<service_row> services, known_values known, request_trial passes,
               std::uint64_t seed) {
    return [services = std::move(services), known = std::move(known), passes = std::move(passes),
            drawn = examples(seed),
            seed](std::string_view about, reflect::type const& kind, void* into) {
        operation_row const* const of = detail::request_about(services, about);
        std::string const request =
            of == nullptr ? "" : detail::known_example(*of, known, passes, seed);
        if (request.empty()) return drawn(about, kind, into);
        problem_list none;
        json::read(kind, into, request, {}, none);
    };
}

}  // namespace treaty::testing
