// SPDX-License-Identifier: BSL-1.0
// What is sent in each case of conformance/http/raw_requests.txt, as bytes that may stand anywhere.
#pragma once

#include <cstddef>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace differential {

// One escape of that file, at its start; what it stands for is appended.
inline void take_escape(std::string_view& text, std::string& into) {
    char const kind = text.at(1);
    text.remove_prefix(2);
    switch (kind) {
        case 'r': into.push_back('\r'); return;
        case 'n': into.push_back('\n'); return;
        case 't': into.push_back('\t'); return;
        case '0': into.push_back('\0'); return;
        case 'x':
            into.push_back(
                static_cast<char>(std::stoi(std::string{text.substr(0, 2)}, nullptr, 16)));
            return text.remove_prefix(2);
        default: into.push_back(kind);
    }
}

inline std::string unescaped(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        std::size_t const star = text.find('*'), end = text.find('}');
        bool const repeats = text.front() == '{' && star < end && end != text.npos;
        if (repeats) {
            std::string const part = unescaped(text.substr(star + 1, end - star - 1));
            for (int left = std::stoi(std::string{text.substr(1)}); left > 0; --left) made += part;
            text.remove_prefix(end + 1);
        } else if (text.front() == '\\') {
            take_escape(text, made);
        } else {
            made.push_back(text.front());
            text.remove_prefix(1);
        }
    }
    return made;
}

inline std::vector<std::string> raw_requests() {
    std::ifstream file{TREATY_SOURCE_DIR "/tests/conformance/http/raw_requests.txt"};
    std::vector<std::string> made;
    bool goes_on = false;  // a case's lines are one text
    for (std::string line; std::getline(file, line);) {
        bool const begins = line.starts_with("send: ") || line.starts_with("more: ");
        goes_on = begins || (goes_on && line.starts_with(" "));
        if (!goes_on) continue;
        if (begins) made.emplace_back();
        made.back() += unescaped(std::string_view{line}.substr(begins ? 6 : 1));
    }
    if (made.size() < 100) throw std::runtime_error{"the cases of raw HTTP are not there"};
    return made;
}

}  // namespace differential
