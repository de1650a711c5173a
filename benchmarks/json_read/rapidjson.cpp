// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include <rapidjson/reader.h>
#include <rapidjson/writer.h>

#include <cstring>

namespace json_read {
namespace {

enum class member { none, sku, store, center, quantity, unit, status, as_of, version };

member named(std::string_view name) {
    switch (name.size()) {
        case 3: return name == "sku" ? member::sku : member::none;
        case 4:
            return name == "unit" ? member::unit : name == "asOf" ? member::as_of : member::none;
        case 5: return name == "store" ? member::store : member::none;
        case 6:
            return name == "center"   ? member::center
                   : name == "status" ? member::status
                                      : member::none;
        case 7: return name == "version" ? member::version : member::none;
        case 8: return name == "quantity" ? member::quantity : member::none;
        default: return member::none;
    }
}

struct events : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, events> {
    explicit events(lines& into) : into_(into) {}

    bool StartObject() {
        if (++depth_ == 2) into_.emplace_back();
        return true;
    }
    bool EndObject(rapidjson::SizeType) {
        --depth_;
        return true;
    }
    bool Key(char const* text, rapidjson::SizeType size, bool) {
        now_ = depth_ == 2 ? named({text, size}) : member::none;
        return true;
    }
    bool String(char const* text, rapidjson::SizeType size, bool) {
        std::string_view const view{text, size};
        switch (now_) {
            case member::sku:
                if (size > 23) return false;
                into_.back().sku.assign(view);
                return true;
            case member::unit: return to_unit(view, into_.back().unit);
            case member::status: return to_status(view, into_.back().status);
            case member::as_of: return to_instant(view, into_.back().as_of);
            default: return now_ == member::none;
        }
    }
    bool Int(int value) { return number(value); }
    bool Uint(unsigned value) { return number(value); }
    bool Int64(std::int64_t value) { return number(value); }
    bool Uint64(std::uint64_t value) { return number(static_cast<std::int64_t>(value)); }

private:
    bool number(std::int64_t value) {
        if (now_ == member::none) return true;
        levels::feed_line& one = into_.back();
        switch (now_) {
            case member::store: one.store = static_cast<std::int32_t>(value); return true;
            case member::center: one.center = static_cast<std::int32_t>(value); return true;
            case member::quantity: one.quantity = static_cast<std::int32_t>(value); return true;
            case member::version: one.version = value; return true;
            default: return false;
        }
    }
    lines& into_;
    int depth_ = 0;
    member now_ = member::none;
};

}  // namespace

bool read_with_rapidjson(std::string const& document, lines& into) {
    static std::string copy;  // it is read in situ, which destroys it: part of what that costs
    copy = document;
    into.clear();
    events handler{into};
    rapidjson::InsituStringStream stream{copy.data()};
    rapidjson::Reader reader;
    return !reader.Parse<rapidjson::kParseInsituFlag>(stream, handler).IsError();
}

void write_with_rapidjson(lines const& from, std::string& into) {
    static rapidjson::StringBuffer buffer;
    buffer.Clear();
    rapidjson::Writer<rapidjson::StringBuffer> to{buffer};
    auto const text = [&](std::string_view value) {
        to.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    to.StartObject();
    to.Key("lines", 5);
    to.StartArray();
    for (levels::feed_line const& one : from) {
        to.StartObject();
        to.Key("sku", 3), text(one.sku.view());
        to.Key("store", 5), to.Int(one.store.value());
        to.Key("center", 6), to.Int(one.center.value());
        to.Key("quantity", 8), to.Int(one.quantity);
        to.Key("unit", 4), text(levels::wire_name(one.unit));
        to.Key("status", 6), text(treaty::reflect::name_of(one.status));
        char digits[32];
        to.Key("asOf", 4), text(from_instant(one.as_of, digits));
        to.Key("version", 7), to.Int64(one.version);
        to.EndObject();
    }
    to.EndArray();
    to.EndObject();
    into.assign(buffer.GetString(), buffer.GetSize());
}

}  // namespace json_read
