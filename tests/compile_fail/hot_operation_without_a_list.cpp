// SPDX-License-Identifier: BSL-1.0
// expect: treaty: `hot` has no effect on this operation: no member of its request or response
// names: count_stock
#include <treaty/contract.hpp>
#include <treaty/hot.hpp>

struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (std::vector<std::int32_t>, numbers));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (int, number));
};
struct count_stock {
    static constexpr std::string_view name = "CountStock";
    static constexpr auto safety = treaty::safety::read_only;
    static constexpr bool hot = true;
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
treaty::wire::format const& format = treaty::json::format_for<shelf>();
