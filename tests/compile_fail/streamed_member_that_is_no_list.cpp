// SPDX-License-Identifier: BSL-1.0
// expect: treaty: `streamed` of this operation does not point to a list
// names: fill_shelf
#include <treaty/contract.hpp>
#include <treaty/service/dispatcher.hpp>

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (std::optional<int>, shelf),
        (std::vector<int>, levels));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (int, stored));
};
struct fill_shelf {
    static constexpr std::string_view name = "FillShelf";
    static constexpr auto safety = treaty::safety::idempotent;
    static constexpr auto streamed = &request::shelf;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<>;
};
struct store {
    static constexpr std::string_view name = "store";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<fill_shelf>;
};
struct keeper {
    treaty::outcome<fill_shelf> operator()(request const&, treaty::call_context&) {
        return response{1};
    }
};
void serve(treaty::dispatcher& requests, keeper& endpoint) {
    requests.add<store>(endpoint);
}
