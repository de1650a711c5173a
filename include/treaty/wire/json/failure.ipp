// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/reflect/type_of.hpp>
#include <treaty/wire/json/failure.hpp>
#include <treaty/wire/json/reader.hpp>
#include <treaty/wire/json/scanner.hpp>
#include <treaty/wire/json/writer.hpp>

namespace treaty::json {
namespace detail {

inline constexpr std::string_view fault_prefix = "urn:treaty:fault:";
inline constexpr std::string_view problem_prefix = "urn:treaty:problem:";
inline constexpr std::string_view unknown_type = "urn:treaty:unknown-outcome";

// The failure documents are read with the library's own means.
struct problem_row {
    BOOST_HANA_DEFINE_STRUCT(problem_row,
        (std::optional<std::string>, kind),
        (std::optional<std::string>, pointer),
        (std::optional<std::uint64_t>, position),
        (std::optional<std::string>, expected),
        (std::optional<std::string>, found));
};
struct failure_document {
    BOOST_HANA_DEFINE_STRUCT(failure_document,
        (std::string, type),
        (std::optional<std::string>, title),
        (std::optional<std::uint16_t>, status),
        (std::optional<std::string>, detail),
        (std::vector<problem_row>, problems));
};

inline void write_head(std::string& out, std::string_view prefix, std::string_view name,
                       std::string_view title, std::uint16_t status) {
    out.append("{\"type\":");
    write_text(out, std::string{prefix}.append(name));
    out.append(",\"title\":");
    write_text(out, title);
    out.append(",\"status\":").append(std::to_string(status));
}

inline void write_problems(std::string& out, problem_list const& all) {
    out.append(",\"problems\":[");
    bool first = true;
    for (problem const& one : all) {
        out.append(first ? "{\"kind\":" : ",{\"kind\":");
        first = false;
        write_text(out, name_of(one.kind));
        out.append(",\"pointer\":");
        write_text(out, one.path);
        out.append(",\"position\":").append(std::to_string(one.position));
        out.append(",\"expected\":");
        write_text(out, one.expected);
        out.append(",\"found\":");
        write_text(out, one.found);
        out.push_back('}');
    }
    out.push_back(']');
}

// Where the value of a member of the outermost object stands. The document has been read before, so
// it is valid.
inline std::string_view find_member(std::string_view document, std::string_view name,
                                    message_limits const& limits) {
    problem_list ignored;
    scanner in{document, limits, ignored};
    std::string storage;
    if (!in.take_if('{')) return {};
    do {
        raw_text raw;
        if (!in.text(raw, nullptr) || !in.take(':', nullptr)) return {};
        bool const wanted = scanner::decode(raw, storage) == name;
        in.peek();
        std::size_t const from = in.position();
        if (!in.skip(nullptr, 1)) return {};
        if (wanted) return document.substr(from, in.position() - from);
    } while (in.take_if(','));
    return {};
}

}  // namespace detail

TREATY_INLINE void write_failure(wire::failure_view const& what, std::string& out) {
    if (what.fault_type != nullptr) {
        detail::write_head(out, detail::fault_prefix, what.fault_name, what.fault_title,
                           what.status);
        out.append(",\"fault\":");
        write_to(out, *what.fault_type, what.fault_value);
    } else if (what.problems != nullptr && !what.problems->empty()) {
        problem_kind const kind = what.problems->front().kind;
        detail::write_head(out, detail::problem_prefix, name_of(kind), title_of(kind), what.status);
        out.append(",\"detail\":");
        write_text(out, to_string(*what.problems));
        detail::write_problems(out, *what.problems);
    } else {
        detail::write_head(out, detail::unknown_type, "",
                           "It is not known whether the call was carried out.", what.status);
        out.append(",\"detail\":");
        write_text(out, what.unknown);
    }
    out.push_back('}');
}

TREATY_INLINE bool read_failure(std::string_view bytes, message_limits const& limits,
                                wire::failure_message& into) {
    detail::failure_document document;
    problem_list problems;
    if (!json::read(reflect::type_of<detail::failure_document>, &document, bytes, limits, problems))
        return false;
    std::string_view const type = document.type;
    if (type == detail::fault_prefix) return false;  // a fault of no name
    if (type.starts_with(detail::fault_prefix)) {
        into.fault_name = type.substr(detail::fault_prefix.size());
    } else if (type == detail::unknown_type) {
        into.unknown = document.detail.value_or("");
        if (into.unknown.empty()) into.unknown = "not known";
    } else {
        for (auto& row : document.problems)
            into.problems.add({problem_kind_of(row.kind.value_or("")),
                               std::move(row.pointer).value_or(""), row.position.value_or(0),
                               std::move(row.expected).value_or(""),
                               std::move(row.found).value_or("")});
        if (into.problems.empty()) {
            bool const ours = type.starts_with(detail::problem_prefix);
            auto const kind = ours ? problem_kind_of(type.substr(detail::problem_prefix.size()))
                                   : problem_kind::internal;
            into.problems.add({kind,
                               {},
                               0,
                               {},
                               document.detail.value_or(document.title.value_or(document.type))});
        }
    }
    return true;
}

TREATY_INLINE bool read_fault(reflect::type const& kind, void* into, std::string_view bytes,
                              message_limits const& limits, problem_list& problems) {
    return read(kind, into, detail::find_member(bytes, "fault", limits), limits, problems);
}

}  // namespace treaty::json
