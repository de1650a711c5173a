// SPDX-License-Identifier: BSL-1.0
#include <contracts/vocabulary/identifiers.hpp>
#include <contracts/vocabulary/payment.hpp>

#include <tests/support/catch.hpp>

TEST_CASE("limits of texts are those of the vendor's columns") {
    using namespace contracts::vocabulary;
    CHECK(sku::bytes_max == 64);
    CHECK(external_order_id::bytes_max == 30);
    CHECK(external_order_item_id::bytes_max == 30);
    CHECK(status_text::bytes_max == 32);
    CHECK(comment_text::bytes_max == 254);
    CHECK(sequence_number::bytes_max == 64);
    CHECK(error_code::bytes_max == 20);
    CHECK(response_code_text::bytes_max == 25);
    CHECK(reason_code_text::bytes_max == 25);
    CHECK(reference_number_text::bytes_max == 64);
}
