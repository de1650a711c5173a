// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/core/random.hpp>
#include <treaty/testing/agreement.hpp>
#include <treaty/testing/curl_line.hpp>
#include <treaty/testing/detail/paths.hpp>
#include <treaty/testing/difference.hpp>
#include <treaty/testing/requests.hpp>
#include <treaty/testing/shrink.hpp>
#include <treaty/wire/json/format.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

namespace treaty::testing {
namespace detail {

// One call of a sequence. Sequences share requests, which nobody changes.
struct planned_call {
    operation_row const* operation;
    std::shared_ptr<reflect::any_value const> request;
    std::string key;

    [[nodiscard]] tree content() const { return to_tree(request->type(), request->get()); }
};
using call_sequence = std::vector<planned_call>;

// Where a sequence ends because two ways answered differently.
struct disagreement {
    std::size_t step, way;
    std::string first_way, way_name;
    message_form const* form;
    difference what;

    [[nodiscard]] std::string kind(call_sequence const& calls) const {
        return std::string{calls[step].operation->name} + "\n" + way_name + "\n" +
               without_numbers(what.path) + "\n" + (what.path.empty() ? what.second : "");
    }
};

inline answer_view view_of(way::answer const& one) {
    if (one) return {"a response", &one->type(), one->get()};
    failure_base const& why = one.error();
    if (fault_view const fault = why.any_fault(); fault.kind != nullptr)
        return {"the fault " + std::string{fault.kind->name}, fault.kind->type, fault.value};
    // Formats tell places in words of their own.
    if (problem_list const* problems = why.problems())
        return {"the problem " + std::string{name_of(problems->front().kind)}, nullptr, nullptr};
    return {"an unknown outcome", nullptr, nullptr};
}

class agreement_tests {
public:
    agreement_tests(service_row const& service, ways_maker const& make,
                    agreement_options const& options, progress_callback const& progress)
        : make_(make),
          options_(options),
          progress_(progress) {
        for (operation_row const& one : service.operations)
            if (options.operations.empty() ||
                std::find(options.operations.begin(), options.operations.end(), one.name) !=
                    options.operations.end())
                operations_.push_back(&one);
        report_.seed = options.seed;
    }

    contract_report run() {
        std::size_t const length = std::max<std::size_t>(1, options_.sequence);
        if (operations_.empty()) return std::move(report_);
        for (std::size_t done = 0; done < options_.cases; done += length) {
            call_sequence const calls = draw(done, std::min(length, options_.cases - done));
            if (calls.empty()) continue;
            if (auto const found = play(calls, true)) failed(calls, *found);
            auto const failures = static_cast<std::size_t>(report_.failures.size());
            if (progress_)
                progress_({calls.back().operation->name, "every way", contract_law::agreement,
                           std::min(done + length, options_.cases), options_.cases, failures});
        }
        return std::move(report_);
    }

private:
    // Null if it is none of the operation's.
    static std::shared_ptr<reflect::any_value const> value_of(operation_row const& row,
                                                              tree const& content) {
        auto made = std::make_shared<reflect::any_value>(row.request);
        problem_list ignored;
        bool const fits =
            json::format().read(made->type(), made->get(), to_json(content), {}, ignored);
        return fits ? made : nullptr;
    }
    // Operations take turns, so that each has its corners; one call of ten repeats an earlier one.
    call_sequence draw(std::size_t from, std::size_t count) {
        random_source chance{options_.seed ^ (from * 0x9E3779B97F4A7C15U)};
        call_sequence calls;
        for (std::size_t i = 0; i < count; ++i) {
            if (!calls.empty() && chance.chance(10)) {
                calls.push_back(calls[chance.below(calls.size())]);
                continue;
            }
            operation_row const& row = *operations_[(from + i) % operations_.size()];
            request_options const how{
                .seed = options_.seed,
                .names_seed = options_.seed,
                .cases = {.any_character = options_.any_character, .items_most = 20},
                .known = options_.known.get()};
            auto request = value_of(row, request_of(row, (from + i) / operations_.size(), how));
            if (request == nullptr) continue;  // a known value that fits nowhere
            bool const keyed = row.safety == safety::needs_key;
            calls.push_back({&row, std::move(request),
                             keyed ? "agreement-" + std::to_string(from + i) : std::string{}});
        }
        return calls;
    }

    std::optional<disagreement> play(call_sequence const& calls, bool counts) {
        std::vector<way> const ways = make_();
        for (std::size_t step = 0; step < calls.size(); ++step) {
            std::optional<way::answer> first;
            for (std::size_t i = 0; i < ways.size(); ++i) {
                call_context context;
                context.within(options_.wait);
                context.idempotency_key = calls[step].key;
                way::answer answer =
                    ways[i].ask(*calls[step].operation, *calls[step].request, context);
                ++report_.calls;
                if (!first) {
                    if (counts && answer && options_.known)
                        options_.known->learn(answer->type(),
                                              to_tree(answer->type(), answer->get()));
                    first.emplace(std::move(answer));
                    continue;
                }
                if (counts) count(*calls[step].operation, ways[i].name);
                if (auto differ = difference_of(view_of(*first), view_of(answer)))
                    return disagreement{
                        step, i, ways[0].name, ways[i].name, ways[i].form, std::move(*differ)};
            }
        }
        return std::nullopt;
    }

    law_result& result_of(operation_row const& row, std::string const& name) {
        for (law_result& one : report_.results)
            if (one.operation == row.name && one.form == name) return one;
        report_.results.push_back({std::string{row.service},
                                   std::string{row.name},
                                   name,
                                   contract_law::agreement,
                                   0,
                                   0,
                                   {}});
        return report_.results.back();
    }
    void count(operation_row const& row, std::string const& name) {
        ++result_of(row, name).cases;
        ++report_.cases;
    }

    void failed(call_sequence calls, disagreement found) {
        operation_row const& row = *calls[found.step].operation;
        ++result_of(row, found.way_name).failed;
        std::string const kind = found.kind(calls);
        if (auto const known = known_.find(kind); known != known_.end())
            return void(++report_.failures[known->second].count);
        calls.resize(found.step + 1);
        auto const still = [&](call_sequence const& less) {
            auto again = play(less, false);
            if (!again || again->kind(less) != kind || again->step + 1 != less.size()) return false;
            found = std::move(*again);
            return true;
        };
        shorten(calls, still);
        simplify(calls, still);
        known_.emplace(kind, report_.failures.size());
        report_.failures.push_back(told(calls, found));
    }

    template <class Still>
    static void shorten(call_sequence& calls, Still const& still) {
        for (std::size_t part = calls.size(); part > 0; part /= 2)
            for (std::size_t end = calls.size() - 1; end > 0;) {
                std::size_t const begin = end - std::min(part, end);
                call_sequence less = calls;
                less.erase(less.begin() + static_cast<std::ptrdiff_t>(begin),
                           less.begin() + static_cast<std::ptrdiff_t>(end));
                if (still(less)) calls = std::move(less);
                end = begin;
            }
    }
    template <class Still>
    static void simplify(call_sequence& calls, Still const& still) {
        operation_row const& row = *calls.back().operation;
        shrink(
            calls.back().content(), *row.request.type,
            [&](tree const& less) {
                auto request = value_of(row, less);
                if (request == nullptr) return false;
                call_sequence tried = calls;
                tried.back().request = std::move(request);
                if (!still(tried)) return false;
                calls = std::move(tried);
                return true;
            },
            60);
    }

    [[nodiscard]] contract_failure told(call_sequence const& calls,
                                        disagreement const& found) const {
        operation_row const& row = *calls.back().operation;
        contract_failure one{std::string{row.service}, std::string{row.name}, found.way_name,
                             contract_law::agreement};
        one.rule = "as-" + found.first_way;
        one.member = found.what.path;
        one.expected = found.first_way + ": " + found.what.first;
        one.found = found.way_name + ": " + found.what.second;
        for (planned_call const& call : calls) {
            wire::operation_name const name{call.operation->service, call.operation->name,
                                            call.operation->version};
            tree const content = call.content();
            if (calls.size() > 1)
                one.request.append(one.request.empty() ? "" : "\n")
                    .append(name.operation)
                    .append(" ");
            one.request.append(to_json(content));
            if (found.form == nullptr) continue;
            one.curl.append(one.curl.empty() ? "" : "\n")
                .append(curl_line(
                    options_.url, found.form->address(name), found.form->format->media_type(),
                    call.key, found.form->encode(content, *call.operation->request.type, name)));
        }
        return one;
    }

    ways_maker const& make_;
    agreement_options const& options_;
    progress_callback const& progress_;
    std::vector<operation_row const*> operations_;
    contract_report report_;
    std::map<std::string, std::size_t> known_;  // failures by what they are: place in the report
};

}  // namespace detail

TREATY_INLINE contract_report agree(service_row const& service, ways_maker const& make,
                                    agreement_options const& options,
                                    progress_callback const& progress) {
    return detail::agreement_tests{service, make, options, progress}.run();
}

}  // namespace treaty::testing
