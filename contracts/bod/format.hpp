// SPDX-License-Identifier: BSL-1.0
// The wire format of the back office itself: SOAP 1.1, document/literal, business object documents.
// For whoever calls or answers contracts, it is one more format.
//
//     contracts::bod::format bods{{.make_id = ...}};
//     treaty::http::client<contracts::inbound> site{url, {}, bods};
//     treaty::http::server<contracts::inbound> server{mine, {}, {.formats = {&json, &bods}}};
//
// A request is known by its address, its root element and its action code. The BODID is the
// idempotency key of a call that has no other; a message without one gets a fresh key, so that its
// repeat is a second call, as with the vendor. What cannot be read or dispatched at all is answered
// with a SOAP fault, every other failure with a confirmation or acknowledgement that says so, with
// the vendor's key and, in a UserArea, the typed fault for readers that know it.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/frame.hpp>
#include <treaty/wire/format.hpp>
#include <treaty/wire/soap/envelope.hpp>
#include <treaty/wire/soap/names.hpp>
#include <treaty/wire/soap/security.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace contracts::bod {

struct format_options {
    std::span<binding const* const> bindings;
    // Makes the BODIDs of messages, and the names of failures. Needed.
    std::function<std::string()> make_id;
    // Answering: decides who may call. Without it everybody may, and nobody is the caller.
    treaty::soap::authenticator authenticate{};
    // Calling: sent with every request.
    std::optional<treaty::soap::username_token> credentials{};
    // Where requests of an operation go, and are answered, instead of at their binding's path:
    // outbound addresses are configuration with the vendor. May be empty.
    std::function<std::string(treaty::wire::operation_name const&)> path_of{};
};

class format final : public treaty::wire::format {
public:
    explicit format(format_options options) : options_(std::move(options)) {}

    [[nodiscard]] std::string_view media_type() const noexcept override { return "text/xml"; }
    [[nodiscard]] std::string_view media_types() const noexcept override {
        return treaty::soap::media_types;
    }
    [[nodiscard]] std::string_view failure_media_type() const noexcept override {
        return "text/xml";
    }
    [[nodiscard]] bool accepts(std::string_view sent) const noexcept override;
    [[nodiscard]] bool routes(std::string_view path) const noexcept override;
    bool route(treaty::wire::call& now, std::string_view path, std::string_view bytes,
               treaty::message_limits const& limits, treaty::problem_list& problems) const override;
    bool read_request(treaty::wire::call& now, treaty::reflect::type const& kind, void* into,
                      std::string_view bytes, treaty::message_limits const& limits,
                      treaty::problem_list& problems) const override;
    void write_response(treaty::wire::call const& now, treaty::reflect::type const& kind,
                        void const* from, treaty::wire::outgoing_answer& answer) const override;
    void write_failure(treaty::wire::call const& now, treaty::wire::failure_view const& what,
                       treaty::wire::outgoing_answer& answer) const override;
    void write_request(treaty::wire::call& now, treaty::reflect::type const& kind, void const* from,
                       treaty::wire::outgoing_request& request) const override;
    treaty::wire::answer_is read_answer(treaty::wire::call const& now,
                                        treaty::reflect::type const& kind, void* response,
                                        treaty::wire::incoming_answer const& answer,
                                        treaty::message_limits const& limits,
                                        treaty::wire::failure_message& failure,
                                        treaty::problem_list& problems) const override;
    bool read_fault(treaty::wire::call const& now, treaty::reflect::type const& kind, void* into,
                    std::string_view bytes, treaty::message_limits const& limits,
                    treaty::problem_list& problems) const override;

private:
    // Values without an operation have no form here.
    bool read(treaty::reflect::type const&, void*, std::string_view, treaty::message_limits const&,
              treaty::problem_list&) const override;
    void write(treaty::reflect::type const&, void const*, std::string&) const override;
    void write_failure(treaty::wire::failure_view const&, std::string&) const override;
    bool read_failure(std::string_view, treaty::message_limits const&,
                      treaty::wire::failure_message&) const override;
    bool read_fault(treaty::reflect::type const&, void*, std::string_view,
                    treaty::message_limits const&, treaty::problem_list&) const override;

    [[nodiscard]] bool is_at(binding const& one, std::string_view path) const;
    [[nodiscard]] binding const* bound(treaty::wire::call const& now) const noexcept;
    [[nodiscard]] frame reply_frame(treaty::wire::call const& now) const;
    void write_reply(treaty::wire::call const& now, treaty::xml::name const& root,
                     treaty::form::table const& form, void const* value, frame const& accompanying,
                     std::span<treaty::form::prefix const> prefixes,
                     treaty::wire::outgoing_answer& answer) const;
    format_options options_;
};

}  // namespace contracts::bod

#ifndef TREATY_SEPARATE_COMPILATION
#include <contracts/bod/format.ipp>
#endif
