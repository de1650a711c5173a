// SPDX-License-Identifier: BSL-1.0
// Messages with values drawn at random as files, for somebody else's validator. A file is one
// element without its envelope.
#pragma once

#include <treaty/core/random.hpp>
#include <treaty/reflect/any_value.hpp>
#include <treaty/testing/values.hpp>

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace support {

struct message_files {
    std::filesystem::path folder;
    treaty::random_source chance;
    treaty::testing::draw_options options{.any_character = false};
    std::size_t written = 0;

    treaty::reflect::any_value drawn(treaty::reflect::value_kind const& kind) {
        treaty::reflect::any_value value{kind};
        treaty::testing::draw_into(value.type(), value.get(), chance, options);
        return value;
    }
    // Every member there is at first, then none, then some.
    void vary(std::uint64_t round) {
        options.optional_percent = round == 0 ? 100 : round == 1 ? 0 : 60;
    }
    // What stands in `tag`, which the message has once.
    void file(std::string const& name, std::string_view message, std::string_view tag) {
        std::string const open = "<" + std::string{tag} + ">", close = "</" + open.substr(1);
        std::size_t const from = message.find(open) + open.size();
        std::ofstream out{folder / (name + ".xml")};
        out << message.substr(from, message.rfind(close) - from);
        if (!out.flush()) throw std::runtime_error{"cannot write in " + folder.string()};
        ++written;
    }
};

// main of a program NAME FOLDER COUNT SEED: calls write(files, "0"), and so on COUNT times.
template <class Write>
int write_files(std::string_view name, int argc, char** argv, Write write) {
    if (argc != 4) {
        std::cerr << "usage: " << name << " FOLDER COUNT SEED\n";
        return 64;
    }
    try {
        message_files to{argv[1], treaty::random_source{std::strtoull(argv[3], nullptr, 10)}};
        auto const count = std::strtoull(argv[2], nullptr, 10);
        for (std::uint64_t round = 0; round < count; ++round) {
            to.vary(round);
            write(to, std::to_string(round));
        }
        std::cout << to.written << " messages\n";
        return 0;
    } catch (std::exception const& broken) {
        std::cerr << name << ": " << broken.what() << "\n";
        return 1;
    }
}

}  // namespace support
