// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/form/scalar.hpp>
#include <treaty/wire/form/writer.hpp>
#include <treaty/wire/xml/writer.hpp>

#include <stdexcept>
#include <string>

namespace treaty::form {
namespace detail {

using reflect::shape;
using reflect::type;

class form_writing {
public:
    form_writing(std::string& out, std::span<prefix const> prefixes)
        : out_(out),
          prefixes_(prefixes) {}

    void root(xml::name const& what, table const& form, void const* value, void const* frame) {
        begin(what);
        for (prefix const& one : prefixes_) {
            out_.append(" xmlns:").append(one.prefix).append("=\"");
            xml::append_attribute_value(out_, one.space);
            out_.push_back('"');
        }
        object const whole{value, frame};
        attributes(whole, form.rows);
        content(whole, form.rows, what);
    }

private:
    struct object {
        void const* value;
        void const* frame;
        bool bare = false;  // absent, and written all the same
        // What the row's member holds; null if it is absent or nobody has it.
        [[nodiscard]] void const* held(row const& one) const {
            void const* const of = one.of_frame ? frame : value;
            if (of == nullptr || one.held == nullptr) return nullptr;
            return in(*one.held, of);
        }
        // What the frame has in its stead, if the member is absent.
        [[nodiscard]] void const* spare(row const& one) const {
            return value == nullptr || frame == nullptr || one.spare == nullptr
                       ? nullptr
                       : in(*one.spare, frame);
        }
        // True if there is an object that the row would be written for.
        [[nodiscard]] bool told(row const& one) const noexcept {
            return one.of_frame ? frame != nullptr : value != nullptr || bare;
        }
        [[nodiscard]] static void const* in(reflect::member const& one, void const* of) {
            void const* const at = one.place(of);
            return one.kind->shape == shape::optional ? one.kind->held(at) : at;
        }
        [[nodiscard]] static type const& kind(row const& one) noexcept {
            return plain(*one.held->kind);
        }
    };
    static type const& plain(type const& kind) noexcept {
        return kind.shape == shape::optional ? *kind.element : kind;
    }

    template <class Visit>
    static void each(std::span<row const> rows, Visit visit) {
        for (std::size_t i = 0; i < rows.size(); i += 1 + rows[i].rows)
            visit(rows[i], rows.subspan(i + 1, rows[i].rows));
    }

    void tag(xml::name const& what) {
        if (!what.space.empty()) {
            prefix const* known = nullptr;
            for (prefix const& one : prefixes_)
                if (one.space == what.space) known = &one;
            if (known == nullptr)
                throw std::invalid_argument("treaty: no prefix for the namespace " +
                                            std::string{what.space});
            out_.append(known->prefix).push_back(':');
        }
        out_.append(what.local);
    }
    void begin(xml::name const& what) {
        out_.push_back('<');
        tag(what);
    }
    void end(xml::name const& what) {
        out_.append("</");
        tag(what);
        out_.push_back('>');
    }

    void attributes(object const& of, std::span<row const> rows) {
        each(rows, [&](row const& one, std::span<row const>) {
            if (one.only_read) return;
            void const* const held = of.held(one);
            if (one.kind == row_kind::inlined) {
                if (held != nullptr || of.bare)
                    attributes({held, of.frame, of.bare}, one.inner->rows);
                return;
            }
            if (one.kind != row_kind::attribute) return;
            if (held == nullptr && !(one.always && (one.held == nullptr || of.told(one)))) return;
            std::size_t const items = one.counts ? count(of, one) : 0;
            if (one.counts && items == 0) return;
            out_.push_back(' ');
            tag(one.name);
            out_.append("=\"");
            if (one.counts && one.fixed.empty())
                out_.append(std::to_string(items));
            else if (held != nullptr && !one.counts)
                append_coded(out_, one.codes, object::kind(one), held, xml::place::attribute);
            else
                xml::append_attribute_value(out_, one.fixed);
            out_.push_back('"');
        });
    }

    // Items of a list; one of what is there and is no list.
    static std::size_t count(object const& of, row const& one) {
        type const& kind = object::kind(one);
        return kind.shape == shape::list ? kind.size(of.held(one)) : 1;
    }
    // False if another member decides that the row is not to be written.
    static bool decided(object const& of, row const& one) {
        if (one.decides == nullptr) return true;
        if (of.value == nullptr) return false;
        std::int64_t const value =
            reflect::load_integer(*one.decides->kind, one.decides->place(of.value));
        for (std::int64_t const known : one.decisions)
            if (known == value) return true;
        return false;
    }

    // Closes the start tag that is open, and writes all that comes up to the end tag. False if that
    // was nothing.
    bool content(object const& of, std::span<row const> rows, xml::name const& what) {
        out_.push_back('>');
        std::size_t const before = out_.size();
        inside(of, rows);
        bool const any = out_.size() != before;
        if (any)
            end(what);
        else
            out_.back() = '/', out_.push_back('>');
        return any;
    }

    void inside(object const& of, std::span<row const> rows) {
        each(rows, [&](row const& one, std::span<row const> below) {
            if (one.only_read || !decided(of, one)) return;
            switch (one.kind) {
                case row_kind::element: element(of, one); break;
                case row_kind::group: group(of, one, below); break;
                case row_kind::entries: entries(of, one, below); break;
                case row_kind::inlined:
                    if (void const* const held = of.held(one); held != nullptr || of.bare)
                        inside({held, of.frame, of.bare}, one.inner->rows);
                    break;
                case row_kind::text:
                    if (!one.predicate.empty()) break;
                    if (void const* const held = of.held(one))
                        append_coded(out_, one.codes, object::kind(one), held, xml::place::element);
                    else if (one.held == nullptr || (one.always && of.told(one)))
                        xml::append_text(out_, one.fixed);
                    break;
                case row_kind::raw:
                    if (void const* const held = of.held(one))
                        out_.append(object::kind(one).view(held));
                    break;
                default: break;
            }
        });
    }

    void group(object const& of, row const& one, std::span<row const> below) {
        std::size_t const before = out_.size();
        begin(one.name);
        std::size_t const named = out_.size();
        attributes(of, below);
        bool const bare = out_.size() == named;
        if (!content(of, below, one.name) && bare && !one.always) out_.resize(before);
    }

    void element(object const& of, row const& one) {
        if (one.held == nullptr) {
            if (one.always) simple(one.name, [&] { xml::append_text(out_, one.fixed); });
            return;
        }
        void const* const held = of.held(one);
        type const& kind = object::kind(one);
        if (held == nullptr) {
            absent_element(of, one);
        } else if (kind.shape == shape::list) {
            std::size_t const size = kind.size(held);
            for (std::size_t i = 0; i < size; ++i)
                if (one.nth == 0 || one.nth == i + 1)
                    one_element(of, one, *kind.element, kind.item(held, i));
            for (std::size_t i = size; i < one.least; ++i) simple(one.name, [] {});
        } else {
            one_element(of, one, kind, held);
        }
    }
    void absent_element(object const& of, row const& one) {
        if (void const* const spare = of.spare(one)) {
            type const& kind = plain(*one.spare->kind);
            simple(one.name, [&] { append_coded(out_, {}, kind, spare, xml::place::element); });
        } else if (one.always && of.told(one) && one.inner != nullptr) {
            object const nothing{nullptr, of.frame, true};
            begin(one.name);
            attributes(nothing, one.inner->rows);
            content(nothing, one.inner->rows, one.name);
        } else if (one.always && of.told(one)) {
            simple(one.name, [&] { xml::append_text(out_, one.fixed); });
        }
    }
    void one_element(object const& of, row const& one, type const& kind, void const* held) {
        if (one.inner == nullptr && !one.child.local.empty()) {
            begin(one.name);
            out_.push_back('>');
            simple(one.child,
                   [&] { append_coded(out_, one.codes, kind, held, xml::place::element); });
            end(one.name);
            return;
        }
        if (one.inner == nullptr) {
            simple(one.name,
                   [&] { append_coded(out_, one.codes, kind, held, xml::place::element); });
            return;
        }
        object const below{held, of.frame};
        begin(one.name);
        attributes(below, one.inner->rows);
        content(below, one.inner->rows, one.name);
    }
    template <class Text>
    void simple(xml::name const& what, Text text) {
        begin(what);
        out_.push_back('>');
        std::size_t const before = out_.size();
        text();
        if (out_.size() != before)
            end(what);
        else
            out_.back() = '/', out_.push_back('>');
    }

    void entries(object const& of, row const& head, std::span<row const> below) {
        each(below, [&](row const& one, std::span<row const>) {
            if (one.only_read) return;
            void const* const held = of.held(one);
            if (held == nullptr) return;
            if (one.kind == row_kind::inlined) {
                entries({held, of.frame}, head, one.inner->rows);
            } else if (one.kind == row_kind::entry) {
                known_entry(of, head, one);
            } else if (one.kind == row_kind::rest) {
                others(head, object::kind(one), held);
            }
        });
    }
    // One entry, or one for each item of a list.
    void known_entry(object const& of, row const& head, row const& one) {
        void const* const held = of.held(one);
        type const& kind = object::kind(one);
        bool const list = kind.shape == shape::list;
        for (std::size_t i = 0, size = count(of, one); i < size; ++i)
            entry(head, one.key, [&] {
                append_coded(out_, one.codes, list ? *kind.element : kind,
                             list ? kind.item(held, i) : held, xml::place::element);
            });
    }
    template <class Text>
    void entry(row const& head, std::string_view key, Text text) {
        begin(head.name);
        out_.append(" ").append(head.key).append("=\"");
        xml::append_attribute_value(out_, key);
        out_.append("\">");
        text();
        end(head.name);
    }
    void others(row const& head, type const& kind, void const* map) {
        struct state {
            form_writing* self;
            row const* head;
            type const* element;
        } now{this, &head, kind.element};
        kind.each(map, &now, [](void* to, std::string_view key, void const* value) {
            auto const& at = *static_cast<state*>(to);
            at.self->entry(*at.head, key, [&] {
                xml::append_scalar(at.self->out_, *at.element, value, xml::place::element);
            });
        });
    }

    std::string& out_;
    std::span<prefix const> prefixes_;
};

}  // namespace detail

TREATY_INLINE void write(std::string& out, xml::name const& root, table const& form,
                         void const* value, void const* frame, std::span<prefix const> prefixes) {
    detail::form_writing{out, prefixes}.root(root, form, value, frame);
}

}  // namespace treaty::form
