// SPDX-License-Identifier: BSL-1.0
// What holds for every wire format and every contract. A format joins with one line: the format,
// how it encodes a tree, how it writes paths, and which values are of the wrong type for a member.
#pragma once

#include "../support/tree.hpp"
#include "contract_types.hpp"

#include <treaty/core/random.hpp>
#include <treaty/wire/format.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace laws {

struct format_under_test {
    std::string name;
    treaty::wire::format const* format;
    // Whether texts may hold what XML has no form for.
    bool any_character;
    // A tree of this type as a message: the request of an operation, or a value without one.
    std::string (*encode)(support::tree const&, treaty::reflect::type const&,
                          treaty::wire::operation_name const&);
    // How the path of a problem goes: where it begins, and what is added for a member, an item
    // (counted from 0), an entry of a map, and the key of that entry.
    std::string (*root)(treaty::wire::operation_name const&);
    std::string (*member)(std::string_view name);
    std::string (*item)(std::size_t at);
    std::string (*entry)(std::size_t at, std::string_view key);
    std::string (*entry_key)(std::size_t at, std::string_view key);
    // Values that a member of this type refuses, whatever its limits.
    std::vector<support::tree> (*wrong_values)(treaty::reflect::type const&);
    // Values that are not well formed, as literals.
    std::vector<std::string> broken_values;
    // Whole messages that are none of an operation, and one that is nested too deeply.
    std::vector<std::string> no_messages;
    std::string (*too_deep)(treaty::wire::operation_name const&);
    // Where a call goes, and what HTTP's number for a failure becomes.
    std::string (*address)(treaty::wire::operation_name const&);
    std::uint16_t (*status)(std::uint16_t);
};

// The formats that there are.
format_under_test const& json();
format_under_test const& soap();

// One law each; a violation fails the running test case and names the type and the seed.
void what_is_written_is_read_back(format_under_test const&, support::contract_type const&);
void limits_let_through_and_refuse(format_under_test const&, support::contract_type const&);
void wrong_types_are_refused(format_under_test const&, support::contract_type const&);
void unknown_members_are_skipped_if_well_formed(format_under_test const&,
                                                support::contract_type const&);
void missing_members_are_named(format_under_test const&, support::contract_type const&);
void doubled_members_are_refused(format_under_test const&, support::contract_type const&);
void cut_documents_are_refused(format_under_test const&, support::contract_type const&);
void damaged_documents_do_no_harm(format_under_test const&, support::contract_type const&);

// A place in a message: what stands there, of which type, and its path.
struct site {
    support::tree* at;
    treaty::reflect::type const* kind;  // never an optional
    std::string path;
};
// All of them, from the root down. Valid until the tree changes its shape.
std::vector<site> sites_of(format_under_test const& tested, support::tree& root,
                           treaty::reflect::type const& kind,
                           treaty::wire::operation_name const& operation = {});

// Exchanges what stands at a site for as long as it lives; other sites stay valid.
class exchanged {
public:
    exchanged(site const& where, support::tree now) : where_(where), old_(std::move(*where.at)) {
        *where.at = std::move(now);
    }
    exchanged(exchanged const&) = delete;
    exchanged& operator=(exchanged const&) = delete;
    ~exchanged() { *where_.at = std::move(old_); }

private:
    site where_;
    support::tree old_;
};

// A message in which every optional member is present.
support::tree full_tree(format_under_test const& tested, support::contract_type const& type,
                        std::uint64_t seed);

}  // namespace laws
