// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/transport/http/detail/answer_text.hpp>
#include <treaty/transport/http/field_text.hpp>

#include <boost/beast/http/status.hpp>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>

namespace treaty::http::detail {

TREATY_INLINE void append_number(std::string& out, std::uint64_t value) {
    char digits[20];
    char const* const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, static_cast<std::size_t>(end - digits));
}

TREATY_INLINE void append_chunk(std::string& out, std::string_view bytes) {
    if (bytes.empty()) return;
    char digits[16];
    char const* const end = std::to_chars(digits, digits + sizeof digits, bytes.size(), 16).ptr;
    out.append(digits, static_cast<std::size_t>(end - digits)).append("\r\n");
    out.append(bytes).append("\r\n");
}

inline std::string_view reason_of(int status) {
    if (status == 413) return "Content Too Large";  // renamed by RFC 9110
    auto const text =
        boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    return {text.data(), text.size()};
}

inline void append_json_text(std::string& out, std::string_view text) {
    static constexpr std::string_view hex = "0123456789abcdef";
    out.push_back('"');
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (byte < 0x20 || byte > 0x7E) {
            // Bytes of a request may be no UTF-8; read as Latin-1 they always are a text.
            out.append("\\u00").push_back(hex[byte >> 4U]);
            out.push_back(hex[byte & 15U]);
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
}

TREATY_INLINE std::string_view date_text::of(instant now) {
    if (now.seconds() != second_) {
        static constexpr std::string_view days = "SunMonTueWedThuFriSat";
        static constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
        auto const at = std::chrono::sys_seconds{std::chrono::seconds{now.seconds()}};
        auto const day = std::chrono::floor<std::chrono::days>(at);
        std::chrono::year_month_day const date{day};
        std::chrono::hh_mm_ss const time{at - day};
        std::size_t const weekday = std::chrono::weekday{day}.c_encoding() * 3;
        std::size_t const month = (static_cast<unsigned>(date.month()) - 1) * 3;
        char made[80];
        std::snprintf(
            made, sizeof made, "%.3s, %02u %.3s %04d %02d:%02d:%02d GMT", days.data() + weekday,
            static_cast<unsigned>(date.day()), months.data() + month, static_cast<int>(date.year()),
            static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
            static_cast<int>(time.seconds().count()));
        std::copy(made, made + sizeof text_, text_);
        second_ = now.seconds();
    }
    return {text_, sizeof text_};
}

TREATY_INLINE bool writable(transport::reply const& reply) noexcept {
    int const status = static_cast<int>(reply.status);
    return status >= 200 && status <= 599 && valid_field_value(reply.media_type) &&
           valid_field_value(reply.allow);
}

TREATY_INLINE bool has_body(transport::status status) noexcept {
    return static_cast<int>(status) != 204 && static_cast<int>(status) != 304;
}

TREATY_INLINE void append_head(std::string& out, answer_head const& head) {
    int const status = static_cast<int>(head.reply.status);
    out.append("HTTP/1.1 ");
    append_number(out, static_cast<std::uint64_t>(status));
    out.push_back(' ');
    out.append(status == 200 ? std::string_view{"OK"} : reason_of(status));
    out.append("\r\nDate: ").append(head.date);
    if (has_body(head.reply.status)) {
        if (!head.reply.media_type.empty())
            out.append("\r\nContent-Type: ").append(head.reply.media_type);
        if (head.length == answer_length::known) {
            out.append("\r\nContent-Length: ");
            append_number(out, head.reply.body.size());
        } else if (head.length == answer_length::chunked) {
            out.append("\r\nTransfer-Encoding: chunked");
        }
    }
    if (!head.reply.allow.empty()) out.append("\r\nAllow: ").append(head.reply.allow);
    if (head.reply.retry_after.count() > 0) {
        out.append("\r\nRetry-After: ");
        append_number(out, static_cast<std::uint64_t>(head.reply.retry_after.count()));
    }
    if (head.after == after_answer::close) out.append("\r\nConnection: close");
    if (head.after == after_answer::keep_old) out.append("\r\nConnection: keep-alive");
    out.append("\r\n\r\n");
}

inline std::string amount_text(std::uint64_t count, std::string_view of) {
    return std::to_string(count).append(" ").append(of);  // "17 bytes"
}

inline void append_problem(std::string& out, problem_kind kind, std::string_view expected,
                           std::string_view found) {
    out.append(R"(,"problems":[{"kind":)");
    append_json_text(out, name_of(kind));
    out.append(R"(,"pointer":"","position":0,"expected":)");
    append_json_text(out, expected);
    out.append(R"(,"found":)");
    append_json_text(out, found);
    out.append("}]");
}

TREATY_INLINE void make_problem(transport::reply& reply, int status, std::string_view detail,
                                std::string_view expected, std::string_view found) {
    reply.clear();
    reply.status = static_cast<transport::status>(status);
    reply.media_type = transport::own_media_type;
    std::string& out = reply.body;
    auto const kind = transport::kind_of(static_cast<transport::status>(status));
    out.append(R"({"type":")");
    if (kind)
        out.append("urn:treaty:problem:").append(name_of(*kind));
    else
        out.append("about:blank");
    out.append(R"(","title":)");
    append_json_text(out, kind ? title_of(*kind) : reason_of(status));
    out.append(R"(,"status":)");
    append_number(out, static_cast<std::uint64_t>(status));
    if (!detail.empty()) {
        std::string text{detail};
        if (!found.empty())
            text.append(" Expected ").append(expected).append(", found ").append(found).append(".");
        out.append(R"(,"detail":)");
        append_json_text(out, text);
    }
    if (kind && found.empty())
        append_problem(out, *kind, {}, detail);
    else if (kind)
        append_problem(out, *kind, expected, found);
    out.push_back('}');
}

TREATY_INLINE void make_problem(transport::reply& reply, refusal const& what) {
    if (what.most == 0) return make_problem(reply, what.status, what.reason);
    std::string const found = amount_text(what.found, what.of);
    make_problem(reply, what.status, what.reason, "at most " + amount_text(what.most, what.of),
                 what.found == 0  ? "more"
                 : what.all_found ? found
                                  : "at least " + found);
}

}  // namespace treaty::http::detail
