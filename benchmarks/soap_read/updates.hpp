// SPDX-License-Identifier: BSL-1.0
// What every reader has to get out of the message: the same figures, in plain types.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace soap_read {

struct update {
    std::string sku;
    std::int64_t on_hand = 0;
    std::vector<std::pair<int, std::int64_t>> centers;  // number, on hand
    std::int64_t expected = 0;
    std::string expected_at;
    friend bool operator==(update const&, update const&) = default;
};
using updates = std::vector<update>;

// A SyncProductAvailability message with so many products of two centers each, in its envelope.
std::string message(int products);

// One reader a function: all of the message in place of what is there. False if it could not be
// read.
bool read_with_treaty(std::string const& message, updates& into);
bool read_with_rapidxml(std::string const& message, updates& into);
bool read_with_pugixml(std::string const& message, updates& into);
bool read_with_libxml2(std::string const& message, updates& into);
bool read_with_expat(std::string const& message, updates& into);
bool read_with_gsoap(std::string const& message, updates& into);

// For readers that tell elements one after the other: local names in, updates out.
class collector {
public:
    explicit collector(updates& into) : into_(into) { into_.clear(); }

    void start(std::string_view local) {
        text_.clear();
        if (local == "ProductAvailability") into_.emplace_back();
        if (local == "FulfillmentCenterInventory") in_center_ = true;
        if (local == "ExpectedInventory") in_expected_ = true;
    }
    // Of the attribute of FulfillmentCenterInventory.
    void center(std::string_view number) {
        into_.back().centers.emplace_back(static_cast<int>(to_number(number)), 0);
    }
    void text(std::string_view piece) { text_.append(piece); }
    void end(std::string_view local) {
        if (local == "SKU") into_.back().sku = text_;
        if (local == "QuantityOnHand") {
            std::int64_t& where =
                in_center_ ? into_.back().centers.back().second : into_.back().on_hand;
            where = to_number(text_);
        }
        if (local == "Quantity" && in_expected_) into_.back().expected = to_number(text_);
        if (local == "AvailableDateTime") into_.back().expected_at = text_;
        if (local == "FulfillmentCenterInventory") in_center_ = false;
        if (local == "ExpectedInventory") in_expected_ = false;
    }

    static std::int64_t to_number(std::string_view digits) {
        std::int64_t value = 0;
        for (char const c : digits) value = value * 10 + (c - '0');
        return value;
    }

private:
    updates& into_;
    std::string text_;
    bool in_center_ = false;
    bool in_expected_ = false;
};

}  // namespace soap_read
