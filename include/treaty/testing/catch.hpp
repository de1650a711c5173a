// SPDX-License-Identifier: BSL-1.0
// Contract tests in a test binary of one's own, with Catch2: one test case for each operation and
// law, so that each is chosen, repeated and reported by itself.
//     static treaty::testing::contract_test_cases const cases{
//         treaty::table_of<shop>(), treaty::testing::json_form(),
//         [] { return treaty::testing::in_process<shop>(my_shop{}); }};
// Names are "shop.GetPrice json: strictness", the tag is [contract]. Tested with Catch2 2.13, which
// Debian 12 has; with Catch2 3 it differs by one line, written by the headers of 3 and not tested.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <treaty/service/dispatcher.hpp>
#include <treaty/service/idempotency.hpp>
#include <treaty/testing/contract_tests.hpp>
#include <treaty/transport/in_process/channel.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/soap/format.hpp>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <source_location>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace treaty::testing {

// Makes the way to whoever is tested; asked once for each test case.
using channel_maker = std::function<std::shared_ptr<transport::channel>()>;

// An endpoint within this process, asked in JSON and plain SOAP over the wire's forms, its keys
// guarded as a server does it.
template <class Service, class Endpoint>
std::shared_ptr<transport::channel> in_process(Endpoint endpoint) {
    struct host {
        explicit host(Endpoint given) : receiver(std::move(given)) {
            requests.template add<Service>(receiver);
        }
        soap::soap_format soap{{.services = {std::string{Service::name}}}};
        idempotent_receiver<Endpoint> receiver;
        dispatcher requests{{&json::format(), &soap}};
        treaty::in_process::channel channel{requests};
    };
    auto const all = std::make_shared<host>(std::move(endpoint));
    return {all, &all->channel};
}

// Registers its test cases while it is made: have one at namespace scope. The environment variable
// TREATY_SEED, a number, takes the place of the seed in the options; what fails says its seed.
class contract_test_cases {
public:
    // The form must outlive it.
    contract_test_cases(service_row const& service, message_form const& form,
                        channel_maker const& make, verify_options options = {},
                        std::source_location where = std::source_location::current()) {
        if (char const* const seed = std::getenv("TREATY_SEED")) {
            std::string_view const text{seed};
            char const* const end = text.data() + text.size();
            if (std::from_chars(text.data(), end, options.seed).ptr != end || text.empty()) {
                std::fprintf(stderr, "treaty: TREATY_SEED is no number: %s\n", seed);
                std::exit(2);
            }
        }
        for (operation_row const& operation : service.operations)
            for (unsigned i = 0; i < static_cast<unsigned>(contract_law::business); ++i) {
                bool const agrees = static_cast<contract_law>(i) == contract_law::agreement;
                if (agrees && (options.also.empty() || operation.safety != safety::read_only))
                    continue;
                options.operations = {std::string{operation.name}};
                options.laws = {static_cast<contract_law>(i)};
                add(one_case{service, &form, make, options}, where);
            }
    }

private:
    struct one_case final : Catch::ITestInvoker {
        one_case(service_row service_given, message_form const* form_given, channel_maker maker,
                 verify_options options_given)
            : service(std::move(service_given)),
              form(form_given),
              make(std::move(maker)),
              options(std::move(options_given)) {}
        void invoke() const override {
            auto const channel = make();
            auto const report = verify(*channel, service, *form, options);
            for (contract_failure const& one : report.failures)
                FAIL_CHECK(one.rule
                           << (one.member.empty() ? "" : " at " + one.member) << "\n  expected "
                           << one.expected << "\n  found " << one.found << "\n  in " << one.count
                           << (one.count == 1 ? " case" : " cases") << "; the smallest request:\n  "
                           << one.request << "\n  seed " << report.seed);
            if (!report.stopped.empty()) FAIL_CHECK("ended early: " << report.stopped);
            if (report.passed()) SUCCEED(report.cases << " cases");
        }
        service_row service;
        message_form const* form;
        channel_maker make;
        verify_options options;
    };

    void add(one_case const& one, std::source_location where) {
        std::string const name = std::string{one.service.name} + "." + one.options.operations[0] +
                                 " " + one.form->name + ": " +
                                 std::string{name_of(one.options.laws[0])};
        Catch::SourceLineInfo const line{where.file_name(), std::size_t{where.line()}};
        Catch::NameAndTags const called{name, "[contract]"};
#if CATCH_VERSION_MAJOR >= 3
        auto invoker = Catch::Detail::make_unique<one_case>(one);
#else
        auto* invoker = new one_case(one);
#endif
        Catch::AutoReg const registered{std::move(invoker), line, Catch::StringRef{}, called};
        (void)registered;
    }
};

}  // namespace treaty::testing
