// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/document/listing.hpp>

#include <algorithm>
#include <cstdint>

namespace treaty::document {
namespace detail {

inline constexpr std::size_t listing_columns = 100;

inline std::string padded(std::string_view text, std::size_t width) {
    std::string out{text};
    if (out.size() < width) out.append(width - out.size(), ' ');
    return out;
}

// Appends words that start at `indent`, broken at blanks where a line would grow too long.
inline void append_wrapped(std::string& out, std::string_view words, std::size_t indent) {
    std::size_t column = indent;
    while (!words.empty()) {
        std::size_t const end = std::min(words.find(' '), words.size());
        if (column > indent && column + 1 + end > listing_columns) {
            out.append("\n").append(indent, ' ');
            column = indent;
        }
        if (column > indent) {
            out.push_back(' ');
            ++column;
        }
        out.append(words.substr(0, end));
        column += end;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    out.push_back('\n');
}

inline std::string count_words(reflect::type const& kind) {
    if (kind.most == 0) return kind.least == 0 ? "" : "at least " + std::to_string(kind.least);
    if (kind.least == kind.most) return std::to_string(kind.most);
    if (kind.least == 0) return "at most " + std::to_string(kind.most);
    return std::to_string(kind.least) + " to " + std::to_string(kind.most);
}

inline std::string number_words(reflect::type const& kind) {
    if (kind.shape == reflect::shape::identifier)
        return kind.bytes == 8 ? "number of up to 19 digits" : "number of up to 10 digits";
    std::string words{"whole number, "};
    if (!kind.is_signed)
        return words.append("0 to ").append(
            std::to_string(~std::uint64_t{0} >> (64U - 8U * kind.bytes)));
    auto const high = static_cast<std::int64_t>(~std::uint64_t{0} >> (65U - 8U * kind.bytes));
    return words.append(std::to_string(-high - 1)).append(" to ").append(std::to_string(high));
}

inline std::string bare_words(reflect::type const& kind);

inline bool is_spelled_out(reflect::type const& kind) {
    return kind.shape == reflect::shape::structure || kind.shape == reflect::shape::enumeration;
}

// Within the words of a list or map: "sku (text, 1 to 64 bytes)".
inline std::string element_words(reflect::type const& kind) {
    if (kind.name.empty()) return bare_words(kind);
    std::string words{kind.name};
    if (!is_spelled_out(kind)) words.append(" (").append(bare_words(kind)).append(")");
    return words;
}

// What a type is made of, without its own name.
inline std::string bare_words(reflect::type const& kind) {
    using reflect::shape;
    std::string const count = count_words(kind);
    switch (kind.shape) {
        case shape::boolean: return "true or false";
        case shape::integer:
        case shape::identifier: return number_words(kind);
        case shape::decimal:
            return "decimal, " + std::to_string(kind.digits - kind.places) + " digits before and " +
                   std::to_string(kind.places) + " after the point";
        case shape::text: return count.empty() ? "text" : "text, " + count + " bytes";
        case shape::instant: return "instant";
        case shape::date: return "date";
        case shape::enumeration: return "enumeration";
        case shape::optional: return bare_words(*kind.element);
        case shape::list:
            return "list of " + count + (count.empty() ? "" : " ") + element_words(*kind.element);
        case shape::map:
            return "map of " + (kind.key != nullptr ? element_words(*kind.key) : "text") + " to " +
                   element_words(*kind.element);
        case shape::structure: return "object";
    }
    return {};
}

// The structs and enumerations that are spelled out once, in order of first use.
class type_book {
public:
    void collect(reflect::type const& kind) {
        if (kind.element != nullptr) collect(*kind.element);
        if (kind.key != nullptr) collect(*kind.key);
        if (!is_spelled_out(kind)) return;
        if (std::find(types_.begin(), types_.end(), &kind) != types_.end()) return;
        types_.push_back(&kind);
        for (reflect::member const& one : kind.members) collect(*one.kind);
    }
    // As collect, without the struct itself: a request is spelled out where it stands.
    void collect_members(reflect::type const& kind) {
        for (reflect::member const& one : kind.members) collect(*one.kind);
    }
    [[nodiscard]] std::vector<reflect::type const*> sorted() const {
        // Not std::stable_sort: with clang, libstdc++ warns of its own insides there.
        std::vector<reflect::type const*> all;
        for (reflect::type const* one : types_)
            all.insert(
                std::upper_bound(all.begin(), all.end(), one,
                                 [](auto const* a, auto const* b) { return a->name < b->name; }),
                one);
        return all;
    }

private:
    std::vector<reflect::type const*> types_;
};

inline void append_members(std::string& out, reflect::type const& kind, std::size_t indent) {
    if (kind.members.empty()) out.append(indent, ' ').append("(no members)\n");
    std::size_t width = 0;
    for (reflect::member const& one : kind.members) width = std::max(width, one.wire_name.size());
    for (reflect::member const& one : kind.members) {
        out.append(indent, ' ').append(padded(one.wire_name, width)).append("  ");
        out.append(one.required ? "required  " : "optional  ");
        std::string words = type_words(*one.kind);
        if (one.secret) words.append(" (secret: never shown)");
        append_wrapped(out, words, indent + width + 12);
    }
}

inline void append_types(std::string& out, type_book const& book) {
    for (reflect::type const* one : book.sorted()) {
        out.append("\n  ").append(one->name).append("\n");
        if (one->shape == reflect::shape::structure) {
            append_members(out, *one, 4);
            continue;
        }
        std::string words{"one of "};
        for (reflect::enumerator const& each : one->enumerators)
            words.append(words.back() == ' ' ? "" : ", ").append(each.wire_name);
        out.append(4, ' ');
        append_wrapped(out, words, 4);
    }
}

inline std::string_view words_of(fault_nature nature) {
    switch (nature) {
        case fault_nature::not_found: return "not found";
        case fault_nature::conflict: return "conflict ";
        case fault_nature::rejected: return "rejected ";
    }
    return "rejected ";
}

inline void append_operation(std::string& out, operation_row const& one) {
    out.append("\n").append(padded(one.name, 40)).append(name_of(one.safety)).append("\n");
    if (!one.summary.empty()) append_wrapped(out.append("  "), one.summary, 2);
    out.append("  request\n");
    append_members(out, *one.request.type, 4);
    out.append("  response\n");
    append_members(out, *one.response.type, 4);
    if (one.faults.empty()) out.append("  no faults\n");
    if (!one.faults.empty()) out.append("  faults\n");
    std::size_t width = 0;
    for (fault_kind const* fault : one.faults) width = std::max(width, fault->name.size());
    for (fault_kind const* fault : one.faults) {
        out.append("    ").append(padded(fault->name, width)).append("  ");
        out.append(words_of(fault->nature)).append("  ");
        append_wrapped(out, fault->title, width + 17);
    }
}

inline void collect_all(type_book& book, operation_row const& one) {
    book.collect_members(*one.request.type);
    book.collect_members(*one.response.type);
    for (fault_kind const* fault : one.faults) book.collect(*fault->type);
}

inline void append_head(std::string& out, service_row const& one) {
    out.append(one.name).append(" ").append(std::to_string(one.version.major)).append(".");
    out.append(std::to_string(one.version.minor)).append(", ");
    out.append(std::to_string(one.operations.size()));
    out.append(one.operations.size() == 1 ? " operation, called by " : " operations, called by ");
    out.append(one.viewpoint == viewpoint::outbound ? "us on the other side"
                                                    : "the other side on us");
    out.append("\n");
}

}  // namespace detail

TREATY_INLINE std::string type_words(reflect::type const& kind) {
    using reflect::shape;
    if (kind.shape == shape::optional) return type_words(*kind.element);
    if (kind.name.empty()) return detail::bare_words(kind);
    std::string words{kind.name};
    if (detail::is_spelled_out(kind)) return words;
    return words.append(": ").append(detail::bare_words(kind));
}

TREATY_INLINE std::string overview(std::span<service_row const> services) {
    std::string out;
    for (service_row const& service : services) {
        if (!out.empty()) out.push_back('\n');
        detail::append_head(out, service);
        for (operation_row const& one : service.operations) {
            out.append("  ").append(detail::padded(one.name, 26));
            out.append(detail::padded(name_of(one.safety), 12));
            detail::append_wrapped(out, one.summary, 40);
        }
    }
    return out;
}

TREATY_INLINE std::string listing(std::span<service_row const> services) {
    std::string out;
    detail::type_book book;
    for (service_row const& service : services) {
        if (!out.empty()) out.push_back('\n');
        detail::append_head(out, service);
        for (operation_row const& one : service.operations) {
            detail::append_operation(out, one);
            detail::collect_all(book, one);
        }
    }
    out.append("\ntypes\n");
    detail::append_types(out, book);
    return out;
}

TREATY_INLINE std::string listing(service_row const& service, operation_row const& operation) {
    std::string out;
    out.append("/").append(service.name).append("/").append(operation.name).append("\n");
    detail::append_operation(out, operation);
    detail::type_book book;
    detail::collect_all(book, operation);
    out.append("\ntypes\n");
    detail::append_types(out, book);
    return out;
}

TREATY_INLINE std::string markdown(service_row const& service) {
    std::string out{"# "};
    out.append(service.name).append("\n\n```text\n").append(listing({&service, 1}));
    return out.append("```\n");
}

}  // namespace treaty::document
