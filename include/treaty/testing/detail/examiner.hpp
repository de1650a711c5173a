// SPDX-License-Identifier: BSL-1.0
// Makes calls of one operation and judges how they end.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/reflect/digest.hpp>
#include <treaty/testing/deviations.hpp>
#include <treaty/testing/difference.hpp>
#include <treaty/testing/tree.hpp>
#include <treaty/testing/verify_options.hpp>
#include <treaty/transport/transport.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace treaty::testing::detail {

// How one call ended.
struct ending {
    transport::exchange_result sent;
    transport::reply reply;
    wire::answer_is what = wire::answer_is::unreadable;
    wire::failure_message failure;
    problem_list problems;                            // of the answer itself
    fault_kind const* fault = nullptr;                // a declared one
    reflect::digest_value content{};                  // of the response, or of the fault
    std::shared_ptr<reflect::any_value const> value;  // the same itself; null if it does not fit

    [[nodiscard]] bool answered() const noexcept {
        return sent.delivery == transport::delivery::answered;
    }
    [[nodiscard]] std::uint16_t status() const noexcept {
        return static_cast<std::uint16_t>(reply.status);
    }
    // The first problem that it tells; null if it tells none.
    [[nodiscard]] problem const* told() const noexcept {
        return what == wire::answer_is::failure && !failure.problems.empty()
                   ? &failure.problems.front()
                   : nullptr;
    }
    [[nodiscard]] bool is_shed() const noexcept;
    // Not answered within the time that a call may take.
    [[nodiscard]] bool is_late() const noexcept {
        return !answered() && sent.why.kind == problem_kind::deadline_passed;
    }
    // In a few words.
    [[nodiscard]] std::string words() const;
    // A response or a declared fault, equal to that of the other.
    [[nodiscard]] bool same_as(ending const& other) const noexcept {
        return what == other.what && fault == other.fault && content == other.content;
    }
    // Where it differs from the other's response or declared fault, or how else. Statuses are not
    // compared: they are those of a form.
    [[nodiscard]] std::optional<difference> difference_from(ending const& other,
                                                            tolerance allowed = {}) const;
};

// What is wrong with an ending.
struct finding {
    contract_law law;
    std::string rule, member, expected, found;
    int times = 1;  // that the request is sent before it shows
};

// One request to be sent.
struct letter {
    std::string body;
    std::string key{};
    std::string path{};        // empty: where the form says
    std::string media_type{};  // empty: the form's
};

class examiner {
public:
    examiner(transport::channel& channel, operation_row const& operation, message_form const& form,
             verify_options const& options)
        : channel_(channel),
          row_(operation),
          form_(form),
          options_(options) {}

    [[nodiscard]] wire::operation_name name() const {
        return {row_.service, row_.name, row_.version};
    }
    // The same in another form, which must outlive it.
    [[nodiscard]] examiner in(message_form const& other) const {
        return {channel_, row_, other, options_};
    }
    // May be called from several threads.
    [[nodiscard]] ending ask(letter const& what) const;
    [[nodiscard]] std::string curl(letter const& what) const;

    // Of a request that is valid: nothing, or what is wrong with the answer.
    [[nodiscard]] std::optional<finding> judge_valid(ending const& one) const;
    // Of a request that must get a problem of one of these kinds (none: of any).
    [[nodiscard]] std::optional<finding> judge_refused(ending const& one, contract_law law,
                                                       deviating_message const& asked) const;

private:
    void read(ending& made, wire::call& now) const;
    // Whether it would be an answer if it were called by this media type.
    [[nodiscard]] bool reads_as(ending const& one, std::string_view media_type) const;
    [[nodiscard]] std::optional<finding> judge_unreadable(ending const& one) const;
    [[nodiscard]] std::optional<finding> judge_fault(ending const& one) const;
    [[nodiscard]] std::string where(letter const& what) const {
        return what.path.empty() ? form_.address(name()) : what.path;
    }
    [[nodiscard]] std::string_view media(letter const& what) const {
        return what.media_type.empty() ? form_.format->media_type()
                                       : std::string_view{what.media_type};
    }

    transport::channel& channel_;
    operation_row const& row_;
    message_form const& form_;
    verify_options const& options_;
};

}  // namespace treaty::testing::detail

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/detail/examiner.ipp>
#endif
