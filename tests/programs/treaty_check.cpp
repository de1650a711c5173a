// SPDX-License-Identifier: BSL-1.0
// Reads one document from standard input and says what the library makes of it:
//     treaty_check FORMAT --as TYPE
//     treaty_check xml                 for its form alone
//     treaty_check soap                an envelope with a call of the operation Echo:
//         <Echo xmlns="urn:treaty:echo:1"><text>hello</text></Echo>
// Exit code 0: accepted; 1: refused, with the problems on standard output; 2: refused by a limit;
// 64: called wrongly. Kept for conformance tests, of our own and of others.
#include "../support/checked_types.hpp"
#include "../support/soap_echo.hpp"

#include <treaty/core/place.hpp>
#include <treaty/json.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/xml/reader.hpp>

#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

namespace {

constexpr int called_wrongly = 64;    // EX_USAGE of sysexits.h
constexpr int input_unreadable = 74;  // EX_IOERR

using checker = bool (*)(std::string_view document, treaty::message_limits const& limits,
                         treaty::problem_list& problems);

// A format by its word: how it reads a contract struct, and how it checks a document of any type.
struct format_entry {
    std::string_view word;
    treaty::wire::format const& (*format)();
    checker any;
};

treaty::wire::format const& json_format() {
    return treaty::json::format();
}

constexpr format_entry formats[] = {
    {"json", json_format, treaty::json::check},
};

template <class Entry, std::size_t N>
Entry const* find(Entry const (&table)[N], std::string_view word) {
    for (Entry const& one : table)
        if (one.word == word) return &one;
    return nullptr;
}

int usage() {
    std::cerr << "usage: treaty_check FORMAT --as TYPE\n       treaty_check xml\n       "
                 "treaty_check soap\n  FORMAT:";
    for (auto const& one : formats) std::cerr << ' ' << one.word;
    std::cerr << "\n  TYPE: any";
    for (auto const& one : checked::types) std::cerr << ' ' << one.word;
    std::cerr << "\nreads one document from standard input\n";
    return called_wrongly;
}

// All of standard input, or one byte more than the limit allows; the reader then says so.
bool read_input(std::size_t bytes_max, std::string& document) {
    char part[65536];
    while (document.size() <= bytes_max) {
        std::size_t const got = std::fread(part, 1, sizeof part, stdin);
        document.append(part, got);
        if (got < sizeof part) return std::ferror(stdin) == 0;
    }
    return true;
}

template <class Read>
int check_input(Read const& read) {
    treaty::message_limits const limits;
    std::string document;
    if (!read_input(limits.body_bytes_max, document)) {
        std::cerr << "treaty_check: standard input cannot be read\n";
        return input_unreadable;
    }
    treaty::problem_list problems{limits.problems_max};
    bool const good = read(document, limits, problems);
    std::cout << to_lines(problems, document);
    return static_cast<int>(checked::verdict_of(good, problems));
}

int check_xml() {
    return check_input([](auto const& document, auto const& limits, auto& problems) {
        return treaty::xml::check(document, limits, problems);
    });
}

int check_soap() {
    return check_input([](auto const& document, auto const& limits, auto& problems) {
        echo::request read;
        return echo::read(document, limits, problems, read);
    });
}

}  // namespace

int main(int count, char** words) {
    if (count == 2 && std::string_view{words[1]} == "xml") return check_xml();
    if (count == 2 && std::string_view{words[1]} == "soap") return check_soap();
    if (count != 4 || std::string_view{words[2]} != "--as") return usage();
    format_entry const* const format = find(formats, words[1]);
    bool const any = std::string_view{words[3]} == "any";
    checked::type_entry const* const type = find(checked::types, words[3]);
    if (format == nullptr || (!any && type == nullptr)) return usage();
    return check_input([&](auto const& document, auto const& limits, auto& problems) {
        return any ? format->any(document, limits, problems)
                   : type->read(format->format(), document, limits, problems);
    });
}
