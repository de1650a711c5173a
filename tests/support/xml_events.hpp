// SPDX-License-Identifier: BSL-1.0
// A document of XML as a list of what a reader gives for it, a line each, to compare readers:
//     <{http://u}a {}b="c">
//     "text"
//     </{http://u}a>
// Line ends and the like within are written as \x0a, so that a line is a line.
#pragma once

#include <treaty/wire/xml/reader.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace support {

inline void append_visible(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && c != '\\' && c != '"')
            out.push_back(c);
        else
            out.append("\\x").append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
    }
}

class xml_events {
public:
    void start(std::string_view space, std::string_view local) {
        line("<");
        name(space, local);
    }
    void attribute(std::string_view space, std::string_view local, std::string_view value) {
        lines_.append(" ");
        name(space, local);
        lines_.append("=\"");
        append_visible(lines_, value);
        lines_.append("\"");
    }
    void started() { lines_.append(">\n"); }
    void end(std::string_view space, std::string_view local) {
        line("</");
        name(space, local);
        lines_.append(">\n");
    }
    // One run of text may come in several parts.
    void text(std::string_view part) {
        if (part.empty()) return;
        if (!in_text_) lines_.append("\"");
        in_text_ = true;
        append_visible(lines_, part);
    }
    [[nodiscard]] std::string const& lines() const noexcept { return lines_; }

private:
    void line(std::string_view begins) {
        if (in_text_) lines_.append("\"\n");
        in_text_ = false;
        lines_.append(begins);
    }
    void name(std::string_view space, std::string_view local) {
        lines_.append("{");
        append_visible(lines_, space);
        lines_.append("}").append(local);
    }
    std::string lines_;
    bool in_text_ = false;
};

// By the library; nothing if the document is refused.
inline std::optional<std::string> events_of(
    std::string_view document, treaty::problem_list& problems,
    treaty::message_limits const& limits = {},
    treaty::xml::instructions mode = treaty::xml::instructions::allowed) {
    using treaty::xml::token;
    xml_events events;
    treaty::xml::reader in{document, limits, problems, mode};
    for (;;) {
        switch (in.next(nullptr)) {
            case token::start:
                events.start(in.name().space, in.name().local);
                for (auto const& one : in.attributes())
                    events.attribute(one.name.space, one.name.local, one.value);
                events.started();
                break;
            case token::end: events.end(in.name().space, in.name().local); break;
            case token::text: events.text(in.text()); break;
            case token::finished: return events.lines();
            case token::broken: return std::nullopt;
        }
    }
}

}  // namespace support
