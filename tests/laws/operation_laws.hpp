// SPDX-License-Identifier: BSL-1.0
// What holds for every operation of every service, asked as bytes through its dispatcher: the right
// answer, or the right refusal with the right path, and the endpoint untouched by what is refused.
#pragma once

#include "contract_types.hpp"

#include <treaty/core/random.hpp>
#include <treaty/json.hpp>
#include <treaty/service/dispatcher.hpp>
#include <treaty/testing/values.hpp>
#include <treaty/wire/json/format.hpp>

#include <vector>

namespace laws {

// Answers every operation with a response drawn from a seed, and counts.
template <class Service>
class stand_in {
public:
    template <class Request>
    requires(!std::is_void_v<treaty::operation_for<Service, Request>>)
        treaty::outcome<treaty::operation_for<Service, Request>>
    operator()(Request const&, treaty::call_context&) {
        ++calls;
        using op = treaty::operation_for<Service, Request>;
        return treaty::testing::draw<typename op::response_type>(chance_);
    }
    int calls = 0;

private:
    treaty::random_source chance_{4};
};

struct service_under_test {
    treaty::dispatcher& requests;
    int const& calls;  // of the endpoint
    std::vector<support::contract_type> types;
};

void every_operation_answers_a_request(service_under_test const&);
void every_operation_names_a_missing_member(service_under_test const&);
void every_operation_names_a_wrong_type(service_under_test const&);
void every_operation_refuses_what_is_no_message(service_under_test const&);

}  // namespace laws
