// SPDX-License-Identifier: BSL-1.0
#include "operation_laws.hpp"

#include "../support/catch.hpp"
#include "format_laws.hpp"

#include <treaty/transport/in_process/channel.hpp>

#include <algorithm>

namespace laws {
namespace {

using support::contract_type;
using support::tree;
using treaty::problem_kind;
using treaty::transport::status;

contract_type const& type_named(service_under_test const& tested, std::string const& name) {
    auto const found = std::find_if(tested.types.begin(), tested.types.end(),
                                    [&](auto const& one) { return one.name == name; });
    REQUIRE(found != tested.types.end());
    return *found;
}

struct answer {
    treaty::transport::reply reply;
    treaty::wire::failure_message failure;
};
answer ask(service_under_test const& tested, std::string_view path, std::string_view body,
           std::string_view media_type = "application/json") {
    treaty::manual_clock const time;
    treaty::call_context context{.time = &time};
    context.idempotency_key = "one key";
    treaty::transport::request asked;
    asked.path = path;
    asked.media_type = media_type;
    asked.body = body;
    asked.context = &context;
    answer made;
    treaty::in_process::channel channel{tested.requests};
    auto const result = channel.exchange(asked, made.reply);
    REQUIRE(result.delivery == treaty::transport::delivery::answered);
    if (made.reply.status != status::ok) {
        CHECK(made.reply.media_type == "application/problem+json");
        REQUIRE(treaty::json::format().read_failure(made.reply.body, {}, made.failure));
    }
    return made;
}

// The answer is 400 with exactly this problem, and the endpoint was not asked.
void check_refused(service_under_test const& tested, std::string_view path, tree const& what,
                   std::string_view pointer, std::initializer_list<problem_kind> kinds) {
    int const before = tested.calls;
    std::string const text = support::to_json(what);
    auto const made = ask(tested, path, text);
    INFO(pointer << "\n" << made.reply.body << "\n" << text);
    CHECK(made.reply.status == status::bad_request);
    REQUIRE(made.failure.problems.size() == 1);
    CHECK(made.failure.problems.front().path == pointer);
    CHECK(std::count(kinds.begin(), kinds.end(), made.failure.problems.front().kind) == 1);
    CHECK(tested.calls == before);
}

}  // namespace

void every_operation_answers_a_request(service_under_test const& tested) {
    for (auto const& entry : tested.requests.entries()) {
        std::string const name{entry.name.operation};
        INFO(name);
        auto const& request = type_named(tested, name + " request");
        auto const& response = type_named(tested, name + " response");
        int const before = tested.calls;
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            auto const made = ask(tested, entry.path, support::to_json(full_tree(request, seed)));
            INFO(made.reply.body);
            CHECK(made.reply.status == status::ok);
            CHECK(made.reply.media_type == "application/json");
            treaty::problem_list problems;
            CHECK(treaty::json::read(*response.kind, response.make().get(), made.reply.body, {},
                                     problems));
        }
        CHECK(tested.calls == before + 10);
        CHECK(entry.metrics.count(treaty::call_end::response) == 10);
        CHECK(entry.metrics.in_flight == 0);
    }
}

void every_operation_names_a_missing_member(service_under_test const& tested) {
    for (auto const& entry : tested.requests.entries()) {
        INFO(entry.name.operation);
        auto const& type = type_named(tested, std::string{entry.name.operation} + " request");
        tree root = full_tree(type, 20);
        for (site const& where : sites_of(root, *type.kind)) {
            if (where.kind->shape != treaty::reflect::shape::structure) continue;
            for (auto const& one : where.kind->members) {
                if (!one.required) continue;
                tree without = *where.at;
                std::erase_if(without.parts,
                              [&](auto const& part) { return part.first == one.wire_name; });
                exchanged const now{where, std::move(without)};
                check_refused(tested, entry.path, root,
                              where.path + "/" + std::string{one.wire_name},
                              {problem_kind::missing_member});
            }
        }
        CHECK(entry.metrics.count(treaty::call_end::response) == 0);
    }
}

void every_operation_names_a_wrong_type(service_under_test const& tested) {
    for (auto const& entry : tested.requests.entries()) {
        INFO(entry.name.operation);
        auto const& type = type_named(tested, std::string{entry.name.operation} + " request");
        tree root = full_tree(type, 21);
        for (site const& where : sites_of(root, *type.kind))
            for (tree const& wrong : {tree::literal("null"), tree::list({tree::list()})}) {
                bool const list = where.kind->shape == treaty::reflect::shape::list;
                exchanged const now{
                    where, list && wrong.kind == tree::form::list ? tree::object() : wrong};
                check_refused(tested, entry.path, root, where.path, {problem_kind::wrong_type});
            }
    }
}

void every_operation_refuses_what_is_no_message(service_under_test const& tested) {
    for (auto const& entry : tested.requests.entries()) {
        INFO(entry.name.operation);
        int const before = tested.calls;
        for (std::string_view const body : {"", "{", "[]", "null", "<a/>", "\xFF", "{}x"}) {
            auto const made = ask(tested, entry.path, body);
            CHECK(made.reply.status == status::bad_request);
            CHECK_FALSE(made.failure.problems.empty());
        }
        auto const deep = ask(tested, entry.path, "{\"x\":" + std::string(10'000, '['));
        CHECK(deep.reply.status == status::too_large);
        auto const media = ask(tested, entry.path, "{}", "text/xml");
        CHECK(media.reply.status == status::unsupported_media);
        REQUIRE_FALSE(media.failure.problems.empty());
        CHECK(media.failure.problems.front().kind == problem_kind::unsupported_media);
        for (std::string const& path : {entry.path + "/", entry.path + "2", "/" + entry.path}) {
            auto const unknown = ask(tested, path, "{}");
            CHECK(unknown.reply.status == status::not_found);
            REQUIRE_FALSE(unknown.failure.problems.empty());
            CHECK(unknown.failure.problems.front().kind == problem_kind::unknown_operation);
        }
        CHECK(tested.calls == before);
    }
}

}  // namespace laws
