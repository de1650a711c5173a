// SPDX-License-Identifier: BSL-1.0
// Requests that are almost right, each wrong in exactly one way that it is labelled with; and some
// that are at a limit, or carry more than the type knows, and must pass. Whoever reads messages of
// a contract can be held to the labels, whatever it is written in.
//     treaty::testing::deviating_messages broken{treaty::testing::json_form(), name, kind, seed};
//     for (int i = 0; i < 1000; ++i) send_and_compare(broken.next());
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/limits.hpp>
#include <treaty/core/random.hpp>
#include <treaty/reflect/any_value.hpp>
#include <treaty/testing/sites.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::testing {

enum class deviation : std::uint8_t {
    missing_member,  // a required one
    wrong_type,      // a value that its member refuses whatever its limits
    too_long,        // text
    too_short,       // text
    too_many,        // items
    too_few,         // items
    unknown_enumerator,
    duplicate_member,  // or key of a map
    bad_number,        // past the range of its type, or with a digit too many
    bad_time,          // a date or instant that does not exist
    not_utf8,
    not_well_formed,  // in a member that nobody reads
    truncated,        // the document ends before its end
    no_message,       // something else altogether
    too_deep,
    too_large,      // one byte more than the limit of a message
    at_limit,       // passes: a value at a limit of its type
    unknown_member  // passes: members that the type does not have
};
inline constexpr deviation deviation_last = deviation::unknown_member;

// In kebab-case: "missing-member".
std::string_view name_of(deviation what) noexcept;
constexpr bool passes(deviation what) noexcept {
    return what == deviation::at_limit || what == deviation::unknown_member;
}

struct deviating_message {
    deviation what = deviation::no_message;
    std::string path;   // of the member it is about, as problems tell it; empty: the whole message
    std::string words;  // what was done: "the member is left out"
    // What a reader answers: one problem of one of these kinds (empty: of any), at the path if
    // `path_is_told`, with this status. Nothing if the message passes.
    std::vector<problem_kind> kinds;
    bool path_is_told = true;
    std::uint16_t status = 400;  // HTTP's, before the format has its say
    std::string bytes;
};

// All deviations but too_large, which takes a message of many megabytes each time.
std::span<deviation const> usual_deviations() noexcept;

// An endless sequence. All ways of each deviation in one drawn request come before any comes in the
// next one; the deviations take turns.
class deviating_messages {
public:
    // `form` must outlive it. Lists of more than `long_list` items are taken to their limits in one
    // request of sixteen, unless long lists are not wanted.
    deviating_messages(message_form const& form, wire::operation_name operation,
                       reflect::value_kind const& request, std::uint64_t seed,
                       std::span<deviation const> wanted = usual_deviations(),
                       message_limits const& limits = {}, bool long_lists = true);
    deviating_messages(deviating_messages const&) = delete;
    deviating_messages& operator=(deviating_messages const&) = delete;

    // False if a request of this type cannot deviate in any of the wanted ways.
    [[nodiscard]] bool possible() const noexcept { return possible_; }
    // The next one. possible() must be true.
    deviating_message next();

    // The last one as a tree, its deviation marked `fixed`; null if it is no tree, as a truncated
    // one. Valid until next().
    [[nodiscard]] tree const* content() const noexcept { return from_tree_ ? &root_ : nullptr; }
    // How a tree of this operation is written.
    [[nodiscard]] std::string encode(tree const& what) const {
        return form_.encode(what, *request_.type, operation_);
    }

private:
    struct plan {
        std::size_t site;     // in sites_
        std::size_t variant;  // which of several ways
        tree value;           // what is put there, for those that exchange a value
        std::vector<problem_kind> kinds;
    };
    void draw();
    void plan_values(std::size_t at);
    void plan_shape(std::size_t at);
    void plan_bounds(std::size_t at);
    void plan_whole();
    void add(deviation what, plan one);
    void apply(deviating_message& made, plan& how);
    void apply_to_structure(deviating_message& made, plan const& how);
    void apply_to_bytes(deviating_message& made, plan const& how);
    void put(site const& where, tree value);

    message_form const& form_;
    wire::operation_name operation_;
    reflect::value_kind request_;
    random_source chance_;
    std::span<deviation const> wanted_;
    message_limits limits_;
    tree root_;
    std::vector<site> sites_;
    std::vector<std::vector<plan>> plans_;  // by deviation; taken from the back
    std::optional<exchanged> now_;
    std::size_t turn_ = 0;
    std::size_t draws_ = 0;
    bool long_lists_ = true;
    bool from_tree_ = false;
    bool possible_ = false;
};

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/deviations.ipp>
#endif
