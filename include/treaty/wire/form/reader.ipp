// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/form/detail/missing.hpp>
#include <treaty/wire/form/detail/parts.hpp>
#include <treaty/wire/form/detail/predicate.hpp>
#include <treaty/wire/form/detail/spare.hpp>
#include <treaty/wire/form/reader.hpp>
#include <treaty/wire/form/scalar.hpp>
#include <treaty/wire/xml/scalar.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace treaty::form {
namespace detail {

class form_reading {
public:
    form_reading(xml::reader& in, family const& names) : in_(in), names_(names) {}

    // After the start of the element that the whole form is for.
    bool structure(table const& form, void* value, void* frame, step const* where) {
        std::size_t const from = in_.position();
        object whole{&form, value, frame};
        if (!element(whole, form.rows, where)) return false;
        missing_values{in_}.rows(whole, form.rows, where, from);
        return true;
    }

private:
    [[nodiscard]] bool named(row const& one) const noexcept {
        xml::name const given = in_.name();
        return one.name.local == given.local &&
               (one.name.space == given.space || names_.has(given.space));
    }

    // Attributes and content of an element whose rows these are.
    bool element(object& of, std::span<row const> rows, step const* where) {
        for (xml::attribute const& one : in_.attributes()) attribute(of, rows, one, where);
        std::size_t const from = in_.position();
        bool has_text = false;
        for (;;) {
            switch (in_.next(where)) {
                case token::end:
                    if (!has_text) text_of(of, rows, {}, where, from);
                    return true;
                case token::text:
                    if (!std::exchange(has_text, true)) text_of(of, rows, in_.text(), where, from);
                    break;
                case token::start:
                    if (!child(of, rows, where)) return false;
                    break;
                default: return false;
            }
        }
    }

    // For the first row that has to do with such a text.
    void text_of(object& of, std::span<row const> rows, std::string_view text, step const* where,
                 std::size_t from) {
        match const at = find(of, rows, [&](row const& one) {
            return one.kind == row_kind::text &&
                   (one.predicate.empty() || predicate_value(text, one.predicate));
        });
        if (at.found != nullptr) value(*at.of, *at.found, text, where, from);
    }

    void attribute(object& of, std::span<row const> rows, xml::attribute const& given,
                   step const* where) {
        match const at = find(of, rows, [&](row const& one) {
            return one.kind == row_kind::attribute && one.name == given.name;
        });
        if (at.found == nullptr || at.found->held == nullptr) return;
        std::string const name = "@" + std::string{given.name.local};
        step const here{where, name};
        value(*at.of, *at.found, given.value, &here, given.position);
    }

    bool child(object& of, std::span<row const> rows, step const* where) {
        match const at = find(of, rows, [&](row const& one) {
            return (one.kind == row_kind::element || one.kind == row_kind::group ||
                    one.kind == row_kind::entries) &&
                   named(one);
        });
        step here{where, in_.name().local};
        if (at.found == nullptr) {
            if (is_value(rows)) no_element(where);
            return in_.skip(&here);
        }
        if (at.found->kind == row_kind::group) return element(*at.of, at.inside, &here);
        if (at.found->kind == row_kind::entries) return entry(*at.of, *at.found, at.inside, &here);
        if (at.found->held == nullptr) return in_.skip(&here);
        return one_element(*at.of, *at.found, here);
    }

    // True if the member may still be read; a second time is a problem.
    bool first(object& of, row const& one, step const* where, std::size_t from) {
        std::uint64_t const bit = of.bit(one);
        bool const again = bit != 0 ? (of.seen & bit) != 0
                                    : one.once && one.held->kind->held(of.place(one)) != nullptr;
        if (!again) {
            of.seen |= bit;
            return true;
        }
        in_.report(problem_kind::duplicate_member, where, from, "it once", "it again");
        return false;
    }

    // An element that is a member, or one item of a member that is a list.
    bool one_element(object& of, row const& one, step& here) {
        type const& kind = *one.held->kind;
        void* const at = of.place(one);
        if (at == nullptr) return holds_text(one) ? frame_text(of, one, &here) : in_.skip(&here);
        if (kind.shape == shape::list) return item(of, one, at, here);
        if (!first(of, one, &here, in_.position())) return in_.skip(&here);
        if (one.inner == nullptr) return scalar_element(of, one, &here);
        return structure_element(of, one, at, here);
    }

    bool structure_element(object& of, row const& one, void* at, step const& here) {
        type const& kind = *one.held->kind;
        if (kind.shape != shape::optional) return structure(*one.inner, at, of.frame, &here);
        std::size_t const from = in_.position();
        object inside{one.inner, kind.engage(at), of.frame};
        if (!element(inside, one.inner->rows, &here)) return false;
        // Nothing, or attributes without the text that they go with, is what some senders write
        // for "none".
        std::uint64_t const ignored = has_text_inside(*one.inner) ? attributes_of(inside) : 0;
        if (inside.seen == ignored) {
            kind.reset(at);
            of.seen &= ~of.bit(one);
            return true;
        }
        missing_values{in_}.rows(inside, one.inner->rows, &here, from);
        return true;
    }
    bool item(object& of, row const& one, void* at, step& here) {
        type const& kind = *one.held->kind;
        std::size_t const from = in_.position();
        here.index = kind.size(at) + 1;
        if (one.inner == nullptr && (one.least != 0 || !may_be_empty(*kind.element)))
            return item_if_any(of, one, at, here);
        if (one.inner != nullptr && has_text(*one.inner)) return text_item(of, one, at, here);
        void* const made = append(of, one, at, &here);
        if (made == nullptr) return in_.skip(&here);
        if (one.inner != nullptr) return structure(*one.inner, made, of.frame, &here);
        std::string text;
        if (!content(text, &here, one.child.local)) return false;
        scalar(one, *kind.element, made, text, &here, from, one.held->secret);
        return true;
    }
    static bool may_be_empty(type const& kind) {
        return kind.shape == shape::text && kind.least == 0;
    }
    bool item_if_any(object& of, row const& one, void* at, step const& here) {
        std::size_t const from = in_.position();
        std::string text;
        if (!content(text, &here, one.child.local)) return false;
        if (xml::all_blank(text)) return true;
        if (void* const made = append(of, one, at, &here))
            scalar(one, *one.held->kind->element, made, text, &here, from, one.held->secret);
        return !in_.broken();
    }
    // A text with attributes; without the text it is no item.
    bool text_item(object& of, row const& one, void* at, step const& here) {
        struct given {
            std::string space, local, value;
            std::size_t position;
        };
        std::size_t const from = in_.position();
        std::vector<given> attributes;
        for (xml::attribute const& each : in_.attributes())
            attributes.push_back({std::string{each.name.space}, std::string{each.name.local},
                                  std::string{each.value}, each.position});
        std::string text;
        if (!content(text, &here)) return false;
        if (xml::all_blank(text)) return true;
        void* const made = append(of, one, at, &here);
        if (made == nullptr) return !in_.broken();
        object inside{one.inner, made, of.frame};
        for (given const& each : attributes)
            attribute(inside, one.inner->rows,
                      {{each.space, each.local}, each.value, each.position}, &here);
        match const found = find(inside, one.inner->rows,
                                 [](row const& each) { return each.kind == row_kind::text; });
        value(*found.of, *found.found, text, &here, from);
        missing_values{in_}.rows(inside, one.inner->rows, &here, from);
        return true;
    }
    // A fresh item of a list; null if it may have no more, which is then told.
    void* append(object& of, row const& one, void* at, step const* here) {
        type const& kind = *one.held->kind;
        of.seen |= of.bit(one);
        std::size_t const count = kind.size(at);
        if (count >= in_.limits().items_max) {
            in_.exceeded(here, "at most " + std::to_string(in_.limits().items_max) + " items");
            return nullptr;
        }
        if (kind.most == 0 || count < kind.most) return kind.append(at);
        if ((of.overfull & of.bit(one)) == 0)
            in_.report(problem_kind::too_long, here->up, in_.position(), phrase(kind),
                       std::to_string(count + 1) + " items or more");
        of.overfull |= of.bit(one);
        return nullptr;
    }

    // The text of an element that is one value.
    bool content(std::string& into, step const* where, std::string_view child = {}) {
        for (;;) {
            switch (in_.next(where)) {
                case token::end: return true;
                case token::text: into.append(in_.text()); break;
                case token::start:
                    if (!child.empty() && in_.name().local == child) {
                        if (!content(into, where)) return false;
                    } else {
                        if (child.empty()) no_element(where);
                        if (!in_.skip(where)) return false;
                    }
                    break;
                default: return false;
            }
        }
    }
    // One value is not put together of what stands around elements.
    void no_element(step const* where) {
        in_.report(problem_kind::wrong_type, where, in_.position(), "one value", "an element");
    }

    bool scalar_element(object& of, row const& one, step const* where) {
        std::size_t const from = in_.position();
        std::string text;
        if (!content(text, where)) return false;
        of.seen &= ~of.bit(one);  // value() sees for itself
        value(of, one, text, where, from);
        return true;
    }

    // Text that a member's value is read from, of whatever row.
    void value(object& of, row const& one, std::string_view text, step const* where,
               std::size_t from) {
        void* const at = one.held == nullptr ? nullptr : of.place(one);
        if (at == nullptr) return;
        type const& kind = *one.held->kind;
        type const& inner = plain_type(kind);
        std::optional<std::string> said;
        if (!one.predicate.empty()) {
            said = predicate_value(text, one.predicate);
            if (!said) return;
            text = *said;
        }
        // Nothing is a value only of text that must be there and may be empty.
        bool const nothing =
            !may_be_empty(inner) || kind.shape == shape::optional || !one.fixed.empty();
        if (nothing && xml::all_blank(text)) return;
        if (!one.silent.empty() && xml::trimmed(text) == one.silent) return;
        if (!first(of, one, where, from)) return;
        void* const into = kind.shape == shape::optional ? kind.engage(at) : at;
        bool const as_text = holds_text(one) && inner.shape != shape::text;
        if (as_text) keep_text(of, one, text);
        if (scalar(one, inner, into, text, where, from, one.held->secret) && !as_text)
            keep(of, one, inner, into);
    }
    bool scalar(row const& one, type const& kind, void* into, std::string_view text,
                step const* where, std::size_t from, bool secret) {
        auto wrong = read_coded(one.codes, kind, into, text, secret || kind.secret);
        if (!wrong) return true;
        in_.report(wrong->kind, where, from, expected(one.codes, kind), std::move(wrong->found));
        return false;
    }
    bool frame_text(object const& of, row const& one, step const* where) {
        std::string text;
        if (!content(text, where)) return false;
        keep_text(of, one, text);
        return true;
    }

    // <UserDataField name="key">value</UserDataField>
    bool entry(object& of, row const& head, std::span<row const> inside, step* here) {
        std::size_t const from = in_.position();
        std::string key;
        bool named_entry = false;
        for (xml::attribute const& one : in_.attributes())
            if (one.name.local == head.key) {
                key = xml::trimmed(one.value);
                named_entry = true;
            }
        std::string const name = "@" + std::string{head.key};
        step const at_key{here, name};
        if (!named_entry || key.empty()) {
            in_.report(problem_kind::missing_member, &at_key, from, "a name", "nothing");
            return in_.skip(here);
        }
        std::string text;
        if (!content(text, here)) return false;
        match const known = find(of, inside, [&](row const& one) {
            return one.kind == row_kind::entry && same_key(one.key, key);
        });
        if (known.found != nullptr) {
            std::string const which = entry_name(head, known.found->key);
            step const at_known{here->up, which};
            return known_entry(*known.of, *known.found, text, &at_known, from);
        }
        match const others =
            find(of, inside, [](row const& one) { return one.kind == row_kind::rest; });
        if (others.found != nullptr) other_entry(*others.of, *others.found, key, text, here, from);
        return true;
    }
    bool known_entry(object& of, row const& one, std::string_view text, step const* here,
                     std::size_t from) {
        if (one.held == nullptr || one.held->kind->shape != shape::list) {
            value(of, one, text, here, from);
            return true;
        }
        void* const at = of.place(one);
        if (at == nullptr || xml::all_blank(text)) return true;
        if (void* const made = append(of, one, at, here))
            scalar(one, *one.held->kind->element, made, text, here, from, one.held->secret);
        return !in_.broken();
    }
    // Names of entries vary in their case between senders.
    static bool same_key(std::string_view a, std::string_view b) noexcept {
        auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; };
        return a.size() == b.size() &&
               std::equal(a.begin(), a.end(), b.begin(),
                          [&](char x, char y) { return lower(x) == lower(y); });
    }
    void other_entry(object& of, row const& one, std::string_view key, std::string_view text,
                     step const* where, std::size_t from) {
        void* const map = of.place(one);
        if (map == nullptr) return;
        type const& kind = *one.held->kind;
        of.seen |= of.bit(one);
        if (kind.size(map) >= in_.limits().members_max || key.size() < kind.key->least ||
            (kind.key->most != 0 && key.size() > kind.key->most)) {
            in_.report(problem_kind::too_long, where, from, phrase(*kind.key),
                       std::to_string(key.size()) + " bytes");
            return;
        }
        void* const into = kind.insert(map, key);
        if (into == nullptr)
            in_.report(problem_kind::duplicate_member, where, from, "each name once", "it again");
        else
            scalar(one, *kind.element, into, text, where, from, one.held->secret);
    }

    xml::reader& in_;
    family const& names_;
};

}  // namespace detail

TREATY_INLINE bool read(xml::reader& in, table const& form, void* value, void* frame,
                        family const& names, xml::step const* where) {
    return detail::form_reading{in, names}.structure(form, value, frame, where);
}

}  // namespace treaty::form
