// SPDX-License-Identifier: BSL-1.0
// expect: treaty: this row of the form names a member that its struct does not have
// names: line_form
#include <treaty/contract/money.hpp>
#include <treaty/wire/form/form.hpp>

namespace form = treaty::form;

struct line {
    BOOST_HANA_DEFINE_STRUCT(line, (int, count));
};
struct line_form {
    using type = line;
    static constexpr auto rows = form::rows(form::element({"urn:shop", "Count"}, "cuont"));
};

auto const& table = form::table_of<line_form>;
