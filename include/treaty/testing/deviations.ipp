// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/testing/deviations.hpp>
#include <treaty/testing/values.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace treaty::testing {
namespace detail {

inline std::vector<std::string> bad_times(reflect::shape kind) {
    if (kind == reflect::shape::date)
        return {"2026-02-30", "2026-13-01", "2026-00-10", "0000-01-01", "26-11-30", "2026-1-1"};
    return {"2026-02-30T00:00:00Z", "2026-11-23T25:00:00Z", "2026-11-23T10:60:00Z",
            "2026-11-23T10:00:61Z", "2026-11-23",           "2026-11-23T10:00:00+25:00"};
}

// As deviations: the kind of problem says which way a limit was passed.
inline deviation deviation_of(reflect::shape kind, bool under) {
    if (kind == reflect::shape::text) return under ? deviation::too_short : deviation::too_long;
    if (kind == reflect::shape::list) return under ? deviation::too_few : deviation::too_many;
    return deviation::bad_number;
}

}  // namespace detail

TREATY_INLINE std::string_view name_of(deviation what) noexcept {
    static constexpr std::array<std::string_view, 18> names{
        "missing-member", "wrong-type",         "too-long",         "too-short",  "too-many",
        "too-few",        "unknown-enumerator", "duplicate-member", "bad-number", "bad-time",
        "not-utf8",       "not-well-formed",    "truncated",        "no-message", "too-deep",
        "too-large",      "at-limit",           "unknown-member"};
    return names[static_cast<std::size_t>(what)];
}

TREATY_INLINE std::span<deviation const> usual_deviations() noexcept {
    static constexpr auto all = [] {
        std::array<deviation, static_cast<std::size_t>(deviation_last)> made{};
        std::size_t at = 0;
        for (std::size_t i = 0; i <= static_cast<std::size_t>(deviation_last); ++i)
            if (static_cast<deviation>(i) != deviation::too_large)
                made[at++] = static_cast<deviation>(i);
        return made;
    }();
    return all;
}

TREATY_INLINE deviating_messages::deviating_messages(message_form const& form,
                                                     wire::operation_name operation,
                                                     reflect::value_kind const& request,
                                                     std::uint64_t seed,
                                                     std::span<deviation const> wanted,
                                                     message_limits const& limits, bool long_lists)
    : form_(form),
      operation_(operation),
      request_(request),
      chance_(seed),
      wanted_(wanted),
      limits_(limits),
      long_lists_(long_lists) {
    draw();
    possible_ =
        std::any_of(plans_.begin(), plans_.end(), [](auto const& one) { return !one.empty(); });
}

TREATY_INLINE void deviating_messages::add(deviation what, plan one) {
    if (std::find(wanted_.begin(), wanted_.end(), what) != wanted_.end())
        plans_[static_cast<std::size_t>(what)].push_back(std::move(one));
}

// One of every member and an item or two in every list, so that each place can be reached.
TREATY_INLINE void deviating_messages::draw() {
    now_.reset();
    from_tree_ = false;
    ++draws_;
    reflect::any_value value{request_};
    draw_into(value.type(), value.get(), chance_,
              {.optional_percent = 100,
               .items_more = 1,
               .bytes_more = 6,
               .any_character = form_.any_character});
    root_ = to_tree(value.type(), value.get());
    sites_ = sites_of(form_, root_, value.type(), operation_);
    plans_.assign(static_cast<std::size_t>(deviation_last) + 1, {});
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        plan_values(i);
        plan_shape(i);
        plan_bounds(i);
    }
    plan_whole();
    for (auto& several : plans_)
        for (std::size_t i = several.size(); i > 1; --i)
            std::swap(several[i - 1], several[chance_.below(i)]);
}

TREATY_INLINE void deviating_messages::plan_values(std::size_t at) {
    using reflect::shape;
    using enum problem_kind;
    reflect::type const& kind = *sites_[at].kind;
    for (tree& wrong : form_.wrong_values(kind))
        add(deviation::wrong_type, {at, 0, std::move(wrong), {wrong_type, not_a_value}});
    if (kind.shape == shape::enumeration) {
        std::string other{kind.enumerators[chance_.below(kind.enumerators.size())].wire_name};
        for (std::string name : {other + "2", std::string{"NoSuchValue"}, " " + other})
            if (name.front() != ' ' || form_.any_character)
                add(deviation::unknown_enumerator, {at, 0, tree::text(name), {not_a_value}});
    }
    if (kind.shape == shape::instant || kind.shape == shape::date)
        for (std::string& time : detail::bad_times(kind.shape))
            add(deviation::bad_time,
                {at, 0, tree::text(std::move(time)), {wrong_type, not_a_value}});
}

TREATY_INLINE void deviating_messages::plan_shape(std::size_t at) {
    using reflect::shape;
    site const& where = sites_[at];
    bool const structure = where.kind->shape == shape::structure;
    for (std::size_t i = 0; structure && i < where.kind->members.size(); ++i)
        if (where.kind->members[i].required)
            add(deviation::missing_member, {at, i, {}, {problem_kind::missing_member}});
    if (where.at->kind == tree::form::object)
        for (std::size_t i = 0; i < where.at->parts.size(); ++i)
            add(deviation::duplicate_member, {at, i, {}, {problem_kind::duplicate_member}});
    if (!structure) return;
    add(deviation::unknown_member, {at, 0, {}, {}});
    for (std::size_t i = 0; i < form_.broken_values.size(); ++i)
        add(deviation::not_well_formed, {at, i, {}, {problem_kind::malformed}});
}

TREATY_INLINE void deviating_messages::plan_bounds(std::size_t at) {
    using enum problem_kind;
    site const& where = sites_[at];
    if (where.kind->shape == reflect::shape::text)
        add(deviation::not_utf8, {at, 0, {}, {malformed}});
    for (bound& one : bounds_of(where, long_lists_ && draws_ % 16 == 1)) {
        if (one.fits) {
            add(deviation::at_limit, {at, 0, std::move(one.value), {}});
            continue;
        }
        bool const several = where.kind->shape == reflect::shape::list;
        std::size_t const size = several ? one.value.parts.size() : one.value.word.size();
        deviation const what = detail::deviation_of(where.kind->shape, size < where.kind->least);
        problem_kind const kind = what == deviation::bad_number ? out_of_range
                                  : size < where.kind->least    ? too_short
                                                                : too_long;
        add(what, {at, 0, std::move(one.value), {kind}});
    }
}

TREATY_INLINE void deviating_messages::plan_whole() {
    for (int i = 0; i < 8; ++i)
        add(deviation::truncated, {0, chance_.next(), {}, {problem_kind::malformed}});
    for (std::size_t i = 0; i < form_.no_messages.size(); ++i)
        add(deviation::no_message, {0, i, {}, {}});
    add(deviation::too_deep, {0, 0, {}, {problem_kind::limit_exceeded}});
    add(deviation::too_large, {0, 0, {}, {problem_kind::limit_exceeded}});
}

TREATY_INLINE deviating_message deviating_messages::next() {
    now_.reset();
    for (std::size_t i = 0;; ++i) {
        // A drawn request may have no place for a wanted deviation where the first one had one.
        if (i % wanted_.size() == 0 &&
            std::all_of(plans_.begin(), plans_.end(), [](auto const& one) { return one.empty(); }))
            draw();
        deviation const what = wanted_[turn_++ % wanted_.size()];
        auto& several = plans_[static_cast<std::size_t>(what)];
        if (several.empty()) continue;
        plan how = std::move(several.back());
        several.pop_back();
        deviating_message made;
        made.what = what;
        apply(made, how);
        return made;
    }
}

TREATY_INLINE void deviating_messages::put(site const& where, tree value) {
    value.fixed = true;
    now_.emplace(where, std::move(value));
}

TREATY_INLINE void deviating_messages::apply(deviating_message& made, plan& how) {
    site const& where = sites_[how.site];
    made.kinds = how.kinds;
    made.path = where.path;
    from_tree_ = true;
    switch (made.what) {
        case deviation::missing_member:
        case deviation::duplicate_member:
        case deviation::unknown_member:
        case deviation::not_well_formed: apply_to_structure(made, how); break;
        case deviation::not_utf8:
        case deviation::truncated:
        case deviation::no_message:
        case deviation::too_deep:
        case deviation::too_large: return apply_to_bytes(made, how);
        default: {
            bool const one_value =
                how.value.kind == tree::form::literal || how.value.kind == tree::form::text;
            std::string const shown = how.value.word.size() > 40
                                          ? std::to_string(how.value.word.size()) + " bytes"
                                          : "`" + excerpt(how.value.word) + "`";
            made.words =
                one_value ? "the value is " + shown
                : how.value.kind == tree::form::list
                    ? "a list of " + std::to_string(how.value.parts.size()) + " stands there"
                    : "an object stands there";
            put(where, std::move(how.value));
        }
    }
    made.bytes = encode(root_);
}

TREATY_INLINE void deviating_messages::apply_to_structure(deviating_message& made,
                                                          plan const& how) {
    site const& where = sites_[how.site];
    tree bent = *where.at;
    if (made.what == deviation::missing_member) {
        auto const& member = where.kind->members[how.variant];
        std::erase_if(bent.parts, [&](auto const& part) { return part.first == member.wire_name; });
        made.path += form_.member(member.wire_name);
        made.words = "the member is left out";
    } else if (made.what == deviation::duplicate_member) {
        bent.parts[how.variant].second.fixed = true;
        bent.parts.push_back(bent.parts[how.variant]);
        std::string const& name = bent.parts.back().first;
        made.path += where.kind->shape == reflect::shape::map
                         ? form_.entry_key(bent.parts.size() - 1, name)
                         : form_.member(name);
        made.words = "it is there twice";
    } else {
        bool const broken = made.what == deviation::not_well_formed;
        tree extra = tree::list({tree::text("a"), tree::object(), tree::literal("1")});
        extra.fixed = true;
        if (!broken) bent.parts.emplace(bent.parts.begin(), "someOtherMember", extra);
        tree last =
            broken ? tree::literal(form_.broken_values[how.variant]) : tree::text("and more");
        last.fixed = true;
        bent.parts.emplace_back("oneMoreMember", std::move(last));
        made.words = broken ? "an unknown member in it holds `" +
                                  excerpt(form_.broken_values[how.variant]) + "`"
                            : "it holds members that its type does not have";
        made.path_is_told = !broken;
    }
    put(where, std::move(bent));
}

TREATY_INLINE void deviating_messages::apply_to_bytes(deviating_message& made, plan const& how) {
    from_tree_ = made.what == deviation::not_utf8;
    made.path_is_told = false;
    if (made.what != deviation::not_utf8) made.path.clear();
    if (made.what == deviation::no_message) {
        made.bytes = form_.no_messages[how.variant];
        made.words = "no message of this operation";
    } else if (made.what == deviation::too_deep) {
        made.bytes = form_.too_deep(operation_);
        made.words = "10,000 levels";
        made.status = 413;
    } else if (made.what == deviation::too_large) {
        made.bytes = encode(root_);
        // Blanks may stand after a document in each format.
        made.bytes.append(
            limits_.body_bytes_max + 1 - std::min(made.bytes.size(), limits_.body_bytes_max), ' ');
        made.words = std::to_string(made.bytes.size()) + " bytes";
        made.status = 413;
    } else if (made.what == deviation::truncated) {
        made.bytes = encode(root_);
        std::size_t const size = how.variant % made.bytes.size();
        made.words = "cut after " + std::to_string(size) + " of " +
                     std::to_string(made.bytes.size()) + " bytes";
        made.bytes.resize(size);
    } else {
        std::string const mark = "\xEE\xBF\xBF" + std::string{"treaty"};  // stands in no drawn text
        put(sites_[how.site], tree::text(mark));
        made.bytes = encode(root_);
        made.bytes.replace(made.bytes.find(mark), mark.size(),
                           "a\xFF"
                           "b");
        made.words = "the byte 0xFF stands in it";
        from_tree_ = false;
    }
}

}  // namespace treaty::testing
