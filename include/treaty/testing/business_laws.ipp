// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/clock.hpp>
#include <treaty/core/excerpt.hpp>
#include <treaty/testing/business_laws.hpp>
#include <treaty/testing/detail/examiner.hpp>
#include <treaty/wire/json/reader.hpp>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace treaty::testing {
namespace detail {

inline tree const* part_at(tree const& root, std::string_view path) {
    tree const* at = &root;
    while (!path.empty()) {
        path.remove_prefix(1);
        std::string_view const name = path.substr(0, path.find('/'));
        path.remove_prefix(name.size());
        std::size_t index = 0;
        for (char const c : name) index = index * 10 + static_cast<std::size_t>(c - '0');
        auto const found =
            at->kind == tree::form::list
                ? at->parts.begin() + static_cast<std::ptrdiff_t>(std::min(index, at->parts.size()))
                : std::find_if(at->parts.begin(), at->parts.end(),
                               [&](auto const& one) { return one.first == name; });
        if (found == at->parts.end()) return nullptr;
        at = &found->second;
    }
    return at;
}

inline operation_row const* row_called(std::span<service_row const> services,
                                       std::string_view name) {
    for (service_row const& service : services)
        for (operation_row const& row : service.operations)
            if (row.name == name) return &row;
    return nullptr;
}

}  // namespace detail

TREATY_INLINE std::string business_answer::at(std::string_view path) const {
    tree const* found = detail::part_at(content, path);
    return found == nullptr ? std::string{} : found->word;
}

TREATY_INLINE std::size_t business_answer::count(std::string_view path) const {
    tree const* found = detail::part_at(content, path);
    return found == nullptr ? 0 : found->parts.size();
}

TREATY_INLINE std::string business_answer::words() const {
    if (!trouble.empty()) return trouble;
    return fault.empty() ? "a response: " + excerpt(to_json(content), 300) : "the fault " + fault;
}

TREATY_INLINE std::string conversation::number() {
    std::uint64_t mixed = 0xCBF2'9CE4'8422'2325U;  // FNV-1a
    for (char const c : options_.keys + form_.name + std::to_string(options_.seed))
        mixed = (mixed ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01B3U;
    return std::to_string((1 + mixed % 999'999'999) * 100'000'000 + ++numbers_);
}

TREATY_INLINE bool conversation::knows(std::string const& name) const {
    return options_.known && options_.known->find(name) != nullptr;
}

TREATY_INLINE std::string conversation::known(std::string const& name, std::size_t turn) const {
    if (!knows(name)) return "null";
    auto const& all = *options_.known->find(name);
    return to_json(all[(seed_ + turn) % all.size()]);
}

TREATY_INLINE std::string conversation::filled(std::string_view pattern,
                                               std::initializer_list<std::string> words) const {
    std::string made;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '$') {
            made.push_back(pattern[at]);
            continue;
        }
        std::size_t end = at + 1;
        auto const belongs = [&](char c) {
            return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0;
        };
        while (end < pattern.size() && belongs(pattern[end])) ++end;
        std::string_view const name = pattern.substr(at + 1, end - at - 1);
        bool const digit = name.size() == 1 && name[0] >= '0' && name[0] <= '9';
        made.append(digit ? *(words.begin() + (name[0] - '0')) : known(std::string{name}));
        at = end - 1;
    }
    return made;
}

TREATY_INLINE business_answer const& conversation::call(std::string_view operation,
                                                        std::string_view request,
                                                        std::initializer_list<std::string> words,
                                                        std::string const& given) {
    answer_ = {};
    operation_ = operation;
    operation_row const* const row = detail::row_called(services_, operation);
    if (row == nullptr) {
        answer_.trouble = "no operation of the services is called so";
        return answer_;
    }
    std::string const text = filled(request, words);
    reflect::any_value asked{row->request};
    problem_list problems;
    if (!json::read(asked.type(), asked.get(), text, {}, problems)) {
        answer_.trouble = "the law's own request is wrong: " + to_string(problems.front());
        return answer_;
    }
    bool const keyed = row->safety == safety::needs_key;
    detail::examiner const asks{channel_, *row, form_, options_};
    detail::letter const sent{
        form_.encode(to_tree(asked.type(), asked.get()), asked.type(), asks.name()),
        given.empty() && keyed ? key() : given};
    lines_.push_back(asks.curl(sent));
    request_ = sent.body;
    detail::ending one = asks.ask(sent);
    if (one.is_late() || one.sent.delivery == transport::delivery::not_sent) lost_ = one.words();
    answer_.content = one.value != nullptr && one.what == wire::answer_is::response
                          ? to_tree(one.value->type(), one.value->get())
                          : tree{};
    if (auto const wrong = asks.judge_valid(one))
        answer_.trouble = wrong->rule + ": " + wrong->found;
    else if (one.fault != nullptr)
        answer_.fault = one.fault->name;
    return answer_;
}

TREATY_INLINE bool conversation::expect(bool holds, std::string_view rule, std::string expected,
                                        std::string found) {
    if (broken()) return false;
    if (holds) return true;
    rule_ = rule;
    expected_ = std::move(expected);
    found_ = std::move(found);
    return false;
}

TREATY_INLINE bool conversation::expect_response(std::string_view rule) {
    return expect(answer_.fine(), rule, "a response", answer_.words());
}

TREATY_INLINE bool conversation::expect_fault(std::string_view rule, std::string_view fault) {
    return expect(answer_.fault == fault, rule, "the fault " + std::string{fault}, answer_.words());
}

namespace detail {

// Plays one law.
struct business_run {
    transport::channel& channel;
    std::span<service_row const> services;
    message_form const& form;
    business_law const& law;
    verify_options options;
    progress_callback const& progress;
    contract_report& report;
    std::uint64_t numbers = 0;
    business_memory memory{};

    [[nodiscard]] bool possible() const {
        return std::all_of(law.operations.begin(), law.operations.end(),
                           [&](auto name) { return row_called(services, name) != nullptr; }) &&
               std::all_of(law.known.begin(), law.known.end(), [&](auto name) {
                   return options.known && options.known->find(std::string{name}) != nullptr;
               });
    }
    conversation played(std::vector<business_step> const& steps, std::uint64_t seed) {
        conversation with{channel, services, form, options, seed, numbers, memory};
        law.play(with, steps);
        report.calls += with.lines().size();
        return with;
    }
    // True if the sequence still fails in the same way; then it takes the place of the old one.
    bool attempt(std::vector<business_step>& steps, std::vector<business_step> smaller,
                 std::uint64_t seed, std::optional<conversation>& worst, int& tries) {
        if (smaller == steps || tries-- <= 0) return false;
        conversation with = played(smaller, seed);
        if (with.rule() != worst->rule()) return false;
        steps = std::move(smaller);
        worst.emplace(std::move(with));
        return true;
    }
    void shrink(std::vector<business_step>& steps, std::uint64_t seed,
                std::optional<conversation>& worst) {
        int tries = 120;
        for (std::size_t part = steps.size(); part > 0; part /= 2)
            for (std::size_t end = steps.size(); end >= part && end <= steps.size(); --end) {
                auto smaller = steps;
                auto const last = smaller.begin() + static_cast<std::ptrdiff_t>(end);
                smaller.erase(last - static_cast<std::ptrdiff_t>(part), last);
                attempt(steps, std::move(smaller), seed, worst, tries);
                if (end == part) break;
                end = std::min(end, steps.size() + 1);
            }
        for (std::size_t i = 0; i < steps.size(); ++i)
            for (business_step const simple :
                 {business_step{steps[i].action, 0, steps[i].amount},
                  business_step{steps[i].action, steps[i].subject, 1}}) {
                auto smaller = steps;
                smaller[i] = simple;
                attempt(steps, std::move(smaller), seed, worst, tries);
            }
    }
    void run() {
        if (!possible()) return;
        law_result result{"business", std::string{law.name}, form.name, contract_law::business};
        auto const& time = system_clock::instance();
        auto const began = time.elapsed();
        random_source chance{options.seed};
        std::size_t const all = std::clamp<std::size_t>(options.cases / 50, 3, 200);
        for (std::size_t i = 0; i < all && result.failed == 0 && report.stopped.empty(); ++i) {
            std::uint64_t const seed = chance.next() >> 8U;
            std::vector<business_step> steps(2 + chance.below(7));
            for (business_step& one : steps)
                one = {static_cast<unsigned>(chance.below(law.actions)), chance.below(3),
                       chance.between(1, 5)};
            std::optional<conversation> with{played(steps, seed)};
            if (!with->lost().empty()) {  // says nothing of the business
                report.stopped = with->lost();
                break;
            }
            ++result.cases;
            if (with->broken()) ++result.failed;
            if (progress)
                progress({law.name, form.name, result.law, result.cases, all, result.failed});
            if (!with->broken()) continue;
            shrink(steps, seed, with);
            std::string curl;
            for (std::string const& line : with->lines())
                curl.append(curl.empty() ? "" : "\n  ").append(line);
            report.failures.push_back(
                {"business", std::string{law.name}, form.name, contract_law::business, with->rule(),
                 with->operation() + ", call " + std::to_string(with->lines().size()),
                 with->expected(), with->found(), with->last_request(), std::move(curl)});
        }
        result.took = time.elapsed() - began;
        report.cases += result.cases;
        report.results.push_back(std::move(result));
    }
};

}  // namespace detail

TREATY_INLINE contract_report verify_business(transport::channel& channel,
                                              std::span<service_row const> services,
                                              message_form const& form,
                                              std::span<business_law const> laws,
                                              verify_options const& options,
                                              progress_callback const& progress) {
    contract_report report;
    report.seed = options.seed;
    for (business_law const& law : laws) {
        auto const named = [&](std::string_view name) {
            return std::find(options.operations.begin(), options.operations.end(), name) !=
                   options.operations.end();
        };
        bool const wanted = options.operations.empty() ||
                            std::all_of(law.operations.begin(), law.operations.end(), named);
        if (wanted && report.stopped.empty())
            detail::business_run{channel, services, form, law, options, progress, report}.run();
    }
    return report;
}

}  // namespace treaty::testing
