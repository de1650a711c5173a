// SPDX-License-Identifier: BSL-1.0
// Inventory feeds as many senders would write them, and damage to them.
#pragma once

#include <contracts/feed.hpp>

#include <treaty/core/limits.hpp>
#include <treaty/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace differential {

namespace levels = contracts::update_inventory_levels;

class feed_generator {
public:
    explicit feed_generator(std::uint64_t seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
    bool once_in(std::size_t times) { return below(times) == 0; }

    levels::feed_line line() {
        levels::feed_line made{};
        std::string sku;
        std::size_t const size = once_in(4) ? 1 + below(23) : 8 + below(7);
        for (std::size_t i = 0; i < size; ++i) sku.push_back("ABCDEFGH0123456789-_. "[below(22)]);
        if (once_in(40)) sku.replace(below(size), 1, once_in(2) ? "\\" : "\"");
        if (once_in(40) && size < 22) sku.replace(below(size), 1, "\xC3\xA9");
        made.sku.assign(sku);
        made.store = static_cast<std::int32_t>(number(31));
        made.center = static_cast<std::int32_t>(number(31));
        made.quantity = static_cast<std::int32_t>(number(31));
        if (once_in(20)) made.quantity = -made.quantity;
        made.unit = static_cast<levels::feed_unit>(below(4));
        made.status = static_cast<contracts::vocabulary::inventory_status>(below(7));
        made.as_of = time();
        made.version = static_cast<std::int64_t>(number(63));
        return made;
    }

    std::string blanks() {
        if (!once_in(3)) return {};
        return std::string(below(once_in(6) ? 70 : 4), once_in(2) ? ' ' : '\n');
    }

    // One message in a layout of its own.
    std::string document() {
        std::size_t const size = 1 + below(once_in(10) ? 60 : 8);
        std::string const gap = blanks(), after_colon = blanks(), between = blanks();
        std::array<std::size_t, 8> order{0, 1, 2, 3, 4, 5, 6, 7};
        bool const shuffled = once_in(2), each = once_in(4);
        std::size_t const unknown = once_in(3) ? 1 + below(3) : 0;
        if (shuffled) std::shuffle(order.begin(), order.end(), random_);
        std::string text = "{" + gap;
        if (once_in(5)) text += R"("mode":"AllOrNothing",)";
        if (once_in(12)) text += another_list();
        text += R"("lines":)" + after_colon + "[";
        for (std::size_t i = 0; i < size; ++i) {
            if (i != 0) text += between + "," + between;
            if (each) std::shuffle(order.begin(), order.end(), random_);
            levels::feed_line const one = line();
            text += "{" + gap;
            for (std::size_t k = 0; k < 8; ++k) {
                if (k != 0) text += gap + "," + gap;
                append_member(text, one, order[k], after_colon);
                if (k < unknown) append_unknown(text, k, after_colon);
            }
            text += gap + "}";
        }
        return text + "]" + gap + "}";
    }

    // Lines with a record each, some of them broken in two.
    std::string on_lines() {
        std::string text;
        for (std::size_t k = below(4); k > 0; --k) {
            std::string one = treaty::json::write(line());
            if (once_in(10)) one.insert(one.find(',') + 1, "\n");
            text += one + (once_in(20) ? "\r\n" : "\n");
        }
        return text;
    }

    // Narrow ones now and then, so that they end a list in its midst.
    treaty::message_limits limits() {
        treaty::message_limits made;
        if (once_in(8)) made.items_max = below(9);
        if (once_in(8)) made.text_bytes_max = 20 + below(80);
        if (once_in(8)) made.members_max = 7 + below(4);
        if (once_in(8)) made.depth_max = below(8);
        if (once_in(8)) made.attributes_max = below(3);
        if (once_in(8)) made.namespaces_max = 3 + below(3);
        if (once_in(8)) made.name_bytes_max = 5 + below(60);
        if (once_in(8)) made.problems_max = below(3);
        return made;
    }

    // Some bytes changed, taken away, doubled or put in.
    std::string damaged(std::string text) {
        static constexpr std::string_view odd = "\"\\{}[]:,0123456789-+.eE tfnul\x01\xC3\xFFZT/";
        if (once_in(4)) change_date(text);
        for (std::size_t times = below(3); times > 0 && !text.empty(); --times) {
            std::size_t const at = below(text.size());
            switch (below(6)) {
                case 0: text[at] = static_cast<char>(random_()); break;
                case 1: text[at] = odd[below(odd.size())]; break;
                case 2: text.erase(at, 1 + below(once_in(3) ? 40 : 2)); break;
                case 3: text.insert(at, 1, odd[below(odd.size())]); break;
                case 4: text.insert(at, text.substr(below(text.size()), below(30))); break;
                default:
                    if (once_in(4)) text.resize(at);
            }
        }
        return text;
    }

private:
    // Of the same name and other records, where nobody reads it.
    std::string another_list() {
        std::string text = R"("more":{"lines":[)";
        for (std::size_t left = 1 + below(3); left > 0; --left)
            text += treaty::json::write(line()) + (left > 1 ? "," : "]},");
        return text;
    }
    // Another month and day, or none at all, somewhere.
    void change_date(std::string& text) {
        std::size_t const from = text.find("\"20", below(text.size()));
        if (from == std::string::npos || from + 12 > text.size()) return;
        std::string const month = std::to_string(100 + below(20)).substr(1);
        std::string const day = std::to_string(100 + (once_in(2) ? 26 + below(8) : below(40)));
        text.replace(from + 6, 2, month).replace(from + 9, 2, day.substr(1));
        if (once_in(2)) text.replace(from + 3, 2, std::to_string(10 + below(90)));
    }
    std::uint64_t number(std::size_t bits) {
        return (random_() & ((std::uint64_t{1} << 63U) - 1)) >> (63 - bits + below(bits));
    }
    treaty::instant time() {
        std::int64_t const seconds =
            once_in(10) ? static_cast<std::int64_t>(below(315'537'897'600)) - 62'135'596'800
                        : static_cast<std::int64_t>(1'795'000'000 + below(100'000));
        std::int32_t const parts[] = {0, static_cast<std::int32_t>(below(1000)) * 1'000'000,
                                      static_cast<std::int32_t>(below(1'000'000'000))};
        return treaty::instant::from_seconds(seconds, parts[below(3)]);
    }
    static std::string quoted(std::string_view text) {
        std::string made = "\"";
        for (char const c : text) {
            if (c == '"' || c == '\\') made.push_back('\\');
            made.push_back(c);
        }
        return made + "\"";
    }
    void append_member(std::string& text, levels::feed_line const& one, std::size_t which,
                       std::string const& gap) {
        auto const add = [&](std::string_view name, std::string const& value) {
            text.append("\"").append(name).append("\":").append(gap).append(value);
        };
        switch (which) {
            case 0: return add("sku", quoted(one.sku.view()));
            case 1: return add("store", one.store.str());
            case 2: return add("center", one.center.str());
            case 3: return add("quantity", std::to_string(one.quantity));
            case 4: return add("unit", quoted(treaty::reflect::name_of(one.unit)));
            case 5: return add("status", quoted(treaty::reflect::name_of(one.status)));
            case 6: return add("asOf", quoted(one.as_of.str()));
            default: return add("version", std::to_string(one.version));
        }
    }
    void append_unknown(std::string& text, std::size_t index, std::string const& gap) {
        static constexpr std::string_view values[] = {"1",
                                                      "\"plain\"",
                                                      "true",
                                                      "null",
                                                      "-12.5",
                                                      "\"two words, and more\"",
                                                      "[1,{\"a\":2}]",
                                                      "{}",
                                                      "1e3",
                                                      "\"\\u00e9\""};
        text.append(",\"note").append(std::to_string(once_in(30) ? 0 : index)).append("\":");
        text.append(gap).append(values[below(once_in(3) ? 10 : 6)]);
    }

    std::mt19937_64 random_;
};

}  // namespace differential
