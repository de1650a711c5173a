// SPDX-License-Identifier: BSL-1.0
#include "format_laws.hpp"

#include "../support/catch.hpp"

#include <treaty/reflect/digest.hpp>
#include <treaty/testing/values.hpp>

#include <algorithm>

namespace laws {
namespace {

using support::contract_type;
using support::tree;
using treaty::problem_kind;
using treaty::problem_list;
using treaty::reflect::shape;
using treaty::reflect::type;

struct reading {
    std::shared_ptr<void> value;
    bool good;
    problem_list problems;
};
reading read(format_under_test const& tested, contract_type const& type, std::string_view bytes) {
    reading made{type.make(), false, problem_list{}};
    made.good = tested.format->read(*type.kind, made.value.get(), bytes, {}, made.problems);
    return made;
}

std::string written(format_under_test const& tested, contract_type const& type, void const* value) {
    std::string text;
    tested.format->write(*type.kind, value, text);
    return text;
}

// The message reads, or fails with this kind of problem at this path.
void check_accepted(format_under_test const& tested, contract_type const& type, tree const& what) {
    std::string const text = tested.encode(what, *type.kind, {});
    auto const found = read(tested, type, text);
    if (!found.good) FAIL_CHECK("refused: " << to_string(found.problems) << "\n" << text);
}
void check_refused(format_under_test const& tested, contract_type const& type, tree const& what,
                   std::string_view path, std::initializer_list<problem_kind> kinds) {
    std::string const text = tested.encode(what, *type.kind, {});
    auto const found = read(tested, type, text);
    bool const named =
        std::any_of(found.problems.begin(), found.problems.end(), [&](auto const& one) {
            return one.path == path &&
                   std::find(kinds.begin(), kinds.end(), one.kind) != kinds.end();
        });
    if (found.good)
        FAIL_CHECK("accepted, at " << path << ": " << text);
    else if (!named)
        FAIL_CHECK("no such problem at " << path << ": " << to_string(found.problems) << "\n"
                                         << text);
    else if (found.problems.size() != 1)
        FAIL_CHECK("one mistake and several problems: " << to_string(found.problems));
}

void add_sites(std::vector<site>& to, format_under_test const& tested, tree& at, type const& kind,
               std::string const& path) {
    type const& held = kind.shape == shape::optional ? *kind.element : kind;
    to.push_back({&at, &held, path});
    std::size_t index = 0;
    for (auto& [name, part] : at.parts) {
        if (held.shape == shape::list)
            add_sites(to, tested, part, *held.element, path + tested.item(index));
        if (held.shape == shape::map)
            add_sites(to, tested, part, *held.element, path + tested.entry(index, name));
        ++index;
        if (held.shape != shape::structure) continue;
        for (auto const& one : held.members)
            if (one.wire_name == name)
                add_sites(to, tested, part, *one.kind, path + tested.member(name));
    }
}

struct bound {
    tree value;
    bool fits;
};

void text_bounds(std::vector<bound>& to, type const& kind) {
    if (kind.most != 0) {
        to.push_back({tree::text(std::string(kind.most, 'x')), true});
        to.push_back({tree::text(std::string(kind.most + 1, 'x')), false});
    }
    if (kind.least != 0) {
        to.push_back({tree::text(std::string(kind.least, 'x')), true});
        to.push_back({tree::text(std::string(kind.least - 1, 'x')), false});
    }
}
void integer_bounds(std::vector<bound>& to, type const& kind) {
    using treaty::int128;
    int const bits = 8 * kind.bytes;
    auto const one = static_cast<int128>(1);
    int128 const low = kind.is_signed ? -(one << (bits - 1)) : 0;
    int128 const high = (one << (kind.is_signed ? bits - 1 : bits)) - 1;
    auto const number = [](int128 value) {
        treaty::decimal const large =
            treaty::decimal{static_cast<std::int64_t>(value / 1000)} * treaty::decimal{1000} +
            treaty::decimal{static_cast<std::int64_t>(value % 1000)};
        return tree::literal(large.str());
    };
    to.push_back({number(low), true});
    to.push_back({number(high), true});
    to.push_back({number(low - 1), false});
    to.push_back({number(high + 1), false});
}
void decimal_bounds(std::vector<bound>& to, type const& kind) {
    int const whole =
        std::min(kind.digits - kind.places, treaty::decimal::digits_max - kind.places);
    auto const nines = [](int count) { return std::string(static_cast<std::size_t>(count), '9'); };
    std::string const most =
        (whole == 0 ? "0" : nines(whole)) + (kind.places == 0 ? "" : "." + nines(kind.places));
    to.push_back({tree::literal(most), true});
    to.push_back({tree::literal("-" + most), true});
    std::string const one_more = (kind.places == 0 ? most + "." : most) + "9";
    to.push_back({tree::literal(one_more), false});
    if (kind.digits <= treaty::decimal::digits_max)
        to.push_back(
            {tree::literal("1" + std::string(static_cast<std::size_t>(whole), '0')), false});
}
std::vector<bound> bounds_of(site const& where) {
    std::vector<bound> made;
    switch (where.kind->shape) {
        case shape::text: text_bounds(made, *where.kind); break;
        case shape::integer:
        case shape::identifier: integer_bounds(made, *where.kind); break;
        case shape::decimal: decimal_bounds(made, *where.kind); break;
        case shape::list:
            // Very long lists are for the tests of the reader: here they would only take time.
            if (where.kind->most != 0 && where.kind->most <= 200 && !where.at->parts.empty()) {
                tree const item = where.at->parts.front().second;
                made.push_back({tree::list(std::vector<tree>(where.kind->most, item)), true});
                made.push_back({tree::list(std::vector<tree>(where.kind->most + 1, item)), false});
            }
            if (where.kind->least != 0) made.push_back({tree::list(), false});
            break;
        default: break;
    }
    return made;
}

}  // namespace

std::vector<site> sites_of(format_under_test const& tested, tree& root, type const& kind,
                           treaty::wire::operation_name const& operation) {
    std::vector<site> all;
    add_sites(all, tested, root, kind, tested.root(operation));
    return all;
}

tree full_tree(format_under_test const& tested, contract_type const& type, std::uint64_t seed) {
    treaty::random_source chance{seed};
    auto const value = type.make();
    treaty::testing::draw_options const all{.optional_percent = 100,
                                            .items_more = 1,
                                            .bytes_more = 6,
                                            .any_character = tested.any_character};
    treaty::testing::draw_into(*type.kind, value.get(), chance, all);
    return support::to_tree(*type.kind, value.get());
}

void what_is_written_is_read_back(format_under_test const& tested, contract_type const& type) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        INFO(type.name << ", seed " << seed);
        treaty::random_source chance{seed};
        auto const value = type.make();
        treaty::testing::draw_into(*type.kind, value.get(), chance,
                                   {.any_character = tested.any_character});
        std::string const text = written(tested, type, value.get());
        auto const again = read(tested, type, text);
        if (!again.good) FAIL("refused: " << to_string(again.problems) << "\n" << text);
        CHECK(treaty::reflect::digest(*type.kind, again.value.get()) ==
              treaty::reflect::digest(*type.kind, value.get()));
        CHECK(written(tested, type, again.value.get()) == text);
    }
}

void limits_let_through_and_refuse(format_under_test const& tested, contract_type const& type) {
    INFO(type.name);
    tree root = full_tree(tested, type, 1);
    for (site const& where : sites_of(tested, root, *type.kind))
        for (bound& one : bounds_of(where)) {
            exchanged const now{where, one.value};
            if (one.fits)
                check_accepted(tested, type, root);
            else
                check_refused(
                    tested, type, root, where.path,
                    {problem_kind::too_long, problem_kind::too_short, problem_kind::out_of_range});
        }
}

void wrong_types_are_refused(format_under_test const& tested, contract_type const& type) {
    INFO(type.name);
    tree root = full_tree(tested, type, 2);
    check_accepted(tested, type, root);
    for (site const& where : sites_of(tested, root, *type.kind))
        for (tree& one : tested.wrong_values(*where.kind)) {
            exchanged const now{where, one};
            check_refused(tested, type, root, where.path,
                          {problem_kind::wrong_type, problem_kind::not_a_value});
        }
}

void unknown_members_are_skipped_if_well_formed(format_under_test const& tested,
                                                contract_type const& type) {
    INFO(type.name);
    tree root = full_tree(tested, type, 3);
    tree something = tree::list({tree::text("a"), tree::object(), tree::literal("1")});
    for (site const& where : sites_of(tested, root, *type.kind)) {
        if (where.kind->shape != shape::structure) continue;
        tree with = *where.at;
        with.parts.emplace(with.parts.begin(), "someOtherMember", something);
        with.parts.emplace_back("oneMore", tree::text("b"));
        {
            exchanged const now{where, with};
            check_accepted(tested, type, root);
        }
        for (std::string const& broken : tested.broken_values) {
            with.parts.back().second = tree::literal(broken);
            exchanged const now{where, with};
            auto const found = read(tested, type, tested.encode(root, *type.kind, {}));
            CHECK_FALSE(found.good);
            CHECK(found.problems.size() == 1);
            CHECK(found.problems.front().kind == problem_kind::malformed);
        }
    }
}

void missing_members_are_named(format_under_test const& tested, contract_type const& type) {
    INFO(type.name);
    tree root = full_tree(tested, type, 4);
    for (site const& where : sites_of(tested, root, *type.kind)) {
        if (where.kind->shape != shape::structure) continue;
        for (auto const& one : where.kind->members) {
            tree without = *where.at;
            std::erase_if(without.parts,
                          [&](auto const& part) { return part.first == one.wire_name; });
            exchanged const now{where, without};
            std::string const path = where.path + tested.member(one.wire_name);
            if (one.required)
                check_refused(tested, type, root, path, {problem_kind::missing_member});
            else
                check_accepted(tested, type, root);
        }
    }
}

void doubled_members_are_refused(format_under_test const& tested, contract_type const& type) {
    INFO(type.name);
    tree root = full_tree(tested, type, 5);
    for (site const& where : sites_of(tested, root, *type.kind)) {
        if (where.at->kind != tree::form::object || where.at->parts.empty()) continue;
        for (std::size_t i = 0; i < where.at->parts.size(); ++i) {
            tree doubled = *where.at;
            std::size_t const last = doubled.parts.size();
            doubled.parts.push_back(doubled.parts[i]);
            std::string const& name = doubled.parts[i].first;
            std::string const path =
                where.path + (where.kind->shape == shape::map ? tested.entry_key(last, name)
                                                              : tested.member(name));
            exchanged const now{where, std::move(doubled)};
            check_refused(tested, type, root, path, {problem_kind::duplicate_member});
        }
    }
}

void cut_documents_are_refused(format_under_test const& tested, contract_type const& type) {
    INFO(type.name);
    std::string const text = tested.encode(full_tree(tested, type, 6), *type.kind, {});
    std::size_t const step = 1 + text.size() / 3000;
    for (std::size_t size = 0; size < text.size(); size += step) {
        // A copy of its own, so that a sanitizer sees a read past its end.
        std::vector<char> const cut(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size));
        auto const found = read(tested, type, {cut.data(), cut.size()});
        if (found.good || found.problems.empty()) FAIL("a cut document is accepted: " << size);
    }
    CHECK(read(tested, type, text).good);
}

void damaged_documents_do_no_harm(format_under_test const& tested, contract_type const& type) {
    std::string const text = tested.encode(full_tree(tested, type, 7), *type.kind, {});
    treaty::random_source chance{8};
    for (int round = 0; round < 400; ++round) {
        std::vector<char> bytes(text.begin(), text.end());
        for (std::uint64_t changes = 1 + chance.below(4); changes > 0 && !bytes.empty();
             --changes) {
            auto const at = static_cast<std::ptrdiff_t>(chance.below(bytes.size()));
            auto const other = static_cast<std::ptrdiff_t>(chance.below(bytes.size()));
            switch (chance.below(4)) {
                case 0:
                    bytes[static_cast<std::size_t>(at)] = static_cast<char>(chance.next());
                    break;
                case 1: bytes.erase(bytes.begin() + at); break;
                case 2:
                    bytes.insert(bytes.begin() + at, bytes[static_cast<std::size_t>(other)]);
                    break;
                default:
                    std::swap(bytes[static_cast<std::size_t>(at)],
                              bytes[static_cast<std::size_t>(other)]);
            }
        }
        auto const found = read(tested, type, {bytes.data(), bytes.size()});
        INFO(type.name << ", round " << round);
        CHECK(found.good == found.problems.empty());
        // What is accepted is a value like any other.
        if (found.good) {
            auto const again = read(tested, type, written(tested, type, found.value.get()));
            CHECK(again.good);
        }
    }
}

}  // namespace laws
