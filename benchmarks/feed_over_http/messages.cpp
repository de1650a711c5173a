// SPDX-License-Identifier: BSL-1.0
#include "messages.hpp"

#include "lines.hpp"

#include <treaty/json.hpp>
#include <treaty/soap.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace feed_over_http {
namespace {

constexpr std::array<std::pair<std::string_view, protocol>, 7> names{{
    {"json", protocol::json},
    {"soap", protocol::soap},
    {"ndjson", protocol::ndjson},
    {"redis-set", protocol::redis_set},
    {"redis-hset", protocol::redis_hset},
    {"memcached", protocol::memcached},
    {"memcached-noreply", protocol::memcached_noreply},
}};

std::string over_http(std::string_view path, std::string_view media_type, std::string_view fields,
                      std::string const& body) {
    std::string text{"POST "};
    text.append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ").append(media_type);
    text.append("\r\n").append(fields).append("Content-Length: ");
    return text.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
}

std::string in_soap(contract::request const& asked) {
    static treaty::soap::soap_format const soap{{.services = {"feed"}}};
    treaty::call_context context;
    treaty::wire::call call{{"feed", contract::operation::name, 1}, &context};
    treaty::wire::outgoing_request made;
    soap.write_request(call, treaty::reflect::type_of<contract::request>, &asked, made);
    return over_http(made.path, made.media_type, "SOAPAction: " + made.action + "\r\n", made.body);
}

void add_words(std::string& to, std::initializer_list<std::string_view> words) {
    to.append("*").append(std::to_string(words.size())).append("\r\n");
    for (std::string_view const word : words)
        to.append("$")
            .append(std::to_string(word.size()))
            .append("\r\n")
            .append(word)
            .append("\r\n");
}

void add_hset(std::string& to, feed_line const& line) {
    add_words(to, {"HSET", key_text(line), "quantity", std::to_string(line.quantity), "unit",
                   wire_name(line.unit), "status", std::to_string(static_cast<int>(line.status)),
                   "asOf", line.as_of.str(), "version", std::to_string(line.version)});
}

void add_set(std::string& to, feed_line const& line, bool answered) {
    std::string const value = value_text(line);
    to.append("set ").append(key_text(line)).append(" 0 0 ").append(std::to_string(value.size()));
    to.append(answered ? "\r\n" : " noreply\r\n").append(value).append("\r\n");
}

// One chunk of a request that does not end.
std::string chunk_of_lines(contract::request const& asked) {
    std::string text;
    for (feed_line const& line : asked.lines) text.append(treaty::json::write(line)).append("\n");
    char head[24];
    std::snprintf(head, sizeof head, "%zx\r\n", text.size());
    return head + text + "\r\n";
}

std::string text_of(protocol kind, contract::request const& asked) {
    std::string text;
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        feed_line const& line = asked.lines[i];
        if (kind == protocol::redis_set)
            add_words(text, {"SET", key_text(line), value_text(line)});
        else if (kind == protocol::redis_hset)
            add_hset(text, line);
        else if (kind == protocol::memcached || kind == protocol::memcached_noreply)
            add_set(text, line, kind == protocol::memcached || i + 1 == asked.lines.size());
    }
    return text;
}

}  // namespace

std::optional<protocol> protocol_named(std::string_view name) {
    for (auto const& [known, kind] : names)
        if (known == name) return kind;
    return std::nullopt;
}

void message::set_pass(std::int64_t pass) {
    char digits[pass_digits + 1];
    std::snprintf(digits, sizeof digits, "%08lld", static_cast<long long>(pass));
    for (std::uint32_t const at : versions) std::memcpy(bytes.data() + at, digits, pass_digits);
}

std::vector<message> make_messages(protocol kind, std::size_t entries, std::size_t batch,
                                   std::size_t messages_max) {
    std::vector<message> made(std::min((entries + batch - 1) / batch, messages_max));
    std::string const version = std::to_string(first_version);
    std::size_t next = 0;
    for (message& one : made) {
        contract::request asked{};
        while (asked.lines.size() < batch && next < entries) asked.lines.push_back(line_of(next++));
        one.updates = asked.lines.size();
        bool const each_answered = kind == protocol::redis_set || kind == protocol::redis_hset ||
                                   kind == protocol::memcached;
        one.answers = each_answered ? one.updates : 1;
        if (kind == protocol::json)
            one.bytes = over_http("/feed/UpdateInventoryLevels", "application/json", {},
                                  treaty::json::write(asked));
        else if (kind == protocol::soap)
            one.bytes = in_soap(asked);
        else if (kind == protocol::ndjson)
            one.bytes = chunk_of_lines(asked);
        else
            one.bytes = text_of(kind, asked);
        for (std::size_t at = 0; (at = one.bytes.find(version, at)) != std::string::npos;
             at += version.size())
            one.versions.push_back(static_cast<std::uint32_t>(at + version.size() - pass_digits));
        if (one.versions.size() != one.updates)
            throw std::logic_error("a version was not found where it should stand");
    }
    return made;
}

}  // namespace feed_over_http
