// SPDX-License-Identifier: BSL-1.0
// What holds for every service as business object documents. A service brings its messages as files
// in messages/, laid out for people, each with the JSON of what it says:
//     NAME_request.xml, NAME_request.json     and the same for reply and failure
// They are of the moment, and have the identifiers, of documents.hpp.
#pragma once

#include "documents.hpp"
#include "exchanges.hpp"
#include "xml_tree.hpp"

#include <treaty/contract.hpp>
#include <treaty/reflect/any_value.hpp>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace support {

// One direction of one operation: a type, and how its messages are read and written.
class message_kind {
public:
    message_kind(contracts::bod::binding const& bound, treaty::reflect::value_kind const& value,
                 bool reply)
        : bound_(&bound),
          value_(&value),
          reply_(reply) {}

    // The message and its JSON as they lie in their files; the latter without what is empty.
    [[nodiscard]] std::string pretty() const;
    [[nodiscard]] std::string source() const;
    [[nodiscard]] std::string json() const;
    // The message as it is written.
    [[nodiscard]] std::string canonical() const;

    struct result {
        std::string json;  // of what was read
        treaty::problem_list problems;
        bool whole = false;
    };
    [[nodiscard]] result read(std::string_view bytes) const;
    [[nodiscard]] std::string write(treaty::reflect::any_value const& value) const;
    [[nodiscard]] treaty::reflect::any_value value_of(std::string_view json) const;
    [[nodiscard]] treaty::reflect::value_kind const& value() const noexcept { return *value_; }
    [[nodiscard]] contracts::bod::binding const& bound() const noexcept { return *bound_; }

private:
    [[nodiscard]] std::string stem() const;
    contracts::bod::binding const* bound_;
    treaty::reflect::value_kind const* value_;
    bool reply_;
};
// "check_order_inventory", the name of its files.
std::string stem_of(contracts::bod::binding const& bound);

// Reading gives what the JSON says; writing that gives the message, twice the same.
void stands_as_written(message_kind const&);

// Everything that can be drawn for the type survives writing and reading, except these members:
// "lines/*/userData". `also` takes away what only sometimes cannot be carried.
void carries_every_value(message_kind const&, std::vector<std::string> const& lost = {},
                         void (*also)(nlohmann::json& value) = nullptr);

// Other prefixes, orders, paddings, times without a zone, elements and attributes that nobody
// knows, what the schema wants and senders leave out: all read the same. So does an empty element
// or attribute and none, except for elements of these names: lists whose items may be empty.
void is_read_as_senders_write_it(message_kind const&,
                                 std::vector<std::string> const& empty_counts = {});

struct refusals {
    // What may say anything, below the message's root: nobody reads it.
    std::vector<std::string> unread{};
    // What may not be left out.
    std::vector<std::string> required{};
};
// A value that no type allows is refused in each place, by its XPath, and so is each value that
// must be there and is not.
void refuses_by_path(message_kind const&, refusals const&);

template <class Op>
message_kind requests_of(contracts::bod::binding const& bound) {
    return {bound, treaty::reflect::value_kind_of<typename Op::request_type>, false};
}
template <class Op>
message_kind replies_of(contracts::bod::binding const& bound) {
    return {bound, treaty::reflect::value_kind_of<typename Op::response_type>, true};
}

// A file in messages/, as it lies there.
std::string message_file(std::string const& name);
// JSON without members that are empty.
std::string bare_json(std::string_view text);
std::string json_of(treaty::reflect::type const& kind, void const* value);
template <class T>
T from_json(std::string_view text);

// A declared fault becomes the failure in the file and, at the client, the same fault; the same
// failure of a system that is not Treaty's becomes a problem with its key and text, unless it says
// more (`foreign_too` is false then).
template <class Service, class Op, class Fault>
void comes_back_as_fault(contracts::bod::binding const& bound, bool foreign_too = true) {
    std::string const stem = stem_of(bound);
    counter<Service, Op> now;
    auto const fault = from_json<Fault>(message_file(stem + "_failure.json"));
    now.behind.answer = treaty::fault(fault);
    auto const request = from_json<typename Op::request_type>(message_file(stem + "_request.json"));
    auto const outcome = now.call(request);
    CHECK(now.behind.calls == 1);
    CHECK(now.wire.path == bound.path);
    CHECK(now.wire.sent == sample(stem + "_request"));
    std::string const failure = message_file(stem + "_failure.xml");
    CHECK(now.wire.answered == sample(stem + "_failure"));
    auto const check = [&](treaty::outcome<Op> const& ended) {
        REQUIRE_FALSE(ended);
        Fault const* const same = ended.error().template fault<Fault>();
        INFO(ended.error());
        REQUIRE(same != nullptr);
        auto const& kind = treaty::reflect::type_of<Fault>;
        CHECK(json_of(kind, same) == json_of(kind, &fault));
    };
    check(outcome);
    now.wire.instead = failure;
    check(now.call(request));

    if (!foreign_too) return;
    auto foreign = parse_xml(failure);
    std::string expected;
    each_element(foreign, [&](xml_node& at) {
        if (at.local == "ReasonCode" && expected.empty()) expected = at.text;
        if (at.local == "Reason") expected.append(": ").append(at.text);
        std::erase_if(at.children, [](auto const& one) { return one.local == "UserArea"; });
    });
    now.wire.instead = to_xml(foreign);
    auto const undeclared = now.call(request);
    REQUIRE_FALSE(undeclared);
    REQUIRE(undeclared.error().problems() != nullptr);
    CHECK(undeclared.error().problems()->front().kind == treaty::problem_kind::undeclared_fault);
    CHECK(undeclared.error().problems()->front().found == expected);
}

namespace detail {
treaty::reflect::any_value value_from_json(treaty::reflect::value_kind const& kind,
                                           std::string_view text);
}
template <class T>
T from_json(std::string_view text) {
    auto made = detail::value_from_json(treaty::reflect::value_kind_of<T>, text);
    return *static_cast<T*>(made.get());
}

}  // namespace support
