// SPDX-License-Identifier: BSL-1.0
// A form says how a struct stands in somebody else's XML: which member is which element or
// attribute, in which namespace, inside which other elements. Reader and writer (reader.hpp,
// writer.hpp) come from it, and the struct does not change for it.
//
//     struct price_form {
//         using type = price;
//         static constexpr auto rows = form::rows(
//             form::attribute("currency", "currency"),    // <Price currency="EUR">12.50</Price>
//             form::text("amount"));
//     };
//     struct line_form {
//         using type = line;
//         static constexpr auto rows = form::rows(
//             form::group({ord, "Charges"},
//                 form::element({ord, "Price"}, "unit_price").as<price_form>()));
//     };
//
// Rows stand in the order in which they are written; they are read in any order.
#pragma once

#include <treaty/reflect/type_of.hpp>
#include <treaty/wire/xml/name.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace treaty::form {

enum class row_kind : std::uint8_t {
    element,    // a member: one value, a struct by its form; a list: one element an item
    attribute,  // on the element around
    text,       // what stands between the tags of the element around
    group,      // an element with further rows of the same struct in it
    inlined,    // the rows of a member that is a struct, without an element of its own
    entries,    // a map: one element an entry, its key in an attribute
    entry,      // within entries: one key that a member of its own holds; a list: one an item
    rest,       // within entries: the map, which has all other keys
    carried,    // no place in the message: taken from the frame
    raw         // text of the frame that is XML already; written as it is, not read
};

// Another spelling of an enumerator, or of true (1) and false (0). The first of a value is written,
// all are read.
struct code {
    std::int64_t value;
    std::string_view text;
};

template <class Enum>
constexpr code spelled(Enum value, std::string_view text) {
    return {static_cast<std::int64_t>(value), text};
}

struct table;

struct row {
    row_kind kind = row_kind::element;
    xml::name name{};           // element, group, attribute; entries: of one entry
    std::string_view key{};     // entries: the attribute with the key; entry: the key
    std::string_view member{};  // as in C++; empty: the row has a fixed text or none
    bool of_frame = false;      // the member is one of the frame
    bool always = false;        // written even if there is nothing in it
    bool only_read = false;     // also what stands in a group
    bool only_written = false;  // another row reads the member, or nobody needs it read
    std::size_t least = 0;  // list: at least so many elements are written; empty ones are no items
    bool once = false;      // of the frame: said twice is a mistake
    bool counts = false;    // what is written is how many items the member has
    std::string_view fixed{};  // without a member: what is written; with one: its value if absent
    std::string_view
        carried{};  // a member of the frame, of the same type, that stands in if absent
    std::span<code const> codes{};
    std::string_view silent{};     // a text that says nothing, as an empty one does
    xml::name child{};             // element: the only one inside, with an item's text
    std::size_t nth = 0;           // element: the only item of a list that is written, from 1
    std::string_view predicate{};  // text: the path whose value a predicate in it says
    // Written only if this member is one of these; read in any case.
    std::string_view decider{};
    std::span<std::int64_t const> decisions{};
    std::span<std::string_view const> unless{};  // inlined: absent if one of these members was read
    table const* inner = nullptr;                // of the member's struct, or of its items'
    bool has_inner = false;  // said beside the pointer: under g++'s undefined-behaviour sanitizer,
    bool lost = false;       // a comparison with null is no constant. `lost`: names no member
    reflect::member const* held = nullptr;     // `member` in its struct's table
    reflect::member const* spare = nullptr;    // `carried` in the frame's table
    reflect::member const* decides = nullptr;  // `decider` in its struct's table
    std::size_t rows = 0;                      // group, entries: how many that follow stand in it
};

// A form as engines use it.
struct table {
    reflect::type const* type;
    std::span<row const> rows;
};

namespace detail {
template <class Form>
constexpr table make_table();
}
// Of a struct that names its type and its rows, and its frame if a row is of one.
template <class Form>
inline constexpr table table_of = detail::make_table<Form>();

// Rows while they are being written down.
template <std::size_t Size>
struct row_list {
    std::array<row, Size> all{};

    // The member is a struct, or a list of them, of this form.
    template <class Form>
    [[nodiscard]] constexpr row_list as() const {
        return with([](row& first) {
            first.inner = &table_of<Form>;
            first.has_inner = true;
        });
    }
    [[nodiscard]] constexpr row_list coded(std::span<code const> codes) const {
        return with([&](row& first) { first.codes = codes; });
    }
    // Written even if there is nothing in it: with what otherwise() says, or empty. A struct that
    // is empty is read as none.
    [[nodiscard]] constexpr row_list always() const {
        return with([](row& first) { first.always = true; });
    }
    // A list is filled up with empty elements, and elements that are empty are not read.
    [[nodiscard]] constexpr row_list at_least(std::size_t count) const {
        return with([&](row& first) { first.least = count; });
    }
    // What a reader takes if it is not there, or is empty.
    [[nodiscard]] constexpr row_list otherwise(std::string_view text) const {
        return with([&](row& first) { first.fixed = text; });
    }
    // The same, from this member of the frame, which also takes the first that is there: its value,
    // or its text if that is what the frame holds. A writer takes it for what is absent.
    [[nodiscard]] constexpr row_list or_frame(std::string_view member) const {
        return with([&](row& first) { first.carried = member; });
    }
    // Of a member of the frame: it is a mistake to say it twice.
    [[nodiscard]] constexpr row_list once() const {
        return with([](row& first) { first.once = true; });
    }
    // For one direction: the row, or a group with all that stands in it. Another row may then be
    // for the other one.
    [[nodiscard]] constexpr row_list only_written() const {
        return with([](row& first) { first.only_written = true; });
    }
    [[nodiscard]] constexpr row_list only_read() const {
        return with([](row& first) { first.only_read = true; });
    }
    // An attribute that says how many items the member has, or this text if it has any; left out if
    // it has none. Not read.
    [[nodiscard]] constexpr row_list counting(std::string_view text = {}) const {
        return with([&](row& first) {
            first.counts = first.only_written = true;
            first.fixed = text;
        });
    }
    // A text that is read as if nothing were there.
    [[nodiscard]] constexpr row_list silent(std::string_view text) const {
        return with([&](row& first) { first.silent = text; });
    }
    // An element of a list of texts whose text stands in an element of its own inside it:
    // <PromotionCode><Code>TEA</Code></PromotionCode>.
    [[nodiscard]] constexpr row_list in_child(xml::name what) const {
        return with([&](row& first) { first.child = what; });
    }
    // An element that has one item of a list, counted from 1: <Telephone1/><Telephone2/>. Items are
    // read in the order in which they come.
    [[nodiscard]] constexpr row_list nth(std::size_t number) const {
        return with([&](row& first) { first.nth = number; });
    }
    // The value is what a predicate in the text says of this path: of "SKU", 'TEA-1' in
    // "Product[SKU='TEA-1']". Any other text says nothing. Not written.
    [[nodiscard]] constexpr row_list in_predicate(std::string_view path) const {
        return with([&](row& first) { first.predicate = path; });
    }
    // An element or a group that is written only if the member, an enumeration, is one of these.
    [[nodiscard]] constexpr row_list when(std::string_view member,
                                          std::span<std::int64_t const> values) const {
        return with([&](row& first) {
            first.decider = member;
            first.decisions = values;
        });
    }
    // An inlined optional member that counts only if none of these members was read.
    [[nodiscard]] constexpr row_list unless(std::span<std::string_view const> members) const {
        return with([&](row& first) { first.unless = members; });
    }

private:
    template <class Change>
    [[nodiscard]] constexpr row_list with(Change change) const {
        row_list changed = *this;
        change(changed.all[0]);
        return changed;
    }
};

template <std::size_t... Sizes>
constexpr auto rows(row_list<Sizes> const&... lists) {
    row_list<(Sizes + ... + 0)> joined;
    std::size_t at = 0;
    auto const append = [&](auto const& list) {
        for (row const& one : list.all) joined.all[at++] = one;
    };
    (append(lists), ...);
    return joined;
}

constexpr row_list<1> element(xml::name what, std::string_view member) {
    return {{row{.kind = row_kind::element, .name = what, .member = member}}};
}
constexpr row_list<1> attribute(xml::name what, std::string_view member) {
    return {{row{.kind = row_kind::attribute, .name = what, .member = member}}};
}
constexpr row_list<1> attribute(std::string_view local, std::string_view member) {
    return attribute(xml::name{{}, local}, member);
}
constexpr row_list<1> text(std::string_view member) {
    return {{row{.kind = row_kind::text, .member = member}}};
}
constexpr row_list<1> inlined(std::string_view member) {
    return {{row{.kind = row_kind::inlined, .member = member}}};
}
constexpr row_list<1> carried(std::string_view member, std::string_view of_frame) {
    return {{row{.kind = row_kind::carried, .member = member, .carried = of_frame}}};
}
constexpr row_list<1> fixed_element(xml::name what, std::string_view text) {
    return {{row{.kind = row_kind::element, .name = what, .always = true, .fixed = text}}};
}
constexpr row_list<1> fixed_attribute(xml::name what, std::string_view text) {
    return {{row{.kind = row_kind::attribute, .name = what, .always = true, .fixed = text}}};
}
constexpr row_list<1> fixed_attribute(std::string_view local, std::string_view text) {
    return fixed_attribute(xml::name{{}, local}, text);
}
constexpr row_list<1> fixed_text(std::string_view text) {
    return {{row{.kind = row_kind::text, .fixed = text}}};
}
constexpr row_list<1> entry(std::string_view key, std::string_view member) {
    return {{row{.kind = row_kind::entry, .key = key, .member = member}}};
}
constexpr row_list<1> rest(std::string_view member) {
    return {{row{.kind = row_kind::rest, .member = member}}};
}

template <std::size_t... Sizes>
constexpr auto group(xml::name what, row_list<Sizes> const&... inside) {
    row const head{.kind = row_kind::group, .name = what, .rows = (Sizes + ... + 0)};
    return rows(row_list<1>{{head}}, inside...);
}
template <std::size_t... Sizes>
constexpr auto entries(xml::name what, std::string_view key, row_list<Sizes> const&... inside) {
    row const head{.kind = row_kind::entries, .name = what, .key = key, .rows = (Sizes + ... + 0)};
    return rows(row_list<1>{{head}}, inside...);
}

// The same rows for members of the frame: what a message says besides the value.
template <std::size_t Size>
constexpr row_list<Size> of_frame(row_list<Size> list) {
    for (row& one : list.all)
        if (!one.member.empty()) one.of_frame = true;
    return list;
}
constexpr row_list<1> raw(std::string_view member_of_frame) {
    return {{row{.kind = row_kind::raw, .member = member_of_frame, .of_frame = true}}};
}

namespace detail {

// False if there is no such member.
constexpr bool find_member(reflect::type const& kind, std::string_view name,
                           reflect::member const*& found) {
    for (reflect::member const& one : kind.members)
        if (one.name == name) return found = &one, true;
    return false;
}

struct no_frame {
    BOOST_HANA_DEFINE_STRUCT(no_frame);
};
template <class Form>
struct frame_of {
    using type = no_frame;
};
template <class Form>
requires requires {
    typename Form::frame;
}
struct frame_of<Form> {
    using type = typename Form::frame;
};

// Whether what a member holds needs a form: a struct, or a list of structs.
constexpr bool needs_form(reflect::type const& kind) {
    if (kind.shape == reflect::shape::optional || kind.shape == reflect::shape::list)
        return needs_form(*kind.element);
    return kind.shape == reflect::shape::structure;
}

template <class Form>
constexpr auto resolve() {
    auto list = Form::rows;
    for (row& one : list.all) {
        auto const& frame = reflect::type_of<typename frame_of<Form>::type>;
        auto const& own = reflect::type_of<typename Form::type>;
        auto const find = [&](reflect::type const& kind, std::string_view name,
                              reflect::member const*& found) {
            if (!name.empty() && !find_member(kind, name, found)) one.lost = true;
        };
        find(one.of_frame ? frame : own, one.member, one.held);
        find(frame, one.carried, one.spare);
        find(own, one.decider, one.decides);
        reflect::member const* other = nullptr;
        for (std::string_view const name : one.unless) find(own, name, other);
    }
    return list;
}
template <class Form>
inline constexpr auto resolved = resolve<Form>();

inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);

// The first row with a mistake.
constexpr std::size_t row_without_member(std::span<row const> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].lost) return i;
    return no_row;
}
constexpr std::size_t row_without_form(std::span<row const> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!rows[i].member.empty() && !rows[i].lost && !rows[i].has_inner && !rows[i].counts &&
            needs_form(*rows[i].held->kind))
            return i;
    return no_row;
}

// Name and arguments are what a compiler prints beside the sentence; rows are counted from 0.
template <class Form, std::size_t Row>
struct row_names_a_member {
    static_assert(Row == no_row,
                  "treaty: this row of the form names a member that its struct does not have");
    static constexpr bool passes = Row == no_row;
};
template <class Form, std::size_t Row>
struct row_says_its_form {
    static_assert(Row == no_row,
                  "treaty: this row of the form holds a struct; say its form with .as<...>()");
    static constexpr bool passes = Row == no_row;
};

template <class Form>
constexpr table make_table() {
    (void)row_names_a_member<Form, row_without_member(resolved<Form>.all)>::passes;
    (void)row_says_its_form<Form, row_without_form(resolved<Form>.all)>::passes;
    return {&reflect::type_of<typename Form::type>, resolved<Form>.all};
}

}  // namespace detail

}  // namespace treaty::form
