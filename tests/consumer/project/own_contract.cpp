// SPDX-License-Identifier: BSL-1.0
// A service of one's own, described, answered and called, with the installed headers alone.
#include <treaty/contract.hpp>

#include <iostream>

namespace greeting {

struct name : treaty::text<32, 1> {
    using text::text;
};
struct request {
    BOOST_HANA_DEFINE_STRUCT(request,
        (name, whom));
};
struct response {
    BOOST_HANA_DEFINE_STRUCT(response,
        (std::string, words));
};
struct stranger {
    BOOST_HANA_DEFINE_STRUCT(stranger,
        (name, whom));
    static constexpr std::string_view title = "We have not been introduced.";
};
struct operation {
    static constexpr std::string_view name = "Greet";
    static constexpr auto safety = treaty::safety::read_only;
    using request_type = request;
    using response_type = response;
    using faults = treaty::faults<stranger>;
};
struct service {
    static constexpr std::string_view name = "greetings";
    static constexpr treaty::version version{1, 0};
    static constexpr auto viewpoint = treaty::viewpoint::inbound;
    using operations = treaty::operations<operation>;
};

}  // namespace greeting

int main() {
    auto const greeter = [](greeting::request const& asked,
                            treaty::call_context&) -> treaty::outcome<greeting::operation> {
        if (asked.whom == "Nobody") return treaty::fault(greeting::stranger{asked.whom});
        return greeting::response{"Good day, " + asked.whom.str()};
    };
    static_assert(treaty::check_endpoint<decltype(greeter), greeting::service>());

    treaty::call_context context;
    auto const known = greeter({"Ada"}, context);
    auto const unknown = greeter({"Nobody"}, context);
    if (!known || unknown) return 1;
    std::cout << known->words << "; " << unknown.error() << '\n';
}
