// SPDX-License-Identifier: BSL-1.0
// From the message of an exported contract to the tables that engines walk.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/document/detail/exported.hpp>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace treaty::document::detail {

// The message, which the tables point into, and the tables.
class imported {
public:
    exported_service text;
    service_row table;

    // True if there was no problem.
    bool build(problem_list& problems) {
        if (text.treaty_contract != exported_format) {
            problems.add({problem_kind::not_a_value, "/treatyContract", 0,
                          std::to_string(exported_format), std::to_string(text.treaty_contract)});
            return false;
        }
        for (auto const& [name, one] : text.types) names_.emplace(name, nullptr);
        table = {text.service,
                 {text.version.major, text.version.minor},
                 static_cast<viewpoint>(text.viewpoint),
                 {}};
        for (std::size_t i = 0; i < text.operations.size(); ++i)
            operation(text.operations[i], "/operations/" + std::to_string(i), problems);
        return problems.empty();
    }

    imported() = default;
    imported(imported const&) = delete;
    imported& operator=(imported const&) = delete;

private:
    // Members and items of one message, all written out; far beyond any contract, and it bounds
    // what a comparison walks.
    static constexpr std::size_t size_max = 200'000;
    static constexpr int depth_max = 64;

    struct at {
        std::string const& path;
        problem_list& problems;
        void refuse(std::string const& below, std::string expected, std::string found) const {
            problems.add({problem_kind::not_a_value, path + below, 0, std::move(expected),
                          std::move(found)});
        }
    };

    void operation(exported_operation const& one, std::string const& path, problem_list& problems) {
        at const here{path, problems};
        operation_row row{text.service, text.version.major, one.name, {}, {}, {}, {}, {}, {}};
        if (one.summary) row.summary = *one.summary;
        if (one.streamed) row.streamed = *one.streamed;
        row.safety = static_cast<safety>(one.safety);
        row.request.type = structure(one.request, here, "/request");
        row.response.type = structure(one.response, here, "/response");
        auto& kinds = fault_lists_.emplace_back();
        for (std::size_t i = 0; i < one.faults.size(); ++i) {
            exported_fault const& fault = one.faults[i];
            fault_kind& made = faults_.emplace_back();
            made.type = structure(fault.type, here, "/faults/" + std::to_string(i) + "/type");
            made.name = fault.name;
            made.title = fault.title;
            made.nature = static_cast<fault_nature>(fault.nature);
            kinds.push_back(&made);
        }
        row.faults = kinds;
        table.operations.push_back(row);
    }

    reflect::type const* structure(std::string const& name, at const& here,
                                   std::string const& below) {
        reflect::type const* const found = type_called(name, here, below, 0);
        if (found != nullptr && found->shape != reflect::shape::structure)
            here.refuse(below, "the name of a structure", name);
        if (found != nullptr && size_of(*found) >= size_max)
            here.refuse(below, "a structure of less than " + std::to_string(size_max) + " parts",
                        name);
        return found;
    }

    // Null after a problem was told.
    reflect::type* type_called(std::string const& name, at const& here, std::string const& below,
                               int depth) {
        auto const there = text.types.find(name);
        if (there == text.types.end()) {
            here.refuse(below, "the name of a type in /types", "'" + name + "'");
            return nullptr;
        }
        if (depth > depth_max) {
            here.refuse(below, "a type that does not hold itself", "'" + name + "'");
            return nullptr;
        }
        reflect::type*& known = names_[name];
        if (known != nullptr) return known;
        std::string const path = "/types/" + name;
        at const inside{path, here.problems};
        reflect::type made;
        if (!fill(made, there->second, inside, depth + 1)) return nullptr;
        known = &types_.emplace_back(made);
        if (levels_of(*known) > depth_max) {
            here.refuse(below, "at most " + std::to_string(depth_max) + " levels", "more");
            return nullptr;
        }
        return known;
    }

    bool fill(reflect::type& made, exported_type const& from, at const& here, int depth) {
        using reflect::shape;
        made.shape = static_cast<shape>(from.shape);
        if (from.name) made.name = *from.name;
        made.least = from.least.value_or(0);
        made.most = from.most.value_or(0);
        made.digits = from.digits.value_or(0);
        made.places = from.places.value_or(0);
        made.bytes = from.bytes.value_or(0);
        made.is_signed = from.is_signed.value_or(false);
        made.secret = made.holds_secret = from.secret.value_or(false);
        switch (made.shape) {
            case shape::integer:
            case shape::identifier:
                if (made.bytes == 1 || made.bytes == 2 || made.bytes == 4 || made.bytes == 8)
                    return true;
                here.refuse("/bytes", "1, 2, 4 or 8", std::to_string(made.bytes));
                return false;
            case shape::decimal:
                if (made.digits > 0 && made.places <= made.digits) return true;
                here.refuse("/digits", "more digits than places", std::to_string(made.digits));
                return false;
            case shape::enumeration: return enumerators(made, from);
            case shape::list: return element(made, from, here, depth);
            case shape::map: return map(made, from, here, depth);
            case shape::structure: return members(made, from, here, depth);
            default: return true;
        }
    }
    bool enumerators(reflect::type& made, exported_type const& from) {
        auto& all = enumerators_.emplace_back();
        for (std::string const& one : from.values)
            all.push_back({one, static_cast<std::int64_t>(all.size())});
        made.enumerators = all;
        return true;
    }
    bool element(reflect::type& made, exported_type const& from, at const& here, int depth) {
        made.element = type_called(from.element.value_or(""), here, "/element", depth);
        if (made.element == nullptr) return false;
        made.holds_secret = made.element->holds_secret;
        return true;
    }
    bool map(reflect::type& made, exported_type const& from, at const& here, int depth) {
        made.key = type_called(from.key.value_or(""), here, "/key", depth);
        return made.key != nullptr && element(made, from, here, depth);
    }
    bool members(reflect::type& made, exported_type const& from, at const& here, int depth) {
        std::vector<reflect::member> all;
        for (std::size_t i = 0; i < from.members.size(); ++i) {
            exported_member const& one = from.members[i];
            reflect::type const* kind =
                type_called(one.type, here, "/members/" + std::to_string(i) + "/type", depth);
            if (kind == nullptr) return false;
            bool const optional = one.optional.value_or(false);
            if (optional) kind = optional_of(*kind);
            bool const may_be_empty =
                (kind->shape == reflect::shape::list || kind->shape == reflect::shape::map) &&
                kind->least == 0;
            all.push_back({one.name, one.name, kind, nullptr, !optional && !may_be_empty,
                           kind->holds_secret});
        }
        made.members = members_.emplace_back(std::move(all));
        return true;
    }
    reflect::type const* optional_of(reflect::type const& kind) {
        reflect::type& made = types_.emplace_back();
        made.shape = reflect::shape::optional;
        made.element = &kind;
        made.holds_secret = kind.holds_secret;
        return &made;
    }

    // What a type holds has been asked before, so this does not go deep.
    int levels_of(reflect::type const& kind) {
        if (auto const there = levels_.find(&kind); there != levels_.end()) return there->second;
        int inside = kind.element == nullptr ? 0 : levels_of(*kind.element);
        for (reflect::member const& one : kind.members)
            inside = std::max(inside, levels_of(*one.kind));
        return levels_[&kind] = inside + 1;
    }

    // All that the type holds, written out, or the bound if that is less.
    std::size_t size_of(reflect::type const& kind) {
        if (auto const known = sizes_.find(&kind); known != sizes_.end()) return known->second;
        std::size_t size = 1;
        if (kind.element != nullptr) size += size_of(*kind.element);
        for (reflect::member const& one : kind.members)
            size = std::min(size + size_of(*one.kind), size_max);
        return sizes_[&kind] = std::min(size, size_max);
    }

    // Deques, whose items stay where they are.
    std::map<std::string_view, reflect::type*> names_;
    std::deque<reflect::type> types_;
    std::deque<std::vector<reflect::member>> members_;
    std::deque<std::vector<reflect::enumerator>> enumerators_;
    std::deque<fault_kind> faults_;
    std::deque<std::vector<fault_kind const*>> fault_lists_;
    std::map<reflect::type const*, std::size_t> sizes_;
    std::map<reflect::type const*, int> levels_;
};

}  // namespace treaty::document::detail
