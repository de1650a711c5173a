// SPDX-License-Identifier: BSL-1.0
// Requests, responses and faults of all operations in JSON, with values drawn at random, for
// somebody else's validator: treaty_json_messages COUNT SEED. A line each:
// {"schema":"urn:treaty:outbound:1#/$defs/GetOrderRequest","value":...}
#include <contracts/back_office.hpp>
#include <contracts/feed.hpp>
#include <treaty/contract/service_table.hpp>
#include <treaty/service/failure_view.hpp>
#include <treaty/testing/values.hpp>
#include <treaty/wire/json/failure.hpp>
#include <treaty/wire/json/writer.hpp>

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace {

struct messages {
    treaty::random_source chance;
    treaty::testing::draw_options options{};

    treaty::reflect::any_value drawn(treaty::reflect::value_kind const& kind) {
        treaty::reflect::any_value value{kind};
        treaty::testing::draw_into(value.type(), value.get(), chance, options);
        return value;
    }
    static void line(treaty::service_row const& service, std::string const& name,
                     std::string const& value) {
        std::cout << R"({"schema":"urn:treaty:)" << service.name << ':' << service.version.major
                  << "#/$defs/" << name << R"(","value":)" << value << "}\n";
    }
    void message(treaty::service_row const& service, std::string const& name,
                 treaty::reflect::value_kind const& kind) {
        std::string text;
        treaty::json::write_to(text, *kind.type, drawn(kind).get());
        line(service, name, text);
    }
    void round(treaty::service_row const& service) {
        for (treaty::operation_row const& one : service.operations) {
            std::string const name{one.name};
            message(service, name + "Request", one.request);
            message(service, name + "Response", one.response);
            for (treaty::fault_kind const* fault : one.faults) {
                auto const value = drawn(*fault);
                std::string text;
                treaty::json::write_failure(treaty::view_of(treaty::fault_view{fault, value.get()}),
                                            text);
                line(service, std::string{fault->name} + "Problem", text);
            }
        }
    }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: treaty_json_messages COUNT SEED\n";
        return 64;
    }
    treaty::service_row const services[]{treaty::table_of<contracts::outbound>(),
                                         treaty::table_of<contracts::inbound>(),
                                         treaty::table_of<contracts::feed>()};
    messages all{treaty::random_source{std::strtoull(argv[2], nullptr, 10)}};
    auto const count = std::strtoull(argv[1], nullptr, 10);
    for (std::uint64_t round = 0; round < count; ++round) {
        // Every member there is at first, then none, then some.
        all.options.optional_percent = round == 0 ? 100 : round == 1 ? 0 : 60;
        for (auto const& service : services) all.round(service);
    }
}
