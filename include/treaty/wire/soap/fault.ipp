// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/utf8.hpp>
#include <treaty/reflect/type_of.hpp>
#include <treaty/wire/soap/fault.hpp>
#include <treaty/wire/xml/characters.hpp>
#include <treaty/wire/xml/plain.hpp>
#include <treaty/wire/xml/scalar.hpp>
#include <treaty/wire/xml/writer.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace treaty::soap {
// A problem may quote what XML cannot carry, and has to get through all the same.
TREATY_INLINE std::string carried(std::string_view text) {
    std::string safe;
    char const* at = text.data();
    char const* const end = at + text.size();
    while (at < end) {
        std::size_t const length = utf8_length(at, end);
        if (length != 0 && xml::is_character(utf8_code(at, length)))
            safe.append(at, length);
        else
            safe.push_back('?');
        at += std::max<std::size_t>(length, 1);
    }
    return safe;
}

namespace detail {

inline constexpr std::string_view problems_element = "problems";
inline constexpr std::string_view unknown_element = "unknownOutcome";

// A problem as it stands in a fault's detail.
struct problem_row {
    BOOST_HANA_DEFINE_STRUCT(problem_row,
        (std::string, kind),
        (std::optional<std::string>, path),
        (std::optional<std::uint64_t>, position),
        (std::optional<std::string>, expected),
        (std::optional<std::string>, found));
};
using problem_rows = std::vector<problem_row>;

inline std::string_view code_name(version which, fault_code code) noexcept {
    switch (code) {
        case fault_code::sender: return which == version::soap_1_1 ? "Client" : "Sender";
        case fault_code::receiver: return which == version::soap_1_1 ? "Server" : "Receiver";
        case fault_code::must_understand: return "MustUnderstand";
        case fault_code::version_mismatch: return "VersionMismatch";
    }
    return "Server";
}

inline fault_code code_for(problem_kind kind, fault_code of_envelope) noexcept {
    switch (kind) {
        case problem_kind::overloaded:
        case problem_kind::deadline_passed:
        case problem_kind::unreachable:
        case problem_kind::refused_here:
        case problem_kind::bad_answer:
        case problem_kind::undeclared_fault:
        case problem_kind::key_in_flight:
        case problem_kind::internal: return fault_code::receiver;
        default: return of_envelope;
    }
}

inline fault_code code_of(wire::failure_view const& what, fault_code of_envelope) noexcept {
    if (what.fault_type != nullptr) return fault_code::sender;
    if (what.problems == nullptr || what.problems->empty()) return fault_code::receiver;
    return code_for(what.problems->front().kind, of_envelope);
}

inline std::string text_of(wire::failure_view const& what) {
    if (what.fault_type != nullptr) return std::string{what.fault_title};
    if (what.problems != nullptr && !what.problems->empty())
        return std::string{title_of(what.problems->front().kind)};
    return "It is not known whether the call was carried out.";
}

inline std::optional<std::string> if_any(std::string_view text) {
    std::string safe = carried(text);
    return safe.empty() ? std::nullopt : std::optional{std::move(safe)};
}

inline void write_problems(std::string& out, problem_list const& all) {
    problem_rows rows;
    for (problem const& one : all)
        rows.push_back({std::string{name_of(one.kind)}, if_any(one.path),
                        one.position == 0 ? std::nullopt : std::optional{one.position},
                        if_any(one.expected), if_any(one.found)});
    out.append("<").append(problems_element).append(" xmlns=\"").append(problems_namespace);
    out.append("\">");
    xml::append_plain(out, reflect::type_of<problem_rows>, &rows);
    out.append("</").append(problems_element).append(">");
}

// All text in an element, in whatever elements it stands: <Code><Value>...
inline bool all_text(xml::reader& in, xml::step const* where, std::string& into) {
    into.clear();
    for (std::size_t depth = 1; depth != 0;) {
        switch (in.next(where)) {
            case xml::token::end: --depth; break;
            case xml::token::start: ++depth; break;
            case xml::token::text:
                if (into.empty()) into = xml::trimmed(in.text());
                break;
            default: return false;
        }
    }
    return true;
}

inline bool read_problems(xml::reader& in, xml::step const* where, problem_list& into) {
    problem_rows rows;
    if (!xml::read_plain(in, reflect::type_of<problem_rows>, &rows, problems_namespace, where))
        return false;
    for (problem_row& row : rows)
        into.add({problem_kind_of(row.kind), std::move(row.path).value_or(""),
                  row.position.value_or(0), std::move(row.expected).value_or(""),
                  std::move(row.found).value_or("")});
    return true;
}

// Reads a fault element by element. What it finds on the way to the detail is kept for those that
// are not Treaty's.
class fault_reading {
public:
    fault_reading(envelope_reader& envelope, std::string_view space)
        : envelope_(envelope),
          in_(envelope.in()),
          space_(space) {}

    // `detail` is called at the start of the first element in the fault's detail, and reads it.
    template <class Detail>
    bool read(Detail detail) {
        return each(envelope_.element(), [&](xml::step const* where) {
            std::string_view const local = in_.name().local;
            if ((local == "detail" || local == "Detail") && !std::exchange(detailed_, true))
                return first(where, detail);
            if (local == "faultcode" || local == "Code") return all_text(in_, where, code_);
            if (local == "faultstring" || local == "Reason") return all_text(in_, where, reason_);
            return in_.skip(where);
        });
    }

    bool message(wire::failure_message& into) {
        bool const whole =
            read([&](xml::step const* where) { return read_detail(in_, space_, into, where); });
        if (whole && into.fault_name.empty() && into.unknown.empty() && into.problems.empty())
            into.problems.add({problem_kind::undeclared_fault, {}, 0, {}, code_ + ": " + reason_});
        return whole;
    }

private:
    template <class Child>
    bool each(xml::step const* where, Child child) {
        for (;;) {
            switch (in_.next(where)) {
                case xml::token::end: return true;
                case xml::token::text: break;
                case xml::token::start: {
                    xml::step const here{where, in_.name().local};
                    if (!child(&here)) return false;
                    break;
                }
                default: return false;
            }
        }
    }
    template <class Detail>
    bool first(xml::step const* where, Detail& detail) {
        bool done = false;
        return each(where, [&](xml::step const* here) {
            return std::exchange(done, true) ? in_.skip(here) : detail(here);
        });
    }
    envelope_reader& envelope_;
    xml::reader& in_;
    std::string_view space_;
    bool detailed_ = false;
    std::string code_, reason_;
};

}  // namespace detail

TREATY_INLINE void append_detail(std::string& out, std::string_view space,
                                 wire::failure_view const& what) {
    if (what.fault_type != nullptr) {
        out.append("<").append(what.fault_name).append(" xmlns=\"");
        xml::append_attribute_value(out, space);
        out.append("\">");
        xml::append_plain(out, *what.fault_type, what.fault_value);
        out.append("</").append(what.fault_name).append(">");
    } else if (what.problems != nullptr && !what.problems->empty()) {
        detail::write_problems(out, *what.problems);
    } else {
        out.append("<")
            .append(detail::unknown_element)
            .append(" xmlns=\"")
            .append(problems_namespace);
        out.append("\">");
        xml::append_text(out, carried(what.unknown));
        out.append("</").append(detail::unknown_element).append(">");
    }
}

TREATY_INLINE bool read_detail(xml::reader& in, std::string_view space, wire::failure_message& into,
                               xml::step const* where) {
    xml::name const found = in.name();
    if (found.space == problems_namespace && found.local == detail::problems_element)
        return detail::read_problems(in, where, into.problems);
    if (found.space == problems_namespace && found.local == detail::unknown_element) {
        bool const whole = detail::all_text(in, where, into.unknown);
        if (into.unknown.empty()) into.unknown = "not known";
        return whole;
    }
    if (found.space == space) into.fault_name = found.local;
    return in.skip(where);
}

TREATY_INLINE std::uint16_t write_fault(std::string& out, envelope_head const& head,
                                        std::string_view space, wire::failure_view const& what) {
    fault_code const code = detail::code_of(what, head.code);
    std::string_view const name = detail::code_name(head.version, code);
    open_envelope(out, head.version);
    out.append("<soapenv:Fault>");
    bool const old = head.version == version::soap_1_1;
    out.append(old ? "<faultcode>soapenv:" : "<soapenv:Code><soapenv:Value>soapenv:").append(name);
    out.append(old ? "</faultcode><faultstring>"
                   : "</soapenv:Value></soapenv:Code><soapenv:Reason><soapenv:Text "
                     "xml:lang=\"en\">");
    xml::append_text(out, code == fault_code::must_understand
                              ? "A header that must be understood is not understood here."
                              : carried(detail::text_of(what)));
    out.append(old ? "</faultstring><detail>" : "</soapenv:Text></soapenv:Reason><soapenv:Detail>");
    append_detail(out, space, what);
    out.append(old ? "</detail></soapenv:Fault>" : "</soapenv:Detail></soapenv:Fault>");
    close_envelope(out);
    bool const media = what.problems != nullptr && !what.problems->empty() &&
                       what.problems->front().kind == problem_kind::unsupported_media;
    if (media) return 415;  // what was sent is not SOAP, and neither may the sender be
    return !old && code == fault_code::sender ? 400 : 500;
}

TREATY_INLINE bool read_fault(envelope_reader& in, std::string_view space,
                              wire::failure_message& into) {
    return detail::fault_reading{in, space}.message(into);
}

TREATY_INLINE bool read_fault_content(envelope_reader& in, std::string_view space,
                                      reflect::type const& kind, void* into) {
    return detail::fault_reading{in, space}.read(
        [&](xml::step const* where) { return xml::read_plain(in.in(), kind, into, space, where); });
}

}  // namespace treaty::soap
