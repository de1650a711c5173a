// SPDX-License-Identifier: BSL-1.0
#include "messages.hpp"

#include <rapidjson/reader.h>

#include <vector>

namespace service_message {
namespace {

// Knows in which object it is, and which member of it comes.
class events : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, events> {
public:
    explicit events(request& into) : into_(into) {}

    bool StartObject() {
        levels_.push_back({in_, member_});
        return enter();
    }
    bool EndObject(rapidjson::SizeType) {
        in_ = levels_.back().in;
        member_ = levels_.back().member;
        levels_.pop_back();
        return true;
    }
    bool Key(char const* text, rapidjson::SizeType size, bool) {
        member_ = {text, size};  // stays there, since it is read in situ
        return true;
    }
    bool String(char const* text, rapidjson::SizeType size, bool) {
        std::string_view const value{text, size};
        switch (in_) {
            case object::message: return store(into_, member_, value);
            case object::product: return store(*product_, member_, value);
            case object::receipt: return store(*receipt_, member_, value);
            case object::level: return store(*level_, member_, value);
            default: return false;
        }
    }
    bool Int(int value) { return number(value); }
    bool Uint(unsigned value) { return number(static_cast<std::int32_t>(value)); }

private:
    enum class object { none, message, product, center, receipt, level };

    bool enter() {
        switch (in_) {
            case object::none: in_ = object::message; return true;
            case object::message:
                if (member_ != "products") return false;
                product_ = &next(into_.products);
                in_ = object::product;
                return true;
            case object::product:
                if (member_ == "onHand") return enter(product_->on_hand.emplace());
                if (member_ == "expected") return enter(product_->expected);
                if (member_ != "fulfillmentCenters") return false;
                center_ = &next(product_->fulfillment_centers);
                in_ = object::center;
                return true;
            case object::center:
                if (member_ == "onHand") return enter(center_->on_hand);
                return member_ == "expected" && enter(center_->expected);
            case object::receipt: return member_ == "quantity" && enter(receipt_->quantity);
            default: return false;
        }
    }
    bool enter(treaty::quantity& level) {
        level_ = &level;
        in_ = object::level;
        return true;
    }
    bool enter(words::expected_inventory_list& receipts) {
        receipt_ = &next(receipts);
        in_ = object::receipt;
        return true;
    }
    bool number(std::int32_t value) {
        if (in_ == object::level && member_ == "value") return level_->value = value, true;
        if (in_ == object::center && member_ == "fulfillmentCenter")
            return center_->fulfillment_center = value, true;
        if (in_ == object::message && member_ == "store") return into_.store = value, true;
        return false;
    }

    struct level {
        object in;
        std::string_view member;
    };
    request& into_;
    std::vector<level> levels_;
    object in_ = object::none;
    std::string_view member_;
    words::product_availability* product_ = nullptr;
    words::fulfillment_center_inventory* center_ = nullptr;
    words::expected_inventory* receipt_ = nullptr;
    treaty::quantity* level_ = nullptr;
};

}  // namespace

bool read_json_with_rapidjson(std::string const& document, request& into) {
    static std::string copy;  // it is read in situ, which destroys it: part of what that costs
    copy = document;
    into.products.clear();
    events handler{into};
    rapidjson::InsituStringStream stream{copy.data()};
    rapidjson::Reader reader;
    return !reader.Parse<rapidjson::kParseInsituFlag>(stream, handler).IsError();
}

}  // namespace service_message
