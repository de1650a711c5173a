// SPDX-License-Identifier: BSL-1.0
#include "documents.hpp"
#include "exchanges.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace support {

using treaty::wire::call;

treaty::clock const& fixed_clock() {
    static treaty::manual_clock const one{*treaty::instant::parse(now_text)};
    return one;
}

contracts::bod::format make_bods(binding_list bindings) {
    int made = 0;
    return contracts::bod::format{{.bindings = bindings, .make_id = [made]() mutable {
                                       std::string id{first_id};
                                       id.back() = static_cast<char>('0' + ++made);
                                       return id;
                                   }}};
}

treaty::transport::exchange_result tap::exchange(treaty::transport::request const& asked,
                                                 treaty::transport::reply& answer) {
    path = asked.path;
    sent = asked.body;
    auto result = inner_.exchange(asked, answer);
    answered = answer.body;
    if (instead) answer.body = *instead;
    return result;
}

std::string sample(std::string_view name) {
    std::string const path =
        TREATY_SOURCE_DIR "/tests/unit/bod/messages/" + std::string{name} + ".xml";
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error("there is no " + path);
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
    auto const format = make_bods();
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
    auto const format = make_bods();
    treaty::call_context context{.time = &fixed_clock(), .idempotency_key = std::string{key}};
    call now{{to.service, to.operation}, &context};
    treaty::wire::outgoing_request made;
    format.write_request(now, kind, from, made);
    CHECK(made.path == to.path);
    CHECK(made.media_type == "text/xml; charset=utf-8");
    return made.body;
}

reading read_answer(contracts::bod::binding const& to, treaty::reflect::type const& kind,
                    void* into, std::string_view bytes) {
    auto const format = make_bods();
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

std::string renamed_prefix(std::string text, std::string const& old, std::string const& by) {
    for (std::string const before : {"<", "</", " xmlns:", " "}) {
        std::string const from = before + old + (before == " xmlns:" ? "=" : ":");
        std::string const to = before + by + (before == " xmlns:" ? "=" : ":");
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
    }
    return text;
}

std::string moved_to_front(std::string text, std::string const& element, std::string const& child) {
    std::string const end_tag = "</" + child + ">";
    std::size_t const front = text.find("<" + element + ">");
    std::size_t const from = text.find("<" + child + ">", front);
    std::size_t const end = text.find(end_tag, from);
    REQUIRE(end != std::string::npos);
    std::string const moved = text.substr(from, end + end_tag.size() - from);
    text.erase(from, moved.size());
    text.insert(front + element.size() + 2, moved);
    return text;
}

namespace {
// An answer needs of its request only what it quotes.
struct answering {
    contracts::bod::format format = make_bods();
    treaty::call_context context{.time = &fixed_clock()};
    call now{{}, &context};
    std::string body;
    treaty::wire::outgoing_answer made{.status = 200, .media_type = {}, .body = body};

    answering(contracts::bod::binding const& to, std::string_view request) {
        treaty::problem_list problems;
        treaty::message_limits const limits;
        REQUIRE(format.route(now, to.path, request, limits, problems));
        REQUIRE(
            format.read_request(now, *to.request_form->type, nullptr, request, limits, problems));
    }
};
}  // namespace

std::string write_answer(contracts::bod::binding const& to, treaty::reflect::type const& kind,
                         void const* from, std::string_view request) {
    answering answer{to, request};
    answer.format.write_response(answer.now, kind, from, answer.made);
    CHECK(answer.made.status == 200);
    CHECK(answer.made.media_type == "text/xml; charset=utf-8");
    return answer.body;
}

std::string write_failure(contracts::bod::binding const& to, treaty::fault_kind const& kind,
                          void const* fault, std::string_view request) {
    answering answer{to, request};
    answer.format.write_failure(answer.now,
                                {.fault_name = kind.name,
                                 .fault_title = kind.title,
                                 .fault_type = kind.type,
                                 .fault_value = fault},
                                answer.made);
    CHECK(answer.made.status == 200);
    return answer.body;
}

void check_foreign_failure(contracts::bod::binding const& to, treaty::reflect::type const& response,
                           void* into, std::string failure, std::string_view says) {
    std::size_t const from = failure.find("<oa:UserArea>");
    std::size_t const end = failure.find("</oa:UserArea>");
    REQUIRE(end != std::string::npos);
    failure.erase(from, end + std::string_view{"</oa:UserArea>"}.size() - from);
    auto const result = read_answer(to, response, into, failure);
    CHECK_FALSE(result.whole);
    CHECK(result.fault_name.empty());
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems.front().kind == treaty::problem_kind::undeclared_fault);
    CHECK(result.problems.front().found == says);
}

}  // namespace support
