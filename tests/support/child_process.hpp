// SPDX-License-Identifier: BSL-1.0
// Runs one program of ours to its end, with bytes on its standard input, for tests of programs.
#pragma once

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

extern char** environ;

namespace support {

struct finished_program {
    int exit_code = -1;  // -1: ended by a signal
    std::string output;
};

// A file in memory: neither end of a pipe can then wait for the other.
class memory_file {
public:
    explicit memory_file(std::string_view content = {})
        : descriptor_(::memfd_create("test", MFD_CLOEXEC)) {
        if (descriptor_ < 0) throw std::runtime_error("no file in memory");
        while (!content.empty()) {
            auto const written = ::write(descriptor_, content.data(), content.size());
            if (written <= 0) throw std::runtime_error("a file in memory cannot be written");
            content.remove_prefix(static_cast<std::size_t>(written));
        }
        ::lseek(descriptor_, 0, SEEK_SET);
    }
    memory_file(memory_file const&) = delete;
    memory_file& operator=(memory_file const&) = delete;
    ~memory_file() { ::close(descriptor_); }

    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    [[nodiscard]] std::string content() const {
        std::string all;
        ::lseek(descriptor_, 0, SEEK_SET);
        char part[4096];
        for (ssize_t got = 0; (got = ::read(descriptor_, part, sizeof part)) > 0;)
            all.append(part, static_cast<std::size_t>(got));
        return all;
    }

private:
    int descriptor_;
};

inline finished_program run_program(std::vector<std::string> words, std::string_view input) {
    memory_file const in{input};
    memory_file const out;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.descriptor(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.descriptor(), STDOUT_FILENO);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    int const failed =
        ::posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error("cannot be started: " + words[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out.content()};
}

}  // namespace support
