// SPDX-License-Identifier: BSL-1.0
// expect: treaty: `hot` of this operation is not a constant
// names: count_stock
#include <treaty/contract.hpp>
#include <treaty/service/client.hpp>

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (int, number));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (int, number));
};
struct count_stock {
    static constexpr std::string_view name = "CountStock";
    static constexpr auto safety = treaty::safety::read_only;
    static bool hot;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<>;
};

struct shelf {
    static constexpr std::string_view name = "shelf";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<count_stock>;
};
void call(treaty::transport::channel& channel, treaty::wire::format const& format) {
    treaty::client<shelf> remote{channel, format};
    auto answer = remote(request{});
}
