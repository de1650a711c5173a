// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/wire/form/scalar.hpp>
#include <treaty/wire/form/writer.hpp>
#include <treaty/wire/xml/writer.hpp>

#include <stdexcept>

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
        // What the row's member holds; null if it is absent or nobody has it.
        [[nodiscard]] void const* held(row const& one) const {
            void const* const of = one.of_frame ? frame : value;
            if (of == nullptr || one.held == nullptr) return nullptr;
            void const* const at = one.held->place(of);
            return one.held->kind->shape == shape::optional ? one.held->kind->held(at) : at;
        }
        [[nodiscard]] static type const& kind(row const& one) noexcept {
            type const& kind = *one.held->kind;
            return kind.shape == shape::optional ? *kind.element : kind;
        }
    };

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
            if (one.kind == row_kind::inlined) {
                if (void const* const held = of.held(one))
                    attributes({held, of.frame}, one.inner->rows);
                return;
            }
            if (one.kind != row_kind::attribute) return;
            void const* const held = of.held(one);
            if (held == nullptr && !(one.held == nullptr && one.always)) return;
            out_.push_back(' ');
            tag(one.name);
            out_.append("=\"");
            if (held != nullptr)
                append_coded(out_, one.codes, object::kind(one), held, xml::place::attribute);
            else
                xml::append_attribute_value(out_, one.fixed);
            out_.push_back('"');
        });
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
            switch (one.kind) {
                case row_kind::element: element(of, one); break;
                case row_kind::group: group(of, one, below); break;
                case row_kind::entries: entries(of, one, below); break;
                case row_kind::inlined:
                    if (void const* const held = of.held(one))
                        inside({held, of.frame}, one.inner->rows);
                    break;
                case row_kind::text:
                    if (void const* const held = of.held(one))
                        append_coded(out_, one.codes, object::kind(one), held, xml::place::element);
                    else if (one.held == nullptr)
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
            if (one.always && (one.of_frame ? of.frame : of.value) != nullptr)
                simple(one.name, [] {});
        } else if (kind.shape == shape::list) {
            for (std::size_t i = 0, size = kind.size(held); i < size; ++i)
                one_element(of, one, *kind.element, kind.item(held, i));
        } else {
            one_element(of, one, kind, held);
        }
    }
    void one_element(object const& of, row const& one, type const& kind, void const* held) {
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
            void const* const held = of.held(one);
            if (held == nullptr) return;
            if (one.kind == row_kind::inlined) {
                entries({held, of.frame}, head, one.inner->rows);
            } else if (one.kind == row_kind::entry) {
                entry(head, one.key, [&] {
                    append_coded(out_, one.codes, object::kind(one), held, xml::place::element);
                });
            } else if (one.kind == row_kind::rest) {
                others(head, object::kind(one), held);
            }
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
