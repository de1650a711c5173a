// SPDX-License-Identifier: BSL-1.0
// expect: treaty: a contract struct holds itself
// names: list_products
// names: shelf_row
// names: categories
#include <treaty/contract.hpp>
#include <treaty/service/client.hpp>

struct category;
struct shelf_row {
    BOOST_HANA_DEFINE_STRUCT(shelf_row,
        (std::vector<category>, categories));
};
struct category {
    BOOST_HANA_DEFINE_STRUCT(category,
        (std::string, name),
        (std::vector<shelf_row>, rows),
        (std::vector<shelf_row>, more));
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (int, number));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (std::map<std::string, category>, tree));
};
struct list_products {
    static constexpr std::string_view name = "ListProducts";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<>;
};
struct shelf {
    static constexpr std::string_view name = "shelf";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::outbound;
    using operations = treaty::operations<list_products>;
};
void call(treaty::transport::channel& channel, treaty::wire::format const& format) {
    treaty::client<shelf> remote{channel, format};
    auto answer = remote(request{});
}
