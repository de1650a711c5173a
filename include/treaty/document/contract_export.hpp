// SPDX-License-Identifier: BSL-1.0
// A service as a file that keeps: complete, the same bytes for the same contract, and read back
// into a table, so that versions can be compared long after their types are gone:
//     std::string file = treaty::document::contract_export(treaty::table_of<orders>());
//     auto old = treaty::document::read_contract_export(file);
//     auto changes = treaty::compare(old->table(), treaty::table_of<orders>());
// docs/reference/contract_export.md says what stands in it.
#pragma once

#include <treaty/contract/service_table.hpp>
#include <treaty/core/config.hpp>
#include <treaty/core/problem.hpp>

#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace treaty::document {

// JSON in lines, types by name.
[[nodiscard]] std::string contract_export(service_row const& service);

// A service that was read; it owns what its table points to, and copies share it. Values of its
// types cannot be made: the table is for comparing and listing.
class exported_contract {
public:
    [[nodiscard]] service_row const& table() const noexcept { return *table_; }

    // `held` owns all that the table points to.
    exported_contract(std::shared_ptr<void const> held, service_row const& table)
        : table_(std::move(held), &table) {}

private:
    std::shared_ptr<service_row const> table_;
};

// The service, or every problem of the document with its path. Refused are also types that are not
// there, that hold themselves, or that are too much when written out.
[[nodiscard]] std::expected<exported_contract, problem_list> read_contract_export(
    std::string_view document);

}  // namespace treaty::document

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/document/contract_export.ipp>
#endif
