// SPDX-License-Identifier: BSL-1.0
// The laws for one operation in one form: which requests are made for each, and what is kept of
// those that fail.
#pragma once

#include <treaty/core/clock.hpp>
#include <treaty/testing/detail/examiner.hpp>
#include <treaty/testing/tree.hpp>
#include <treaty/testing/verify_options.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <type_traits>

namespace treaty::testing::detail {

class operation_tests {
public:
    operation_tests(transport::channel& channel, operation_row const& row, message_form const& form,
                    verify_options const& options, progress_callback const& progress,
                    contract_report& report)
        : asks_(channel, row, form, options),
          row_(row),
          form_(form),
          options_(options),
          progress_(progress),
          report_(report) {}

    void run() {
        static constexpr std::array deviating{contract_law::strictness, contract_law::limits,
                                              contract_law::tolerance};
        timed(contract_law::shape, &operation_tests::shape);
        for (contract_law const law : deviating)
            timed(law, [law](operation_tests& self) { self.deviations(law); });
        timed(contract_law::protocol, &operation_tests::protocol);
        timed(contract_law::safety, &operation_tests::safety_of_repeats);
        timed(contract_law::concurrency, &operation_tests::concurrency);
        // An operation that changes something would find it changed in the second form.
        if (!options_.also.empty() && row_.safety == safety::read_only)
            timed(contract_law::agreement, &operation_tests::agreement);
        for (auto const& [law, result] : results_)
            if (wanted(law)) report_.results.push_back(result);
    }

private:
    // Says again what is wrong, with a fresh key; nothing if it is right now.
    using again = std::function<std::optional<finding>(tree const&, letter&)>;

    [[nodiscard]] bool wanted(contract_law law) const {
        return options_.laws.empty() ||
               std::find(options_.laws.begin(), options_.laws.end(), law) != options_.laws.end();
    }
    law_result& result_of(contract_law law) {
        law_result& one = results_[law];
        if (one.operation.empty())
            one = {std::string{row_.service}, std::string{row_.name}, form_.name, law};
        return one;
    }
    // Faults come up while requests are tried for their shape.
    template <class Law>
    void timed(contract_law law, Law judge) {
        bool const both = law == contract_law::shape && wanted(contract_law::faults);
        if ((!wanted(law) && !both) || stopped()) return;
        result_of(law);
        if (both) result_of(contract_law::faults);
        auto const& time = system_clock::instance();
        auto const began = time.elapsed();
        if constexpr (std::is_member_function_pointer_v<Law>)
            (this->*judge)();
        else
            judge(*this);
        result_of(law).took = time.elapsed() - began;
    }
    [[nodiscard]] bool stopped() const { return !report_.stopped.empty(); }

    // A share of all cases, at least one.
    [[nodiscard]] std::size_t share(std::size_t percent) const {
        return std::max<std::size_t>(1, options_.cases * percent / 100);
    }
    void tell(contract_law law, std::size_t done, std::size_t of) {
        if (progress_ && (done % 64 == 0 || done == of))
            progress_({row_.name, form_.name, law, done, of, result_of(law).failed});
    }
    std::string fresh_key() {
        return options_.keys + "-" + form_.name + "-" + std::to_string(options_.seed) + "-" +
               std::string{row_.name} + "-" + std::to_string(++keys_made_);
    }
    [[nodiscard]] bool keyed() const { return row_.safety == safety::needs_key; }
    std::string key_if_needed() { return keyed() ? fresh_key() : std::string{}; }

    ending ask(letter const& what);
    // False if the call counts for nothing.
    bool counted(ending const& one, contract_law law);
    void failed(contract_law under, finding const& what, letter sent, tree const* content,
                again const& look);
    // How a valid request ended, and what its answer told.
    void note_ending(ending const& one);
    [[nodiscard]] tree drawn(std::uint64_t part, std::size_t index,
                             bool any_character = true) const;
    [[nodiscard]] letter written(tree const& content, std::string key) const {
        return {form_.encode(content, *row_.request.type, asks_.name()), std::move(key)};
    }

    void shape();
    void deviations(contract_law law);
    void protocol();
    void safety_of_repeats();
    std::optional<finding> repeats(tree const& content, std::size_t turn, letter& sent);
    std::optional<finding> under_one_key(tree const& content, ending const& first, letter& sent,
                                         std::size_t turn);
    void concurrency();
    std::optional<finding> at_once(tree const& content, letter& sent);
    void agreement();
    std::optional<finding> agrees(tree const& content, letter& sent);

    examiner asks_;
    operation_row const& row_;
    message_form const& form_;
    verify_options const& options_;
    progress_callback const& progress_;
    contract_report& report_;
    std::map<contract_law, law_result> results_;
    std::map<std::string, std::size_t> known_;  // failures by what they are: place in the report
    std::size_t keys_made_ = 0;
    std::size_t shed_in_row_ = 0;
    std::size_t lost_in_row_ = 0;
    std::size_t late_in_row_ = 0;
    std::size_t late_ = 0;  // calls that were not answered in time
};

}  // namespace treaty::testing::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/detail/operation_tests.ipp>
#endif
