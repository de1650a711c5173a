// SPDX-License-Identifier: BSL-1.0
// Why an action of the shop did not come to its end.
#pragma once

#include <treaty/contract.hpp>

#include <expected>
#include <string>

namespace simulator {

struct trouble {
    std::string step;      // what was being done: "ReserveOrderInventory", "cart"
    std::string what;      // why not, for people
    bool unknown = false;  // sent and not answered: the other side may have done it
    bool fault = false;    // a declared answer of the other side
};

template <class T>
using shop_result = std::expected<T, trouble>;

inline std::unexpected<trouble> stop(std::string step, std::string what) {
    return std::unexpected{trouble{std::move(step), std::move(what), false, false}};
}

template <class Operation>
std::unexpected<trouble> stop(treaty::failure<Operation> const& why) {
    return std::unexpected{
        trouble{std::string{Operation::name}, why.str(), why.is_unknown(), why.is_fault()}};
}

}  // namespace simulator
