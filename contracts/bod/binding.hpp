// SPDX-License-Identifier: BSL-1.0
// How one operation is a business object document: where it is sent, how a message is known to be
// for it, and the forms of its request and reply.
#pragma once

#include <contracts/bod/names.hpp>
#include <treaty/contract/outcome.hpp>
#include <treaty/wire/form/form.hpp>

#include <array>
#include <span>
#include <string_view>

namespace contracts::bod {

inline constexpr treaty::xml::name confirm_bod{oa, "ConfirmBOD"};

// The vendor's message key of a declared fault.
struct reason_code {
    std::string_view fault;  // "NotEnoughStock"
    std::string_view key;    // "_ERR_PROD_NOT_ORDERABLE"
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
};

struct binding : address {
    std::string_view operation;
    treaty::form::table const* request_form;
    treaty::form::table const* reply_form;
    std::span<reason_code const> reason_codes;
};

namespace detail {

template <class Faults>
struct reason_code_table;
template <class... Faults>
struct reason_code_table<treaty::faults<Faults...>> {
    static constexpr std::array<reason_code, sizeof...(Faults)> rows{
        {{treaty::fault_kind_of<Faults>.name, Faults::reason_code}...}};
};

}  // namespace detail

template <class Operation, class RequestForm, class ReplyForm>
constexpr binding bind(address const& where) {
    return {where, Operation::name, &treaty::form::table_of<RequestForm>,
            &treaty::form::table_of<ReplyForm>,
            detail::reason_code_table<typename Operation::faults>::rows};
}

}  // namespace contracts::bod
