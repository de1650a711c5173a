// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/reflect/type_of.hpp>
#include <treaty/wire/soap/envelope.hpp>
#include <treaty/wire/xml/scalar.hpp>
#include <treaty/wire/xml/writer.hpp>

#include <string_view>
#include <utility>

namespace treaty::soap {
namespace detail {

// Some senders have a byte-order mark between elements, too.
inline bool says_nothing(std::string_view text) noexcept {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    for (text = xml::trimmed(text); text.starts_with(mark); text = xml::trimmed(text))
        text.remove_prefix(mark.size());
    return text.empty();
}

}  // namespace detail

TREATY_INLINE envelope_reader::envelope_reader(std::string_view bytes, message_limits const& limits,
                                               problem_list& problems)
    : in_(bytes, limits, problems) {}

TREATY_INLINE bool envelope_reader::refuse(fault_code code, xml::step const* where,
                                           std::string expected, std::string found) {
    head_.code = code;
    in_.report(problem_kind::malformed, where, in_.position(), std::move(expected),
               std::move(found));
    return false;
}

TREATY_INLINE bool envelope_reader::is(std::string_view local) const {
    return in_.name().local == local && in_.name().space == namespace_of(head_.version);
}

// Moves to the next start of an element, or to the end of this one; text between is refused.
TREATY_INLINE bool envelope_reader::element_or_end(xml::step const* where, bool& end) {
    for (;;) {
        xml::token const found = in_.next(where);
        if (found == xml::token::text) {
            if (detail::says_nothing(in_.text())) continue;
            return refuse(fault_code::sender, where, "elements", "text");
        }
        end = found == xml::token::end;
        return end || found == xml::token::start;
    }
}

TREATY_INLINE bool envelope_reader::root() {
    if (in_.next(nullptr) != xml::token::start) return false;
    xml::name const& root = in_.name();
    if (root.local != "Envelope")
        return refuse(fault_code::sender, nullptr, "a SOAP envelope",
                      "an element " + std::string{root.local});
    if (root.space == envelope_1_2)
        head_.version = version::soap_1_2;
    else if (root.space != envelope_1_1)
        return refuse(fault_code::version_mismatch, nullptr, "an envelope of SOAP 1.1 or 1.2",
                      "one of another namespace");
    return true;
}

TREATY_INLINE bool envelope_reader::open() {
    if (!root()) return false;
    bool end = false;
    if (!element_or_end(&envelope_, end)) return false;
    if (!end && is("Header")) {
        if (!header() || !element_or_end(&envelope_, end)) return false;
    }
    if (end || !is("Body")) return refuse(fault_code::sender, &envelope_, "a Body", "none");
    if (!element_or_end(&body_, end)) return false;
    if (end) return refuse(fault_code::sender, &body_, "one element", "none");
    element_.name = in_.name().local;
    return true;
}

TREATY_INLINE bool envelope_reader::close() {
    bool end = false;
    if (!element_or_end(&body_, end)) return false;
    if (!end) return refuse(fault_code::sender, &body_, "one element", "a second one");
    if (!element_or_end(&envelope_, end)) return false;
    if (!end) return refuse(fault_code::sender, &envelope_, "nothing after the Body", "an element");
    return in_.next(nullptr) == xml::token::finished;
}

TREATY_INLINE bool envelope_reader::header() {
    bool end = false;
    for (std::size_t count = 0;; ++count) {
        if (!element_or_end(&header_, end)) return false;
        if (end) return true;
        if (count == in_.limits().members_max)
            return in_.exceeded(&header_, "at most " + std::to_string(count) + " blocks");
        if (!block()) return false;
    }
}

// Whether a header block must be understood, and whether it is meant for whoever reads it and not
// for somebody on the way.
TREATY_INLINE envelope_reader::block_rule envelope_reader::rule_of_block() const {
    block_rule rule;
    for (xml::attribute const& one : in_.attributes()) {
        if (one.name.space != namespace_of(head_.version)) continue;
        std::string_view const value = xml::trimmed(one.value);
        if (one.name.local == "mustUnderstand") rule.must = value == "1" || value == "true";
        if (one.name.local == "actor" || one.name.local == "role")
            rule.ours =
                value.empty() || value.ends_with("/next") || value.ends_with("ultimateReceiver");
    }
    return rule;
}

// A block that is known, or one that may be ignored.
TREATY_INLINE bool envelope_reader::block() {
    xml::step const here{&header_, in_.name().local};
    xml::name const found = in_.name();
    block_rule const rule = rule_of_block();
    if (!rule.ours) return in_.skip(&here);
    if (found.space == soap::security && found.local == "Security")
        return security(&here, rule.must);
    if (found.space == addressing && found.local == "MessageID") return message_id(&here);
    if (rule.must && !is_said_otherwise(found)) return not_understood(&here);
    return in_.skip(&here);
}

// What the address of the request and its body say already.
TREATY_INLINE bool envelope_reader::is_said_otherwise(xml::name const& block) noexcept {
    return block.space == addressing && (block.local == "To" || block.local == "Action" ||
                                         block.local == "From" || block.local == "RelatesTo");
}

TREATY_INLINE bool envelope_reader::not_understood(xml::step const* where) {
    return refuse(fault_code::must_understand, where, "a header that is known here",
                  "one that must be understood and is not");
}

TREATY_INLINE bool envelope_reader::message_id(xml::step const* where) {
    if (!head_.message_id.empty())
        return refuse(fault_code::sender, where, "one MessageID", "a second one");
    std::string id;
    if (!text(id, where)) return false;
    head_.message_id = xml::trimmed(id);
    return true;
}

// Signatures and encryption are not understood. A Timestamp is passed over.
TREATY_INLINE bool envelope_reader::security(xml::step const* where, bool must) {
    bool end = false;
    for (;;) {
        if (!element_or_end(where, end)) return false;
        if (end) return true;
        xml::step const here{where, in_.name().local};
        bool const ours = in_.name().space == soap::security && in_.name().local == "UsernameToken";
        if (!ours && must && in_.name().local != "Timestamp") return not_understood(&here);
        if (!(ours ? token(&here) : in_.skip(&here))) return false;
    }
}

TREATY_INLINE bool envelope_reader::token(xml::step const* where) {
    if (head_.token) return refuse(fault_code::sender, where, "one UsernameToken", "a second one");
    head_.token.emplace();
    bool end = false;
    bool named = false;
    bool proven = false;
    for (;;) {
        if (!element_or_end(where, end)) return false;
        if (end) return true;
        xml::step const here{where, in_.name().local};
        bool const ours = in_.name().space == soap::security;
        if (ours && in_.name().local == "Username") {
            if (std::exchange(named, true))
                return refuse(fault_code::sender, &here, "one Username", "a second one");
            if (!text(head_.token->username, &here)) return false;
        } else if (ours && in_.name().local == "Password") {
            if (std::exchange(proven, true))
                return refuse(fault_code::sender, &here, "one Password", "a second one");
            for (xml::attribute const& one : in_.attributes())
                if (one.name.local == "Type" && one.value != password_text)
                    return refuse(fault_code::sender, &here, "a password of type PasswordText",
                                  "another type");
            if (!text(head_.token->password.reveal(), &here)) return false;
        } else if (!in_.skip(&here)) {
            return false;
        }
    }
}

// The text of an element without others in it, as it stands, and its end.
TREATY_INLINE bool envelope_reader::text(std::string& into, xml::step const* where) {
    into.clear();
    for (;;) {
        switch (in_.next(where)) {
            case xml::token::text: into = in_.text(); break;
            case xml::token::end: return true;
            case xml::token::start: return refuse(fault_code::sender, where, "text", "an element");
            default: return false;
        }
    }
}

TREATY_INLINE void open_envelope(std::string& out, version which, username_token const* token) {
    out.append("<soapenv:Envelope xmlns:soapenv=\"").append(namespace_of(which)).append("\">");
    if (token == nullptr) {
        out.append("<soapenv:Header/>");
    } else {
        out.append("<soapenv:Header><wsse:Security soapenv:mustUnderstand=\"1\" xmlns:wsse=\"")
            .append(soap::security)
            .append("\"><wsse:UsernameToken><wsse:Username>");
        xml::append_text(out, token->username);
        out.append("</wsse:Username><wsse:Password Type=\"").append(password_text).append("\">");
        xml::append_scalar(out, reflect::type_of<secret<std::string>>, &token->password,
                           xml::place::element);
        out.append("</wsse:Password></wsse:UsernameToken></wsse:Security></soapenv:Header>");
    }
    out.append("<soapenv:Body>");
}

TREATY_INLINE void close_envelope(std::string& out) {
    out.append("</soapenv:Body></soapenv:Envelope>");
}

}  // namespace treaty::soap
