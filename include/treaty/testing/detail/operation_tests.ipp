// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/testing/detail/deviation_laws.hpp>
#include <treaty/testing/detail/operation_tests.hpp>
#include <treaty/testing/detail/paths.hpp>
#include <treaty/testing/difference.hpp>
#include <treaty/testing/requests.hpp>
#include <treaty/testing/shrink.hpp>

#include <thread>

namespace treaty::testing::detail {

inline std::string kind_of(finding const& what) {
    return std::string{name_of(what.law)} + "\n" + what.rule + "\n" + without_numbers(what.member);
}

TREATY_INLINE ending operation_tests::ask(letter const& what) {
    ++report_.calls;
    ending one = asks_.ask(what);
    if (one.is_late()) ++late_;
    return one;
}

TREATY_INLINE bool operation_tests::counted(ending const& one, contract_law law) {
    // Whoever is not there at all, or has no room at all, cannot be tested.
    bool const lost = one.sent.delivery == transport::delivery::not_sent;
    lost_in_row_ = lost ? lost_in_row_ + 1 : 0;
    shed_in_row_ = one.is_shed() ? shed_in_row_ + 1 : 0;
    if (lost_in_row_ >= 3) report_.stopped = one.words();
    late_in_row_ = one.is_late() ? late_in_row_ + 1 : 0;
    if (late_in_row_ >= 3)
        report_.stopped = "three calls in a row were not answered in time: " + one.words();
    if (shed_in_row_ >= 100) report_.stopped = "a hundred calls in a row were shed: " + one.words();
    if (one.is_shed()) {
        ++report_.shed;
        return false;
    }
    if (lost) return false;
    ++result_of(law).cases;
    ++report_.cases;
    return true;
}

TREATY_INLINE void operation_tests::failed(contract_law under, finding const& what, letter sent,
                                           tree const* content, again const& look) {
    finding told = what;
    if (!wanted(told.law)) told.law = under;
    law_result& result = result_of(told.law);
    ++result.failed;
    // What another law's requests brought up; those for faults are counted as they come.
    if (told.law != under && told.law != contract_law::faults) ++result.cases;
    std::string const kind = kind_of(what);
    if (auto const known = known_.find(kind); known != known_.end())
        return void(++report_.failures[known->second].count);
    auto const told_of_law = static_cast<std::size_t>(
        std::count_if(report_.failures.begin(), report_.failures.end(), [&](auto const& one) {
            return one.law == told.law && one.operation == row_.name && one.form == form_.name;
        }));
    if (told_of_law >= options_.failures_told) return;
    if (content != nullptr && look) {
        // Each try at what hangs takes as long as one may wait.
        std::size_t const late_most = late_ + 3;
        tree const small = shrink(
            *content, *row_.request.type,
            [&](tree const& less) {
                if (stopped() || late_ >= late_most) return false;
                letter tried;
                auto const found = look(less, tried);
                if (!found || kind_of(*found) != kind) return false;
                told.expected = found->expected;
                told.found = found->found;
                told.member = found->member;
                sent = std::move(tried);
                return true;
            },
            100);
        (void)small;
    }
    known_.emplace(kind, report_.failures.size());
    std::string const line = asks_.curl(sent);
    std::string curl = line;
    for (int sent_again = 1; sent_again < told.times; ++sent_again)
        curl.append("\n  ").append(line);
    report_.failures.push_back({std::string{row_.service}, std::string{row_.name}, form_.name,
                                told.law, told.rule, told.member, told.expected, told.found,
                                std::move(sent.body), std::move(curl)});
}

TREATY_INLINE tree operation_tests::drawn(std::uint64_t part, std::size_t index,
                                          bool any_character) const {
    std::uint64_t const seed = options_.seed ^ (part << 32U);
    // New names differ from form to form: the same other side hears of them in both.
    std::uint64_t names = seed;
    for (char const c : form_.name) names = names * 31 + static_cast<unsigned char>(c);
    return request_of(row_, index,
                      {.seed = seed,
                       .names_seed = names,
                       .cases = {.any_character = any_character && form_.any_character},
                       .known = options_.known.get()});
}

TREATY_INLINE void operation_tests::note_ending(ending const& one) {
    law_result& result = result_of(contract_law::shape);
    if (one.what == wire::answer_is::response && one.problems.empty()) {
        ++result.responses;
        if (options_.known)
            options_.known->learn(*row_.response.type,
                                  to_tree(one.value->type(), one.value->get()));
    }
    if (one.fault == nullptr) return;
    auto const known =
        std::find_if(result.faults.begin(), result.faults.end(),
                     [&](auto const& told) { return told.first == one.fault->name; });
    if (known != result.faults.end())
        ++known->second;
    else
        result.faults.emplace_back(one.fault->name, 1);
}

TREATY_INLINE void operation_tests::shape() {
    again const look = [&](tree const& less, letter& sent) {
        sent = written(less, key_if_needed());
        return asks_.judge_valid(ask(sent));
    };
    std::size_t const all = share(40);
    for (std::size_t i = 0; i < all && !stopped(); ++i) {
        tree const content = drawn(1, i);
        letter const sent = written(content, key_if_needed());
        ending const one = ask(sent);
        if (!counted(one, contract_law::shape)) continue;
        note_ending(one);
        if (!one.failure.fault_name.empty() && wanted(contract_law::faults))
            ++result_of(contract_law::faults).cases;
        if (auto const wrong = asks_.judge_valid(one))
            failed(contract_law::shape, *wrong, sent, &content, look);
        tell(contract_law::shape, i + 1, all);
    }
}

TREATY_INLINE void operation_tests::deviations(contract_law law) {
    std::vector<deviation> const kinds = deviations_of(law);
    std::size_t const all = share(law == contract_law::strictness ? 35
                                  : law == contract_law::limits   ? 10
                                                                  : 5);
    // What is refused uses up no key.
    std::string const shared = key_if_needed();
    auto const run = [&](deviating_messages& messages, std::size_t count) {
        for (std::size_t i = 0; i < count && !stopped(); ++i) {
            deviating_message const made = messages.next();
            auto const judge = [&](ending const& one) {
                auto wrong = passes(made.what) ? asks_.judge_valid(one)
                                               : asks_.judge_refused(one, law, made);
                if (!wrong || !passes(made.what)) return wrong;
                bool const refused = wrong->rule == "valid-request-refused";
                if (refused) wrong->law = law;
                if (refused) wrong->rule = name_of(made.what);
                if (refused) wrong->member = made.path;
                if (refused) wrong->found += " (" + made.words + ")";
                return wrong;
            };
            letter const sent{made.bytes, passes(made.what) ? key_if_needed() : shared};
            ending const one = ask(sent);
            if (!counted(one, law)) continue;
            again const look = [&](tree const& less, letter& tried) {
                tried = {messages.encode(less), key_if_needed()};
                return judge(ask(tried));
            };
            if (auto const wrong = judge(one)) failed(law, *wrong, sent, messages.content(), look);
            tell(law, i + 1, count);
        }
    };
    deviating_messages usual{form_, asks_.name(), row_.request, options_.seed, kinds};
    if (usual.possible()) run(usual, all);
    if (law != contract_law::limits || options_.limits.body_bytes_max == 0) return;
    std::array const large{deviation::too_large};
    deviating_messages one{form_,         asks_.name(), row_.request,
                           options_.seed, large,        options_.limits};
    run(one, 1);
}

TREATY_INLINE void operation_tests::protocol() {
    tree const content = simplest(*row_.request.type);
    std::string const address = form_.address(asks_.name());
    struct attempt {
        char const* rule;
        std::string path, media_type;
        problem_kind kind;
        std::uint16_t status;
    };
    using enum problem_kind;
    std::array const all{attempt{"media-type", address, "image/png", unsupported_media, 415},
                         attempt{"media-type", address, "text/plain", unsupported_media, 415},
                         attempt{"address", address + "2", "", unknown_operation, 404},
                         attempt{"address", address + "/", "", unknown_operation, 404},
                         attempt{"address", "/" + address, "", unknown_operation, 404}};
    for (std::size_t i = 0; i < all.size() && !stopped(); ++i) {
        letter sent = written(content, key_if_needed());
        sent.path = all[i].path;
        sent.media_type = all[i].media_type;
        ending const one = ask(sent);
        if (!counted(one, contract_law::protocol)) continue;
        tell(contract_law::protocol, i + 1, all.size());
        deviating_message expected;
        expected.kinds = {all[i].kind};
        expected.path_is_told = false;
        expected.status = all[i].status;
        auto wrong = asks_.judge_refused(one, contract_law::protocol, expected);
        // Nobody who refuses an address need know the format; the status says it all.
        if (!wrong || one.status() == all[i].status) continue;
        wrong->rule = all[i].rule;
        wrong->found = one.words();
        failed(contract_law::protocol, *wrong, sent, nullptr, {});
    }
}

// The same key and request again must be answered as before; other uses of a key are refused.
TREATY_INLINE std::optional<finding> operation_tests::under_one_key(tree const& content,
                                                                    ending const& first,
                                                                    letter& sent,
                                                                    std::size_t turn) {
    deviating_message expected;
    expected.path_is_told = false;
    auto const refused = [&](problem_kind kind, std::uint16_t status,
                             char const* rule) -> std::optional<finding> {
        expected.kinds = {kind};
        expected.status = status;
        auto wrong = asks_.judge_refused(ask(sent), contract_law::safety, expected);
        if (wrong && wrong->rule != "status") wrong->rule = rule;
        return wrong;
    };
    std::string const key = sent.key;
    if (turn % 4 == 1) {
        sent = written(content, {});
        return refused(problem_kind::key_required, 400, "key-required");
    }
    if (turn % 4 == 2) {
        tree const other = drawn(3, turn);
        if (to_json(other) == to_json(content)) return std::nullopt;
        sent = written(other, key);
        return refused(problem_kind::key_reused, 422, "key-reused");
    }
    ending const second = ask(sent);
    auto const differ = second.is_shed() ? std::nullopt : second.difference_from(first);
    if (!differ) return std::nullopt;
    return finding{contract_law::safety,
                   "once-under-a-key",
                   differ->path,
                   "under the same key the answer that it had: " + differ->first,
                   "another answer: " + differ->second,
                   2};
}

TREATY_INLINE std::optional<finding> operation_tests::repeats(tree const& content, std::size_t turn,
                                                              letter& sent) {
    sent = written(content, key_if_needed());
    ending first = ask(sent);
    // Whatever is wrong with a single answer belongs to other laws.
    if (!counted(first, contract_law::safety) || asks_.judge_valid(first)) return std::nullopt;
    if (keyed()) return under_one_key(content, first, sent, turn);
    if (row_.safety == safety::plain) return std::nullopt;
    ending second = ask(sent);
    bool const read_only = row_.safety == safety::read_only;
    if (!read_only) {
        // The first may have changed something, the others find it done.
        first = std::move(second);
        second = ask(sent);
    }
    if (first.is_shed() || second.is_shed()) return std::nullopt;
    auto const differ = second.difference_from(first, {.moments = true, .identifiers = !read_only});
    if (!differ) return std::nullopt;
    return finding{contract_law::safety,
                   read_only ? "read-only" : "idempotent",
                   differ->path,
                   "the same answer to the same request: " + differ->first,
                   "another one: " + differ->second,
                   read_only ? 2 : 3};
}

TREATY_INLINE void operation_tests::safety_of_repeats() {
    std::size_t const all = row_.safety == safety::plain ? 0 : share(9);
    for (std::size_t i = 0; i < all && !stopped(); ++i) {
        tree const content = drawn(2, i);
        letter sent;
        auto const wrong = repeats(content, i, sent);
        tell(contract_law::safety, i + 1, all);
        if (!wrong) continue;
        failed(contract_law::safety, *wrong, sent, &content,
               [&](tree const& less, letter& tried) { return repeats(less, i, tried); });
    }
}

TREATY_INLINE std::optional<finding> operation_tests::at_once(tree const& content, letter& sent) {
    sent = written(content, key_if_needed());
    std::vector<ending> ends(std::max<std::size_t>(2, options_.connections));
    {
        std::vector<std::jthread> callers;
        for (ending& one : ends)
            callers.emplace_back([&one, &sent, this] {
                // While the first call under the key runs, the others are told to come again.
                auto const& time = system_clock::instance();
                auto const latest = time.elapsed() + options_.wait;
                for (one = asks_.ask(sent);
                     one.told() != nullptr && one.told()->kind == problem_kind::key_in_flight &&
                     time.elapsed() < latest;
                     one = asks_.ask(sent))
                    std::this_thread::yield();
            });
    }
    report_.calls += ends.size();
    bool const equal = keyed() || row_.safety == safety::read_only;
    ending const* first = nullptr;
    for (ending const& one : ends) {
        if (!counted(one, contract_law::concurrency)) continue;
        if (auto wrong = asks_.judge_valid(one)) {
            wrong->law = contract_law::concurrency;
            return wrong;
        }
        if (first == nullptr) first = &one;
        if (!equal) continue;
        if (auto const differ = one.difference_from(*first, {.moments = !keyed()}))
            return finding{
                contract_law::concurrency, keyed() ? "once-under-a-key" : "read-only", differ->path,
                "one answer to " + std::to_string(ends.size()) + " calls at once: " + differ->first,
                "another one: " + differ->second};
    }
    return std::nullopt;
}

TREATY_INLINE void operation_tests::concurrency() {
    std::size_t const all = std::min<std::size_t>(share(1), 25);
    for (std::size_t i = 0; i < all && !stopped(); ++i) {
        tree const content = drawn(4, i + 3);
        letter sent;
        auto const wrong = at_once(content, sent);
        tell(contract_law::concurrency, i + 1, all);
        if (wrong) failed(contract_law::concurrency, *wrong, sent, nullptr, {});
    }
}

TREATY_INLINE std::optional<finding> operation_tests::agrees(tree const& content, letter& sent) {
    letter const usual = written(content, {});
    ending const first = ask(usual);
    // Whatever is wrong with the first answer belongs to other laws.
    if (!counted(first, contract_law::agreement) || asks_.judge_valid(first)) return std::nullopt;
    for (message_form const* other : options_.also) {
        examiner const there{asks_.in(*other)};
        sent = {other->encode(content, *row_.request.type, asks_.name()),
                {},
                other->address(asks_.name()),
                std::string{other->format->media_type()}};
        ++report_.calls;
        ending const second = there.ask(sent);
        if (second.is_shed()) continue;
        auto differ = second.difference_from(first);
        if (!differ) continue;
        ending const later = ask(usual);
        if (!later.same_as(first)) {
            // Answers tell the moment; what else is another answer each time breaks another law.
            tolerance const moment{.moments = true};
            differ = second.difference_from(first, moment);
            if (!differ || later.difference_from(first, moment)) continue;
        }
        return finding{contract_law::agreement, "as-" + form_.name, differ->path,
                       "in " + form_.name + ": " + differ->first,
                       "in " + other->name + ": " + differ->second};
    }
    return std::nullopt;
}

TREATY_INLINE void operation_tests::agreement() {
    bool const any_character = std::all_of(options_.also.begin(), options_.also.end(),
                                           [](auto const* one) { return one->any_character; });
    std::size_t const all = share(9);
    for (std::size_t i = 0; i < all && !stopped(); ++i) {
        tree const content = drawn(5, i, any_character);
        letter sent;
        auto const wrong = agrees(content, sent);
        tell(contract_law::agreement, i + 1, all);
        if (wrong)
            failed(contract_law::agreement, *wrong, sent, &content,
                   [&](tree const& less, letter& tried) { return agrees(less, tried); });
    }
}

}  // namespace treaty::testing::detail
