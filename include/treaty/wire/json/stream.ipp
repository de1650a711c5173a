// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/json/failure.hpp>
#include <treaty/wire/json/reader.hpp>
#include <treaty/wire/json/scanner.hpp>
#include <treaty/wire/json/stream.hpp>
#include <treaty/wire/json/writer.hpp>

#include <charconv>
#include <limits>

namespace treaty::json {
namespace detail {

inline void write_position(std::string& out, std::uint64_t position) {
    out.append("{\"position\":").append(std::to_string(position));
}

// The members of a struct behind its first, as an object.
inline void write_without_place(std::string& out, reflect::type const& kind, void const* value) {
    char before = '{';
    for (reflect::member const& one : kind.members.subspan(1)) {
        void const* const at = one.place(value);
        if (one.kind->shape == reflect::shape::optional && one.kind->held(at) == nullptr) continue;
        out.push_back(before);
        write_text(out, one.wire_name);
        out.push_back(':');
        write_to(out, *one.kind, at);
        before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
}

template <class Number>
bool read_number(scanner& in, Number& into) {
    std::string_view digits;
    bool whole = false;
    if (!in.number(digits, whole, nullptr) || !whole) return false;
    auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), into);
    return read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
}

// One member of a note; what is not known is passed over.
inline bool read_member(scanner& in, std::string_view document, std::string_view name,
                        wire::incoming_note& into, bool& placed) {
    using what = wire::incoming_note::what;
    char const first = in.peek();
    std::size_t const from = in.position();
    if (name == "position") return placed = read_number(in, into.position);
    if (name == "complete" && (first == 't' || first == 'f')) {
        into.is = first == 't' ? what::end : what::failed;
        return in.literal(first == 't' ? "true" : "false", nullptr);
    }
    if (first == '-' || (first >= '0' && first <= '9')) {
        wire::incoming_note::count one{std::string{name}};
        if (!read_number(in, one.sum)) return false;
        into.counts.push_back(std::move(one));
        return true;
    }
    if (!in.skip(nullptr, 1)) return false;
    if (name != "refused" && name != "problem") return true;
    into.reason = document.substr(from, in.position() - from);
    if (into.is == what::progress) into.is = what::refusal;
    return true;
}

}  // namespace detail

TREATY_INLINE bool line_format::read_record(reflect::type const& kind, void* into,
                                            std::string_view record, message_limits const& limits,
                                            problem_list& problems) const {
    return read(kind, into, record, limits, problems);
}

TREATY_INLINE void line_format::write_record(reflect::type const& kind, void const* from,
                                             std::string& out) const {
    write_to(out, kind, from);
    out.push_back('\n');
}

TREATY_INLINE wire::records_taken line_format::read_records(reflect::type const& list_kind,
                                                            void* list, std::string_view bytes,
                                                            std::size_t most,
                                                            message_limits const& limits) const {
    hot_list const* const hot = find_hot(hot_, list_kind);
    if (hot == nullptr || hot->depth >= limits.depth_max) return {};
    hot::progress const taken = hot->read_lines(list, bytes, most, limits);
    return {taken.count, taken.bytes};
}

TREATY_INLINE void line_format::write_note(wire::progress_note const& note,
                                           std::string& out) const {
    detail::write_position(out, note.position);
    for (wire::stream_count const& one : note.counts) {
        out.push_back(',');
        write_text(out, one.name);
        out.append(":").append(std::to_string(one.sum));
    }
    if (note.last)
        out.append(note.failure == nullptr ? ",\"complete\":true" : ",\"complete\":false");
    if (note.failure != nullptr) {
        out.append(",\"problem\":");
        write_failure(*note.failure, out);
    }
    out.append("}\n");
}

TREATY_INLINE void line_format::write_note(wire::refusal_note const& note, std::string& out) const {
    detail::write_position(out, note.position);
    if (note.failure != nullptr) {
        out.append(",\"problem\":");
        write_failure(*note.failure, out);
    } else {
        out.append(",\"refused\":");
        detail::write_without_place(out, *note.kind, note.value);
    }
    out.append("}\n");
}

TREATY_INLINE bool line_format::read_note(std::string_view bytes, message_limits const& limits,
                                          wire::incoming_note& into) const {
    problem_list ignored;
    into = {};
    scanner in{bytes, limits, ignored};
    if (!in.take_if('{')) return false;
    bool placed = false;
    std::string storage;
    do {
        raw_text raw;
        if (!in.text(raw, nullptr) || !in.take(':', nullptr)) return false;
        if (!detail::read_member(in, bytes, scanner::decode(raw, storage), into, placed))
            return false;
    } while (in.take_if(','));
    return in.take_if('}') && in.finish() && placed;
}

}  // namespace treaty::json
