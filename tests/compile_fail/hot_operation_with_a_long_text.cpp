// SPDX-License-Identifier: BSL-1.0
// expect: treaty: `hot` has no effect on this operation: for the member named here
// names: count_stock
// names: place
// names: remark
#include <treaty/contract.hpp>
#include <treaty/http.hpp>

struct place {
    BOOST_HANA_DEFINE_STRUCT(place,
        (std::int32_t, aisle),
        (treaty::text<65>, remark));
};
struct row {
    BOOST_HANA_DEFINE_STRUCT(row,
        (std::int32_t, item),
        (std::optional<place>, at));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (std::vector<row>, rows));
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
treaty::http::client<shelf> remote{"http://127.0.0.1:1"};
