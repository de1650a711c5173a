// SPDX-License-Identifier: BSL-1.0
#include "operation_laws.hpp"

#include "../support/catch.hpp"

#include <algorithm>

namespace laws {
namespace {

using support::contract_type;
using treaty::problem_kind;
using treaty::transport::status;
using treaty::wire::answer_is;
using treaty::wire::operation_name;

constexpr std::uint16_t number(status what) {
    return static_cast<std::uint16_t>(what);
}

contract_type const& type_named(service_under_test const& tested, std::string const& name) {
    auto const found = std::find_if(tested.types.begin(), tested.types.end(),
                                    [&](auto const& one) { return one.name == name; });
    REQUIRE(found != tested.types.end());
    return *found;
}
contract_type const& request_of(service_under_test const& tested, operation_name const& operation) {
    return type_named(tested, std::string{operation.operation} + " request");
}

struct answer {
    treaty::transport::reply reply;
    answer_is what = answer_is::unreadable;
    treaty::wire::failure_message failure;
    treaty::problem_list problems;  // of the answer itself
};
answer ask(service_under_test const& tested, operation_name const& operation, std::string_view path,
           std::string_view body, std::string_view media_type) {
    treaty::call_context context;
    context.within(std::chrono::seconds{20});
    context.idempotency_key = "one-key";
    treaty::transport::request asked;
    asked.path = path;
    asked.media_type = media_type;
    asked.body = body;
    asked.context = &context;
    answer made;
    auto const result = tested.channel.exchange(asked, made.reply);
    REQUIRE(result.delivery == treaty::transport::delivery::answered);
    auto const& response = type_named(tested, std::string{operation.operation} + " response");
    treaty::wire::call const now{operation, &context, {}};
    made.what = tested.format.format->read_answer(
        now, *response.kind, response.make().get(),
        {number(made.reply.status), made.reply.media_type, made.reply.body}, {}, made.failure,
        made.problems);
    return made;
}
answer ask(service_under_test const& tested, operation_name const& operation,
           std::string_view body) {
    return ask(tested, operation, tested.format.address(operation), body,
               tested.format.format->media_type());
}

// The answer is a failure of this kind alone, with the status of a bad request or the given one.
void check_problem(service_under_test const& tested, answer const& made, problem_kind kind,
                   status as = status::bad_request) {
    INFO(made.reply.body);
    CHECK(number(made.reply.status) == tested.format.status(number(as)));
    REQUIRE(made.what == answer_is::failure);
    REQUIRE_FALSE(made.failure.problems.empty());
    CHECK(made.failure.problems.front().kind == kind);
}

// The answer is a failure with exactly this problem, and the endpoint was not asked.
void check_refused(service_under_test const& tested, operation_name const& operation,
                   contract_type const& type, tree const& what, std::string_view path,
                   std::initializer_list<problem_kind> kinds) {
    int const before = tested.calls;
    std::string const text = tested.format.encode(what, *type.kind, operation);
    auto const made = ask(tested, operation, text);
    INFO(path << "\n" << made.reply.body << "\n" << text);
    CHECK(number(made.reply.status) == tested.format.status(400));
    REQUIRE(made.what == answer_is::failure);
    REQUIRE(made.failure.problems.size() == 1);
    CHECK(made.failure.problems.front().path == path);
    CHECK(std::count(kinds.begin(), kinds.end(), made.failure.problems.front().kind) == 1);
    CHECK(tested.calls == before);
}

}  // namespace

void every_operation_answers_a_request(service_under_test const& tested) {
    for (auto const& entry : tested.requests.entries()) {
        INFO(entry.name.operation);
        auto const& type = request_of(tested, entry.name);
        int const before = tested.calls;
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            auto const made = ask(
                tested, entry.name,
                tested.format.encode(full_tree(tested.format, type, seed), *type.kind, entry.name));
            INFO(made.reply.body);
            CHECK(made.reply.status == status::ok);
            CHECK(made.what == answer_is::response);
            CHECK(made.problems.empty());
        }
        CHECK(tested.calls == before + 10);
        CHECK(entry.metrics.count(treaty::call_end::response) == 10);
        CHECK(entry.metrics.in_flight == 0);
    }
}

void every_operation_names_a_missing_member(service_under_test const& tested) {
    for (auto const& entry : tested.requests.entries()) {
        INFO(entry.name.operation);
        auto const& type = request_of(tested, entry.name);
        tree root = full_tree(tested.format, type, 20);
        for (site const& where : sites_of(tested.format, root, *type.kind, entry.name)) {
            if (where.kind->shape != treaty::reflect::shape::structure) continue;
            for (auto const& one : where.kind->members) {
                if (!one.required) continue;
                tree without = *where.at;
                std::erase_if(without.parts,
                              [&](auto const& part) { return part.first == one.wire_name; });
                exchanged const now{where, std::move(without)};
                check_refused(tested, entry.name, type, root,
                              where.path + tested.format.member(one.wire_name),
                              {problem_kind::missing_member});
            }
        }
        CHECK(entry.metrics.count(treaty::call_end::response) == 0);
    }
}

void every_operation_names_a_wrong_type(service_under_test const& tested) {
    for (auto const& entry : tested.requests.entries()) {
        INFO(entry.name.operation);
        auto const& type = request_of(tested, entry.name);
        tree root = full_tree(tested.format, type, 21);
        for (site const& where : sites_of(tested.format, root, *type.kind, entry.name))
            for (tree const& wrong : tested.format.wrong_values(*where.kind)) {
                exchanged const now{where, wrong};
                check_refused(tested, entry.name, type, root, where.path,
                              {problem_kind::wrong_type, problem_kind::not_a_value});
            }
    }
}

void every_operation_refuses_what_is_no_message(service_under_test const& tested) {
    format_under_test const& format = tested.format;
    for (auto const& entry : tested.requests.entries()) {
        INFO(entry.name.operation);
        int const before = tested.calls;
        for (std::string const& body : format.no_messages) {
            INFO(body);
            auto const made = ask(tested, entry.name, body);
            CHECK(number(made.reply.status) == format.status(400));
            CHECK_FALSE(made.failure.problems.empty());
        }
        check_problem(tested, ask(tested, entry.name, format.too_deep(entry.name)),
                      problem_kind::limit_exceeded, status::too_large);
        std::string const address = format.address(entry.name);
        check_problem(tested, ask(tested, entry.name, address, "{}", "image/png"),
                      problem_kind::unsupported_media, status::unsupported_media);
        for (std::string const& path : {address + "/", address + "2", "/" + address}) {
            auto const made = ask(tested, entry.name, path, "{}", format.format->media_type());
            // Where HTTP finds nothing at the path, no format is asked.
            if (made.what == answer_is::failure)
                check_problem(tested, made, problem_kind::unknown_operation, status::not_found);
            else
                CHECK(made.reply.status == status::not_found);
        }
        CHECK(tested.calls == before);
    }
}

}  // namespace laws
