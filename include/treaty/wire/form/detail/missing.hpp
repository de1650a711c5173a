// SPDX-License-Identifier: BSL-1.0
// What was not there when an element has been read: a fixed value, one from the frame, or a problem
// if it is required.
#pragma once

#include <treaty/wire/form/detail/parts.hpp>
#include <treaty/wire/form/detail/spare.hpp>

#include <span>
#include <string>
#include <string_view>

namespace treaty::form::detail {

inline std::string expected(std::span<code const> codes, type const& kind) {
    if (codes.empty()) return phrase(kind);
    std::string all = "one of ";
    for (code const& one : codes) all.append(all.size() > 7 ? ", " : "").append(one.text);
    return all;
}

// "UserDataField[@name='key']"
inline std::string entry_name(row const& head, std::string_view key) {
    std::string name{head.name.local};
    return name.append("[@").append(head.key).append("='").append(key).append("']");
}

class missing_values {
public:
    explicit missing_values(xml::reader& in) : in_(in) {}

    // `head` is of the entries that the rows stand in.
    void rows(object& of, std::span<row const> all, step const* where, std::size_t from,
              row const* head = nullptr) {
        each(all, [&](row const& one, std::span<row const> inside) {
            if (one.only_written) return false;
            switch (one.kind) {
                case row_kind::group: {
                    step const here{where, one.name.local};
                    rows(of, inside, &here, from);
                    break;
                }
                case row_kind::entries: rows(of, inside, where, from, &one); break;
                case row_kind::inlined: part_of(of, one, where, from, head); break;
                case row_kind::raw: break;
                default: member_of(of, one, where, from, head);
            }
            return false;
        });
    }

private:
    void part_of(object& of, row const& one, step const* where, std::size_t from, row const* head) {
        object& below = *part(of, one);
        if (one.held->kind->shape != shape::optional) {
            engage(of, one, below);
        } else if (below.value != nullptr && is_none(of, one, below)) {
            one.held->kind->reset(of.place(one));
            of.seen &= ~of.bit(one);
            below.value = nullptr;
        }
        if (below.value == nullptr) return;
        below.form = one.inner;
        rows(below, one.inner->rows, where, from, head);
    }
    // True if its elements have nothing in them, or count for nothing beside what else was read.
    static bool is_none(object const& of, row const& one, object const& below) {
        if (below.seen == 0 || one.held->kind->held(of.place(one)) == nullptr) return true;
        for (std::string_view const name : one.unless) {
            member const* found = nullptr;
            find_member(*of.form->type, name, found);
            member const& other = *found;
            void const* const at = other.place(of.value);
            if (other.kind->shape == shape::optional ? other.kind->held(at) != nullptr
                                                     : (of.seen & of.bit(other)) != 0)
                return true;
        }
        return false;
    }
    void member_of(object& of, row const& one, step const* where, std::size_t from,
                   row const* head) {
        if (one.held == nullptr || one.of_frame || of.value == nullptr) return;
        if ((of.seen & of.bit(one)) != 0) return;
        void* const at = of.place(one);
        type const& kind = *one.held->kind;
        type const& inner = plain_type(kind);
        if (!one.fixed.empty()) {
            void* const into = kind.shape == shape::optional ? kind.engage(at) : at;
            (void)read_coded(one.codes, inner, into, one.fixed, false);
            of.seen |= of.bit(one);
            return;
        }
        if (!one.held->required) return;
        if (stand_in(of, one, inner, at)) {
            of.seen |= of.bit(one);
            return;
        }
        if (elsewhere(of, one)) return;
        row const& usual = one.kind == row_kind::carried ? usual_row(of, one) : one;
        std::string name{usual.name.local};
        if (usual.kind == row_kind::entry && head != nullptr) name = entry_name(*head, usual.key);
        if (usual.kind == row_kind::attribute) name.insert(0, "@");
        step const here{where, name};
        of.seen |= of.bit(one);  // told once, wherever else it could stand
        in_.report(problem_kind::missing_member, usual.kind == row_kind::text ? where : &here, from,
                   expected(usual.codes, inner), "nothing");
    }
    xml::reader& in_;
};

}  // namespace treaty::form::detail
