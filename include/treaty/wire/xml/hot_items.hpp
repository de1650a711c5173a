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
#include <optional>
#include <string_view>

namespace treaty::xml::detail {

#ifdef TREATY_HOT_MACHINE

class hot_items {
public:
    // At the start of the list's element.
    hot_items(hot_list const& how, reader& in)
        : how_(how),
          in_(in),
          behind_last_(in.rest().data()),
          scope_(scope_storage_.emplace().get()) {
        scope_.lists.resize(1 + how.inner_lists);
        memory_ = scope_.lists.data();
        scope_.where.limits = &in.limits();
        scope_.declarations = in.declarations();
        for (hot_memory& one : scope_.lists) {
            one.habit.start();
            one.habit.where = &scope_.where;
            one.tags.clear();
        }
    }
    // The same, of a list within an item. `start`: its tag.
    hot_items(hot_items const& outer, hot_leaf const& where, std::string_view start)
        : how_(*where.list),
          in_(outer.in_),
          behind_last_(outer.in_.rest().data()),
          scope_(outer.scope_),
          memory_(outer.memory_ + 1 + where.lists_before),
          reads_first_(memory_->habit.layout.known() && !start.ends_with("/>")) {}
    hot_items(hot_items const&) = delete;
    hot_items& operator=(hot_items const&) = delete;

    // A limit on text may never be the reason why an item is refused.
    static bool possible(message_limits const& limits) {
        return hot::machine_can() && limits.text_bytes_max >= hot::text_bytes_max;
    }

    // Before the first item: reads those that are known from another list like this one.
    std::size_t start(void* list, std::size_t room) {
        return reads_first_ ? read_on(list, room) : 0;
    }
    // At the start and at the end of an item that is read strictly.
    void begin(void* item) {
        item_ = item;
        start_ = tag_from(in_.position());
        noting_ = laid_out_ = in_.problem_free();
        count_ = 0;
    }
    // Reads on by what is known; how many more.
    std::size_t end(void* list, std::size_t room) {
        if (!noting_ || !in_.problem_free()) return 0;
        char const* const begin = start_.data();
        std::string_view const before{behind_last_, static_cast<std::size_t>(begin - behind_last_)};
        behind_last_ = in_.rest().data();
        learn(tag_from(in_.position()));
        memory_->habit.layout.separator(before);
        return read_on(list, room);
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
        memory_->notes[count_++] = {start, end, shown, place};
    }
    // The list of the item at its start, if it has code of its own. Prefixes must be those of the
    // outer list, because what is learned of its items is used in other items.
    [[nodiscard]] hot_leaf inner_list(void const* place) const {
        if (!noting_ || in_.declarations() != scope_.declarations) return {};
        hot_leaf const found = how_.leaf_at(item_, place);
        return found.list != nullptr ? found : hot_leaf{};
    }
    // At its end.
    void note_list(void const* place, std::string_view start) {
        std::string_view const end = tag_from(in_.position());
        if (!noting_ || !end.starts_with("</")) return;  // nothing in it, and nothing to be read
        if (count_ == hot::habit::values_max) return give_up();
        char const* const behind_start = start.data() + start.size();
        memory_->notes[count_++] = {
            start, end, {behind_start, static_cast<std::size_t>(end.data() - behind_start)}, place};
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
    std::size_t read_on(void* list, std::size_t room) {
        hot::progress const taken = how_.read(list, in_.rest(), room, scope_, memory_);
        in_.advance(taken.bytes);
        behind_last_ += taken.bytes;
        return taken.count;
    }
    // And was not put together, or decoded.
    [[nodiscard]] bool stands_there(std::string_view text) const noexcept {
        std::string_view const all = in_.document();
        return std::less_equal<>{}(all.data(), text.data()) &&
               std::less_equal<>{}(text.data() + text.size(), all.data() + all.size());
    }
    void learn(std::string_view end_tag) {
        hot_memory& known = *memory_;
        std::array<hot::found_value, hot::habit::values_max> found;  // as many as are noted
        known.tags.item(start_, end_tag);
        for (std::size_t i = 0; i < count_; ++i) {
            hot_note const& one = known.notes[i];
            hot_leaf const leaf = how_.leaf_at(item_, one.place);
            if (leaf.member != hot_leaf::nested) known.tags.add(one.start, one.end, leaf.member);
            if (leaf.steps == nullptr) give_up();
            found[i] = {leaf.steps, one.text.data(), one.text.data() + one.text.size(),
                        leaf.list != nullptr ? memory_ + 1 + leaf.lists_before : nullptr};
        }
        if (known.habit.learns_again() && laid_out_)
            known.habit.learn(start_.data(), {found.data(), count_}, in_.rest().data());
    }

    hot_list const& how_;
    reader& in_;
    char const* behind_last_;  // the last item, or the list's start tag
    std::optional<reused<hot_scope>> scope_storage_;
    hot_scope& scope_;
    hot_memory* memory_ = nullptr;  // of this list, and behind it of those within its items
    bool reads_first_ = false;
    void* item_ = nullptr;
    std::string_view start_;  // tag of the item
    std::size_t count_ = 0;
    bool noting_ = false;
    bool laid_out_ = false;  // and can be learned as a layout
};

#else

class hot_items {
public:
    hot_items(hot_list const&, reader&) noexcept {}
    hot_items(hot_items const&, hot_leaf const&, std::string_view) noexcept {}
    static bool possible(message_limits const&) noexcept { return false; }
    std::size_t start(void*, std::size_t) noexcept { return 0; }
    void begin(void*) noexcept {}
    std::size_t end(void*, std::size_t) noexcept { return 0; }
    hot_leaf inner_list(void const*) const noexcept { return {}; }
    void note(reflect::type const&, void const*, std::string_view, std::string_view) noexcept {}
    void note_list(void const*, std::string_view) noexcept {}
    std::string_view tag_from(std::size_t) const noexcept { return {}; }
    void give_up() noexcept {}
};

#endif

}  // namespace treaty::xml::detail
