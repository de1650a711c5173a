// SPDX-License-Identifier: BSL-1.0
// Documents that repeat a part very often, and a program that reads them in bounded memory.
#pragma once

#include "checked_types.hpp"
#include "child_process.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace support {

inline std::string times(std::size_t count, std::string_view part) {
    std::string text;
    text.reserve(count * part.size());
    for (std::size_t i = 0; i < count; ++i) text.append(part);
    return text;
}
// The part so many times, with its number for each '#'.
inline std::string numbered(std::size_t count, std::string_view part) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        for (char const c : part)
            if (c == '#')
                text.append(std::to_string(i));
            else
                text.push_back(c);
    return text;
}

// Sanitizers take terabytes of addresses for themselves.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool memory_is_bounded = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool memory_is_bounded = false;
#else
inline constexpr bool memory_is_bounded = true;
#endif
#else
inline constexpr bool memory_is_bounded = true;
#endif

// What treaty_check, called with these words, makes of a document. It may take 64 MiB more than
// what it is given: itself, its libraries, the document as it grows in memory.
inline checked::verdict in_bounded_memory(std::string_view words, std::string_view document) {
    std::size_t const kibibytes = 64 * 1024 + 3 * document.size() / 1024;
    std::string command =
        memory_is_bounded ? "ulimit -v " + std::to_string(kibibytes) + " && " : "";
    command.append("exec " TREATY_BIN_DIR "/treaty_check ").append(words);
    auto const run = run_program({"/bin/sh", "-c", command}, document);
    if (run.output.size() >= 64 * 1024) throw std::runtime_error("too much is said");
    return static_cast<checked::verdict>(run.exit_code);
}

}  // namespace support
