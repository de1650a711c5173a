// SPDX-License-Identifier: BSL-1.0
// What stands between the values of one sender's records, learned from some that were read
// strictly. A sender writes all of its records from one template: the order of members, white
// space, prefixes and everything else but the values stays. So the next record is compared with it,
// many bytes a step, and only values are looked at. Where a template has alternatives, as for a
// member that may be absent, the steps fork. What does not fit is no mistake, only another layout.
#pragma once

#include <treaty/wire/hot/steps.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace treaty::hot {

#ifdef TREATY_HOT_MACHINE

// The steps of one record, in the order of the document.
class record_steps {
public:
    static constexpr std::size_t most = 48;

    // value() for each with the bytes before it and what its step is to keep, then end() with those
    // behind the last.
    void value(std::string_view before, value_steps const& steps, void* kept) noexcept {
        add(before, steps);
        reach_ += text_bytes_max + 32;  // and what is looked at behind it
        if (kept != nullptr && count_ <= most) steps_[count_ - 1].keep(kept);
    }
    void end(std::string_view behind) noexcept { add(behind, detail::end); }

    [[nodiscard]] bool whole() const noexcept { return count_ <= most; }
    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] step const& operator[](std::size_t i) const noexcept { return steps_[i]; }
    // Where the step begins in the document.
    [[nodiscard]] char const* begin_of(std::size_t i) const noexcept { return begins_[i]; }
    // So many bytes behind the start of the record may be looked at, whatever stands there, and as
    // far as what separates it from the next.
    [[nodiscard]] std::size_t reach() const noexcept { return reach_; }

private:
    void add(std::string_view literal, value_steps const& steps) noexcept {
        std::size_t const longest = steps.to_64 != nullptr ? 64 : steps.to_32 != nullptr ? 32 : 16;
        while (literal.size() > longest) {
            // Something remains for the step with the value.
            std::size_t const now = std::min<std::size_t>(literal.size() - 1, 64);
            put(literal.substr(0, now), detail::over);
            literal.remove_prefix(now);
        }
        put(literal, steps);
    }
    void put(std::string_view literal, value_steps const& steps) noexcept {
        std::size_t const size = literal.size();
        reach_ += size;
        if (count_++ >= most) return;
        begins_[count_ - 1] = literal.data();
        step& into = steps_[count_ - 1];
        into = {};
        into.length = size;
        into.run = size > 32 ? steps.to_64 : size > 16 ? steps.to_32 : steps.to_16;
        if (size <= 16) {
            std::copy(literal.begin(), literal.end(), into.literal.begin());
            std::fill_n(into.mask.begin(), size, static_cast<char>(0xFF));
        } else {
            std::size_t const half = size > 32 ? 32 : 16;
            std::copy_n(literal.begin(), half, into.literal.begin());
            std::copy_n(literal.end() - static_cast<std::ptrdiff_t>(half), half,
                        into.literal.end() - static_cast<std::ptrdiff_t>(half));
        }
    }

    std::array<step, most> steps_;  // as many as are counted
    std::array<char const*, most> begins_;
    std::size_t count_ = 0;
    std::size_t reach_ = 32 + 64;
};

class layout {
public:
    static constexpr std::size_t steps_max = 72;
    static constexpr std::size_t separator_bytes_max = 64;
    // Nothing is learned that looks further than this behind the start of a record, or behind a
    // list in it.
    static constexpr std::size_t reach_max = 2048;

    [[nodiscard]] bool known() const noexcept { return count_ != 0; }
    void clear() noexcept {
        count_ = 0;
        separated_ = false;
    }
    // From here on such records fit too. False if there is no room for them.
    bool learn(record_steps const& made) noexcept {
        if (!made.whole() || made.reach() > reach_max) return false;
        if (!known()) {
            append(made, 0);
            return true;
        }
        std::size_t at = 0;
        for (std::size_t i = 0; i != made.size(); ++i, ++at) {
            while (is_fork(at)) at = target(at, made.begin_of(i));
            if (!(steps_[at] == made[i])) return fork(at, made, i);
        }
        return true;
    }
    // What stands between one record and the next, if anything.
    void separator(std::string_view between) noexcept {
        separated_ = between.size() <= separator_bytes_max;
        if (!separated_) return;
        separator_size_ = between.size();
        std::copy(between.begin(), between.end(), separator_.begin());
    }

    // Reads one; its end, or null.
    TREATY_HOT char const* read(char const* at, void* record) const {
        return steps_[0].run(at, record, steps_.data(), _mm_setzero_si128(), 0);
    }
    // The start of the next record, or null if something else follows.
    TREATY_HOT char const* next(char const* at) const noexcept {
        if (!separated_) return nullptr;
        __m128i const same = _mm_cmpeq_epi8(load16(at), aligned16(separator_.data()));
        std::uint32_t const wanted = separator_size_ >= 16 ? 0xFFFFU : (1U << separator_size_) - 1U;
        if ((mask_of(same) & wanted) != wanted) return nullptr;
        if (separator_size_ > 16 &&
            std::memcmp(at + 16, separator_.data() + 16, separator_size_ - 16) != 0)
            return nullptr;
        return at + separator_size_;
    }

private:
    [[nodiscard]] bool is_fork(std::size_t at) const noexcept {
        return steps_[at].run == &detail::step_fork;
    }
    // Where the fork leads in this document.
    [[nodiscard]] std::size_t target(std::size_t at, char const* document) const noexcept {
        step const& fork = steps_[at];
        for (std::size_t i = 0; i != fork.mask.size() && fork.mask[i] != '\0'; ++i)
            if (document[fork.length + i] != fork.literal[i]) return at + 1;
        return at + static_cast<std::size_t>(fork.kept<std::ptrdiff_t>());
    }
    void append(record_steps const& made, std::size_t from) noexcept {
        for (std::size_t i = from; i != made.size(); ++i) steps_[count_++] = made[i];
    }
    // Puts a fork before a step, from which `made` goes its own way.
    bool fork(std::size_t at, record_steps const& made, std::size_t from) noexcept {
        step const& there = steps_[at];
        step const& other = made[from];
        std::size_t const common = std::min(there.length, other.length);
        std::size_t same = 0;
        while (same != common && there.at(same) == other.at(same)) ++same;
        if (same == common || count_ + 1 + made.size() - from > steps_max) return false;
        step made_fork{};
        made_fork.run = &detail::step_fork;
        made_fork.length = same;
        for (std::size_t i = same; i != std::min(other.length, same + 16); ++i) {
            made_fork.literal[i - same] = other.at(i);
            made_fork.mask[i - same] = static_cast<char>(0xFF);
        }
        make_room(at);
        made_fork.keep(static_cast<std::ptrdiff_t>(count_ - at));
        steps_[at] = made_fork;
        append(made, from);
        return true;
    }
    // For a step at this place. What led there leads to it, and what led behind it still does.
    void make_room(std::size_t at) noexcept {
        for (std::size_t i = 0; i != count_; ++i) {
            if (!is_fork(i)) continue;
            std::size_t const to = i + static_cast<std::size_t>(steps_[i].kept<std::ptrdiff_t>());
            std::ptrdiff_t const moved = (to > at ? 1 : 0) - (i >= at ? 1 : 0);
            steps_[i].keep(steps_[i].kept<std::ptrdiff_t>() + moved);
        }
        for (std::size_t i = count_; i > at; --i) steps_[i] = steps_[i - 1];
        ++count_;
    }

    std::array<step, steps_max> steps_{};
    alignas(16) std::array<char, separator_bytes_max> separator_{};
    std::size_t count_ = 0;
    std::size_t separator_size_ = 0;
    bool separated_ = false;
};

#endif

}  // namespace treaty::hot
