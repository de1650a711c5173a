// SPDX-License-Identifier: BSL-1.0
#include <treaty/reflect/name.hpp>

#include "../../support/catch.hpp"

namespace outer::inner {
struct not_enough_stock {};
class a {};
enum class order_state { open };
template <class T>
struct box {};
}  // namespace outer::inner
struct at_root {};

namespace {
struct hidden_from_others {};
template <std::size_t N>
std::string_view camel(char const (&name)[N]) {
    static treaty::reflect::spelled<N> made;
    made = treaty::reflect::respell<N>(name, false);
    return made.view();
}
}  // namespace

TEST_CASE("the name of a type is its last part, whatever it stands in") {
    using treaty::reflect::type_name;
    CHECK(type_name<outer::inner::not_enough_stock>() == "not_enough_stock");
    CHECK(type_name<outer::inner::a>() == "a");
    CHECK(type_name<outer::inner::order_state>() == "order_state");
    CHECK(type_name<at_root>() == "at_root");
    CHECK(type_name<hidden_from_others>() == "hidden_from_others");
    CHECK(type_name<outer::inner::box<int>>().empty());
}

TEST_CASE("names change from our spelling to the wire's") {
    CHECK(treaty::reflect::pascal_name<outer::inner::not_enough_stock> == "NotEnoughStock");
    CHECK(treaty::reflect::pascal_name<outer::inner::a> == "A");
    CHECK(camel("order_id") == "orderId");
    CHECK(camel("id") == "id");
    CHECK(camel("line_2_text") == "line2Text");
    CHECK(camel("new_") == "new");
    CHECK(camel("x") == "x");
}
