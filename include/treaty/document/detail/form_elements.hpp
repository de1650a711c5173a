// SPDX-License-Identifier: BSL-1.0
// The elements of messages declared by forms, each once, with all that stands in it anywhere.
#pragma once

#include <treaty/document/detail/schema.hpp>
#include <treaty/wire/form/form.hpp>

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace treaty::document::detail {

inline constexpr xml::name xsi_type{"http://www.w3.org/2001/XMLSchema-instance", "type"};

struct form_child {
    xml::name name;  // without a local one: whatever is in no namespace
    bool many = false;
    std::size_t required_in = 0;  // how many of the places where the parent stands
};
struct form_attribute {
    std::string_view name;
    std::string_view type;
    std::size_t required_in = 0;
};
struct form_element {
    xml::name name;
    std::size_t places = 0;        // where it stands, counted by form
    std::string_view type{};       // of its text; empty: it has none
    bool any = false;              // what the frame has as XML may stand in it
    std::string_view type_name{};  // "wcf:ApplicationAreaType", if messages name its type
    std::vector<form_child> children{};
    std::vector<form_attribute> attributes{};
};

class form_elements {
public:
    void add(xml::name const& root, form::table const& form) {
        place(root,
              [&](form_element& at, last_child& last) { rows_of(value::there, at, form, last); });
    }
    // Tools that go by local names keep one value for two children that differ in namespace only:
    // each of them takes what the other does.
    void share_names() {
        for (form_element const& of : all_)
            for (form_child const& one : of.children)
                for (form_child const& other : of.children)
                    if (one.name.local == other.name.local && one.name != other.name)
                        take_children(find(one.name), find(other.name));
    }
    [[nodiscard]] std::deque<form_element> const& all() const noexcept { return all_; }

private:
    using row = form::row;
    using row_kind = form::row_kind;
    using last_child = std::optional<xml::name>;

    form_element& find(xml::name const& name) {
        for (form_element& one : all_)
            if (one.name == name) return one;
        return all_.emplace_back(form_element{.name = name});
    }
    static void take_children(form_element& to, form_element const& from) {
        for (form_child const& one : from.children)
            if (std::none_of(to.children.begin(), to.children.end(),
                             [&](form_child const& known) { return known.name == one.name; }))
                to.children.push_back({.name = one.name, .many = one.many});
    }
    // One place where an element stands.
    template <class Fill>
    void place(xml::name const& name, Fill fill) {
        form_element& at = find(name);
        ++at.places;
        last_child last;
        fill(at, last);
    }

    // The children of one place come in their order among those that are known already. It is kept
    // by name, because an element may get more of them within itself.
    static form_child& child(form_element& of, xml::name const& name, last_child& last) {
        auto const find = [&](xml::name const& wanted) {
            return std::find_if(of.children.begin(), of.children.end(),
                                [&](form_child const& one) { return one.name == wanted; });
        };
        auto const next = last ? find(*last) + 1 : of.children.begin();
        auto const known = find(name);
        if (known >= next) last = name;
        if (known != of.children.end()) return *known;
        return *of.children.insert(next, form_child{.name = name});
    }
    static void attribute(form_element& of, std::string_view name, std::string_view type,
                          bool required) {
        for (form_attribute& one : of.attributes) {
            if (one.name != name) continue;
            if (one.type != type) one.type = "xs:string";
            one.required_in += required ? 1 : 0;
            return;
        }
        of.attributes.push_back({name, type, required ? 1U : 0U});
    }
    static void text(form_element& of, std::string_view type) {
        of.type = of.type.empty() || of.type == type ? type : "xs:string";
    }

    static reflect::type const& value_of(reflect::type const& kind) {
        using reflect::shape;
        return kind.shape == shape::optional || kind.shape == shape::list ? value_of(*kind.element)
                                                                          : kind;
    }
    static std::string_view type_of_row(row const& one) {
        if (one.held == nullptr || !one.codes.empty() || one.counts) return "xs:string";
        return base_of(value_of(*one.held->kind));
    }
    [[nodiscard]] bool is_required(row const& one) const {
        return value_is_ == value::there && one.held != nullptr && one.held->required &&
               !one.of_frame && one.fixed.empty() && one.carried.empty() && one.decider.empty() &&
               !one.only_read && one.nth == 0;
    }
    // What is written empty has no value of its type: then it is text.
    [[nodiscard]] bool may_be_empty(row const& one) const {
        return (one.always && !is_required(one)) || one.least != 0;
    }

    // Whether the struct of the rows in hand is there when the element around them is.
    enum class value { there, maybe, maybe_empty };  // the last: its rows are written even so
    void rows_of(value is, form_element& at, form::table const& form, last_child& last) {
        value const before = std::exchange(value_is_, is);
        rows(at, form.rows, last);
        value_is_ = before;
    }
    // The rows of one level, each with those that stand in it.
    void rows(form_element& at, std::span<row const> all, last_child& last) {
        for (std::size_t i = 0; i < all.size(); i += 1 + all[i].rows)
            one_row(at, all[i], all.subspan(i + 1, all[i].rows), last);
    }
    void one_row(form_element& at, row const& one, std::span<row const> inside, last_child& last) {
        switch (one.kind) {
            case row_kind::attribute:
                if (one.name.space.empty())
                    attribute(at, one.name.local, type_of_row(one), is_required(one));
                else if (one.name == xsi_type)
                    at.type_name = one.fixed;
                break;
            case row_kind::text:
                if (one.predicate.empty())
                    text(at, value_is_ == value::maybe_empty && one.fixed.empty()
                                 ? "xs:string"
                                 : type_of_row(one));
                break;
            case row_kind::raw: at.any = true; break;
            case row_kind::inlined:
                rows_of(one.held->required || value_is_ == value::maybe_empty ? value_is_
                                                                              : value::maybe,
                        at, *one.inner, last);
                break;
            case row_kind::element: element(at, one, last); break;
            case row_kind::group:
                child(at, one.name, last);
                place(one.name,
                      [&](form_element& below, last_child& next) { rows(below, inside, next); });
                break;
            case row_kind::entries:
                child(at, one.name, last).many = true;
                place(one.name, [&](form_element& below, last_child&) {
                    text(below, "xs:string");
                    attribute(below, one.key, "xs:string", true);
                });
                break;
            default: break;
        }
    }
    void element(form_element& at, row const& one, last_child& last) {
        if (one.name.space.empty()) {
            child(at, {}, last).many = true;  // no schema declares it
            return;
        }
        form_child& made = child(at, one.name, last);
        if (is_required(one)) ++made.required_in;
        if (one.held != nullptr && one.held->kind->shape == reflect::shape::list && one.nth == 0)
            made.many = true;
        place(one.name, [&](form_element& below, last_child& next) {
            if (!one.child.local.empty()) {
                child(below, one.child, next);
                place(one.child,
                      [&](form_element& inside, last_child&) { text(inside, type_of_row(one)); });
            } else if (one.inner == nullptr) {
                text(below, may_be_empty(one) ? "xs:string" : type_of_row(one));
            } else {
                rows_of(may_be_empty(one) ? value::maybe_empty : value::there, below, *one.inner,
                        next);
            }
        });
    }

    value value_is_ = value::there;
    std::deque<form_element> all_;  // a deque: places hold on to their elements
};

}  // namespace treaty::document::detail
