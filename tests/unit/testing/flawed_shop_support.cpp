// SPDX-License-Identifier: BSL-1.0
#include "flawed_shop.hpp"

#include <chrono>
#include <thread>

namespace sample {
namespace {

using treaty::problem_kind;

// What a flaw lets pass although a reader says this of it.
std::optional<problem_kind> overlooked(flaw one) {
    switch (one) {
        case flaw::accepts_missing_member: return problem_kind::missing_member;
        case flaw::coerces_text_to_number: return problem_kind::wrong_type;
        case flaw::truncates_long_text:
        case flaw::takes_too_many_items: return problem_kind::too_long;
        case flaw::takes_any_enumerator:
        case flaw::takes_impossible_dates: return problem_kind::not_a_value;
        case flaw::takes_the_last_of_twins: return problem_kind::duplicate_member;
        case flaw::rounds_numbers: return problem_kind::out_of_range;
        case flaw::reads_what_is_cut: return problem_kind::malformed;
        case flaw::ignores_limits: return problem_kind::limit_exceeded;
        case flaw::works_without_key: return problem_kind::key_required;
        default: return std::nullopt;
    }
}
// Where; empty: anywhere.
std::string_view overlooked_at(flaw one) {
    switch (one) {
        case flaw::coerces_text_to_number: return "pieces";
        case flaw::truncates_long_text: return "name";
        case flaw::takes_too_many_items: return "lines";
        case flaw::takes_any_enumerator: return "how";
        case flaw::takes_impossible_dates: return "until";
        case flaw::rounds_numbers: return "price";
        default: return "";
    }
}

void replace(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
}
// Takes out what lies between two marks, and the marks.
void cut(std::string& text, std::string_view from, std::string_view to) {
    std::size_t const begin = text.find(from);
    if (begin == std::string::npos) return;
    std::size_t const end = text.find(to, begin + from.size());
    if (end != std::string::npos) text.erase(begin, end + to.size() - begin);
}

}  // namespace

flawed_channel::flawed_channel(flaw one, treaty::testing::message_form const& form)
    : flaw_(one),
      form_(form) {
    careful_.add<shop>(receiver_);
    careless_.add<shop>(keeper_);
}

treaty::transport::exchange_result flawed_channel::exchange(request const& asked, reply& answer) {
    using namespace treaty::transport;
    if (flaw_ == flaw::hangs_up && asked.body.find("nickname") != std::string_view::npos)
        return {delivery::unknown, {problem_kind::unreachable, {}, 0, {}, "the end"}};
    if (answer_late_key(asked, answer)) return {delivery::answered, {}};
    bool const careless = flaw_ == flaw::key_means_nothing || flaw_ == flaw::key_is_late;
    treaty::in_process::channel next{careless ? careless_ : careful_};
    auto const result = next.exchange(asked, answer);
    spoil(asked, answer);
    if (flaw_ == flaw::key_is_late) {
        std::lock_guard const lock{guard_};
        if (!asked.context->idempotency_key.empty())
            late_.emplace(asked.context->idempotency_key + std::string{asked.body}, answer);
    }
    return result;
}

// A key is looked up before the work and kept after it: right as long as nobody else calls between.
bool flawed_channel::answer_late_key(request const& asked, reply& answer) {
    if (flaw_ != flaw::key_is_late) return false;
    {
        std::lock_guard const lock{guard_};
        auto const known = late_.find(asked.context->idempotency_key + std::string{asked.body});
        if (known != late_.end()) {
            answer = known->second;
            return true;
        }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
    return false;
}

void flawed_channel::accept(request const& asked, reply& answer) {
    bool const looks = asked.path.find("Look") != std::string_view::npos ||
                       asked.body.find("<Look") != std::string_view::npos;
    treaty::reflect::type const& kind =
        looks ? treaty::reflect::type_of<question> : treaty::reflect::type_of<order>;
    treaty::wire::operation_name const name{"shop", looks ? "Look" : "Place", 1};
    std::string const good = form_.encode(treaty::testing::simplest(kind), kind, name);
    std::string const path = form_.address(name);
    request fine = asked;
    fine.path = path;
    fine.body = good;
    fine.media_type = form_.format->media_type();
    treaty::in_process::channel{careless_}.exchange(fine, answer);
}

void flawed_channel::spoil(request const& asked, reply& answer) {
    if (answer.status == treaty::transport::status::ok) spoil_response(answer);
    treaty::wire::failure_message failure;
    bool const failed = answer.status != treaty::transport::status::ok &&
                        form_.format->read_failure(answer.body, {}, failure);
    bool const told = failed && !failure.problems.empty();
    bool const fault = answer.status != treaty::transport::status::ok &&
                       answer.body.find("UnknownItem") != std::string::npos;
    if (fault) spoil_failure(answer);
    if (flaw_ == flaw::any_content_type &&
        answer.status == treaty::transport::status::unsupported_media)
        return accept(asked, answer);
    auto const kind = overlooked(flaw_);
    if (told && kind && failure.problems.front().kind == *kind &&
        failure.problems.front().path.ends_with(overlooked_at(flaw_)))
        return accept(asked, answer);
    using treaty::transport::status;
    bool const has_more = asked.body.find("someOtherMember") != std::string_view::npos;
    bool const has_joined = asked.body.find("\xE2\x80\x8D") != std::string_view::npos;
    if ((flaw_ == flaw::refuses_unknown_members && has_more) ||
        (flaw_ == flaw::fails_for_joined_letters && has_joined)) {
        answer.body.clear();
        answer.status = static_cast<status>(form_.status(400));
        answer.media_type = form_.format->failure_media_type();
        treaty::problem_list const why{treaty::problem{
            has_more ? problem_kind::malformed : problem_kind::internal, {}, 0, {}, "no"}};
        form_.format->write_failure(treaty::wire::failure_view{400, {}, {}, nullptr, nullptr, &why},
                                    answer.body);
    }
    if (!told) return;
    if (flaw_ == flaw::problem_with_wrong_status) answer.status = status::conflict;
    if (flaw_ == flaw::problem_with_200) answer.status = status::ok;
    if (flaw_ == flaw::problem_at_wrong_place) {
        replace(answer.body, "/name\"", "/names\"");
        replace(answer.body, "Place/name<", "Place/names<");
    }
}

void flawed_channel::spoil_response(reply& answer) const {
    if (flaw_ == flaw::wrong_content_type) answer.media_type = "text/html";
    if (flaw_ == flaw::not_well_formed) answer.body.pop_back();
    if (flaw_ == flaw::loses_member) {
        cut(answer.body, "<name>", "</name>");
        cut(answer.body, "\"name\":\"", "\",");
    }
    if (flaw_ != flaw::extra_precision) return;
    cut(answer.body, "\"price\":", "}");
    if (answer.body.starts_with("{")) answer.body.append("\"price\":0.001}");
    std::size_t const at = answer.body.find("<price>");
    if (at != std::string::npos) answer.body.insert(at + 7, "0.001");
    cut(answer.body, "0.001", "</price>");
    if (at != std::string::npos) answer.body.insert(at + 7, "0.001</price>");
}

void flawed_channel::spoil_failure(reply& answer) const {
    if (flaw_ == flaw::undeclared_fault) replace(answer.body, "UnknownItem", "SomethingElse");
    if (flaw_ == flaw::fault_with_wrong_status)
        answer.status = static_cast<treaty::transport::status>(418);
    if (flaw_ == flaw::fault_loses_member) {
        cut(answer.body, "<item>", "</item>");
        cut(answer.body, "\"fault\":{\"item\":", "}");
        if (answer.body.ends_with(",}"))
            answer.body.replace(answer.body.size() - 2, 2, ",\"fault\":{}}");
    }
}

}  // namespace sample
