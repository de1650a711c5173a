// SPDX-License-Identifier: BSL-1.0
// Messages of the third generation in tests: both sides of one call, with fixed time and
// identifiers, and what goes over the wire between them.
#pragma once

#include "../documents.hpp"
#include "../exchanges.hpp"

#include <contracts/bod/successor/back_office.hpp>
#include <contracts/outbound.hpp>
#include <treaty/transport/in_process/channel.hpp>

#include <string>
#include <string_view>

namespace support::successor {

inline contracts::bod::format make_format() {
    return contracts::bod::format{{.bindings = contracts::bod::successor::bindings,
                                   .make_id = [] { return std::string{first_id}; }}};
}

// Reads one request, and keeps what its answer needs.
class conversation {
public:
    explicit conversation(contracts::bod::binding const& to) : to_(to) {}

    template <class Request>
    std::string sent(Request const& value) {
        treaty::wire::outgoing_request made;
        treaty::wire::call calling{{to_.service, to_.operation}, &context_};
        context_.idempotency_key = first_id;
        format_.write_request(calling, treaty::reflect::type_of<Request>, &value, made);
        CHECK(made.path == to_.path);
        return made.body;
    }
    // What is wrong with it, or nothing.
    template <class Request>
    std::string read(std::string_view bytes, Request& into) {
        treaty::problem_list problems;
        if (!format_.route(now_, to_.path, bytes, {}, problems)) return to_string(problems);
        CHECK(now_.operation.operation == to_.operation);
        (void)format_.read_request(now_, treaty::reflect::type_of<Request>, &into, bytes, {},
                                   problems);
        return to_string(problems);
    }
    template <class Response>
    std::string answered(Response const& value) {
        std::string body;
        treaty::wire::outgoing_answer made{.status = 200, .media_type = {}, .body = body};
        format_.write_response(now_, treaty::reflect::type_of<Response>, &value, made);
        return body;
    }
    template <class Fault>
    std::string failed(Fault const& value) {
        std::string body;
        treaty::wire::outgoing_answer made{.status = 200, .media_type = {}, .body = body};
        auto const& kind = treaty::fault_kind_of<Fault>;
        format_.write_failure(now_,
                              {.fault_name = kind.name,
                               .fault_title = kind.title,
                               .fault_type = kind.type,
                               .fault_value = &value},
                              made);
        return body;
    }
    template <class Response>
    std::string read_answer(std::string_view bytes, Response& into) {
        treaty::wire::call const calling{{to_.service, to_.operation}, &context_};
        treaty::problem_list problems;
        treaty::wire::failure_message failure;
        auto const was = format_.read_answer(calling, treaty::reflect::type_of<Response>, &into,
                                             {200, "text/xml", bytes}, {}, failure, problems);
        if (was == treaty::wire::answer_is::response) return to_string(problems);
        return "failure " + failure.fault_name + to_string(failure.problems);
    }

private:
    contracts::bod::binding const& to_;
    contracts::bod::format format_ = make_format();
    treaty::call_context context_{.time = &fixed_clock()};
    treaty::wire::call now_{{}, &context_};
};

// Of a message without problems.
template <class Request>
Request request_of(contracts::bod::binding const& to, std::string_view bytes) {
    Request made{};
    std::string const problems = conversation{to}.read(bytes, made);
    INFO(bytes);
    REQUIRE(problems == "");
    return made;
}
template <class Response>
Response answer_of(contracts::bod::binding const& to, std::string_view bytes) {
    Response made{};
    std::string const problems = conversation{to}.read_answer(bytes, made);
    INFO(bytes);
    REQUIRE(problems == "");
    return made;
}
template <class Request>
std::string problems_of(contracts::bod::binding const& to, std::string_view bytes) {
    Request made{};
    return conversation{to}.read(bytes, made);
}
// Why a request is not sent.
template <class Request>
std::string refusal_of(contracts::bod::binding const& to, Request const& value) {
    try {
        return "sent: " + conversation{to}.sent(value);
    } catch (std::invalid_argument const& why) {
        return why.what();
    }
}
// The same bytes again for what was read of them.
template <class Request>
void stands_as_written(contracts::bod::binding const& to, std::string const& bytes) {
    auto const made = request_of<Request>(to, bytes);
    CHECK(conversation{to}.sent(made) == bytes);
    CHECK(conversation{to}.sent(made) == bytes);
}
template <class Request, class Response>
void answer_stands_as_written(contracts::bod::binding const& to, std::string const& request,
                              std::string const& bytes) {
    conversation talk{to};
    Request asked{};
    REQUIRE(talk.read(request, asked) == "");
    auto const made = answer_of<Response>(to, bytes);
    CHECK(talk.answered(made) == bytes);
    CHECK(talk.answered(made) == bytes);
}

template <class Service, class Operation>
void faults_arrive(typename Operation::request_type const& request) {
    check_faults_arrive<Service, Operation>(request, contracts::bod::successor::bindings);
}

}  // namespace support::successor
