// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <contracts/bod/failure.hpp>
#include <contracts/bod/oagis.hpp>
#include <treaty/reflect/print.hpp>
#include <treaty/wire/form/reader.hpp>
#include <treaty/wire/soap/envelope.hpp>
#include <treaty/wire/soap/fault.hpp>
#include <treaty/wire/xml/plain.hpp>
#include <treaty/wire/xml/scalar.hpp>

#include <algorithm>
#include <string>

namespace contracts::bod {
namespace detail {

// The number that the vendor's texts begin with, where it is known for the key.
inline std::string_view message_number(std::string_view key) noexcept {
    struct numbered {
        std::string_view key, number;
    };
    static constexpr numbered known[] = {
        {"_ERR_CMD_MISSING_PARAM", "CMN0206E "},     {"_ERR_CMD_INVALID_PARAM", "CMN0207E "},
        {"_ERR_OBJECT_ALREADY_EXIST", "CMN0610E "},  {"_ERR_DN_ALREADY_EXIST", "CMN0640E "},
        {"_ERR_RDN_ALREADY_EXIST", "CMN0641E "},     {"_ERR_UPDATE_PARENTMEMBERID", "CMN0635E "},
        {"_ERR_UPDATE_ORGENTITY_RDN", "CMN0636E "},  {"_ERR_LOGONID_ALREDY_EXIST", "CMN0620E "},
        {"_ERR_NICKNAME_ALREDY_EXIST", "CMN0632E "}, {"_ERR_UPDATE_NICKNAME", "CMN0633E "},
        {"_ERR_INVALID_ADDRESS_OWNER", "CMN0631E "}, {"_ERR_PARENT_NOT_IN_ROLE", "CMN0638E "}};
    for (numbered const& one : known)
        if (one.key == key) return one.number;
    return {};
}

inline std::string_view key_of(std::span<reason_code const> keys, std::string_view fault) noexcept {
    for (reason_code const& one : keys)
        if (one.fault == fault) return one.key;
    return invalid_parameter_key;
}

// What a fault without a key of its own says in its member `cause`.
inline std::string_view cause_of(treaty::reflect::type const& fault, void const* value) noexcept {
    for (treaty::reflect::member const& one : fault.members)
        if (one.name == "cause" && one.kind->shape == treaty::reflect::shape::text)
            return one.kind->view(one.place(value));
    return {};
}

// Moves to the element within ChangeStatus/UserArea of a reply. False if there is none.
inline bool find_detail(treaty::xml::reader& in) {
    using treaty::xml::token;
    bool in_status = false;
    bool in_area = false;
    for (;;) {
        token const found = in.next(nullptr);
        if (found == token::finished || found == token::broken) return false;
        if (found == token::text) continue;
        std::string_view const local = in.name().local;
        bool const starts = found == token::start;
        if (starts && in_area) return true;
        if (local == "ChangeStatus") in_status = starts;
        if (local == "UserArea") in_area = starts && in_status;
    }
}

inline std::string_view view(std::optional<std::string> const& text) noexcept {
    return text ? treaty::xml::trimmed(*text) : std::string_view{};
}

}  // namespace detail

TREATY_INLINE void explain(treaty::wire::failure_view const& what,
                           std::span<reason_code const> keys, std::string_view space,
                           frame& reply) {
    std::string_view key = invalid_parameter_key;
    std::string reason;
    if (what.fault_type != nullptr) {
        key = detail::key_of(keys, what.fault_name);
        if (key.empty()) key = detail::cause_of(*what.fault_type, what.fault_value);
        if (key.empty()) key = invalid_parameter_key;
        reason = what.fault_title;
        reason.append(" ").append(what.fault_name).append(" ");
        treaty::reflect::print_to(reason, *what.fault_type, what.fault_value);
    } else {
        if (what.problems->front().kind == treaty::problem_kind::missing_member)
            key = missing_parameter_key;
        reason = to_string(*what.problems);
    }
    reply.reason_code = std::string{key}.append(".").append(usual_error_code);
    reply.reason = std::string{detail::message_number(key)}.append(treaty::soap::carried(reason));
    reply.error_code = usual_error_code;
    reply.detail.emplace();
    treaty::soap::append_detail(*reply.detail, space, what);
}

TREATY_INLINE std::string_view reason_key(frame const& reply) noexcept {
    std::string_view const key = detail::view(reply.reason_code);
    std::size_t const dot = std::min(key.rfind('.'), key.size());
    std::string_view code = key.substr(std::min(dot + 1, key.size()));
    if (code.starts_with('-')) code.remove_prefix(1);
    bool const is_code =
        !code.empty() && code.find_first_not_of("0123456789") == std::string_view::npos;
    return is_code ? key.substr(0, dot) : key;
}

TREATY_INLINE bool is_failed(frame const& reply) {
    return !detail::view(reply.code).empty() || !detail::view(reply.reason_code).empty() ||
           !detail::view(reply.reason).empty();
}

TREATY_INLINE void understand(frame const& reply, std::string_view bytes, std::string_view space,
                              std::span<reason_code const>, treaty::message_limits const& limits,
                              treaty::wire::failure_message& into) {
    treaty::problem_list problems;
    treaty::xml::reader in{bytes, limits, problems};
    if (detail::find_detail(in)) treaty::soap::read_detail(in, space, into, nullptr);
    if (!into.fault_name.empty() || !into.problems.empty()) return;
    std::string found{detail::view(reply.reason_code)};
    found.append(found.empty() ? "" : ": ").append(detail::view(reply.reason));
    for (std::string const& one : reply.parameters)
        found.append(found.empty() ? "" : ", ").append(treaty::xml::trimmed(one));
    into.problems.add({treaty::problem_kind::undeclared_fault, {}, 0, {}, std::move(found)});
}

TREATY_INLINE treaty::form::table const& failed_confirmation(binding const& to) noexcept {
    return to.failures != nullptr ? *to.failures->confirmation
                                  : treaty::form::table_of<failed_confirmation_form>;
}

TREATY_INLINE bool read_detail(std::string_view bytes, std::string_view space,
                               treaty::reflect::type const& kind, void* into,
                               treaty::message_limits const& limits,
                               treaty::problem_list& problems) {
    treaty::xml::reader in{bytes, limits, problems};
    return detail::find_detail(in) && treaty::xml::read_plain(in, kind, into, space, nullptr) &&
           problems.empty();
}

TREATY_INLINE bool read_left(left_nouns const& what, treaty::form::family const& names,
                             std::string_view bytes, void* into,
                             treaty::message_limits const& limits, treaty::problem_list& problems) {
    frame reply;
    treaty::soap::envelope_reader in{bytes, limits, problems};
    return in.open() &&
           treaty::form::read(in.in(), *what.form, into, &reply, names, in.element()) &&
           in.close() && problems.empty() && what.complete(into, reply);
}

}  // namespace contracts::bod
