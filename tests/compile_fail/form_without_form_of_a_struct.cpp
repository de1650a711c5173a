// SPDX-License-Identifier: BSL-1.0
// expect: treaty: this row of the form holds a struct; say its form with .as<...>()
// names: line_form
#include <treaty/contract/money.hpp>
#include <treaty/wire/form/form.hpp>

namespace form = treaty::form;

struct line {
    BOOST_HANA_DEFINE_STRUCT(line, (treaty::money, price));
};
struct line_form {
    using type = line;
    static constexpr auto rows = form::rows(form::element({"urn:shop", "Price"}, "price"));
};

auto const& table = form::table_of<line_form>;
