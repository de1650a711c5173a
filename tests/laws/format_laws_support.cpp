// SPDX-License-Identifier: BSL-1.0
#include "format_laws.hpp"

#include "../support/catch.hpp"

#include <treaty/reflect/digest.hpp>
#include <treaty/testing/cases.hpp>
#include <treaty/testing/deviations.hpp>
#include <treaty/testing/values.hpp>

#include <algorithm>

namespace laws {
namespace {

using support::contract_type;
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

}  // namespace

tree full_tree(format_under_test const& tested, contract_type const& type, std::uint64_t seed) {
    treaty::random_source chance{seed};
    auto const value = type.make();
    treaty::testing::draw_options const all{.optional_percent = 100,
                                            .items_more = 1,
                                            .bytes_more = 6,
                                            .any_character = tested.any_character};
    treaty::testing::draw_into(*type.kind, value.get(), chance, all);
    return treaty::testing::to_tree(*type.kind, value.get());
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
        for (treaty::testing::bound& one : treaty::testing::bounds_of(where)) {
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

void deviations_are_as_labelled(format_under_test const& tested, contract_type const& type) {
    using treaty::testing::deviating_message;
    treaty::testing::deviating_messages broken{tested, {}, type.value, 9};
    REQUIRE(broken.possible());
    for (int round = 0; round < 600; ++round) {
        deviating_message const one = broken.next();
        INFO(type.name << ", round " << round << ": " << name_of(one.what) << " at " << one.path
                       << ": " << one.words << "\n"
                       << one.bytes.substr(0, 4000));
        auto const found = read(tested, type, one.bytes);
        INFO(to_string(found.problems));
        if (found.good != treaty::testing::passes(one.what)) FAIL_CHECK("not the right verdict");
        if (found.good) continue;
        if (!one.kinds.empty() && std::find(one.kinds.begin(), one.kinds.end(),
                                            found.problems.front().kind) == one.kinds.end())
            FAIL_CHECK("another kind");
        if (one.path_is_told && found.problems.front().path != one.path) FAIL_CHECK("elsewhere");
        if (one.path_is_told && found.problems.size() != 1) FAIL_CHECK("several problems");
    }
}

void corner_cases_are_read_back(format_under_test const& tested, contract_type const& type) {
    std::size_t index = 0;
    for (auto const& one :
         treaty::testing::cases(type.value, 10, 30, {.any_character = tested.any_character})) {
        INFO(type.name << ", case " << index++);
        std::string const text = written(tested, type, one.get());
        auto const again = read(tested, type, text);
        if (!again.good) FAIL("refused: " << to_string(again.problems) << "\n" << text);
        CHECK(treaty::reflect::digest(*type.kind, again.value.get()) ==
              treaty::reflect::digest(*type.kind, one.get()));
        // The tree is a second writer; readers take both for the same.
        auto const by_tree =
            read(tested, type,
                 tested.encode(treaty::testing::to_tree(*type.kind, one.get()), *type.kind, {}));
        if (!by_tree.good) FAIL("refused as a tree: " << to_string(by_tree.problems));
        CHECK(treaty::reflect::digest(*type.kind, by_tree.value.get()) ==
              treaty::reflect::digest(*type.kind, one.get()));
    }
}

}  // namespace laws
