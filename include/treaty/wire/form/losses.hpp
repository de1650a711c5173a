// SPDX-License-Identifier: BSL-1.0
// What of a value a form has no place for: a writer would leave it out without a word.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/core/problem.hpp>
#include <treaty/wire/form/form.hpp>

namespace treaty::form {

// Adds one problem for each member that has something in it and no row, with the member's path:
// "/order/items/3/userData". `value` is an object of the form's type.
void find_losses(table const& form, void const* value, problem_list& losses);

}  // namespace treaty::form

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/form/losses.ipp>
#endif
