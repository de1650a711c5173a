// SPDX-License-Identifier: BSL-1.0
// A message as a tree that tests can bend into shapes no writer would write: a member dropped,
// given another type, doubled. Each format encodes it in its own way: JSON as it stands, XML by the
// type that it would have, because there a list and a map are told apart by it.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/type.hpp>

#include <string>
#include <utility>
#include <vector>

namespace treaty::testing {

struct tree {
    enum class form { literal, text, list, object };
    form kind = form::literal;
    std::string word = "null";                        // literal: as it stands; text: its value
    std::vector<std::pair<std::string, tree>> parts;  // object: by name; list: unnamed
    bool fixed = false;  // what a test is about: shrinking leaves it where and as it is

    static tree literal(std::string word) { return {form::literal, std::move(word), {}, false}; }
    static tree text(std::string word) { return {form::text, std::move(word), {}, false}; }
    static tree list(std::vector<tree> items = {}) {
        tree made{form::list, {}, {}, false};
        for (tree& one : items) made.parts.emplace_back("", std::move(one));
        return made;
    }
    static tree object() { return {form::object, {}, {}, false}; }
};

// A value as its writer would put it: optional members without a value are left out.
tree to_tree(reflect::type const& kind, void const* from);
std::string to_json(tree const& what);
// What stands between the tags. `kind` is null where no member reads it.
std::string to_xml(tree const& what, reflect::type const* kind);

}  // namespace treaty::testing

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/testing/tree.ipp>
#endif
