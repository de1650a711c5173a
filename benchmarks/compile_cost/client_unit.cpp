// SPDX-License-Identifier: BSL-1.0
// What does one unit cost to compile that only calls a client? The contracts are written by
// compile_cost.py.
#include "contracts.hpp"

#include <treaty/http.hpp>

int main(int count, char** words) {
    if (count < 2) return 2;
    treaty::http::client<many::service> other_side{words[1]};
    many::operation_3::request asked{};
    asked.asked1 = count;
    auto const answer = other_side(asked);
    return answer ? 0 : 1;
}
