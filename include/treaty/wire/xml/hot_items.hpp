// SPDX-License-Identifier: BSL-1.0
// The items of one list, read by what is known from those that were read strictly: of these the
// reader notes where in the document the tags and the text of each value stood, and where it went.
// An item is then read in the layout of the last one, all of it but the values expected byte for
// byte, or else from tags that are known, byte for byte, in any order. So whatever the strict
// reader says of one, it would say of all. What was learned ends with the list's element, because
// prefixes do.
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
        memory_.get().hot.habit.start();
        memory_.get().hot.tags.clear();
    }
    // A limit on text may never be the reason why an item is refused.
    static bool possible(message_limits const& limits) {
        return hot::machine_can() && limits.text_bytes_max >= hot::text_bytes_max;
    }

    // At the start of an item that is read strictly, and at its end.
    void begin() {
        item_ = {tag_from(in_.position()), {}};
        noting_ = laid_out_ = in_.problem_free();
        count_ = 0;
    }
    // Reads on by what is known; how many more.
    std::size_t end(void* list, void* item, std::size_t room) {
        if (!noting_ || !in_.problem_free()) return 0;
        hot_memory& known = memory_.get().hot;
        item_.end = tag_from(in_.position());
        char const* const begin = item_.start.data();
        std::string_view const before{behind_last_, static_cast<std::size_t>(begin - behind_last_)};
        behind_last_ = in_.rest().data();
        learn(item);
        known.habit.layout.separator(before);
        hot::progress const taken = how_.read(list, in_.rest(), room, in_.limits(), known);
        in_.advance(taken.bytes);
        behind_last_ += taken.bytes;
        return taken.count;
    }

    // A value at its end, read without a problem: its start tag, and its text between two tags.
    void note(reflect::type const& kind, void const* place, std::string_view start,
              std::string_view text) {
        std::string_view const end = tag_from(in_.position());
        if (!noting_ || count_ == hot::habit::values_max || !end.starts_with("</"))
            return give_up();
        if (text.empty()) text = end.substr(0, 0);
        std::string_view shown;
        if (stands_there(text)) shown = kind.shape == reflect::shape::text ? text : trimmed(text);
        if (shown.data() == nullptr ||
            text.size() - shown.size() + hot::text_bytes_max > in_.limits().text_bytes_max)
            give_up();
        memory_.get().notes[count_++] = {{start, end}, shown, place};
    }
    // The item has something in it that cannot be read by a layout.
    void give_up() noexcept { laid_out_ = false; }
    // The tag from this position of the document to where the reader is.
    [[nodiscard]] std::string_view tag_from(std::size_t position) const noexcept {
        return in_.document().substr(
            position,
            static_cast<std::size_t>(in_.rest().data() - in_.document().data()) - position);
    }

private:
    struct element {
        std::string_view start, end;  // tags
    };
    struct value_note {
        element tags;
        std::string_view text;
        void const* place = nullptr;
    };
    struct memory {
        hot_memory hot{};
        std::array<value_note, hot::habit::values_max> notes{};
    };

    // And was not put together, or decoded.
    [[nodiscard]] bool stands_there(std::string_view text) const noexcept {
        std::string_view const all = in_.document();
        return std::less_equal<>{}(all.data(), text.data()) &&
               std::less_equal<>{}(text.data() + text.size(), all.data() + all.size());
    }
    void learn(void* item) {
        hot_memory& known = memory_.get().hot;
        std::array<hot::found_value, hot::habit::values_max> found;  // as many as are noted
        known.tags.item(item_.start, item_.end);
        for (std::size_t i = 0; i < count_; ++i) {
            value_note const& one = memory_.get().notes[i];
            hot_leaf const leaf = how_.leaf_at(item, one.place);
            if (leaf.member != hot_leaf::nested)
                known.tags.add(one.tags.start, one.tags.end, leaf.member);
            if (leaf.steps == nullptr) give_up();
            found[i] = {leaf.steps, one.text.data(), one.text.data() + one.text.size()};
        }
        if (known.habit.learns_again() && laid_out_)
            known.habit.learn(item_.start.data(), {found.data(), count_}, in_.rest().data());
    }

    hot_list const& how_;
    reader& in_;
    char const* behind_last_;  // the last item, or the list's start tag
    element item_;
    std::size_t count_ = 0;
    bool noting_ = false;
    bool laid_out_ = false;  // and can be learned as a layout
    reused<memory> memory_;
};

#else

class hot_items {
public:
    hot_items(hot_list const&, reader&) noexcept {}
    static bool possible(message_limits const&) noexcept { return false; }
    void begin() noexcept {}
    std::size_t end(void*, void*, std::size_t) noexcept { return 0; }
    void note(reflect::type const&, void const*, std::string_view, std::string_view) noexcept {}
    std::string_view tag_from(std::size_t) const noexcept { return {}; }
    void give_up() noexcept {}
};

#endif

}  // namespace treaty::xml::detail
