// SPDX-License-Identifier: BSL-1.0
// The items of one list, read by the layout of the one that was read strictly last: of that the
// reader notes where in the document each value stood and where it went. Everything else of the
// item is then expected byte for byte in the next ones, so whatever the strict reader says of one,
// it would say of all. What was learned ends with the list's element, because prefixes do.
#pragma once

#include <treaty/core/reused.hpp>
#include <treaty/wire/xml/hot_list.hpp>
#include <treaty/wire/xml/reader.hpp>
#include <treaty/wire/xml/scalar.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>

namespace treaty::xml::detail {

#ifdef TREATY_HOT_MACHINE

class hot_items {
public:
    // At the start of the list's element.
    hot_items(hot_list const& how, reader& in)
        : how_(how),
          in_(in),
          behind_last_(in.rest().data()) {
        memory_.get().habit.start();
    }
    // A limit on text may never be the reason why an item is refused.
    static bool possible(message_limits const& limits) {
        return hot::machine_can() && limits.text_bytes_max >= hot::text_bytes_max;
    }

    // At the start of an item that is read strictly, and at its end.
    void begin() {
        begin_ = in_.document().data() + in_.position();
        noting_ = in_.problem_free() && memory_.get().habit.learns_again();
        count_ = 0;
    }
    // Reads on by the layout; how many more.
    std::size_t end(void* list, void* item, std::size_t room) {
        if (!in_.problem_free()) return 0;
        char const* const end = in_.rest().data();
        std::string_view const before{behind_last_,
                                      static_cast<std::size_t>(begin_ - behind_last_)};
        behind_last_ = end;
        if (!noting_ || !learn(item, end)) return 0;
        hot::habit& habit = memory_.get().habit;
        habit.layout.separator(before);
        hot::progress const taken = how_.read(list, in_.rest(), room, habit);
        in_.advance(taken.bytes);
        behind_last_ += taken.bytes;
        return taken.count;
    }

    // A value that was read without a problem, as it stands between two tags.
    void note(reflect::type const& kind, void const* place, std::string_view text) {
        if (!noting_) return;
        std::size_t const all = text.size();
        if (text.empty())
            text = nothing();
        else if (kind.shape != reflect::shape::text)
            text = trimmed(text);
        noting_ = count_ != hot::habit::values_max && stands_there(text) &&
                  all - text.size() + hot::text_bytes_max <= in_.limits().text_bytes_max;
        if (noting_)
            memory_.get().notes[count_++] = {text.data(), text.data() + text.size(), place};
    }
    // The item has something in it that cannot be read by a layout.
    void give_up() noexcept { noting_ = false; }

private:
    struct value_note {
        char const* begin;
        char const* end;
        void const* place;
    };
    struct memory {
        hot::habit habit{};
        std::array<value_note, hot::habit::values_max> notes{};
    };

    // Before the end tag that was just read; nowhere if the element has none.
    [[nodiscard]] std::string_view nothing() const {
        std::string_view const tag = in_.document().substr(in_.position());
        return tag.starts_with("</") ? tag.substr(0, 0) : std::string_view{};
    }
    // And was not put together, or decoded.
    [[nodiscard]] bool stands_there(std::string_view text) const noexcept {
        std::string_view const all = in_.document();
        return std::less_equal<>{}(all.data(), text.data()) &&
               std::less_equal<>{}(text.data() + text.size(), all.data() + all.size());
    }
    bool learn(void* item, char const* end) {
        std::array<hot::found_value, hot::habit::values_max> found;  // as many as are noted
        for (std::size_t i = 0; i < count_; ++i) {
            value_note const& one = memory_.get().notes[i];
            found[i] = {how_.steps_at(item, one.place), one.begin, one.end};
            if (found[i].steps == nullptr) return false;
        }
        memory_.get().habit.learn(begin_, {found.data(), count_}, end);
        return memory_.get().habit.layout.known();
    }

    hot_list const& how_;
    reader& in_;
    char const* behind_last_;  // the last item, or the list's start tag
    char const* begin_ = nullptr;
    std::size_t count_ = 0;
    bool noting_ = false;
    reused<memory> memory_;
};

#else

class hot_items {
public:
    hot_items(hot_list const&, reader&) noexcept {}
    static bool possible(message_limits const&) noexcept { return false; }
    void begin() noexcept {}
    std::size_t end(void*, void*, std::size_t) noexcept { return 0; }
    void note(reflect::type const&, void const*, std::string_view) noexcept {}
    void give_up() noexcept {}
};

#endif

}  // namespace treaty::xml::detail
