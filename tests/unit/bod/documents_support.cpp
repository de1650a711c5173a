// SPDX-License-Identifier: BSL-1.0
#include "documents.hpp"

#include <fstream>
#include <iterator>

namespace support {
namespace {

using treaty::wire::call;

contracts::bod::format make_format() {
    int made = 0;
    return contracts::bod::format{
        {.bindings = contracts::bod::bindings, .make_id = [made]() mutable {
             std::string id{first_id};
             id.back() = static_cast<char>('0' + ++made);
             return id;
         }}};
}
treaty::manual_clock const& fixed_clock() {
    static treaty::manual_clock const one{*treaty::instant::parse(now_text)};
    return one;
}

}  // namespace

std::string sample(std::string_view name) {
    std::string const path =
        TREATY_SOURCE_DIR "/tests/unit/bod/messages/" + std::string{name} + ".xml";
    std::ifstream file{path, std::ios::binary};
    INFO(path);
    REQUIRE(file);
    std::string const text{std::istreambuf_iterator<char>{file}, {}};
    std::string bare;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t const end = std::min(text.find_first_not_of(" \n", i), text.size());
        bool const between =
            (bare.empty() || bare.back() == '>') && (end == text.size() || text[end] == '<');
        if (between) i = end;
        if (i < text.size()) bare.push_back(text[i]);
    }
    return bare;
}

std::string with(std::string text, std::string_view old, std::string_view by) {
    std::size_t const at = text.find(old);
    INFO("there is no " << old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), by);
}

reading read_request(contracts::bod::binding const& to, treaty::reflect::type const& kind,
                     void* into, std::string_view bytes) {
    auto const format = make_format();
    treaty::call_context context{.time = &fixed_clock()};
    call now{{}, &context};
    reading result;
    treaty::message_limits const limits;
    if (!format.route(now, to.path, bytes, limits, result.problems)) return result;
    CHECK(now.operation.service == to.service);
    CHECK(now.operation.operation == to.operation);
    result.whole = format.read_request(now, kind, into, bytes, limits, result.problems);
    result.key = context.idempotency_key;
    return result;
}

std::string write_request(contracts::bod::binding const& to, treaty::reflect::type const& kind,
                          void const* from, std::string_view key) {
    auto const format = make_format();
    treaty::call_context context{.time = &fixed_clock(), .idempotency_key = std::string{key}};
    call now{{to.service, to.operation}, &context};
    treaty::wire::outgoing_request made;
    format.write_request(now, kind, from, made);
    CHECK(made.path == to.path);
    CHECK(made.media_type == "text/xml");
    return made.body;
}

reading read_answer(contracts::bod::binding const& to, treaty::reflect::type const& kind,
                    void* into, std::string_view bytes) {
    auto const format = make_format();
    treaty::call_context context{.time = &fixed_clock()};
    call const now{{to.service, to.operation}, &context};
    reading result;
    treaty::wire::failure_message failure;
    auto const was =
        format.read_answer(now, kind, into, {200, "text/xml", bytes}, {}, failure, result.problems);
    result.whole = was == treaty::wire::answer_is::response && result.problems.empty();
    result.fault_name = failure.fault_name;
    if (was == treaty::wire::answer_is::failure) result.problems = failure.problems;
    return result;
}

std::string write_answer(contracts::bod::binding const& to, treaty::reflect::type const& kind,
                         void const* from, std::string_view request) {
    auto const format = make_format();
    treaty::call_context context{.time = &fixed_clock()};
    call now{{}, &context};
    treaty::problem_list ignored;
    format.route(now, to.path, request, {}, ignored);
    // Only what the reply quotes is needed, whatever the request asks for.
    format.read_request(now, to.request_form->type == nullptr ? kind : *to.request_form->type,
                        nullptr, request, {}, ignored);
    std::string body;
    treaty::wire::outgoing_answer made{.status = 200, .media_type = {}, .body = body};
    format.write_response(now, kind, from, made);
    CHECK(made.status == 200);
    CHECK(made.media_type == "text/xml");
    return body;
}

}  // namespace support
