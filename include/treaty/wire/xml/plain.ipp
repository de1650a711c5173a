// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/reflect/describe.hpp>
#include <treaty/wire/xml/hot_items.hpp>
#include <treaty/wire/xml/plain.hpp>
#include <treaty/wire/xml/scalar.hpp>

#include <algorithm>
#include <optional>

namespace treaty::xml {
namespace detail {

inline constexpr std::string_view schema_instance = "http://www.w3.org/2001/XMLSchema-instance";

using reflect::shape;
using reflect::type;

inline std::string phrase(type const& kind) {
    return reflect::describe(kind, reflect::notation::elements);
}

// xsi:nil on the element that the reader is at.
inline bool is_nil(reader const& in) {
    for (attribute const& one : in.attributes())
        if (one.name.local == "nil" && one.name.space == schema_instance)
            return trimmed(one.value) == "true" || trimmed(one.value) == "1";
    return false;
}

// The engine: one function a shape. Each is called after an element's start and reads to its end;
// each returns false only when the document is broken.
class plain_reading {
public:
    plain_reading(reader& in, std::string_view space, hot_lists hot)
        : in_(in),
          space_(space),
          hot_(hot) {}

    bool value(type const& kind, void* into, step const* where, bool secret) {
        if (is_nil(in_)) return kind.shape == shape::optional ? nothing(where) : nil(kind, where);
        switch (kind.shape) {
            case shape::optional: return value(*kind.element, kind.engage(into), where, secret);
            case shape::list: return list(kind, into, where, secret);
            case shape::map: return map(kind, into, where, secret);
            case shape::structure: return structure(kind, into, where, secret);
            default: return scalar(kind, into, where, secret || kind.secret);
        }
    }

private:
    // Only an optional member may have no value.
    bool nil(type const& kind, step const* where) {
        in_.report(problem_kind::wrong_type, where, in_.position(), phrase(kind), "nil");
        return in_.skip(where);
    }
    // What is nil has no content.
    bool nothing(step const* where) {
        std::size_t const from = in_.position();
        for (;;) {
            switch (in_.next(where)) {
                case token::end: return true;
                case token::text:
                    if (all_blank(in_.text())) break;
                    in_.report(problem_kind::wrong_type, where, from, "nothing in what is nil",
                               "text");
                    break;
                case token::start:
                    in_.report(problem_kind::wrong_type, where, from, "nothing in what is nil",
                               "an element");
                    if (!in_.skip(where)) return false;
                    break;
                default: return false;
            }
        }
    }

    bool scalar(type const& kind, void* into, step const* where, bool secret) {
        std::size_t const from = in_.position();
        bool given = false;
        bool simple = true;
        std::string_view const start =
            items_ == nullptr ? std::string_view{} : items_->tag_from(from);
        std::optional<std::string_view> read;
        auto const take = [&](std::string_view text) {
            given = true;
            if (auto wrong = read_scalar(kind, into, text, lexical::strict, secret))
                in_.report(wrong->kind, where, from, phrase(kind), std::move(wrong->found));
            else
                read = text;
        };
        for (;;) {
            switch (in_.next(where)) {
                case token::text:
                    if (simple && !given) take(in_.text());
                    break;
                case token::end:
                    if (simple && !given) take({});
                    if (simple && read && items_ != nullptr) items_->note(kind, into, start, *read);
                    return true;
                case token::start:
                    if (simple)
                        in_.report(problem_kind::wrong_type, where, from, phrase(kind),
                                   "an element");
                    simple = false;
                    if (!in_.skip(where)) return false;
                    break;
                default: return false;
            }
        }
    }

    // Calls `child` for each element within this one, which reads to its end. `stray` is set, and
    // told once, if there is something else.
    template <class Child>
    bool children(type const& kind, step const* where, bool& stray, Child child) {
        for (;;) {
            switch (in_.next(where)) {
                case token::end: return true;
                case token::text:
                    if (stray || all_blank(in_.text())) break;
                    stray = true;
                    in_.report(problem_kind::wrong_type, where, in_.position(), elements_of(kind),
                               "text");
                    break;
                case token::start:
                    if (!child()) return false;
                    break;
                default: return false;
            }
        }
    }
    static std::string elements_of(type const& kind) {
        if (kind.shape == shape::list) return "elements item";
        if (kind.shape == shape::map) return "elements entry";
        return "elements";
    }

    // An element that is no item or entry.
    bool stranger(type const& kind, step const* where) {
        step const here{where, in_.name().local};
        in_.report(problem_kind::wrong_type, &here, in_.position(), elements_of(kind),
                   "another element");
        return in_.skip(&here);
    }
    [[nodiscard]] bool is(std::string_view local) const {
        return in_.name().local == local && in_.name().space == space_;
    }

    bool list(type const& kind, void* into, step const* where, bool secret) {
        if (items_ != nullptr) return inner_list(kind, into, where, secret);
        hot_list const* const how = hot_.empty() ? nullptr : find_hot(hot_, kind);
        if (how == nullptr || !hot_items::possible(in_.limits()))
            return items(kind, into, where, secret, nullptr);
        hot_items by_layout{*how, in_};
        return items(kind, into, where, secret, &by_layout);
    }
    // Of an item that is noted.
    bool inner_list(type const& kind, void* into, step const* where, bool secret) {
        hot_leaf const how = items_->inner_list(into);
        if (how.list == nullptr) return items(kind, into, where, secret, nullptr);
        hot_items* const outer = std::exchange(items_, nullptr);
        std::string_view const start = outer->tag_from(in_.position());
        hot_items by_layout{*outer, how, start};
        bool const whole = items(kind, into, where, secret, &by_layout);
        items_ = outer;
        if (whole) outer->note_list(into, start);
        return whole;
    }
    bool items(type const& kind, void* into, step const* where, bool secret, hot_items* by_layout) {
        std::size_t const from = in_.position();
        step here{where, list_item, 0};
        bool stray = false;
        if (by_layout != nullptr) here.index += by_layout->start(into, most(kind));
        bool const whole = children(kind, where, stray, [&] {
            if (!is(list_item)) {
                stray = true;
                return stranger(kind, where);
            }
            if (here.index >= in_.limits().items_max)
                return in_.exceeded(where,
                                    "at most " + std::to_string(in_.limits().items_max) + " items");
            ++here.index;
            if (items_ != nullptr) items_->give_up();
            if (kind.most != 0 && here.index > kind.most) return in_.skip(&here);
            void* const item = kind.append(into);
            if (by_layout == nullptr) return value(*kind.element, item, &here, secret);
            items_ = by_layout;
            by_layout->begin(item);
            bool const good = value(*kind.element, item, &here, secret);
            items_ = nullptr;
            if (good) here.index += by_layout->end(into, most(kind) - here.index);
            return good;
        });
        if (!whole) return false;
        // What is no list at all is not told to be too short as well.
        if (!stray || here.index != 0) wrong_length(kind, where, from, here.index, "items");
        return true;
    }

    [[nodiscard]] std::size_t most(type const& kind) const {
        std::size_t const items = in_.limits().items_max;
        return kind.most == 0 ? items : std::min<std::size_t>(kind.most, items);
    }

    bool wrong_length(type const& kind, step const* where, std::size_t from, std::size_t size,
                      std::string_view unit) {
        bool const less = size < kind.least;
        if (!less && (kind.most == 0 || size <= kind.most)) return false;
        in_.report(less ? problem_kind::too_short : problem_kind::too_long, where, from,
                   phrase(kind), std::to_string(size).append(" ").append(unit));
        return true;
    }

    bool map(type const& kind, void* into, step const* where, bool secret) {
        step here{where, map_entry, 0};
        bool stray = false;
        return children(kind, where, stray, [&] {
            if (!is(map_entry)) return stranger(kind, where);
            if (here.index >= in_.limits().members_max)
                return in_.exceeded(
                    where, "at most " + std::to_string(in_.limits().members_max) + " entries");
            ++here.index;
            if (items_ != nullptr) items_->give_up();
            void* const place = entry(kind, into, &here);
            return place != nullptr ? value(*kind.element, place, &here, secret) : in_.skip(&here);
        });
    }
    // Where the value of the entry goes that the reader is at; null if it is refused.
    void* entry(type const& kind, void* into, step const* here) {
        step const at{here, "@key"};
        for (attribute const& one : in_.attributes()) {
            if (one.name.local != map_key || !one.name.space.empty()) continue;
            if (wrong_length(*kind.key, &at, one.position, one.value.size(), "bytes"))
                return nullptr;
            void* const place = kind.insert(into, one.value);
            if (place == nullptr)
                in_.report(problem_kind::duplicate_member, &at, one.position, "each key once",
                           "it again");
            return place;
        }
        in_.report(problem_kind::missing_member, &at, in_.position(), phrase(*kind.key), "nothing");
        return nullptr;
    }

    // Members usually come in the order of declaration, so the one after the last is tried first.
    [[nodiscard]] std::size_t find(type const& kind, std::size_t expected) const noexcept {
        std::size_t const count = kind.members.size();
        name const& given = in_.name();
        if (given.space != space_) return count;
        if (expected < count && kind.members[expected].wire_name == given.local) return expected;
        for (std::size_t i = 0; i < count; ++i)
            if (kind.members[i].wire_name == given.local) return i;
        return count;
    }

    bool structure(type const& kind, void* into, step const* where, bool secret) {
        std::size_t const from = in_.position();
        std::uint64_t seen = 0;       // a struct has at most 54 members
        std::uint64_t elsewhere = 0;  // seen by name, in another namespace
        std::size_t next = 0;
        std::size_t count = 0;
        bool stray = false;
        bool const whole = children(kind, where, stray, [&] {
            if (++count > in_.limits().members_max)
                return in_.exceeded(
                    where, "at most " + std::to_string(in_.limits().members_max) + " elements");
            std::size_t const at = find(kind, next);
            step const here{
                where, at < kind.members.size() ? kind.members[at].wire_name : in_.name().local};
            if (at == kind.members.size()) {
                elsewhere |= namesakes(kind);
                return in_.skip(&here);
            }
            if ((seen >> at & 1U) != 0) {
                in_.report(problem_kind::duplicate_member, &here, in_.position(),
                           "each element once", "it again");
                return in_.skip(&here);
            }
            seen |= std::uint64_t{1} << at;
            next = at + 1;
            reflect::member const& one = kind.members[at];
            return value(*one.kind, reflect::writable(one.place(into)), &here,
                         secret || one.secret);
        });
        if (!whole) return false;
        if (stray && count == 0) return true;  // no structure at all
        for (std::size_t i = 0; i < kind.members.size(); ++i) {
            reflect::member const& one = kind.members[i];
            if (!one.required || (seen >> i & 1U) != 0) continue;
            step const here{where, one.wire_name};
            in_.report(problem_kind::missing_member, &here, from, phrase(*one.kind),
                       (elsewhere >> i & 1U) != 0 ? "an element of another namespace" : "nothing");
        }
        return true;
    }
    // The member of the same name as the element, as a bit.
    [[nodiscard]] std::uint64_t namesakes(type const& kind) const noexcept {
        for (std::size_t i = 0; i < kind.members.size(); ++i)
            if (kind.members[i].wire_name == in_.name().local) return std::uint64_t{1} << i;
        return 0;
    }

    reader& in_;
    std::string_view space_;
    hot_lists hot_;
    hot_items* items_ = nullptr;  // an item of these is being read
};

class plain_writing {
public:
    explicit plain_writing(std::string& out) : out_(out) {}

    void value(type const& kind, void const* from) {
        switch (kind.shape) {
            case shape::optional:
                if (void const* const held = kind.held(from)) value(*kind.element, held);
                return;
            case shape::list: return list(kind, from);
            case shape::map: return map(kind, from);
            case shape::structure: return structure(kind, from);
            default: return append_scalar(out_, kind, from, place::element);
        }
    }

private:
    void element(std::string_view name, type const& kind, void const* from) {
        out_.push_back('<');
        out_.append(name).push_back('>');
        value(kind, from);
        out_.append("</").append(name).push_back('>');
    }
    void list(type const& kind, void const* from) {
        for (std::size_t i = 0, size = kind.size(from); i < size; ++i)
            element(list_item, *kind.element, kind.item(from, i));
    }
    void map(type const& kind, void const* from) {
        struct state {
            plain_writing* self;
            type const* element;
        } now{this, kind.element};
        kind.each(from, &now, [](void* to, std::string_view key, void const* held) {
            auto const& at = *static_cast<state*>(to);
            std::string& out = at.self->out_;
            out.append("<").append(map_entry).append(" ").append(map_key).append("=\"");
            append_attribute_value(out, key);
            out.append("\">");
            at.self->value(*at.element, held);
            out.append("</").append(map_entry).append(">");
        });
    }
    void structure(type const& kind, void const* from) {
        for (reflect::member const& one : kind.members) {
            void const* at = one.place(from);
            type const* held = one.kind;
            if (held->shape == shape::optional) {
                at = held->held(at);
                held = held->element;
                if (at == nullptr) continue;
            } else if (!one.required && held->size(at) == 0) {
                continue;  // a list or map that may be empty
            }
            element(one.wire_name, *held, at);
        }
    }

    std::string& out_;
};

}  // namespace detail

TREATY_INLINE bool read_plain(reader& in, reflect::type const& kind, void* into,
                              std::string_view space, step const* where, hot_lists hot) {
    return detail::plain_reading{in, space, hot}.value(kind, into, where, false);
}

TREATY_INLINE void append_plain(std::string& out, reflect::type const& kind, void const* from) {
    detail::plain_writing{out}.value(kind, from);
}

}  // namespace treaty::xml
