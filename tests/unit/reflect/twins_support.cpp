// SPDX-License-Identifier: BSL-1.0
#include "twins.hpp"

#include <treaty/reflect/define_struct.hpp>
#include <treaty/reflect/type_of.hpp>

#include <string>

namespace {

struct twin {
    BOOST_HANA_DEFINE_STRUCT(twin,
        (std::string, before),
        (std::string, shared));
};

}  // namespace

bool twins::right_in_another_file() {
    twin const one{};
    return treaty::reflect::type_of<twin>.members[1].place(&one) == &one.shared;
}
