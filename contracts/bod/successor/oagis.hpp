// SPDX-License-Identifier: BSL-1.0
// What every message of the third generation has: the typed ApplicationArea, the quotation that is
// always there, and failures in its words.
#pragma once

#include <contracts/bod/binding.hpp>
#include <contracts/bod/oagis.hpp>
#include <contracts/bod/successor/names.hpp>

namespace contracts::bod::successor {

// Where the versions are not said by a sample they are these.
constexpr auto release() {
    return form::rows(form::fixed_attribute("releaseID", "9.0"),
                      form::fixed_attribute("versionID", "7.0.0.0"));
}

template <std::size_t... Sizes>
constexpr auto area(form::row_list<Sizes> const&... behind) {
    return form::group({oa, "ApplicationArea"},
                       form::fixed_attribute({xsi, "type"}, "_wcf:ApplicationAreaType"),
                       form::of_frame(form::element({oa, "CreationDateTime"}, "created")),
                       form::of_frame(form::element({oa, "BODID"}, "id")).once(), behind...);
}
template <std::size_t... Sizes>
constexpr auto request_area(form::row_list<Sizes> const&... entries) {
    return area(form::group({wcf, "BusinessContext"},
                            form::entries({wcf, "ContextData"}, "name", entries...)));
}

// oa:Process, oa:Sync or oa:Change with its one action.
constexpr auto action(std::string_view verb_name, std::string_view code, std::string_view path) {
    return verb(verb_name, form::fixed_attribute("actionCode", code),
                form::fixed_attribute("expressionLanguage", "_wcf:XPath"), form::fixed_text(path));
}

constexpr auto original_area() {
    return bod::original_area().always();
}
// The typed fault stands in the UserArea, as in the second generation.
constexpr auto response_criteria() {
    return form::group(
        {oa, "ResponseCriteria"},
        form::group({oa, "ResponseExpression"},
                    form::of_frame(form::attribute("actionCode", "action"))),
        form::group({oa, "ChangeStatus"}, form::of_frame(form::element({oa, "Code"}, "code")),
                    form::of_frame(form::element({oa, "Description"}, "reason")),
                    form::of_frame(form::element({oa, "EffectiveDateTime"}, "failed_at")),
                    form::of_frame(form::element({oa, "ReasonCode"}, "reason_code")),
                    form::of_frame(form::element({oa, "Reason"}, "parameters")),
                    form::group({oa, "UserArea"}, form::raw("detail"))));
}

namespace detail {
template <std::size_t Size>
constexpr auto confirmation_rows(form::row_list<Size> const& verdict) {
    return form::rows(
        form::fixed_attribute("releaseID", "9.0"), area(),
        form::group({oa, "DataArea"},
                    form::group({oa, "Confirm"}, original_area(), response_criteria()).always(),
                    form::group({oa, "BOD"}, original_area(), verdict)));
}
}  // namespace detail

constexpr auto confirmation() {
    return detail::confirmation_rows(form::group({oa, "BODSuccessMessage"}).always());
}
struct failed_confirmation_form {
    using type = no_value;
    using frame = bod::frame;
    static constexpr auto rows = detail::confirmation_rows(failure_message());
};

// Acknowledge, Respond or Show of a component; `nouns` come after the verb.
template <std::size_t VerbSize, std::size_t... Sizes>
constexpr auto reply(std::string_view component, form::row_list<VerbSize> const& verb,
                     form::row_list<Sizes> const&... nouns) {
    return form::rows(release(), area(), form::group({component, "DataArea"}, verb, nouns...));
}
template <std::size_t... Sizes>
constexpr auto answer(std::string_view verb_name, std::string_view component,
                      form::row_list<Sizes> const&... nouns) {
    return reply(component,
                 form::group({oa, verb_name}, original_area(), response_criteria()).always(),
                 nouns...);
}
// The verb of an answer that shows all there is of what this member holds.
constexpr auto show(std::string_view nouns) {
    return form::group({oa, "Show"}, form::attribute("recordSetStartNumber", nouns).counting("1"),
                       form::attribute("recordSetCount", nouns).counting(),
                       form::attribute("recordSetTotal", nouns).counting(),
                       form::attribute("recordSetCompleteIndicator", nouns).counting("true"),
                       original_area(), response_criteria())
        .always();
}
// oa:Get with an expression; `attributes` are those of the verb.
template <std::size_t... Sizes>
constexpr auto get_expression(form::row_list<Sizes> const&... attributes) {
    return form::group(
        {oa, "Get"}, attributes...,
        form::group({oa, "Expression"}, form::fixed_attribute("expressionLanguage", "_wcf:XPath"),
                    form::of_frame(form::text("expression"))));
}
template <std::size_t AreaSize, std::size_t... Sizes>
constexpr auto request(std::string_view component, form::row_list<AreaSize> const& first,
                       form::row_list<Sizes> const&... data) {
    return form::rows(release(), first, form::group({component, "DataArea"}, data...));
}

inline constexpr failure_style failures{"ERROR", &treaty::form::table_of<failed_confirmation_form>};

}  // namespace contracts::bod::successor
