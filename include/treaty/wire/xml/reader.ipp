// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/excerpt.hpp>
#include <treaty/wire/xml/declaration.hpp>
#include <treaty/wire/xml/reader.hpp>

#include <algorithm>
#include <deque>
#include <functional>
#include <utility>

namespace treaty::xml {

TREATY_INLINE token reader::next(step const* where) {
    if (!begun_ && !begin()) return token::broken;
    if (broken()) return token::broken;
    namespaces_.forget(in_scope_);
    if (empty_element_) return close();
    return open_.empty() ? outside(where) : inside(where);
}

TREATY_INLINE bool reader::skip(step const* where) {
    std::size_t const level = depth();
    for (;;) {
        token const found = next(where);
        if (found == token::end && depth() < level) return true;
        if (found == token::broken || found == token::finished) return false;
    }
}

TREATY_INLINE bool reader::begin() {
    begun_ = true;
    std::size_t const bytes = scanner_.document().size();
    std::size_t const most = scanner_.limits().body_bytes_max;
    if (bytes > most)
        return scanner_.exceeded(nullptr, "at most " + std::to_string(most) + " bytes");
    return take_declaration(scanner_);
}

// [1] document, without the root element: [22] prolog and [27] Misc.
TREATY_INLINE token reader::outside(step const* where) {
    for (;;) {
        scanner_.white_space();
        if (scanner_.at_end() && root_seen_) return token::finished;
        if (scanner_.next_is("<!") || scanner_.next_is("<?")) {
            if (!other_markup(nullptr, where)) return token::broken;
        } else if (!root_seen_ && scanner_.next_is('<')) {
            root_seen_ = true;
            return start_tag(where);
        } else {
            scanner_.malformed(where, root_seen_ ? "the end of the document" : "an element");
            return token::broken;
        }
    }
}

// [43] content, up to the next tag.
TREATY_INLINE token reader::inside(step const* where) {
    decoded_.clear();
    position_ = scanner_.position();
    assembly text{decoded_};
    while (!scanner_.at_end()) {
        if (!scanner_.next_is('<')) {
            if (!scanner_.text(text, where)) return token::broken;
        } else if (scanner_.next_is("<!") || scanner_.next_is("<?")) {
            if (!other_markup(&text, where)) return token::broken;
        } else if (text.size() != 0) {
            text_ = text.view();
            return token::text;
        } else if (scanner_.next_is("</")) {
            return end_tag(where);
        } else {
            return start_tag(where);
        }
    }
    scanner_.malformed(where, "'</" + excerpt(open_.back().written.whole) + ">'");
    return token::broken;
}

// What begins with "<!" or "<?". Without a text to add to, a section is refused.
TREATY_INLINE bool reader::other_markup(assembly* text, step const* where) {
    if (scanner_.take_if("<!--")) return scanner_.comment(where);
    if (text != nullptr && scanner_.take_if("<![CDATA[")) return scanner_.section(*text, where);
    std::size_t const at = scanner_.position();
    if (scanner_.next_is("<!DOCTYPE"))
        return scanner_.malformed(where, at, "no document type declaration (DTDs are not read)",
                                  "'<!DOCTYPE'");
    if (scanner_.next_is("<!"))
        return scanner_.malformed(
            where, at, text != nullptr ? "a tag, a comment or a section" : "a tag or a comment",
            "'" + excerpt(scanner_.rest().substr(0, 9)) + "'");
    if (mode_ == instructions::refused)
        return scanner_.malformed(where, at, "no processing instruction", "'<?'");
    scanner_.take_if("<?");
    return scanner_.instruction(where);
}

// [40] STag and [44] EmptyElemTag.
TREATY_INLINE token reader::start_tag(step const* where) {
    position_ = scanner_.position();
    std::size_t const most = scanner_.limits().depth_max;
    if (open_.size() >= most) {
        scanner_.exceeded(where, "at most " + std::to_string(most) + " levels of nesting");
        return token::broken;
    }
    decoded_.clear();
    attributes_.clear();
    written_.clear();
    scanner_.take_if("<");
    current_.first_namespace = in_scope_;
    if (!scanner_.name(current_.written, where) || !attribute_list(where) || !expand_names(where))
        return token::broken;
    in_scope_ = namespaces_.size();
    open_.push_back(current_);
    return token::start;
}

// Up to the end of the tag.
TREATY_INLINE bool reader::attribute_list(step const* where) {
    for (;;) {
        bool const spaced = scanner_.white_space();
        if (scanner_.take_if(">")) return true;
        if (scanner_.take_if("/>")) {
            empty_element_ = true;
            return true;
        }
        if (!spaced) return scanner_.malformed(where, "white space, '>' or '/>'");
        if (!one_attribute(where)) return false;
    }
}

// [41] Attribute, and the declarations among them.
TREATY_INLINE bool reader::one_attribute(step const* where) {
    std::size_t const position = scanner_.position();
    qualified_name written;
    assembly value{decoded_};
    if (!scanner_.name(written, where) || !scanner_.equals_sign(where) ||
        !scanner_.value(value, where))
        return false;
    if (written.prefix == "xmlns" || written.whole == "xmlns")
        return declare(written, value, position, where);
    std::size_t const most = scanner_.limits().attributes_max;
    if (written_.size() == most)
        return scanner_.exceeded(where,
                                 "at most " + std::to_string(most) + " attributes of an element");
    written_.push_back({written, value, position});
    return true;
}

// Namespaces in XML, section 3, with all its constraints.
TREATY_INLINE bool reader::declare(qualified_name const& written, assembly const& value,
                                   std::size_t position, step const* where) {
    std::string_view const prefix = written.prefix.empty() ? std::string_view{} : written.local;
    std::string_view const space = value.view();
    auto const refuse = [&](char const* expected) {
        return scanner_.malformed(where, position, expected,
                                  std::string{written.whole}.append("='") + excerpt(space) + "'");
    };
    if (prefix == "xmlns") return refuse("no declaration of the prefix 'xmlns'");
    if ((prefix == "xml") != (space == xml_namespace))
        return refuse("the prefix 'xml' for the namespace of XML and for no other");
    if (space == xmlns_namespace) return refuse("no declaration of the namespace of 'xmlns'");
    if (!prefix.empty() && space.empty()) return refuse("a namespace for the prefix");
    if (namespaces_.declared_since(current_.first_namespace, prefix))
        return refuse("a prefix declared once in an element");
    message_limits const& limits = scanner_.limits();
    if (namespaces_.size() == limits.namespaces_max)
        return scanner_.exceeded(
            where, "at most " + std::to_string(limits.namespaces_max) + " namespaces in scope");
    if (space.size() > limits.name_bytes_max)
        return scanner_.exceeded(where, "a namespace's name of at most " +
                                            std::to_string(limits.name_bytes_max) + " bytes");
    namespaces_.declare(prefix, space, value.copied());
    return true;
}

// Once the tag has ended: its last attribute may declare the element's own prefix.
TREATY_INLINE bool reader::expand_names(step const* where) {
    if (current_.written.prefix == "xmlns")
        return scanner_.malformed(where, position_ + 1, "an element without the prefix 'xmlns'",
                                  "'" + excerpt(current_.written.whole) + "'");
    current_.name.local = current_.written.local;
    if (!expand(current_.written, position_ + 1, where, current_.name.space)) return false;
    for (written_attribute const& one : written_) {
        std::string_view space;
        if (!one.name.prefix.empty() && !expand(one.name, one.position, where, space)) return false;
        attributes_.push_back({{space, one.name.local}, one.value.view(), one.position});
    }
    return attributes_.size() < 2 || each_once(where);
}

TREATY_INLINE bool reader::expand(qualified_name const& written, std::size_t position,
                                  step const* where, std::string_view& space) {
    auto const found = namespaces_.find(written.prefix);
    if (!found)
        return scanner_.malformed(where, position, "a prefix that is declared",
                                  "'" + excerpt(written.whole) + "'");
    space = *found;
    return true;
}

// By expanded name, which covers the name as written. Sorted, because the sender says how many
// there are; by the address of a namespace, because he also says how much two look alike.
TREATY_INLINE bool reader::each_once(step const* where) {
    auto const name_at = [&](std::size_t at) -> xml::name const& { return attributes_[at].name; };
    auto const before = [&](std::size_t a, std::size_t b) {
        int const order = name_at(a).local.compare(name_at(b).local);
        if (order != 0) return order < 0;
        return std::less<>{}(name_at(a).space.data(), name_at(b).space.data());
    };
    auto const same = [&](std::size_t a, std::size_t b) {
        return name_at(a).local == name_at(b).local &&
               name_at(a).space.data() == name_at(b).space.data();
    };
    sorted_.resize(attributes_.size());
    for (std::size_t i = 0; i < sorted_.size(); ++i) sorted_[i] = i;
    std::sort(sorted_.begin(), sorted_.end(), before);
    auto const twice = std::adjacent_find(sorted_.begin(), sorted_.end(), same);
    if (twice == sorted_.end()) return true;
    std::size_t const second = std::max(twice[0], twice[1]);
    return scanner_.malformed(where, attributes_[second].position, "each attribute once",
                              "'" + excerpt(written_[second].name.whole) + "' again");
}

// [42] ETag.
TREATY_INLINE token reader::end_tag(step const* where) {
    position_ = scanner_.position();
    std::string_view const wanted = open_.back().written.whole;
    scanner_.take_if("</");
    qualified_name written;
    if (!scanner_.name(written, where)) return token::broken;
    if (scanner_.at_end()) {
        scanner_.malformed(where, "'</" + excerpt(wanted) + ">'");
        return token::broken;
    }
    if (written.whole != wanted) {
        scanner_.malformed(where, position_, "'</" + excerpt(wanted) + ">'",
                           "'</" + excerpt(written.whole) + ">'");
        return token::broken;
    }
    scanner_.white_space();
    return scanner_.take(">", where) ? close() : token::broken;
}

TREATY_INLINE token reader::close() {
    empty_element_ = false;
    current_ = open_.back();
    open_.pop_back();
    // Its namespaces stay in scope until the next token, for whoever asks for its name.
    in_scope_ = current_.first_namespace;
    return token::end;
}

TREATY_INLINE bool check(std::string_view document, message_limits const& limits,
                         problem_list& problems, instructions mode) {
    reader in{document, limits, problems, mode};
    std::deque<step> path;  // a step points at the one above it, so none may move
    for (;;) {
        switch (in.next(path.empty() ? nullptr : &path.back())) {
            case token::start:
                path.push_back({path.empty() ? nullptr : &path.back(), in.name().local});
                break;
            case token::end: path.pop_back(); break;
            case token::text: break;
            case token::finished: return problems.empty();
            case token::broken: return false;
        }
    }
}

}  // namespace treaty::xml
