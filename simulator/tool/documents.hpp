// SPDX-License-Identifier: BSL-1.0
// JSON documents that a person gives to the program, and what is said when one does not fit.
#pragma once

#include <treaty/core/problem.hpp>

#include <expected>
#include <iosfwd>
#include <string>
#include <string_view>

namespace simulator::tool {

// Standard input for "-", the file's bytes for "@file", otherwise the text itself. Else why not. At
// most one byte more than a message may have is read, so that endless input ends.
std::expected<std::string, std::string> document_of(std::string const& argument);

// One problem a line: "3:14: /lines/0/requested: missing-member: expected an object, found
// nothing".
void print_problems(std::ostream& out, treaty::problem_list const& problems,
                    std::string_view document);

// Whether a limit was the reason, and not what the document says.
bool refused_by_limit(treaty::problem_list const& problems);

}  // namespace simulator::tool
