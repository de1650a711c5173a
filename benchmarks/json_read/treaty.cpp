// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include <treaty/hot.hpp>

namespace json_read {
namespace {

// The lines are those of a request, whose storage is used again as a server does.
bool read(treaty::json::json_format const& how, std::string const& document, lines& into) {
    static levels::request request;
    request.lines.clear();
    treaty::problem_list problems;
    if (!how.read(treaty::reflect::type_of<levels::request>, &request, document, {}, problems))
        return false;
    if (into.capacity() == 0) into.assign(request.lines.begin(), request.lines.end());
    return true;
}

void write(treaty::json::json_format const& how, lines const& from, std::string& into) {
    static levels::request request;
    if (request.lines.size() != from.size())
        request.lines = levels::feed_lines{from.begin(), from.end()};
    into.clear();
    how.write(treaty::reflect::type_of<levels::request>, &request, into);
}

}  // namespace

bool read_with_treaty(std::string const& document, lines& into) {
    return read(treaty::json::format_for<contracts::feed>(), document, into);
}
bool read_with_treaty_general(std::string const& document, lines& into) {
    return read(treaty::json::format(), document, into);
}
void write_with_treaty(lines const& from, std::string& into) {
    write(treaty::json::format_for<contracts::feed>(), from, into);
}
void write_with_treaty_general(lines const& from, std::string& into) {
    write(treaty::json::format(), from, into);
}

}  // namespace json_read
