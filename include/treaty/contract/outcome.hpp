// SPDX-License-Identifier: BSL-1.0
// How a call ends: with the response; with a fault that the operation declares; with a problem,
// which is the same everywhere; or unknown, when the call was sent and not answered, so that it may
// or may not have been done.
#pragma once

#include <treaty/contract/operation.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/reflect/print.hpp>

#include <expected>
#include <memory>
#include <ostream>
#include <string>
#include <utility>

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

// What a failure holds, without the types of its operation, so that it is compiled once and not
// once an operation.
class failure_base {
public:
    [[nodiscard]] bool is_problem() const noexcept { return !problems_.empty(); }
    [[nodiscard]] bool is_fault() const noexcept { return fault_.type != nullptr; }
    [[nodiscard]] bool is_unknown() const noexcept { return !is_problem() && !is_fault(); }

    // Null if it is something else.
    [[nodiscard]] problem_list const* problems() const noexcept {
        return is_problem() ? &problems_ : nullptr;
    }
    [[nodiscard]] unknown_outcome const* unknown() const noexcept {
        return is_unknown() ? &unknown_ : nullptr;
    }
    // The fault without its type; its `type` is null if this is no fault. Valid as long as a copy
    // of this object lives.
    [[nodiscard]] fault_view any_fault() const noexcept { return fault_; }

    // One line a problem; a fault with its members, secrets hidden.
    [[nodiscard]] std::string str() const;
    friend std::ostream& operator<<(std::ostream& out, failure_base const& one) {
        return out << one.str();
    }

protected:
    explicit failure_base(problem_list problems) : problems_(std::move(problems)) {
        if (problems_.empty())
            problems_.add({problem_kind::internal, {}, 0, {}, "a failure without a problem"});
    }
    explicit failure_base(unknown_outcome unknown) : unknown_(std::move(unknown)) {}
    failure_base(fault_view fault, std::shared_ptr<void const> held)
        : fault_(fault),
          held_(std::move(held)) {}

private:
    problem_list problems_;
    unknown_outcome unknown_;
    fault_view fault_;
    std::shared_ptr<void const>
        held_;  // what fault_.value points to; never changed, so copies share it
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
        : failure(std::make_shared<Fault const>(std::move(value))) {}

    // Null if it is something else.
    template <class Fault>
    [[nodiscard]] Fault const* fault() const noexcept {
        (void)sizeof(
            check_fault<Operation, Fault, detail::declares<Fault, typename Operation::faults>>);
        bool const same = any_fault().type == &reflect::type_of<Fault>;
        return same ? static_cast<Fault const*>(any_fault().value) : nullptr;
    }

private:
    template <class Fault>
    explicit failure(std::shared_ptr<Fault const> held) : failure_base(view(*held), held) {}
    template <class Fault>
    static fault_view view(Fault const& value) {
        (void)sizeof(
            check_fault<Operation, Fault, detail::declares<Fault, typename Operation::faults>>);
        if constexpr (detail::declares<Fault, typename Operation::faults>)
            return {reflect::pascal_name<Fault>, Fault::title, nature_of<Fault>(),
                    &reflect::type_of<Fault>, &value};
        else
            return {};
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
