// SPDX-License-Identifier: BSL-1.0
// A handler around that of a server which keeps its contract, that spoils what passes in one way.
// It knows the tables of services, and no service.
#pragma once

#include "wire_flaws.hpp"

#include <treaty/contract/service_table.hpp>
#include <treaty/testing/message_form.hpp>
#include <treaty/testing/plausible.hpp>
#include <treaty/testing/shrink.hpp>
#include <treaty/transport/transport.hpp>

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace flaws {

class flawed_handler final : public treaty::transport::handler {
    using request = treaty::transport::request;
    using reply = treaty::transport::reply;

public:
    // `next` and the formats must outlive it.
    flawed_handler(treaty::transport::handler& next, wire_row const& flaw,
                   std::vector<treaty::service_row> services, treaty::testing::message_form json,
                   treaty::testing::message_form soap)
        : next_(next),
          flaw_(flaw),
          services_(std::move(services)),
          json_(std::move(json)),
          soap_(std::move(soap)) {}

    void call(request const& asked, reply& answer) override {
        treaty::call_context context = *asked.context;
        request passed = asked;
        passed.context = &context;
        treaty::operation_row const& row = row_of(asked);
        if (is(key_is_late) && answer_late(context.idempotency_key, answer)) return;
        std::string const key = context.idempotency_key;
        bool const fresh =
            is(works_without_key) ? key.empty() : is(forgets_keys) || is(key_is_late);
        if (fresh) context.idempotency_key = fresh_key();
        next_.call(passed, answer);
        spoil(passed, row, answer);
        if (!is(key_is_late) || key.empty() || answer.status != status::ok) return;
        std::scoped_lock const held{guard_};
        late_.emplace(key, answer);
    }
    bool page(request const& asked, reply& answer) override { return next_.page(asked, answer); }
    [[nodiscard]] bool knows(std::string_view path) const override { return next_.knows(path); }

private:
    using message_form = treaty::testing::message_form;
    using status = treaty::transport::status;

    [[nodiscard]] bool is(wire_flaw one) const { return flaw_.what == one; }
    [[nodiscard]] static bool reads(treaty::operation_row const& row) {
        return row.safety == treaty::safety::read_only;
    }
    [[nodiscard]] static bool needs_key(treaty::operation_row const& row) {
        return row.safety == treaty::safety::needs_key;
    }
    std::string fresh_key() { return "fresh-" + std::to_string(++keys_); }

    // In JSON the path says it, in SOAP the body; the first of all where neither does.
    [[nodiscard]] treaty::operation_row const& row_of(request const& asked) const {
        for (auto const& service : services_)
            for (auto const& row : service.operations) {
                if (asked.path.ends_with("/" + std::string{row.name})) return row;
                std::size_t const at = asked.body.find("<" + std::string{row.name});
                if (at != std::string_view::npos &&
                    asked.body.substr(at + row.name.size() + 1).find_first_of(" >/") == 0)
                    return row;
            }
        return services_.front().operations.front();
    }
    [[nodiscard]] message_form const& form_of(request const& asked) const {
        bool const one_part = asked.path.find('/', 1) == std::string_view::npos;
        return one_part || asked.body.starts_with("<") ? soap_ : json_;
    }

    // As if the request had been fine: the simplest of its type is asked instead.
    void accept(request const& asked, treaty::operation_row const& row, reply& answer) {
        message_form const& form = form_of(asked);
        treaty::wire::operation_name const name{row.service, row.name, row.version};
        auto const& kind = *row.request.type;
        std::string const body = form.encode(treaty::testing::simplest(kind), kind, name);
        std::string const path = form.address(name);
        request fine = asked;
        fine.path = path;
        fine.media_type = form.format->media_type();
        fine.body = body;
        fine.context->idempotency_key = fresh_key();
        answer.clear();
        next_.call(fine, answer);
    }
    // A response in place of a fault.
    void know(request const& asked, treaty::operation_row const& row, std::uint64_t seed,
              reply& answer) const {
        message_form const& form = form_of(asked);
        treaty::wire::call now{{row.service, row.name, row.version}, asked.context, {}};
        treaty::reflect::any_value content{row.request}, response{row.response};
        treaty::problem_list problems;
        if (!form.format->read_request(now, content.type(), content.get(), asked.body, {},
                                       problems))
            return;
        treaty::testing::answer_plausibly(seed, content.type(), content.get(), response.type(),
                                          response.get());
        answer.clear();
        treaty::wire::outgoing_answer made{200, {}, answer.body};
        form.format->write_response(now, response.type(), response.get(), made);
        answer.status = static_cast<status>(made.status);
        answer.media_type = made.media_type;
    }

    void spoil(request const& asked, treaty::operation_row const& row, reply& answer) {
        message_form const& form = form_of(asked);
        treaty::wire::failure_message failure;
        treaty::problem_list ignored;
        treaty::reflect::any_value response{row.response};
        treaty::wire::call const now{{row.service, row.name, row.version}, asked.context, {}};
        auto const number = static_cast<std::uint16_t>(answer.status);
        bool const failed =
            form.format->read_answer(now, response.type(), response.get(),
                                     {number, answer.media_type, answer.body}, {}, failure,
                                     ignored) == treaty::wire::answer_is::failure;
        bool const fault = failed && !failure.fault_name.empty();
        if (answer.status == status::unsupported_media && is(takes_any_media_type))
            return accept(asked, row, answer);
        if (failed && !failure.problems.empty())
            return spoil_problem(asked, row, failure.problems.front(), answer);
        if (is(refuses_unknown_members) && holds(asked.body, "someOtherMember"))
            return refuse(form, problem_kind::malformed, answer);
        if (is(fails_for_joined_letters) && holds(asked.body, "\xE2\x80\x8D"))
            return refuse(form, problem_kind::internal, answer);
        if (fault) spoil_fault(asked, row, failure.fault_name, answer);
        if (answer.status == status::ok) spoil_response(asked, row, answer);
    }

    static void refuse(message_form const& form, problem_kind kind, reply& answer) {
        auto const usual = static_cast<std::uint16_t>(treaty::transport::status_of(kind));
        answer.clear();
        answer.status = static_cast<status>(form.status(usual));
        answer.media_type = form.format->failure_media_type();
        treaty::problem_list const why{treaty::problem{kind, {}, 0, {}, "what is this?"}};
        form.format->write_failure({.status = usual, .problems = &why}, answer.body);
    }

    void spoil_problem(request const& asked, treaty::operation_row const& row,
                       treaty::problem const& told, reply& answer) {
        if (is(overlooks) && told.kind == flaw_.kind && told.path.ends_with(flaw_.at) &&
            told.found.starts_with(flaw_.found))
            return accept(asked, row, answer);
        if (is(problem_with_wrong_status)) answer.status = status::conflict;
        if (is(problem_with_200)) answer.status = status::ok;
        if (!is(problem_at_wrong_place)) return;
        replace(answer.body, "/store\"", "/shop\"");
        replace(answer.body, "/store<", "/shop<");
    }

    void spoil_fault(request const& asked, treaty::operation_row const& row,
                     std::string const& name, reply& answer) {
        if (flaw_.knows_everything) {
            bool const twice = is(forgets_keys) || is(key_is_late);
            bool const again = (is(reads_drift) && reads(row)) || (twice && needs_key(row));
            return know(asked, row, again ? ++worked_ : 1, answer);
        }
        if (is(fault_leaves_a_trace) && reads(row)) {
            std::string const what = std::string{asked.path}.append(asked.body);
            bool first = false;
            {
                std::scoped_lock const held{guard_};
                first = asked_.insert(what).second;
            }
            if (!first) know(asked, row, 1, answer);
            return;
        }
        if (is(undeclared_fault)) replace(answer.body, name, "SomethingElse");
        if (is(fault_with_wrong_status)) answer.status = static_cast<status>(418);
        if (is(empty_body_with_200)) {
            answer.status = status::ok;
            answer.media_type = form_of(asked).format->media_type();
            answer.body.clear();
        }
        if (!is(fault_loses_member)) return;
        cut(answer.body, "<store>", "</store>");
        cut(answer.body, "\"store\":", "}", 1);
    }

    void spoil_response(request const& asked, treaty::operation_row const& row, reply& answer) {
        if (is(wrong_media_type)) answer.media_type = "text/html";
        if (is(not_well_formed)) answer.body.pop_back();
        if (is(empty_body_with_200)) answer.body.clear();
        if (is(loses_member_in_soap)) cut(answer.body, "<complete>", "</complete>");
        if (is(extra_precision)) {
            renumber(answer.body, "\"value\":");
            renumber(answer.body, "<value>");
        }
        if (!is(answers_the_call_before) || !reads(row)) return;
        std::string const form{form_of(asked).name};
        std::scoped_lock const held{guard_};
        std::string& kept = before_[form + std::string{row.name}];
        if (kept.empty()) kept = answer.body;
        kept.swap(answer.body);
    }

    // Looks a key up before the work and keeps it after: right as long as nobody calls between.
    bool answer_late(std::string const& key, reply& answer) {
        if (key.empty()) return false;
        {
            std::scoped_lock const held{guard_};
            auto const known = late_.find(key);
            if (known != late_.end()) answer = known->second;
            if (known != late_.end()) return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
        return false;
    }

    static bool holds(std::string_view text, std::string_view what) {
        return text.find(what) != std::string_view::npos;
    }
    // Another number after each mark.
    static void renumber(std::string& text, std::string_view mark) {
        for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;) {
            at += mark.size();
            std::size_t const end = text.find_first_not_of("0123456789.-", at);
            text.replace(at, end - at, "0.0000001");
        }
    }
    static void replace(std::string& text, std::string_view what, std::string_view with) {
        for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
            text.replace(at, what.size(), with);
    }
    // Takes out what lies between two marks and the marks, but for the last bytes of the second.
    static void cut(std::string& text, std::string_view from, std::string_view to,
                    std::size_t left = 0) {
        std::size_t const begin = text.find(from);
        if (begin == std::string::npos) return;
        std::size_t const end = text.find(to, begin + from.size());
        if (end != std::string::npos) text.erase(begin, end + to.size() - left - begin);
    }

    treaty::transport::handler& next_;
    wire_row const& flaw_;
    std::vector<treaty::service_row> services_;
    message_form json_, soap_;
    std::atomic<std::uint64_t> keys_{0}, worked_{0};
    std::mutex guard_;
    std::map<std::string, reply> late_;          // by key
    std::set<std::string> asked_;                // addresses and requests
    std::map<std::string, std::string> before_;  // what the call before was answered, by operation
};

}  // namespace flaws
