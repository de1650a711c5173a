// SPDX-License-Identifier: BSL-1.0
// Organizations and persons of the commerce site: a tree from the root organization down. Keys are
// the distinguished name of an organization and the logon of a person.
#pragma once

#include <contracts/vocabulary/member.hpp>
#include <simulator/state/distinguished_name.hpp>
#include <simulator/state/violation.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace simulator::commerce {

using namespace contracts::vocabulary;

// Numbers that the vendor reserves.
inline constexpr member_id root_organization{-2001};
inline constexpr member_id default_organization{-2000};

enum class registration : std::uint8_t { pending, approved, rejected, pending_activation };

// `content` is what is known of the member: its names, contact and address book. Its identifier and
// parent are those below, with both number and name.
struct organization_record {
    member_id id;
    std::string name_key;             // see key_of_name
    std::optional<member_id> parent;  // none: the root
    registration state = registration::approved;
    organization content{};
};

struct person_record {
    member_id id;
    member_id parent;
    registration state = registration::approved;
    person content{};
};

enum class member_change_kind : std::uint8_t { created, updated };

// A change of an organization that the external system may have to hear of.
struct member_change {
    member_id organization;
    member_change_kind kind = member_change_kind::created;
    std::string origin;  // who made it; empty: the commerce site itself
    std::int64_t number = 0;
};

struct members {
    std::map<member_id, organization_record> organizations;
    std::map<std::string, member_id> organizations_by_name;
    std::map<member_id, person_record> persons;
    std::map<std::string, member_id> persons_by_logon;  // in lower case
    std::vector<member_change> changes;                 // not yet announced, oldest first
    std::int64_t last_change = 0;
    std::int64_t last_id = 7'000'000'000'000'000'000;

    members();

    member_id next_id() { return ++last_id; }
    // Remembers a change until it is announced. What is announced is the present content, so one
    // update an organization and origin is enough, and the list cannot grow beyond them. It gets a
    // new number: whoever is just announcing the old one forgets that and not this.
    void changed(member_id organization, member_change_kind kind, std::string const& origin) {
        std::erase_if(changes, [&](member_change const& one) {
            return kind == member_change_kind::updated && one.kind == kind &&
                   one.organization == organization && one.origin == origin;
        });
        changes.push_back({organization, kind, origin, ++last_change});
    }
    [[nodiscard]] organization_record const* find(std::string_view distinguished_name) const {
        auto const at = organizations_by_name.find(key_of_name(distinguished_name));
        return at == organizations_by_name.end() ? nullptr : &organizations.at(at->second);
    }
    [[nodiscard]] person_record const* find_logon(std::string_view logon) const {
        auto const at = persons_by_logon.find(in_lower_case(trimmed(logon)));
        return at == persons_by_logon.end() ? nullptr : &persons.at(at->second);
    }
    // By number, by name, or by both, which must then be one member. Null if there is none.
    [[nodiscard]] organization_record const* find(member_identifier const& who) const {
        organization_record const* named =
            who.distinguished_name ? find(who.distinguished_name->view()) : nullptr;
        if (!who.id) return named;
        auto const at = organizations.find(*who.id);
        if (at == organizations.end()) return nullptr;
        return who.distinguished_name && named != &at->second ? nullptr : &at->second;
    }
    void add(organization_record one) {
        organizations_by_name[one.name_key] = one.id;
        organizations[one.id] = std::move(one);
    }
    void add(person_record one) {
        if (one.content.authentication)
            persons_by_logon[in_lower_case(trimmed(one.content.authentication->logon_id.view()))] =
                one.id;
        persons[one.id] = std::move(one);
    }
    // The person and all organizations above, nearest first.
    [[nodiscard]] std::vector<member_id> line_of(member_id person) const {
        std::vector<member_id> line;
        auto const at = persons.find(person);
        if (at == persons.end()) return line;
        line.push_back(person);
        for (std::optional<member_id> up = at->second.parent; up;) {
            auto const above = organizations.find(*up);
            // A circle would be a broken tree; the check finds it, this only must not hang.
            if (above == organizations.end() || line.size() > organizations.size() + 1) break;
            line.push_back(*up);
            up = above->second.parent;
        }
        return line;
    }
};

inline organization_record reserved_organization(member_id id, char const* name,
                                                 char const* distinguished,
                                                 std::optional<member_id> parent) {
    organization_record made;
    made.id = id;
    made.parent = parent;
    made.name_key = key_of_name(distinguished);
    made.content.identifier.id = id;
    made.content.identifier.distinguished_name =
        distinguished_name{std::string_view{distinguished}};
    made.content.name = organization_name{std::string_view{name}};
    made.content.type = organization_type::organization;
    return made;
}

inline members::members() {
    add(reserved_organization(root_organization, "Root Organization", "o=root organization", {}));
    add(reserved_organization(default_organization, "Default Organization",
                              "o=default organization,o=root organization", root_organization));
}

// One tree: one root, every parent exists, no circles; keys fit what they name.
inline std::vector<violation> check(members const& all) {
    std::vector<violation> found;
    for (auto const& [id, one] : all.organizations) {
        if (!one.parent && id != root_organization)
            found.push_back({"members: one root", id.str() + " has no parent"});
        std::optional<member_id> up = one.parent;
        std::size_t steps = 0;
        while (up && steps <= all.organizations.size()) {
            auto const above = all.organizations.find(*up);
            if (above == all.organizations.end()) {
                found.push_back({"members: every parent exists", id.str() + " below " + up->str()});
                break;
            }
            up = above->second.parent;
            ++steps;
        }
        if (steps > all.organizations.size())
            found.push_back({"members: no circles", id.str() + " is above itself"});
        auto const named = all.organizations_by_name.find(one.name_key);
        if (named == all.organizations_by_name.end() || named->second != id)
            found.push_back({"members: names lead to their organization", one.name_key});
        if (one.parent && all.organizations.contains(*one.parent) &&
            key_of_parent(one.name_key) != all.organizations.at(*one.parent).name_key)
            found.push_back({"members: a name continues its parent's", one.name_key});
    }
    for (auto const& [id, one] : all.persons)
        if (!all.organizations.contains(one.parent))
            found.push_back(
                {"members: every parent exists", id.str() + " below " + one.parent.str()});
    for (auto const& [logon, id] : all.persons_by_logon)
        if (!all.persons.contains(id))
            found.push_back({"members: logons lead to their person", logon});
    return found;
}

}  // namespace simulator::commerce
