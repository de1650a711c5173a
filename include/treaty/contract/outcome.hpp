// SPDX-License-Identifier: BSL-1.0
// How a call ends: with the response; with a fault that the operation declares; with a problem,
// which is the same everywhere; or unknown, when the call was sent and not answered, so that it may
// or may not have been done.
#pragma once

#include <treaty/contract/operation.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/any_value.hpp>
#include <treaty/reflect/print.hpp>

#include <array>
#include <expected>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <utility>

namespace treaty {

// The call was sent and no complete answer came.
struct unknown_outcome {
    std::string why;
    friend bool operator==(unknown_outcome const&, unknown_outcome const&) = default;
};

// What is known of a type of fault at run time. One constant a type, shared by all operations that
// declare it.
struct fault_kind : reflect::value_kind {
    std::string_view name;  // "NotEnoughStock"
    std::string_view title;
    fault_nature nature;
};

template <class Fault>
inline constexpr fault_kind fault_kind_of{
    reflect::value_kind_of<Fault>, reflect::pascal_name<Fault>, Fault::title, nature_of<Fault>()};

using fault_kinds = std::span<fault_kind const* const>;

namespace detail {
template <class Faults>
struct fault_table;
template <class... Faults>
struct fault_table<faults<Faults...>> {
    static constexpr std::array<fault_kind const*, sizeof...(Faults)> rows{
        &fault_kind_of<Faults>...};
};
}  // namespace detail

// A declared fault without its type: what formats and logs need of it. Valid as long as a copy of
// the failure that it comes from lives.
struct fault_view {
    fault_kind const* kind = nullptr;  // null: there is no fault
    void const* value = nullptr;
};

// The name and arguments of this struct are what a compiler prints beside the sentence.
template <class Operation, class Fault, bool Declared>
struct check_fault {
    static_assert(
        Declared,
        "treaty: this fault is not declared by the operation; add it to the operation's `faults`");
};

// What a failure holds, without the types of its operation, so that it is compiled once and not
// once an operation.
class failure_base {
public:
    [[nodiscard]] bool is_problem() const noexcept { return !problems_.empty(); }
    [[nodiscard]] bool is_fault() const noexcept { return fault_ != nullptr; }
    [[nodiscard]] bool is_unknown() const noexcept { return !is_problem() && !is_fault(); }

    // Null if it is something else.
    [[nodiscard]] problem_list const* problems() const noexcept {
        return is_problem() ? &problems_ : nullptr;
    }
    [[nodiscard]] unknown_outcome const* unknown() const noexcept {
        return is_unknown() ? &unknown_ : nullptr;
    }
    [[nodiscard]] fault_view any_fault() const noexcept { return {fault_, held_.get()}; }

    // One line a problem; a fault with its members, secrets hidden.
    [[nodiscard]] std::string str() const;
    friend std::ostream& operator<<(std::ostream& out, failure_base const& one) {
        return out << one.str();
    }

    explicit failure_base(problem_list problems);
    explicit failure_base(unknown_outcome unknown);
    // Takes over a fault of this kind that `new` made.
    failure_base(fault_kind const& kind, void const* owned);
    failure_base(failure_base const& other);
    failure_base(failure_base&& other) noexcept;
    failure_base& operator=(failure_base const& other);
    failure_base& operator=(failure_base&& other) noexcept;
    ~failure_base();

private:
    problem_list problems_;
    unknown_outcome unknown_;
    fault_kind const* fault_ = nullptr;
    std::shared_ptr<void const> held_;  // never changed, so copies share it
};

namespace detail {
template <class Fault, class Faults>
inline constexpr bool declares = false;
template <class Fault, class... Faults>
inline constexpr bool declares<Fault, faults<Faults...>> = (std::is_same_v<Fault, Faults> || ...);
}  // namespace detail

// Everything that is not the response of `Operation`.
template <class Operation>
class failure : public failure_base {
public:
    using operation_type = Operation;

    failure(problem_list problems) : failure_base(std::move(problems)) {}
    failure(problem one) : failure_base(problem_list{std::move(one)}) {}
    failure(unknown_outcome unknown) : failure_base(std::move(unknown)) {}
    template <class Fault>
    requires reflect::contract_struct<Fault> failure(Fault value)
        : failure_base(checked<Fault>(), new Fault(std::move(value))) {}
    // For what has established elsewhere that a fault in it is declared, such as a client.
    explicit failure(failure_base base) : failure_base(std::move(base)) {}

    // Null if it is something else.
    template <class Fault>
    [[nodiscard]] Fault const* fault() const noexcept {
        bool const same = any_fault().kind == &checked<Fault>();
        return same ? static_cast<Fault const*>(any_fault().value) : nullptr;
    }

private:
    template <class Fault>
    static fault_kind const& checked() {
        (void)sizeof(
            check_fault<Operation, Fault, detail::declares<Fault, typename Operation::faults>>);
        return fault_kind_of<Fault>;
    }
};

template <class Operation>
using outcome =
    std::expected<typename detail::parts_of<Operation>::response_type, failure<Operation>>;

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

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/contract/outcome.ipp>
#endif
