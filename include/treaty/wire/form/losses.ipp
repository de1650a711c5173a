// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/form/losses.hpp>

#include <string>
#include <vector>

namespace treaty::form {
namespace detail {

// True if there is nothing in it that a reader could miss.
inline bool is_nothing(reflect::type const& kind, void const* value) {
    using reflect::shape;
    switch (kind.shape) {
        case shape::text: return kind.view(value).empty();
        case shape::optional: {
            void const* const held = kind.held(value);
            return held == nullptr || is_nothing(*kind.element, held);
        }
        case shape::list:
        case shape::map: return kind.size(value) == 0;
        case shape::structure:
            for (reflect::member const& one : kind.members)
                if (!is_nothing(*one.kind, one.place(value))) return false;
            return true;
        default: return false;
    }
}

class loss_search {
public:
    explicit loss_search(problem_list& losses) : losses_(losses) {}

    // A struct whose members may stand in any of these forms.
    void structure(std::vector<table const*> const& forms, reflect::type const& kind,
                   void const* value, std::string const& path) {
        for (reflect::member const& one : kind.members)
            member(forms, one, one.place(value), path + "/" + std::string{one.wire_name});
    }

private:
    struct places {
        bool whole = false;
        std::size_t items = 0;  // of a list, if each has an element of its own
        std::vector<table const*> forms{};
    };
    static places places_of(std::vector<table const*> const& forms, reflect::member const& one) {
        places found;
        for (table const* const form : forms)
            for (row const& each : form->rows) {
                if (each.held != &one || each.of_frame || each.only_read || each.counts ||
                    each.kind == row_kind::carried)
                    continue;
                if (each.nth > found.items) found.items = each.nth;
                if (each.inner != nullptr)
                    found.forms.push_back(each.inner);
                else
                    found.whole = true;
            }
        return found;
    }
    void member(std::vector<table const*> const& forms, reflect::member const& one,
                void const* value, std::string const& path) {
        places const found = places_of(forms, one);
        if (found.whole) return;
        if (found.forms.empty()) {
            if (!is_nothing(*one.kind, value)) report(path);
            return;
        }
        below(found, *one.kind, value, path);
    }
    void below(places const& found, reflect::type const& kind, void const* value,
               std::string const& path) {
        using reflect::shape;
        if (kind.shape == shape::optional) {
            if (void const* const held = kind.held(value)) below(found, *kind.element, held, path);
        } else if (kind.shape == shape::list) {
            for (std::size_t i = 0; i < kind.size(value); ++i) {
                std::string const item = path + "/" + std::to_string(i);
                if (found.items != 0 && i >= found.items)
                    report(item);
                else
                    structure(found.forms, *kind.element, kind.item(value, i), item);
            }
        } else {
            structure(found.forms, kind, value, path);
        }
    }
    void report(std::string const& path) {
        losses_.add({problem_kind::not_a_value, path, 0,
                     "nothing: this message has no place for it", "a value"});
    }

    problem_list& losses_;
};

}  // namespace detail

TREATY_INLINE void find_losses(table const& form, void const* value, problem_list& losses) {
    detail::loss_search{losses}.structure({&form}, *form.type, value, {});
}

}  // namespace treaty::form
