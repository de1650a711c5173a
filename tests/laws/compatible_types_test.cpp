// SPDX-License-Identifier: BSL-1.0
// The comparison of contracts says what readers do: what it calls readable is read, whatever the
// value, and of what it calls a break there is a value that is refused.
#include "../support/catch.hpp"
#include "../support/changed_types_list.hpp"

#include <treaty/testing/values.hpp>
#include <treaty/wire/json/format.hpp>
#include <treaty/wire/soap/format.hpp>

namespace {

using treaty::reflect::any_value;
using treaty::reflect::value_kind;

constexpr int draws = 400;

// How many of `draws` values of the sender a reader of the other type refuses.
int refused(treaty::wire::format const& format, value_kind const& sender, value_kind const& reader,
            std::string& example) {
    treaty::random_source chance{17};
    int count = 0;
    for (int i = 0; i < draws; ++i) {
        any_value sent{sender};
        treaty::testing::draw_into(sent.type(), sent.get(), chance, {.any_character = false});
        std::string message;
        format.write(sent.type(), sent.get(), message);
        any_value read{reader};
        treaty::problem_list problems;
        if (format.read(read.type(), read.get(), message, {}, problems)) continue;
        if (count++ == 0) example = message + "\n" + to_string(problems);
    }
    return count;
}

void check(treaty::wire::format const& format, value_kind const& sender, value_kind const& reader,
           bool is_read) {
    std::string example;
    int const count = refused(format, sender, reader, example);
    INFO(example);
    if (is_read)
        CHECK(count == 0);
    else
        CHECK(count > 0);
}

}  // namespace

TEST_CASE(
    "a change of a type is a break exactly if a reader refuses a value of the other version") {
    for (changed::type_change const& one : changed::all_type_changes()) {
        INFO(one.name);
        check(treaty::json::format(), one.was, one.is, one.old_is_read);
        check(treaty::json::format(), one.is, one.was, one.new_is_read);
    }
}

TEST_CASE("what is compatible in JSON is so in SOAP") {
    treaty::soap::soap_format const soap{{}};
    for (changed::type_change const& one : changed::all_type_changes()) {
        INFO(one.name);
        if (one.old_is_read) check(soap, one.was, one.is, true);
        if (one.new_is_read) check(soap, one.is, one.was, true);
    }
}
