// SPDX-License-Identifier: BSL-1.0
// The installed contracts of the back office, and the place of the landscape's files.
#include <contracts/outbound/get_product_availability.hpp>

#include <filesystem>
#include <iostream>

int main() {
    contracts::get_product_availability::request asked;
    asked.item = "AuroraWMDRS-1";
    std::cout << contracts::get_product_availability::operation::name << " of " << asked.item
              << "; landscape in " << TREATY_LANDSCAPE_DIR << '\n';
    return std::filesystem::path{TREATY_LANDSCAPE_DIR}.is_absolute() ? 0 : 1;
}
