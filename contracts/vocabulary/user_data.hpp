// SPDX-License-Identifier: BSL-1.0
// The vendor's general way to extend a message: named texts that are passed on to the command
// behind a service under their own names. How many there may be is the message's limit on members;
// the limits of names and values are chosen.
#pragma once

#include <treaty/contract.hpp>

#include <map>

namespace contracts::vocabulary {

struct field_name : treaty::text<64, 1> {
    using text::text;
};
struct field_value : treaty::long_text<4000> {
    using long_text::long_text;
};

using user_data_fields = std::map<field_name, field_value>;

// As user data, for what may travel and may not be seen: account numbers, card dates, and the like.
struct protected_value : treaty::long_text<1000> {
    using long_text::long_text;
};
using protected_fields = std::map<field_name, treaty::secret<protected_value>>;

}  // namespace contracts::vocabulary
