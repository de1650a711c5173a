// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <contracts/bod/actions.hpp>
#include <contracts/bod/failure.hpp>
#include <contracts/bod/format.hpp>
#include <treaty/core/excerpt.hpp>
#include <treaty/reflect/any_value.hpp>
#include <treaty/wire/form/losses.hpp>
#include <treaty/wire/form/reader.hpp>
#include <treaty/wire/form/writer.hpp>
#include <treaty/wire/soap/fault.hpp>
#include <treaty/wire/soap/format.hpp>
#include <treaty/wire/soap/frame.hpp>
#include <treaty/wire/xml/plain.hpp>
#include <treaty/wire/xml/scalar.hpp>

#include <stdexcept>

namespace contracts::bod {

using treaty::problem_kind;

namespace detail {

using treaty::soap::envelope_reader;
using treaty::xml::step;
using treaty::xml::token;

// What a request leaves for its reply.
struct kept_frame : treaty::soap::frame {
    bod::frame area;
    binding const* to = nullptr;  // what it was for, once that is known
};

inline kept_frame& keep(treaty::wire::call& now, treaty::soap::envelope_head const& head) {
    auto kept = std::make_unique<kept_frame>();
    kept->head = head;
    kept_frame& made = *kept;
    now.kept = std::move(kept);
    return made;
}
inline kept_frame const* kept_of(treaty::wire::call const& now) noexcept {
    return dynamic_cast<kept_frame const*>(now.kept.get());
}

inline bod::frame const& area_of(treaty::wire::call const& now) {
    static bod::frame const none;
    kept_frame const* const kept = kept_of(now);
    return kept != nullptr ? kept->area : none;
}

// True if the reply of a system that sends no fault has the nouns of one.
inline bool left_nouns_behind(binding const& to, std::string_view bytes,
                              treaty::message_limits const& limits,
                              treaty::wire::failure_message const& failure) {
    if (to.left_behind.fault == nullptr || failure.problems.empty() ||
        failure.problems.front().kind != problem_kind::undeclared_fault)
        return false;
    treaty::reflect::any_value fault{*to.left_behind.fault};
    treaty::problem_list ignored;
    return read_left(to.left_behind, *to.names, bytes, fault.get(), limits, ignored);
}

// The value that a form is written of or read into: the contract's, or a message of its own.
struct shaped {
    reshaping const* shape;
    void* value;
    std::optional<treaty::reflect::any_value> message{};

    shaped(reshaping const* by, void* contract) : shape(by), value(contract) {
        if (shape != nullptr) message.emplace(*shape->message);
    }
    [[nodiscard]] void* place() noexcept { return shape != nullptr ? message->get() : value; }
    // After reading, where nothing was wrong. `root` is the path of the message.
    void read(frame& area, std::string const& root, treaty::problem_list& problems) {
        if (shape == nullptr || value == nullptr) return;
        treaty::problem_list refused;
        shape->to_value(message->get(), value, area, refused);
        for (treaty::problem one : refused) {
            one.path.insert(0, root);
            problems.add(std::move(one));
        }
    }
    // Before writing: what the message cannot say.
    [[nodiscard]] treaty::problem_list write(treaty::form::table const& form, bool tells_losses,
                                             frame& area) {
        treaty::problem_list refused;
        if (shape != nullptr) shape->to_message(value, message->get(), area, refused);
        if (shape == nullptr && tells_losses) treaty::form::find_losses(form, value, refused);
        return refused;
    }
};

// What can be told in a confirmation or acknowledgement. The rest never came as far as a document.
inline bool is_for_reply(treaty::wire::failure_view const& what) noexcept {
    if (what.fault_type != nullptr) return true;
    if (what.problems == nullptr || what.problems->empty()) return false;
    switch (what.problems->front().kind) {
        case problem_kind::missing_member:
        case problem_kind::duplicate_member:
        case problem_kind::wrong_type:
        case problem_kind::out_of_range:
        case problem_kind::too_short:
        case problem_kind::too_long:
        case problem_kind::not_a_value: return true;
        default: return false;
    }
}

// With its namespace, since the generations have names in common.
inline std::string element_called(treaty::xml::name const& name) {
    return "an element {" + treaty::excerpt(name.space, 100) + "}" + treaty::excerpt(name.local);
}

inline std::string trimmed(std::optional<std::string> const& text) {
    return std::string{treaty::xml::trimmed(text ? std::string_view{*text} : "")};
}

}  // namespace detail

// Several documents may be for one operation; the one that came decides.
TREATY_INLINE binding const* format::bound(treaty::wire::call const& now) const noexcept {
    detail::kept_frame const* const kept = detail::kept_of(now);
    if (kept != nullptr && kept->to != nullptr) return kept->to;
    for (binding const* one : options_.bindings)
        if (one->operation == now.operation.operation && one->service == now.operation.service)
            return one;
    return nullptr;
}

// For every call, so nothing is allocated where addresses are the usual ones.
TREATY_INLINE bool format::is_at(binding const& one, std::string_view path) const {
    return options_.path_of ? options_.path_of({one.service, one.operation}) == path
                            : one.path == path;
}

TREATY_INLINE bool format::accepts(std::string_view sent) const noexcept {
    return treaty::soap::is_soap(sent);
}

TREATY_INLINE bool format::routes(std::string_view path) const noexcept {
    for (binding const* one : options_.bindings)
        if (is_at(*one, path)) return true;
    return false;
}

TREATY_INLINE bool format::route(treaty::wire::call& now, std::string_view path,
                                 std::string_view bytes, treaty::message_limits const& limits,
                                 treaty::problem_list& problems) const {
    detail::envelope_reader in{bytes, limits, problems};
    bool const open = in.open();
    detail::kept_frame& kept = detail::keep(now, in.head());
    // Who may not call learns nothing of what can be called, so that is asked first.
    if (!open || !treaty::soap::admit(kept.head, options_.authenticate, now, problems))
        return false;
    treaty::xml::name const root = in.in().name();
    std::size_t const from = in.in().position();
    std::string code;
    bool looked = false;
    bool known_root = false;
    for (binding const* one : options_.bindings) {
        if (root != one->request || !is_at(*one, path)) continue;
        known_root = true;
        if (!one->action_codes.empty() && !looked) {
            looked = true;
            code = detail::action_code(in.in(), in.element());
            if (in.in().broken()) return false;
        }
        if (!detail::is_action_of(*one, code)) continue;
        now.operation = {one->service, one->operation};
        kept.to = one;
        return true;
    }
    problems.add({problem_kind::unknown_operation, xpath(in.element()), from,
                  known_root ? "an action that is known here" : "a message that is known here",
                  !known_root    ? detail::element_called(root)
                  : code.empty() ? "none"
                                 : "the action \"" + treaty::excerpt(code) + "\""});
    return false;
}

TREATY_INLINE bool format::read_request(treaty::wire::call& now, treaty::reflect::type const&,
                                        void* into, std::string_view bytes,
                                        treaty::message_limits const& limits,
                                        treaty::problem_list& problems) const {
    detail::kept_frame const* const routed = detail::kept_of(now);
    bool const known = routed != nullptr && routed->to != nullptr;
    binding const* const to = bound(now);
    detail::envelope_reader in{bytes, limits, problems};
    bool whole = in.open();
    detail::kept_frame& kept = detail::keep(now, in.head());
    kept.to = to;
    if (!whole) return false;
    if (to == nullptr || in.in().name() != to->request) {
        problems.add({problem_kind::unknown_operation, xpath(in.element()), in.in().position(),
                      to == nullptr ? "" : detail::element_called(to->request),
                      detail::element_called(in.in().name())});
        return false;
    }
    if (!known && (!treaty::soap::admit(kept.head, options_.authenticate, now, problems) ||
                   !detail::has_action_of(*to, bytes, limits, problems)))
        return false;
    detail::shaped asked{to->request_shape, into};
    std::string const root = xpath(in.element());
    whole = treaty::form::read(in.in(), *to->request_form, asked.place(), &kept.area, *to->names,
                               in.element()) &&
            in.close();
    if (whole && problems.empty()) asked.read(kept.area, root, problems);
    treaty::call_context& context = *now.context;
    if (context.idempotency_key.empty()) context.idempotency_key = detail::trimmed(kept.area.id);
    if (context.idempotency_key.empty()) context.idempotency_key = options_.make_id();
    return whole && problems.empty();
}

TREATY_INLINE frame format::reply_frame(treaty::wire::call const& now) const {
    frame const& asked = detail::area_of(now);
    frame reply;
    reply.created = now.context->time->now().str();
    reply.id = options_.make_id();
    reply.store = asked.store;
    // The vendor leaves the whole quotation out when the request had no BODID.
    if (std::string id = detail::trimmed(asked.id); !id.empty()) {
        reply.original_id = std::move(id);
        reply.original_created = detail::trimmed(asked.created);
    }
    return reply;
}

TREATY_INLINE void format::write_reply(treaty::wire::call const& now, treaty::xml::name const& root,
                                       treaty::form::table const& form, void const* value,
                                       frame const& accompanying,
                                       std::span<treaty::form::prefix const> prefixes,
                                       treaty::wire::outgoing_answer& answer) const {
    auto const which = treaty::soap::head_of(now).version;
    answer.status = 200;
    answer.media_type = treaty::soap::media_type_of(which);
    treaty::soap::open_envelope(answer.body, which);
    treaty::form::write(answer.body, root, form, value, &accompanying, prefixes);
    treaty::soap::close_envelope(answer.body);
}

TREATY_INLINE void format::write_response(treaty::wire::call const& now,
                                          treaty::reflect::type const&, void const* from,
                                          treaty::wire::outgoing_answer& answer) const {
    binding const& to = *bound(now);
    frame reply = reply_frame(now);
    detail::shaped said{to.reply_shape, treaty::reflect::writable(from)};
    treaty::problem_list const refused =
        said.write(*to.reply_form, to.tells_losses && to.reply != confirm_bod, reply);
    if (!refused.empty()) return write_failure(now, {.problems = &refused}, answer);
    write_reply(now, to.reply, *to.reply_form, said.place(), reply, to.reply_prefixes, answer);
}

TREATY_INLINE void format::write_failure(treaty::wire::call const& now,
                                         treaty::wire::failure_view const& what,
                                         treaty::wire::outgoing_answer& answer) const {
    binding const* const to = bound(now);
    std::string const space = treaty::soap::namespace_of(now.operation);
    if (to == nullptr || !detail::is_for_reply(what)) {
        treaty::soap::envelope_head const& head = treaty::soap::head_of(now);
        answer.media_type = treaty::soap::media_type_of(head.version);
        answer.status = treaty::soap::write_fault(answer.body, head, space, what);
        return;
    }
    frame reply = reply_frame(now);
    reply.code = to->failures != nullptr ? std::string{to->failures->code} : options_.make_id();
    reply.action = to->failed_action;
    reply.failed_at = reply.created;
    explain(what, to->reason_codes, space, reply);
    bool const confirms = to->reply == confirm_bod;
    treaty::form::table const& form = confirms ? failed_confirmation(*to) : *to->reply_form;
    if (to->left_behind.fault != nullptr && what.fault_type == to->left_behind.fault->type)
        return write_reply(now, to->reply, *to->left_behind.form, what.fault_value, reply,
                           to->reply_prefixes, answer);
    write_reply(now, to->reply, form, nullptr, reply, to->reply_prefixes, answer);
}

TREATY_INLINE void format::write_request(treaty::wire::call& now, treaty::reflect::type const&,
                                         void const* from,
                                         treaty::wire::outgoing_request& request) const {
    binding const* const to = bound(now);
    if (to == nullptr)
        throw std::invalid_argument("treaty: this operation has no business object document");
    request.path = options_.path_of ? options_.path_of(now.operation) : std::string{to->path};
    request.media_type = treaty::soap::media_type_of(treaty::soap::version::soap_1_1);
    request.action = "\"\"";
    frame area;
    area.created = now.context->time->now().str();
    area.id =
        now.context->idempotency_key.empty() ? options_.make_id() : now.context->idempotency_key;
    detail::shaped asked{to->request_shape, treaty::reflect::writable(from)};
    if (auto const refused = asked.write(*to->request_form, to->tells_losses, area);
        !refused.empty())
        throw std::invalid_argument(to_string(refused));
    treaty::soap::open_envelope(request.body, treaty::soap::version::soap_1_1,
                                options_.credentials ? &*options_.credentials : nullptr);
    treaty::form::write(request.body, to->request, *to->request_form, asked.place(), &area,
                        to->prefixes);
    treaty::soap::close_envelope(request.body);
}

TREATY_INLINE treaty::wire::answer_is format::read_answer(
    treaty::wire::call const& now, treaty::reflect::type const&, void* response,
    treaty::wire::incoming_answer const& answer, treaty::message_limits const& limits,
    treaty::wire::failure_message& failure, treaty::problem_list& problems) const {
    using treaty::wire::answer_is;
    binding const& to = *bound(now);
    if (!treaty::soap::is_soap(answer.media_type)) return answer_is::unreadable;
    treaty::problem_list found{limits.problems_max};
    detail::envelope_reader in{answer.body, limits, found};
    bool const open = in.open();
    std::string const space = treaty::soap::namespace_of(now.operation);
    if (open && in.in().name().local == "Fault")
        return treaty::soap::read_fault(in, space, failure) && in.close() ? answer_is::failure
                                                                          : answer_is::unreadable;
    if (answer.status != 200) return answer_is::unreadable;
    frame reply;
    if (open && in.in().name().local == to.reply.local) {
        detail::shaped said{to.reply_shape, response};
        std::string const root = xpath(in.element());
        bool const whole = treaty::form::read(in.in(), *to.reply_form, said.place(), &reply,
                                              *to.names, in.element()) &&
                           in.close();
        if (whole && is_failed(reply)) {
            understand(reply, answer.body, space, to.reason_codes, limits, failure);
            if (detail::left_nouns_behind(to, answer.body, limits, failure)) {
                failure.problems = treaty::problem_list{};
                failure.fault_name = to.left_behind.fault->name;
            }
            return answer_is::failure;
        }
        if (whole && found.empty()) said.read(reply, root, found);
    } else if (open) {
        in.in().report(problem_kind::wrong_type, in.element(), in.in().position(),
                       detail::element_called(to.reply), detail::element_called(in.in().name()));
    }
    problems = std::move(found);
    return answer_is::response;
}

TREATY_INLINE bool format::read_fault(treaty::wire::call const& now,
                                      treaty::reflect::type const& kind, void* into,
                                      std::string_view bytes, treaty::message_limits const& limits,
                                      treaty::problem_list& problems) const {
    if (read_detail(bytes, treaty::soap::namespace_of(now.operation), kind, into, limits, problems))
        return true;
    binding const& to = *bound(now);
    return problems.empty() && to.left_behind.fault != nullptr &&
           to.left_behind.fault->type == &kind &&
           read_left(to.left_behind, *to.names, bytes, into, limits, problems);
}

TREATY_INLINE bool format::read(treaty::reflect::type const&, void*, std::string_view,
                                treaty::message_limits const&,
                                treaty::problem_list& problems) const {
    problems.add({problem_kind::unknown_operation, {}, 0, {}, "a value without an operation"});
    return false;
}

TREATY_INLINE void format::write(treaty::reflect::type const&, void const*, std::string&) const {
    throw std::invalid_argument("treaty: a value without an operation has no document");
}

TREATY_INLINE void format::write_failure(treaty::wire::failure_view const& what,
                                         std::string& out) const {
    treaty::soap::write_fault(out, {}, treaty::soap::namespace_of(treaty::wire::operation_name{}),
                              what);
}

TREATY_INLINE bool format::read_failure(std::string_view, treaty::message_limits const&,
                                        treaty::wire::failure_message&) const {
    return false;
}

TREATY_INLINE bool format::read_fault(treaty::reflect::type const&, void*, std::string_view,
                                      treaty::message_limits const&, treaty::problem_list&) const {
    return false;
}

}  // namespace contracts::bod
