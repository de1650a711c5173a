// SPDX-License-Identifier: BSL-1.0
// Valid values of a type as a sequence that begins with its corners: the smallest value, the
// fullest, every enumerator, then values drawn at random. A seed and an index name a case for good.
//     for (treaty::reflect::any_value const& one :
//          treaty::testing::cases(treaty::reflect::value_kind_of<order>, seed, 1000)) ...
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/any_value.hpp>
#include <treaty/testing/values.hpp>

#include <cstddef>
#include <cstdint>

namespace treaty::testing {

struct case_options {
    // Texts may hold what XML has no form for.
    bool any_character = true;
    // Items that the fullest value has at most, over all of its lists and maps; beyond it a list
    // has as few as it may.
    std::size_t items_most = 100;
    // Bytes of a text in the fullest value, where its type would allow more.
    std::size_t bytes_most = 1000;
};

// What a case is like. The first cases are one of each, by index; later ones are drawn, three of
// four usual and the rest one of the others.
enum class case_corner : std::uint8_t {
    usual,
    least,  // no optional member, empty lists, the shortest texts, the lowest numbers, zero
    most,   // every optional member, full lists, the longest texts, the highest numbers
    texts   // texts that break what counts letters, cuts, trims, folds case or escapes
};
case_corner corner_of(std::uint64_t seed, std::size_t index) noexcept;

// Case number `index` of the sequence. Enumerations take their enumerators in turn, so that a type
// with n of them has shown each after n cases.
reflect::any_value case_of(reflect::value_kind const& kind, std::uint64_t seed, std::size_t index,
                           case_options const& options = {});

class case_range {
public:
    class iterator {
    public:
        iterator(case_range const& of, std::size_t at) : of_(&of), at_(at) {}
        reflect::any_value operator*() const {
            return case_of(of_->kind_, of_->seed_, at_, of_->options_);
        }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        [[nodiscard]] std::size_t index() const noexcept { return at_; }
        friend bool operator==(iterator const& a, iterator const& b) { return a.at_ == b.at_; }

    private:
        case_range const* of_;
        std::size_t at_;
    };

    case_range(reflect::value_kind const& kind, std::uint64_t seed, std::size_t count,
               case_options const& options)
        : kind_(kind),
          seed_(seed),
          count_(count),
          options_(options) {}
    [[nodiscard]] iterator begin() const { return {*this, 0}; }
    [[nodiscard]] iterator end() const { return {*this, count_}; }

private:
    reflect::value_kind kind_;
    std::uint64_t seed_;
    std::size_t count_;
    case_options options_;
};

// The first `count` cases.
inline case_range cases(reflect::value_kind const& kind, std::uint64_t seed, std::size_t count,
                        case_options const& options = {}) {
    return {kind, seed, count, options};
}

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/cases.ipp>
#endif
