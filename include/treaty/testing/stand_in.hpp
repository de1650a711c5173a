// SPDX-License-Identifier: BSL-1.0
// A stand-in for a service that is not there yet, or that a test must not touch: an endpoint of any
// contract, that answers before a line of it is written.
//     auto erp = treaty::simulate<shop>(7);                       // every operation, from a seed
//     auto erp = treaty::simulate<shop>(7, [](get_price::request const&, treaty::call_context&)
//                    -> treaty::outcome<get_price::operation> {...});   // one of them by hand
//     erp.on<place_order::operation>().fails(not_enough{"TEA-1"});      // the next time
//     CHECK(erp.was_asked<get_price::operation>(with(&get_price::request::item, "TEA-1")));
// Copies are the same stand-in, so that one can be handed to a server and the other be asked. Safe
// to call from several threads, as far as the behaviours are.
#pragma once

#include <treaty/contract/endpoint.hpp>
#include <treaty/testing/journal.hpp>
#include <treaty/testing/matching.hpp>
#include <treaty/testing/plausible.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace treaty::testing {

struct stand_in_options {
    std::uint64_t seed = 1;
    // How to let time pass where a script says so: std::this_thread::sleep_for, or a virtual clock.
    std::function<void(std::chrono::nanoseconds)> wait{};
};

namespace detail {

template <class Op>
struct scripted {
    matching<typename Op::request_type> wanted;
    std::optional<outcome<Op>> says;  // none: whoever answers otherwise
    std::chrono::nanoseconds delay{0};
    std::uint64_t turns = 1;  // calls that are left to it
};

template <class Operations>
struct scripts_of;
template <class... Ops>
struct scripts_of<operations<Ops...>> {
    // A deque, so that what a test holds stays where it is.
    std::tuple<std::deque<scripted<Ops>>...> all;
};

}  // namespace detail

// What is to happen on calls of one operation. Said step by step; each step returns the same.
template <class Op>
class script {
public:
    script(std::mutex& guard, detail::scripted<Op>& rule, bool may_wait)
        : guard_(guard),
          rule_(rule),
          may_wait_(may_wait) {}

    script& answers(typename Op::response_type response) { return says(std::move(response)); }
    // With a fault that the operation declares, a problem, several, or unknown_outcome.
    template <class What>
    script& fails(What why) {
        return says(std::unexpected<failure<Op>>{failure<Op>{std::move(why)}});
    }
    // Only after so long. Throws std::logic_error if the stand-in was not told how to wait.
    script& after(std::chrono::nanoseconds delay) {
        if (!may_wait_)
            throw std::logic_error{
                "treaty: this stand-in does not know how to wait; make it with "
                "treaty::simulate<service>(treaty::testing::stand_in_options{.wait = ...})"};
        std::scoped_lock const held{guard_};
        rule_.delay = delay;
        return *this;
    }
    // On so many calls; without it on one.
    script& times(std::uint64_t calls) {
        std::scoped_lock const held{guard_};
        rule_.turns = calls;
        return *this;
    }
    script& always() { return times(std::numeric_limits<std::uint64_t>::max()); }

private:
    script& says(outcome<Op> what) {
        std::scoped_lock const held{guard_};
        rule_.says = std::move(what);
        return *this;
    }

    std::mutex& guard_;
    detail::scripted<Op>& rule_;
    bool may_wait_;
};

template <class Service, class Behaviours>
class stand_in {
public:
    stand_in(stand_in_options options, Behaviours behaviours)
        : state_(std::make_shared<state>(std::move(options), std::move(behaviours))) {}

    // The first script that fits and has calls left; then the behaviour; then an answer that is
    // drawn from the seed and the request.
    template <class Request>
    requires(
        !std::is_void_v<operation_for<Service, Request>>) outcome<operation_for<Service, Request>>
    operator()(Request const& asked, call_context& context) const {
        using op = operation_for<Service, Request>;
        std::optional<outcome<op>> said;
        std::chrono::nanoseconds delay{0};
        {
            std::scoped_lock const held{state_->guard};
            for (detail::scripted<op>& one : rules<op>()) {
                if (one.turns == 0 || !one.wanted(asked)) continue;
                if (one.turns != std::numeric_limits<std::uint64_t>::max()) --one.turns;
                said = one.says;
                delay = one.delay;
                break;
            }
        }
        constexpr bool behaves = treaty::detail::is_called_with<Behaviours, op>;
        state_->asked.add({op::name, &reflect::type_of<Request>,
                           std::make_shared<Request const>(asked), context.idempotency_key,
                           context.caller,
                           said      ? answered_by::script
                           : behaves ? answered_by::behaviour
                                     : answered_by::seed});
        if (delay > std::chrono::nanoseconds{0}) state_->options.wait(delay);
        if (said) return *std::move(said);
        if constexpr (answers<Behaviours, op>) {
            return state_->behaviours(asked, context);
        } else {
            if constexpr (behaves)
                (void)sizeof(check_endpoint_operation<Behaviours, Service, op, false, true>);
            return plausible_answer<typename op::response_type>(state_->options.seed, asked);
        }
    }

    // What happens on the next call of an operation whose request fits; scripts that were said
    // earlier come first.
    template <class Op>
    script<Op> on(matching<typename Op::request_type> wanted = {}) const {
        std::scoped_lock const held{state_->guard};
        detail::scripted<Op>& rule = rules<Op>().emplace_back();
        rule.wanted = std::move(wanted);
        return {state_->guard, rule, static_cast<bool>(state_->options.wait)};
    }

    // Everything that was asked.
    [[nodiscard]] testing::journal& journal() const { return state_->asked; }
    // The requests of one operation, in their order.
    template <class Op>
    [[nodiscard]] std::vector<typename Op::request_type> asked() const {
        std::vector<typename Op::request_type> found;
        for (asked_call const& one : state_->asked.calls())
            if (one.kind == &reflect::type_of<typename Op::request_type>)
                found.push_back(*static_cast<typename Op::request_type const*>(one.request.get()));
        return found;
    }
    // Whether an operation was asked with a request that fits: at least once, or exactly so often.
    template <class Op>
    [[nodiscard]] asked_verdict was_asked(matching<typename Op::request_type> wanted = {}) const {
        return judged<Op>(wanted, -1);
    }
    template <class Op>
    [[nodiscard]] asked_verdict was_asked(matching<typename Op::request_type> wanted,
                                          std::size_t times) const {
        return judged<Op>(wanted, static_cast<std::int64_t>(times));
    }
    // Scripts of an operation that no call has come to.
    template <class Op>
    [[nodiscard]] std::size_t left_over() const {
        std::scoped_lock const held{state_->guard};
        std::size_t count = 0;
        for (detail::scripted<Op> const& one : rules<Op>())
            count += one.turns != 0 && one.turns != std::numeric_limits<std::uint64_t>::max();
        return count;
    }

private:
    struct state {
        state(stand_in_options given, Behaviours does)
            : options(std::move(given)),
              behaviours(std::move(does)) {}
        stand_in_options options;
        Behaviours behaviours;
        testing::journal asked;
        std::mutex guard;  // of the scripts
        detail::scripts_of<typename Service::operations> scripts;
    };

    template <class Op>
    std::deque<detail::scripted<Op>>& rules() const {
        return std::get<std::deque<detail::scripted<Op>>>(state_->scripts.all);
    }
    template <class Op>
    asked_verdict judged(matching<typename Op::request_type> const& wanted,
                         std::int64_t times) const {
        detail::asked_count found{};
        found.operation = Op::name;
        found.wanted = wanted.str();
        std::size_t least = std::numeric_limits<std::size_t>::max();
        for (typename Op::request_type const& one : asked<Op>()) {
            ++found.asked;
            std::size_t const misses = wanted.misses(one);
            if (misses == 0) ++found.matching;
            if (misses == 0 || misses >= least) continue;
            least = misses;
            found.nearest = reflect::print(one);
            found.missing = wanted.why_not(one);
        }
        return detail::judge(found, times);
    }

    std::shared_ptr<state> state_;
};

}  // namespace treaty::testing

namespace treaty {

// A stand-in for the service. Behaviours are functions of a request and the context, as of any
// endpoint; one that has state of the test's own goes in as std::ref(it).
template <class Service, class... Behaviours>
[[nodiscard]] auto simulate(testing::stand_in_options options, Behaviours... behaviours) {
    (void)sizeof(typename service_verdict<Service>::done*);
    if constexpr (service_passes<Service>) {
        using all = overload<Behaviours...>;
        return testing::stand_in<Service, all>{std::move(options), all{std::move(behaviours)...}};
    }
}
template <class Service, class... Behaviours>
[[nodiscard]] auto simulate(std::uint64_t seed, Behaviours... behaviours) {
    return simulate<Service>(testing::stand_in_options{.seed = seed}, std::move(behaviours)...);
}

}  // namespace treaty
