// SPDX-License-Identifier: BSL-1.0
// Compliance vectors: the requests of contract tests with what must come back, as JSON, so that an
// implementation in any language is judged without this library. docs/reference/vectors.md is the
// format; the same contract, seed and count give the same bytes everywhere.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/testing/message_form.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace treaty::testing {

struct vector_options {
    std::uint64_t seed = 1;
    // Of an operation in one form, over all laws.
    std::size_t cases = 200;
};

// What a server is asked, and how it must answer.
std::string exchange_vectors(operation_row const& operation, message_form const& form,
                             vector_options const& options = {});

// Drawn requests, responses and faults, each as the one message that a writer makes of it in every
// form: what is equal in one form is equal in the others.
std::string message_vectors(operation_row const& operation,
                            std::span<message_form const* const> forms,
                            vector_options const& options = {});

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/vectors.ipp>
#endif
