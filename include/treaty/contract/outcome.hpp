// SPDX-License-Identifier: BSL-1.0
// How a call ends: with the response; with a fault that the operation declares; with a problem,
// which is the same everywhere; or unknown, when the call was sent and not answered, so that it may
// or may not have been done.
#pragma once

#include <treaty/contract/operation.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/print.hpp>

#include <concepts>
#include <expected>
#include <ostream>
#include <string>
#include <utility>
#include <variant>

namespace treaty {

// The call was sent and no complete answer came.
struct unknown_outcome {
    std::string why;
    friend bool operator==(unknown_outcome const&, unknown_outcome const&) = default;
};

// A declared fault without its type: what formats and logs need of it.
struct fault_view {
    std::string_view name;  // "NotEnoughStock"
    std::string_view title;
    fault_nature nature = fault_nature::rejected;
    reflect::type const* type = nullptr;
    void const* value = nullptr;
};

// The name and arguments of this struct are what a compiler prints beside the sentence.
template <class Operation, class Fault, bool Declared>
struct check_fault {
    static_assert(
        Declared,
        "treaty: this fault is not declared by the operation; add it to the operation's `faults`");
};

namespace detail {
template <class Faults>
struct failure_variant;
template <class... Faults>
struct failure_variant<faults<Faults...>> {
    using type = std::variant<problem_list, unknown_outcome, Faults...>;
    template <class F>
    static constexpr bool declares = (std::same_as<F, Faults> || ...);
};
}  // namespace detail

// Everything that is not the response of `Operation`.
template <class Operation>
class failure {
    using choice = detail::failure_variant<typename Operation::faults>;

public:
    using operation_type = Operation;

    failure(problem_list problems) : what_(std::move(problems)) {}
    failure(problem one) : what_(problem_list{std::move(one)}) {}
    failure(unknown_outcome unknown) : what_(std::move(unknown)) {}
    template <class Fault>
    requires reflect::contract_struct<Fault> failure(Fault value) {
        if constexpr (choice::template declares<Fault>)
            what_ = std::move(value);
        else
            (void)sizeof(check_fault<Operation, Fault, false>);
    }

    [[nodiscard]] bool is_problem() const noexcept {
        return std::holds_alternative<problem_list>(what_);
    }
    [[nodiscard]] bool is_unknown() const noexcept {
        return std::holds_alternative<unknown_outcome>(what_);
    }
    [[nodiscard]] bool is_fault() const noexcept { return what_.index() > 1; }

    // Null if it is something else.
    [[nodiscard]] problem_list const* problems() const noexcept {
        return std::get_if<problem_list>(&what_);
    }
    [[nodiscard]] unknown_outcome const* unknown() const noexcept {
        return std::get_if<unknown_outcome>(&what_);
    }
    template <class Fault>
    [[nodiscard]] Fault const* fault() const noexcept {
        if constexpr (choice::template declares<Fault>)
            return std::get_if<Fault>(&what_);
        else
            return (void)sizeof(check_fault<Operation, Fault, false>), nullptr;
    }
    // The fault without its type; its `type` is null if this is no fault. Valid as long as this
    // object.
    [[nodiscard]] fault_view any_fault() const noexcept {
        return std::visit(
            []<class T>(T const& value) -> fault_view {
                if constexpr (std::same_as<T, problem_list> || std::same_as<T, unknown_outcome>)
                    return {};
                else
                    return {reflect::pascal_name<T>, T::title, nature_of<T>(), &reflect::type_of<T>,
                            &value};
            },
            what_);
    }

    // One line a problem; a fault with its members, secrets hidden.
    [[nodiscard]] std::string str() const {
        if (auto const* all = problems()) return to_string(*all);
        if (auto const* lost = unknown()) return "unknown outcome: " + lost->why;
        auto const seen = any_fault();
        return std::string{seen.name} + " " + reflect::print(*seen.type, seen.value);
    }
    friend std::ostream& operator<<(std::ostream& out, failure const& one) {
        return out << one.str();
    }

private:
    typename choice::type what_;
};

template <class Operation>
using outcome = std::expected<typename Operation::response_type, failure<Operation>>;

// return treaty::fault(unknown_order{...});
template <class Fault>
std::unexpected<Fault> fault(Fault value) {
    return std::unexpected<Fault>{std::move(value)};
}
inline std::unexpected<problem_list> fail(problem one) {
    return std::unexpected{problem_list{std::move(one)}};
}

// The operation whose outcome this is.
template <class Outcome>
using operation_of_outcome = typename std::remove_cvref_t<Outcome>::error_type::operation_type;

}  // namespace treaty
