// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a contract struct holds itself
// names: category
// names: children
#include <treaty/json.hpp>

struct category {
    BOOST_HANA_DEFINE_STRUCT(category,
        (std::string, name),
        (std::vector<category>, children));
};
void write(category const& one) {
    auto text = treaty::json::write(one);
}
