// SPDX-License-Identifier: BSL-1.0
// `treaty call --stream`: lines of standard input as the records of a streamed operation.
#pragma once

#include <cstdint>
#include <string>

namespace simulator::tool {

struct stream_call_options {
    std::string url;
    std::string operation;   // as known_operations.hpp has it; with its service, any
    std::uint64_t from = 0;  // the position of the first line
};

// Sends until the input ends, prints what is said of lines that do not count and, in the end, of
// all. Returns the exit code.
int call_stream(stream_call_options const& given);

}  // namespace simulator::tool
