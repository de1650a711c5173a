// SPDX-License-Identifier: BSL-1.0
// What holds for every transport. One joins by making a rig: a channel to a handler, and a way to
// let time pass.
#pragma once

#include <treaty/transport/transport.hpp>

#include <chrono>
#include <functional>
#include <memory>

namespace laws {

// A channel with its other side running; ends both when destroyed.
class transport_rig {
public:
    virtual ~transport_rig() = default;
    [[nodiscard]] virtual treaty::transport::channel& channel() = 0;
    // The clock that contexts of calls are measured with.
    [[nodiscard]] virtual treaty::clock const& time() const = 0;
    // Lets so much time pass; may be called while a call is being handled.
    virtual void pass(std::chrono::nanoseconds time) = 0;
};

using make_rig = std::function<std::unique_ptr<transport_rig>(treaty::transport::handler&)>;

void bodies_are_carried_as_they_are(make_rig const& make);
void statuses_and_media_types_are_carried(make_rig const& make);
void the_context_of_a_call_is_carried(make_rig const& make);
void the_other_side_cannot_change_the_context(make_rig const& make);
void nothing_is_sent_after_the_deadline(make_rig const& make);
void an_answer_after_the_deadline_is_unknown(make_rig const& make);
void a_failing_handler_is_an_internal_problem_without_details(make_rig const& make);
void a_reply_used_again_keeps_nothing(make_rig const& make);
void calls_at_once_get_their_own_answers(make_rig const& make);

}  // namespace laws
