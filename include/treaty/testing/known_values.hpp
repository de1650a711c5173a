// SPDX-License-Identifier: BSL-1.0
// What the other side has: stores, products, customers. Requests that name them end in responses,
// where drawn ones end in faults. More is learned from answers: an identifier that the other side
// gave is asked for again.
//     treaty::testing::known_values known;
//     known.add("store_id", treaty::testing::tree::literal("10101"));
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/random.hpp>
#include <treaty/testing/tree.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::testing {

class known_values {
public:
    // `name` is that of a member on the wire ("fulfillmentCenter") or of a type ("store_id"). After
    // an operation's name and a dot it counts in requests of that operation ("GetOrder.search"),
    // after a struct's in that struct ("organization.type"). Those of the operation go first, then
    // the struct's; a member's name before its type's. The literal null leaves an optional member
    // out. In a text {n} is a number that no other request has: {"id": "{n}"} is a new order. A
    // value is put only where it may stand.
    void add(std::string name, tree value) { told_[std::move(name)].push_back(std::move(value)); }
    [[nodiscard]] bool empty() const noexcept { return told_.empty(); }
    // Null if nothing was told under that name.
    [[nodiscard]] std::vector<tree> const* find(std::string const& name) const;

    // A request as a caller would make it: nearly all that is known, few optional members, short
    // words, identifiers of answers in one of five places that nothing is known of.
    [[nodiscard]] tree request(operation_row const& of, std::uint64_t seed,
                               std::size_t index) const;
    // The request with what is known in its places, and all else as it is.
    [[nodiscard]] tree put(operation_row const& of, tree content, std::uint64_t seed) const;
    // Keeps the identifiers of an answer.
    void learn(reflect::type const& kind, tree const& answer);

private:
    struct writer;
    std::map<std::string, std::vector<tree>> told_;
    std::map<std::string, std::vector<tree>, std::less<>> learned_;  // by type
};

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/known_values.ipp>
#endif
