// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <treaty/core/decimal.hpp>
#include <treaty/core/excerpt.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/reflect/describe.hpp>
#include <treaty/wire/json/detail/integer.hpp>
#include <treaty/wire/json/lone_list.hpp>
#include <treaty/wire/json/reader.hpp>
#include <treaty/wire/json/scanner.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace treaty::json {
namespace detail {

using reflect::shape;
using reflect::type;

// The engine: one function a shape. Each returns false only when the document is broken and reading
// has to stop; a value that is merely wrong is reported, skipped, and reading goes on.
class reading {
public:
    reading(scanner& in, hot_lists hot, early_list* early) : in_(in), hot_(hot), early_(early) {}

    bool value(type const& kind, void* into, step const* where, std::size_t depth, bool secret) {
        switch (kind.shape) {
            case shape::boolean: return boolean(kind, into, where, depth, secret);
            case shape::integer: return integer(kind, into, where, depth, secret);
            case shape::identifier: return identifier(kind, into, where, depth, secret);
            case shape::decimal: return decimal_number(kind, into, where, depth, secret);
            case shape::text: return text(kind, into, where, depth, secret || kind.secret);
            case shape::instant:
            case shape::date: return time(kind, into, where, depth, secret);
            case shape::enumeration: return enumeration(kind, into, where, depth, secret);
            case shape::optional: return optional(kind, into, where, depth, secret);
            case shape::list: return list(kind, into, where, depth, secret);
            case shape::map: return map(kind, into, where, depth, secret);
            case shape::structure: return structure(kind, into, where, depth, secret);
        }
        return false;
    }

private:
    bool wrong(problem_kind problem, type const& kind, step const* where, std::size_t depth,
               bool secret) {
        in_.peek();
        std::size_t const from = in_.position();
        std::string found;
        if (!in_.skip_and_name(where, depth, secret, found)) return false;
        // Which struct the whole document is, the caller knows; its name would not help.
        bool const whole = where == nullptr && kind.shape == shape::structure;
        in_.report(problem, where, from, whole ? "an object" : describe(kind), std::move(found));
        return true;
    }
    bool wrong_type(type const& kind, step const* where, std::size_t depth, bool secret) {
        return wrong(problem_kind::wrong_type, kind, where, depth, secret);
    }
    // For a value that was read already: `shown` is what stood there.
    bool refuse(problem_kind problem, type const& kind, step const* where, std::size_t from,
                bool secret, std::string_view what, std::string_view shown) {
        std::string found{what};
        if (!secret) found.append(" ").append(excerpt(shown));
        in_.report(problem, where, from, describe(kind), std::move(found));
        return true;
    }
    bool refuse_text(problem_kind problem, type const& kind, step const* where, std::size_t from,
                     bool secret, std::string_view shown) {
        std::string found{"text"};
        if (!secret) found.append(" \"").append(excerpt(shown)).append("\"");
        in_.report(problem, where, from, describe(kind), std::move(found));
        return true;
    }

    bool boolean(type const& kind, void* into, step const* where, std::size_t depth, bool secret) {
        char const first = in_.peek();
        if (first != 't' && first != 'f') return wrong_type(kind, where, depth, secret);
        *static_cast<bool*>(into) = first == 't';
        return in_.literal(first == 't' ? "true" : "false", where);
    }

    bool integer(type const& kind, void* into, step const* where, std::size_t depth, bool secret) {
        char const first = in_.peek();
        if (first != '-' && !is_digit(first)) return wrong_type(kind, where, depth, secret);
        std::size_t const from = in_.position();
        std::string_view digits;
        bool whole = false;
        if (!in_.number(digits, whole, where)) return false;
        if (!whole)
            return refuse(problem_kind::wrong_type, kind, where, from, secret, "number", digits);
        return store(kind, into, digits, where, from, secret);
    }
    bool store(type const& kind, void* into, std::string_view digits, step const* where,
               std::size_t from, bool secret) {
        integer_text const read = to_integer(kind, digits);
        if (read.too_large)
            return refuse(problem_kind::out_of_range, kind, where, from, secret, "number", digits);
        reflect::store_integer(kind, into, read.value);
        return true;
    }

    bool identifier(type const& kind, void* into, step const* where, std::size_t depth,
                    bool secret) {
        if (kind.bytes != 8 || in_.peek() != '"') return integer(kind, into, where, depth, secret);
        std::size_t const from = in_.position();
        raw_text raw;
        if (!in_.text(raw, where)) return false;
        std::string_view const digits = scanner::decode(raw, storage_);
        if (!is_whole_number(digits))
            return refuse_text(problem_kind::not_a_value, kind, where, from, secret, digits);
        return store(kind, into, digits, where, from, secret);
    }

    bool decimal_number(type const& kind, void* into, step const* where, std::size_t depth,
                        bool secret) {
        char const first = in_.peek();
        if (first != '-' && !is_digit(first)) return wrong_type(kind, where, depth, secret);
        std::size_t const from = in_.position();
        std::string_view digits;
        bool whole = false;
        if (!in_.number(digits, whole, where)) return false;
        auto const read = decimal::parse(digits);
        if (!read || read->scale() > kind.places ||
            read->whole_digits() > kind.digits - kind.places)
            return refuse(problem_kind::out_of_range, kind, where, from, secret, "number", digits);
        *static_cast<decimal*>(into) = *read;
        return true;
    }

    bool text(type const& kind, void* into, step const* where, std::size_t depth, bool secret) {
        if (in_.peek() != '"') return wrong_type(kind, where, depth, secret);
        std::size_t const from = in_.position();
        raw_text raw;
        if (!in_.text(raw, where)) return false;
        std::string_view const read = scanner::decode(raw, storage_);
        if (kind.most != 0 && read.size() > kind.most)
            return wrong_length(problem_kind::too_long, kind, where, from, read.size(), "bytes");
        if (read.size() < kind.least)
            return wrong_length(problem_kind::too_short, kind, where, from, read.size(), "bytes");
        kind.assign(into, read);
        return true;
    }
    bool wrong_length(problem_kind problem, type const& kind, step const* where, std::size_t from,
                      std::size_t size, std::string_view unit) {
        in_.report(problem, where, from, describe(kind),
                   std::to_string(size) + " " + std::string{unit});
        return true;
    }

    bool time(type const& kind, void* into, step const* where, std::size_t depth, bool secret) {
        if (in_.peek() != '"') return wrong_type(kind, where, depth, secret);
        std::size_t const from = in_.position();
        raw_text raw;
        if (!in_.text(raw, where)) return false;
        std::string_view const read = scanner::decode(raw, storage_);
        if (kind.shape == shape::instant) {
            if (auto const at = instant::parse(read))
                return *static_cast<instant*>(into) = *at, true;
        } else if (auto const day = date::parse(read)) {
            return *static_cast<date*>(into) = *day, true;
        }
        return refuse_text(problem_kind::not_a_value, kind, where, from, secret, read);
    }

    bool enumeration(type const& kind, void* into, step const* where, std::size_t depth,
                     bool secret) {
        if (in_.peek() != '"') return wrong_type(kind, where, depth, secret);
        std::size_t const from = in_.position();
        raw_text raw;
        if (!in_.text(raw, where)) return false;
        std::string_view const read = scanner::decode(raw, storage_);
        for (reflect::enumerator const& one : kind.enumerators)
            if (one.wire_name == read) return reflect::store_integer(kind, into, one.value), true;
        return refuse_text(problem_kind::not_a_value, kind, where, from, secret, read);
    }

    bool optional(type const& kind, void* into, step const* where, std::size_t depth, bool secret) {
        if (in_.peek() == 'n') {
            std::size_t const from = in_.position();
            if (!in_.literal("null", where)) return false;
            in_.report(problem_kind::wrong_type, where, from,
                       describe(kind) + ", or no such member", "null");
            return true;
        }
        return value(*kind.element, kind.engage(into), where, depth, secret);
    }

    bool list(type const& kind, void* into, step const* where, std::size_t depth, bool secret) {
        if (in_.peek() != '[') return wrong_type(kind, where, depth, secret);
        std::size_t const from = in_.position();
        if (!in_.deep_enough(where, depth)) return false;
        in_.take('[', where);
        step here{where, {}, 0, true};
        hot_list const* const hot = hot_.empty() ? nullptr : find_hot(hot_, kind);
        if (!in_.take_if(']')) {
            bool const fast = hot != nullptr && depth + hot->depth < in_.limits().depth_max;
            bool more =
                early_ == nullptr || !read_before(fast, into, here.index) || in_.take_if(',');
            while (more) {
                if (fast && read_hot(*hot, kind, into, here.index) && !in_.take_if(',')) break;
                if (here.index >= in_.limits().items_max)
                    return in_.exceeded(
                        where, "at most " + std::to_string(in_.limits().items_max) + " items");
                bool const kept = kind.most == 0 || here.index < kind.most;
                if (!(kept ? value(*kind.element, kind.append(into), &here, depth + 1, secret)
                           : in_.skip(&here, depth + 1)))
                    return false;
                ++here.index;
                more = in_.take_if(',');
            }
            if (!in_.take_if(']')) return in_.malformed(where, "',' or ']'");
        }
        if (kind.most != 0 && here.index > kind.most)
            return wrong_length(problem_kind::too_long, kind, where, from, here.index, "items");
        if (here.index < kind.least)
            return wrong_length(problem_kind::too_short, kind, where, from, here.index, "items");
        return true;
    }

    // Takes what was read of this list while the document arrived. False if there is none.
    bool read_before(bool fast, void* into, std::size_t& count) {
        in_.peek();
        if (!early_->settle(into, fast ? in_.position() : ~std::size_t{0})) return false;
        in_.advance(early_->bytes);
        count += early_->count;
        return true;
    }
    // False if none was taken.
    bool read_hot(hot_list const& hot, type const& kind, void* into, std::size_t& count) {
        std::size_t const most = kind.most == 0
                                     ? in_.limits().items_max
                                     : std::min<std::size_t>(kind.most, in_.limits().items_max);
        if (count >= most) return false;
        hot::progress const taken = hot.read(into, in_.rest(), most - count, in_.limits());
        in_.advance(taken.bytes);
        count += taken.count;
        return taken.count != 0;
    }

    // Reads a member's name and the colon. The view is in the document or in `storage`.
    bool name(step const* where, std::string& storage, std::string_view& found, std::size_t& from,
              bool& escaped) {
        in_.peek();
        from = in_.position();
        raw_text raw;
        if (!in_.text(raw, where)) return false;
        found = scanner::decode(raw, storage);
        escaped = raw.escaped;
        step const here{where, found};
        return in_.take(':', &here);
    }

    bool map(type const& kind, void* into, step const* where, std::size_t depth, bool secret) {
        if (in_.peek() != '{') return wrong_type(kind, where, depth, secret);
        if (!in_.deep_enough(where, depth)) return false;
        in_.take('{', where);
        if (in_.take_if('}')) return true;
        std::size_t count = 0;
        std::string storage;
        do {
            std::string_view key;
            std::size_t from = 0;
            bool escaped = false;
            if (!name(where, storage, key, from, escaped)) return false;
            if (++count > in_.limits().members_max)
                return in_.exceeded(
                    where, "at most " + std::to_string(in_.limits().members_max) + " members");
            step const here{where, key};
            void* place = nullptr;
            if (kind.key->most != 0 && key.size() > kind.key->most)
                wrong_length(problem_kind::too_long, *kind.key, &here, from, key.size(), "bytes");
            else if (key.size() < kind.key->least)
                wrong_length(problem_kind::too_short, *kind.key, &here, from, key.size(), "bytes");
            else if ((place = kind.insert(into, key)) == nullptr)
                in_.report(problem_kind::duplicate_member, &here, from, "each name once",
                           "it again");
            if (!(place != nullptr ? value(*kind.element, place, &here, depth + 1, secret)
                                   : in_.skip(&here, depth + 1)))
                return false;
        } while (in_.take_if(','));
        return in_.take_if('}') || in_.malformed(where, "',' or '}'");
    }

    // Members usually come in the order of declaration, so the one after the last is tried first.
    static std::size_t find(type const& kind, std::string_view name,
                            std::size_t expected) noexcept {
        std::size_t const count = kind.members.size();
        if (expected < count && kind.members[expected].wire_name == name) return expected;
        for (std::size_t i = 0; i < count; ++i)
            if (kind.members[i].wire_name == name) return i;
        return count;
    }

    bool structure(type const& kind, void* into, step const* where, std::size_t depth,
                   bool secret) {
        if (in_.peek() != '{') return wrong_type(kind, where, depth, secret);
        std::size_t const start = in_.position();
        if (!in_.deep_enough(where, depth)) return false;
        in_.take('{', where);
        std::uint64_t seen = 0;  // a struct has at most 54 members
        if (!in_.take_if('}') && !members(kind, into, where, depth, secret, seen)) return false;
        for (std::size_t i = 0; i < kind.members.size(); ++i) {
            reflect::member const& one = kind.members[i];
            if (!one.required || (seen >> i & 1U) != 0) continue;
            step const here{where, one.wire_name};
            in_.report(problem_kind::missing_member, &here, start, describe(*one.kind), "nothing");
        }
        return true;
    }
    bool members(type const& kind, void* into, step const* where, std::size_t depth, bool secret,
                 std::uint64_t& seen) {
        scanner::names unknown{in_};
        std::string storage;
        std::size_t next = 0;
        do {
            std::string_view wire_name;
            std::size_t from = 0;
            bool escaped = false;
            if (!name(where, storage, wire_name, from, escaped)) return false;
            step const here{where, wire_name};
            std::size_t const at = find(kind, wire_name, next);
            bool const known = at < kind.members.size();
            bool const again = known ? (seen >> at & 1U) != 0 : !unknown.add(wire_name, escaped);
            if (again)
                in_.report(problem_kind::duplicate_member, &here, from, "each name once",
                           "it again");
            if (unknown.count() > in_.limits().members_max)
                return in_.exceeded(
                    where, "at most " + std::to_string(in_.limits().members_max) + " members");
            if (known && !again) {
                seen |= std::uint64_t{1} << at;
                next = at + 1;
                reflect::member const& one = kind.members[at];
                if (!value(*one.kind, reflect::writable(one.place(into)), &here, depth + 1,
                           secret || one.secret))
                    return false;
            } else if (!in_.skip(&here, depth + 1)) {
                return false;
            }
        } while (in_.take_if(','));
        return in_.take_if('}') || in_.malformed(where, "',' or '}'");
    }

    scanner& in_;
    hot_lists hot_;
    early_list* early_;
    std::string storage_;
};

inline bool small_enough(std::string_view document, message_limits const& limits,
                         problem_list& problems) {
    if (document.size() <= limits.body_bytes_max) return true;
    problems.add({problem_kind::limit_exceeded,
                  {},
                  limits.body_bytes_max,
                  "at most " + std::to_string(limits.body_bytes_max) + " bytes",
                  std::to_string(document.size()) + " bytes"});
    return false;
}

}  // namespace detail

TREATY_INLINE bool read(reflect::type const& kind, void* into, std::string_view document,
                        message_limits const& limits, problem_list& problems, hot_lists hot,
                        early_list* early) {
    if (!detail::small_enough(document, limits, problems)) return false;
    early_list lone;
    if (early == nullptr && !hot.empty()) {
        if (detail::read_lone_list(kind, into, document, limits, hot, lone))
            return problems.empty();
        early = &lone;
    }
    scanner in{document, limits, problems};
    detail::reading engine{in, hot, early};
    bool const whole = engine.value(kind, into, nullptr, 0, false) && in.finish();
    if (early != nullptr) early->settle(nullptr, 0);
    return whole && problems.empty();
}

TREATY_INLINE bool check(std::string_view document, message_limits const& limits,
                         problem_list& problems) {
    if (!detail::small_enough(document, limits, problems)) return false;
    scanner in{document, limits, problems};
    bool const whole = in.skip(nullptr, 0) && in.finish();
    return whole && problems.empty();
}

}  // namespace treaty::json
