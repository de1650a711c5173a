// SPDX-License-Identifier: BSL-1.0
// Laws of a business, held over the wire: a law plays a sequence of calls, keeps a small model of
// what the other side must hold, and says at each step what it expected. Sequences are drawn from a
// seed; one that fails is made as short as it can be and told as lines for curl.
//     void play(conversation& with, std::span<business_step const> steps) {
//         int stock = 10;
//         for (business_step const& one : steps) {
//             auto const& answer = with.call("Sell", R"({"item":$sku,"pieces":$0})", {text(one)});
//             if (answer.fine()) stock -= one.amount;
//             if (!with.expect(stock >= 0, "nothing-oversold", "at most 10 sold", ...)) return;
//         }
//     }
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/random.hpp>
#include <treaty/testing/contract_report.hpp>
#include <treaty/testing/message_form.hpp>
#include <treaty/testing/tree.hpp>
#include <treaty/testing/verify_options.hpp>
#include <treaty/transport/transport.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::testing {

// One step of a sequence. What the numbers mean is the law's affair; shrinking makes them smaller,
// down to 0 and 1.
struct business_step {
    unsigned action = 0;      // below the law's `actions`
    std::size_t subject = 0;  // 0 to 2: which order, payment, product of the sequence
    std::int64_t amount = 1;  // 1 to 5

    friend bool operator==(business_step const&, business_step const&) = default;
};

// How a call ended.
struct business_answer {
    std::string fault;    // the name of a declared one
    std::string trouble;  // what else went wrong, in words; empty: it did not
    tree content;         // of a response

    [[nodiscard]] bool fine() const noexcept { return fault.empty() && trouble.empty(); }
    // The text or number at a path such as "/lines/0/status"; empty where there is none.
    [[nodiscard]] std::string at(std::string_view path) const;
    // Items of the list at the path.
    [[nodiscard]] std::size_t count(std::string_view path) const;
    [[nodiscard]] std::string words() const;
};

// What stays between the sequences of one run, for laws whose other side forgets nothing.
using business_memory = std::map<std::string, std::int64_t>;

// The calls of one sequence.
class conversation {
public:
    conversation(transport::channel& channel, std::span<service_row const> services,
                 message_form const& form, verify_options const& options, std::uint64_t seed,
                 std::uint64_t& numbers, business_memory& memory)
        : channel_(channel),
          services_(services),
          form_(form),
          options_(options),
          seed_(seed),
          numbers_(numbers),
          memory_(memory) {}

    // Calls an operation with a request in JSON, whatever the form that it travels in. $0 to $9 in
    // it are the words, and $name is a known value of that name: the same all through a sequence.
    // An operation that needs a key gets a fresh one if none is given.
    business_answer const& call(std::string_view operation, std::string_view request,
                                std::initializer_list<std::string> words = {},
                                std::string const& key = {});
    // A number that nothing had in this run or an earlier one.
    std::string number();
    std::string key() { return options_.keys + "-" + number(); }
    // The known value of a name, as JSON. `turn` chooses another one.
    [[nodiscard]] std::string known(std::string const& name, std::size_t turn = 0) const;
    [[nodiscard]] bool knows(std::string const& name) const;
    business_memory& memory() { return memory_; }

    // True if it holds. The first that does not ends the sequence.
    bool expect(bool holds, std::string_view rule, std::string expected, std::string found);
    // The last answer is a response or, if one is named, this fault.
    bool expect_response(std::string_view rule);
    bool expect_fault(std::string_view rule, std::string_view fault);
    [[nodiscard]] bool broken() const noexcept { return !rule_.empty(); }
    // Why the other side cannot be asked any more; empty: it can.
    [[nodiscard]] std::string const& lost() const noexcept { return lost_; }

    // For whoever plays: what broke, and all calls so far.
    [[nodiscard]] std::string const& rule() const noexcept { return rule_; }
    [[nodiscard]] std::string const& expected() const noexcept { return expected_; }
    [[nodiscard]] std::string const& found() const noexcept { return found_; }
    [[nodiscard]] std::string const& operation() const noexcept { return operation_; }
    [[nodiscard]] std::string const& last_request() const noexcept { return request_; }
    [[nodiscard]] std::vector<std::string> const& lines() const noexcept { return lines_; }

private:
    [[nodiscard]] std::string filled(std::string_view pattern,
                                     std::initializer_list<std::string> words) const;

    transport::channel& channel_;
    std::span<service_row const> services_;
    message_form const& form_;
    verify_options const& options_;
    std::uint64_t seed_;
    std::uint64_t& numbers_;
    business_memory& memory_;
    business_answer answer_{};
    std::string rule_, expected_, found_, operation_, request_, lost_;
    std::vector<std::string> lines_;
};

struct business_law {
    std::string_view name;                     // "stock"
    std::string_view sentence;                 // what holds
    unsigned actions;                          // kinds of steps
    std::vector<std::string_view> operations;  // that it calls; all must be among the services
    std::vector<std::string_view> known;       // names of known values that it needs
    void (*play)(conversation& with, std::span<business_step const> steps);
};

// A row for each law, its name in the place of an operation's; laws that lack an operation or a
// known value are left out; so are those that call one that the options do not name. About one
// sequence for fifty of the options' cases. Nobody else may change what the laws are about while
// they run.
contract_report verify_business(transport::channel& channel, std::span<service_row const> services,
                                message_form const& form, std::span<business_law const> laws,
                                verify_options const& options,
                                progress_callback const& progress = {});

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/business_laws.ipp>
#endif
