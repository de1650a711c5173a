// SPDX-License-Identifier: BSL-1.0
// How one operation is a business object document: where it is sent, how a message is known to be
// for it, and the forms of its request and reply.
#pragma once

#include <contracts/bod/frame.hpp>
#include <contracts/bod/names.hpp>
#include <treaty/contract/outcome.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/any_value.hpp>
#include <treaty/wire/form/form.hpp>

#include <array>
#include <span>
#include <string_view>
#include <type_traits>

namespace contracts::bod {

inline constexpr treaty::xml::name confirm_bod{oa, "ConfirmBOD"};

// The vendor's message key of a declared fault. One without a key has it in its member `cause`.
struct reason_code {
    std::string_view fault;  // "NotEnoughStock"
    std::string_view key;    // "_ERR_PROD_NOT_ORDERABLE"
};

// A fault beside which a failed reply has nouns: those of this form of the fault. A reply with such
// nouns from a system that does not send the fault is the fault, too, if `complete` says so after
// it has filled in the rest.
struct left_nouns {
    treaty::fault_kind const* fault = nullptr;
    treaty::form::table const* form = nullptr;
    bool (*complete)(void* fault, frame const& reply) = nullptr;
};
template <class FaultForm>
inline constexpr left_nouns nouns_of{
    &treaty::fault_kind_of<typename FaultForm::type>, &treaty::form::table_of<FaultForm>,
    [](void* fault, frame const& reply) {
        return FaultForm::complete(*static_cast<typename FaultForm::type*>(fault), reply);
    }};

// How a generation says that a request failed, where it is not as the second one does.
struct failure_style {
    std::string_view code;  // the same for every failure
    treaty::form::table const* confirmation;
};

// What stands between a contract and a message that is shaped otherwise. A form is then one of the
// message's own type, and converts: to_message(value, message, frame, refused) and
// to_value(message, value, frame, refused). What the other one has no words for is refused; paths
// are below the message's root.
struct reshaping {
    treaty::reflect::value_kind const* message;
    void (*to_message)(void const* value, void* message, frame& area,
                       treaty::problem_list& refused);
    void (*to_value)(void const* message, void* value, frame& area, treaty::problem_list& refused);
};

// What is particular to an operation.
struct address {
    std::string_view service;
    std::string_view path;
    treaty::xml::name request;
    // Which actions of that message are this operation. None: all are.
    std::span<std::string_view const> action_codes{};
    treaty::xml::name reply;
    std::span<treaty::form::prefix const> prefixes;
    std::span<treaty::form::prefix const> reply_prefixes;
    treaty::form::family const* names = &family;  // of the generation
    left_nouns left_behind{};
    failure_style const* failures = nullptr;
    std::string_view failed_action{};  // as a failure names it, if it does
    // What a message has no place for is refused, not left out; a confirmation has for nothing.
    bool tells_losses = false;
};

struct binding : address {
    std::string_view operation;
    treaty::form::table const* request_form;
    treaty::form::table const* reply_form;
    reshaping const* request_shape;
    reshaping const* reply_shape;
    std::span<reason_code const> reason_codes;
};

namespace detail {

template <class Fault>
constexpr std::string_view key_of() {
    if constexpr (requires { Fault::reason_code; })
        return Fault::reason_code;
    else
        return {};
}
template <class Faults>
struct reason_code_table;
template <class... Faults>
struct reason_code_table<treaty::faults<Faults...>> {
    static constexpr std::array<reason_code, sizeof...(Faults)> rows{
        {{treaty::fault_kind_of<Faults>.name, key_of<Faults>()}...}};
};

template <class Form, class Value>
inline constexpr reshaping reshaping_by{
    &treaty::reflect::value_kind_of<typename Form::type>,
    [](void const* value, void* message, frame& area, treaty::problem_list& refused) {
        Form::to_message(*static_cast<Value const*>(value),
                         *static_cast<typename Form::type*>(message), area, refused);
    },
    [](void const* message, void* value, frame& area, treaty::problem_list& refused) {
        Form::to_value(*static_cast<typename Form::type const*>(message),
                       *static_cast<Value*>(value), area, refused);
    }};
template <class Form, class Value>
constexpr reshaping const* reshaping_of() {
    if constexpr (std::is_same_v<typename Form::type, Value>)
        return nullptr;
    else
        return &reshaping_by<Form, Value>;
}

}  // namespace detail

template <class Operation, class RequestForm, class ReplyForm>
constexpr binding bind(address const& where) {
    return {where,
            Operation::name,
            &treaty::form::table_of<RequestForm>,
            &treaty::form::table_of<ReplyForm>,
            detail::reshaping_of<RequestForm, typename Operation::request_type>(),
            detail::reshaping_of<ReplyForm, typename Operation::response_type>(),
            detail::reason_code_table<typename Operation::faults>::rows};
}

}  // namespace contracts::bod
