// SPDX-License-Identifier: BSL-1.0
// A document of JSON, member by member: what nests is opened and closed, commas come by themselves.
#pragma once

#include <treaty/wire/json/writer.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace treaty::document::detail {

class json_lines {
public:
    explicit json_lines(std::string& out) : out_(out) {}

    // The document itself, or an item of a list.
    void open() { begin('{'); }
    void open(std::string_view name) {
        key(name);
        begin('{');
    }
    void close() { end('}'); }
    void open_list(std::string_view name) {
        key(name);
        begin('[');
    }
    void close_list() { end(']'); }

    void text(std::string_view name, std::string_view value) {
        key(name);
        json::write_text(out_, value);
        fresh_ = false;
    }
    void number(std::string_view name, std::uint64_t value) { raw(name, std::to_string(value)); }
    void flag(std::string_view name, bool value) { raw(name, value ? "true" : "false"); }
    // A whole document as a member's value.
    void raw(std::string_view name, std::string_view document) {
        key(name);
        out_.append(document);
        fresh_ = false;
    }
    void item(std::string_view value) {
        separate();
        json::write_text(out_, value);
    }

private:
    void separate() {
        if (!fresh_) out_.push_back(',');
        fresh_ = false;
    }
    void key(std::string_view name) {
        separate();
        json::write_text(out_, name);
        out_.push_back(':');
        fresh_ = true;  // the value follows
    }
    void begin(char bracket) {
        separate();
        out_.push_back(bracket);
        fresh_ = true;
    }
    void end(char bracket) {
        out_.push_back(bracket);
        fresh_ = false;
    }
    std::string& out_;
    bool fresh_ = true;
};

}  // namespace treaty::document::detail
