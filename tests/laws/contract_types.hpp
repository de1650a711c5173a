// SPDX-License-Identifier: BSL-1.0
// Every request, response and fault of the catalogues as one list, for laws that hold for all. The
// lists are made in two units of their own, because their tables take time to compile.
#pragma once

#include <treaty/contract.hpp>

#include <memory>
#include <string>
#include <type_traits>
#include <vector>

namespace support {

struct contract_type {
    std::string name;  // "GetOrder request"
    treaty::reflect::type const* kind;
    std::shared_ptr<void> (*make)();  // a fresh value
    treaty::reflect::value_kind value;
};

template <class T>
contract_type contract_type_of(std::string name) {
    return {std::move(name), &treaty::reflect::type_of<T>,
            [] { return std::static_pointer_cast<void>(std::make_shared<T>()); },
            treaty::reflect::value_kind_of<T>};
}

template <class Op, class... Faults>
void add_types_of(std::vector<contract_type>& to, std::type_identity<Op>,
                  treaty::faults<Faults...>) {
    std::string const name{Op::name};
    to.push_back(contract_type_of<typename Op::request_type>(name + " request"));
    to.push_back(contract_type_of<typename Op::response_type>(name + " response"));
    (to.push_back(
         contract_type_of<Faults>(name + " " + std::string{treaty::reflect::pascal_name<Faults>})),
     ...);
}
template <class... Ops>
void add_types_of(std::vector<contract_type>& to, treaty::operations<Ops...>) {
    (add_types_of(to, std::type_identity<Ops>{}, typename Ops::faults{}), ...);
}

// In the order of the catalogues; a type that several operations use comes once for each.
std::vector<contract_type> outbound_types();
std::vector<contract_type> inbound_types();
// Both, and a struct with a member of every kind.
std::vector<contract_type> all_types();

}  // namespace support
