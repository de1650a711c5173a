// SPDX-License-Identifier: BSL-1.0
// The parts of OAGIS 9 that every message has: ApplicationArea, verbs, confirmation and
// acknowledgement, as the vendor writes them. Rows for the forms of the fourteen services.
#pragma once

#include <contracts/bod/frame.hpp>
#include <contracts/bod/names.hpp>
#include <contracts/vocabulary/business_context.hpp>

namespace contracts::bod {

namespace form = treaty::form;

// ContextData of the business context. What has no member is passed on by its name.
struct business_context_form {
    using type = vocabulary::business_context;
    using frame = bod::frame;
    static constexpr auto rows = form::rows(
        form::entry("langId", "language"), form::entry("locale", "locale"),
        form::entry("channelId", "channel"), form::entry("catalogId", "catalog"),
        form::entry("currency", "currency").or_frame("context_currency"), form::rest("extra"));
};

// wcf:BusinessContext with its entries.
template <std::size_t... Sizes>
constexpr auto business_context(form::row_list<Sizes> const&... entries) {
    return form::group({wcf, "BusinessContext"},
                       form::entries({wcf, "ContextData"}, "name", entries...));
}
constexpr auto context_entries() {
    return form::inlined("context").as<business_context_form>();
}
// The store of a message whose contract has it elsewhere.
constexpr auto store_entry_of_frame() {
    return form::of_frame(form::entry("storeId", "store"));
}

namespace detail {
constexpr auto created_of_frame() {
    return form::of_frame(form::element({oa, "CreationDateTime"}, "created"));
}
template <std::size_t... Sizes>
constexpr auto area_rows(form::row_list<1> const& created, form::row_list<Sizes> const&... behind) {
    return form::rows(form::fixed_element({oa, "Sender"}, ""), created,
                      form::of_frame(form::element({oa, "BODID"}, "id")).once(), behind...);
}
}  // namespace detail

// As inventory, order and payment requests have it. Either spelling is read.
template <std::size_t... Sizes>
constexpr auto application_area(form::row_list<Sizes> const&... behind) {
    return form::group({wcf, "ApplicationArea"},
                       detail::area_rows(detail::created_of_frame(), behind...));
}
// The same of a message whose time of creation says when its content was true: it is that member,
// if it is there.
template <std::size_t... Sizes>
constexpr auto dated_application_area(std::string_view member,
                                      form::row_list<Sizes> const&... behind) {
    return form::group(
        {wcf, "ApplicationArea"},
        detail::area_rows(form::element({oa, "CreationDateTime"}, member).or_frame("created"),
                          behind...));
}
// As member requests have it.
template <std::size_t... Sizes>
constexpr auto typed_application_area(form::row_list<Sizes> const&... behind) {
    return form::group({oa, "ApplicationArea"},
                       form::fixed_attribute({xsi, "type"}, "wcf:ApplicationAreaType"),
                       detail::area_rows(detail::created_of_frame(), behind...));
}

// oa:Sync or oa:Process with its one action; `inside` is the action's code and expression.
template <std::size_t... Sizes>
constexpr auto verb(std::string_view name, form::row_list<Sizes> const&... inside) {
    return form::group({oa, name}, form::group({oa, "ActionCriteria"},
                                               form::group({oa, "ActionExpression"}, inside...)));
}
// oa:Get with its one expression; `inside` is its text.
template <std::size_t... Sizes>
constexpr auto get(form::row_list<Sizes> const&... inside) {
    return form::group(
        {oa, "Get"}, form::group({oa, "Expression"},
                                 form::fixed_attribute("expressionLanguage", "XPath"), inside...));
}
// One action that is always the same.
constexpr auto action(std::string_view verb_name, std::string_view code, std::string_view noun) {
    return verb(verb_name, form::fixed_attribute("actionCode", code),
                form::fixed_attribute("expressionLanguage", "XPath"), form::fixed_text(noun));
}

constexpr auto original_area() {
    return form::group({oa, "OriginalApplicationArea"},
                       form::of_frame(form::element({oa, "CreationDateTime"}, "original_created")),
                       form::of_frame(form::element({oa, "BODID"}, "original_id")));
}
constexpr auto own_area() {
    return form::group({oa, "ApplicationArea"},
                       form::of_frame(form::element({oa, "CreationDateTime"}, "created")),
                       form::of_frame(form::element({oa, "BODID"}, "id")));
}
// Why a request failed. The typed fault stands in the UserArea, which readers that do not know it
// pass over.
constexpr auto response_criteria() {
    return form::group(
        {oa, "ResponseCriteria"},
        form::group({oa, "ChangeStatus"}, form::of_frame(form::element({oa, "Code"}, "code")),
                    form::of_frame(form::element({oa, "ReasonCode"}, "reason_code")),
                    form::of_frame(form::element({oa, "Reason"}, "reason")),
                    form::group({oa, "UserArea"}, form::raw("detail"))));
}
constexpr auto failure_message() {
    return form::group(
        {oa, "BODFailureMessage"},
        form::group({oa, "ErrorProcessMessage"}, form::of_frame(form::element({oa, "ID"}, "code")),
                    form::of_frame(form::element({oa, "Description"}, "reason")),
                    form::of_frame(form::element({oa, "Note"}, "advice")).always(),
                    form::of_frame(form::element({oa, "Type"}, "exception")).always(),
                    form::of_frame(form::element({oa, "ReasonCode"}, "error_code")).always()));
}

// The rows of a ConfirmBOD; `success` is what its success message holds, mostly nothing.
template <std::size_t... Sizes>
constexpr auto confirmation(form::row_list<Sizes> const&... success) {
    return form::rows(
        form::fixed_attribute("releaseID", "9.0"), own_area(),
        form::group({oa, "DataArea"}, form::group({oa, "Confirm"}, response_criteria()).always(),
                    form::group({oa, "BOD"}, original_area(),
                                form::group({oa, "BODSuccessMessage"}, success...).always())));
}
// Of a reply that says nothing but what its frame says.
struct no_value {
    BOOST_HANA_DEFINE_STRUCT(no_value);
};

// The same for a request that failed.
struct failed_confirmation_form {
    using type = no_value;
    using frame = bod::frame;
    static constexpr auto rows = form::rows(
        form::fixed_attribute("releaseID", "9.0"), own_area(),
        form::group({oa, "DataArea"}, form::group({oa, "Confirm"}, response_criteria()).always(),
                    form::group({oa, "BOD"}, original_area(), failure_message())));
};

// The rows of an Acknowledge or Show of a component; `nouns` come after the verb.
template <std::size_t VerbSize, std::size_t... Sizes>
constexpr auto reply(std::string_view component, form::row_list<VerbSize> const& verb,
                     form::row_list<Sizes> const&... nouns) {
    return form::rows(form::fixed_attribute("releaseID", ""),
                      form::fixed_attribute("versionID", ""), own_area(),
                      form::group({component, "DataArea"}, verb, nouns...));
}
template <std::size_t... Sizes>
constexpr auto acknowledgement(std::string_view component, form::row_list<Sizes> const&... nouns) {
    return reply(component,
                 form::group({oa, "Acknowledge"}, original_area(), response_criteria()).always(),
                 nouns...);
}
// The verb of an answer that shows all there is of what this member holds. The numbers say that; of
// nothing there are none, because the schema wants them to be 1 at least.
constexpr auto show(std::string_view nouns) {
    return form::group({oa, "Show"}, form::attribute("recordSetStartNumber", nouns).counting("1"),
                       form::attribute("recordSetCount", nouns).counting(),
                       form::attribute("recordSetTotal", nouns).counting(),
                       form::attribute("recordSetCompleteIndicator", nouns).counting("true"),
                       original_area(), response_criteria())
        .always();
}
// The rows of a request of a component.
template <std::size_t AreaSize, std::size_t... Sizes>
constexpr auto request(std::string_view component, form::row_list<AreaSize> const& area,
                       form::row_list<Sizes> const&... data) {
    return form::rows(form::fixed_attribute("releaseID", ""),
                      form::fixed_attribute("versionID", ""), area,
                      form::group({component, "DataArea"}, data...));
}

}  // namespace contracts::bod
