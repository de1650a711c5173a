// SPDX-License-Identifier: BSL-1.0
#include "feeds.hpp"

#include <treaty/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>

namespace json_read {

lines make_lines(std::size_t count) {
    std::mt19937_64 random{1};
    auto const below = [&](std::uint64_t limit) { return random() % limit; };
    lines made(count);
    for (levels::feed_line& one : made) {
        std::string sku;
        for (std::size_t size = 8 + below(7); sku.size() < size;)
            sku.push_back("ABCDEFGHKLMNPRSTUVWXYZ-0123456789"[below(33)]);
        one.sku.assign(sku);
        one.store = static_cast<std::int32_t>(10'001 + below(20));
        one.center = static_cast<std::int32_t>(10'001 + below(400));
        one.quantity = static_cast<std::int32_t>(below(2000));
        one.unit = below(8) == 0 ? levels::feed_unit::gram : levels::feed_unit::each;
        one.status = static_cast<contracts::vocabulary::inventory_status>(below(3));
        one.as_of = treaty::instant::from_seconds(
            static_cast<std::int64_t>(1'795'392'000 + below(86'400)),
            static_cast<std::int32_t>(10 * below(100) + 1 + below(9)) * 1'000'000);
        one.version = static_cast<std::int64_t>(1'000'000 + below(1'000'000'000'000));
    }
    return made;
}

bool same(lines const& a, lines const& b) {
    auto const equal = [](levels::feed_line const& x, levels::feed_line const& y) {
        return x.sku == y.sku && x.store == y.store && x.center == y.center &&
               x.quantity == y.quantity && x.unit == y.unit && x.status == y.status &&
               x.as_of == y.as_of && x.version == y.version;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), equal);
}

std::string document(lines const& from, form how) {
    std::mt19937_64 random{2};
    std::array<std::size_t, 8> order{0, 1, 2, 3, 4, 5, 6, 7};
    if (how == form::new_order) order = {7, 1, 0, 2, 6, 3, 5, 4};
    // Before a line or a name, and everywhere else.
    bool const indented = how == form::white_space, ragged = how == form::ragged_space;
    auto const blanks = [&](std::string_view indentation = {}) {
        return ragged ? std::string(random() % 3, ' ')
                      : std::string{indented ? indentation : std::string_view{}};
    };
    std::string text = "{\"lines\":[";
    for (levels::feed_line const& one : from) {
        if (how == form::other_order) std::shuffle(order.begin(), order.end(), random);
        std::string const plain = treaty::json::write(one);
        // Cut into its members: no value of a line has a comma in it.
        std::vector<std::string> members;
        for (std::size_t at = 1; at < plain.size();) {
            std::size_t const end = std::min(plain.find(',', at), plain.size() - 1);
            members.push_back(plain.substr(at, end - at));
            at = end + 1;
        }
        if (text.back() != '[') text += blanks() + "," + blanks("\n    ");
        text += "{";
        for (std::size_t i = 0; i < order.size(); ++i) {
            std::string const& member = members[order[i]];
            std::size_t const colon = member.find(':');
            text += i == 0 ? "" : ",";
            text += blanks("\n      ") + member.substr(0, colon) + blanks() + ":" + blanks(" ") +
                    member.substr(colon + 1) + blanks();
            if (how == form::unknown_members && (i == 2 || i == 5))
                text += i == 2 ? ",\"batch\":" + std::to_string(random() % 100'000)
                               : ",\"origin\":\"plant " + std::to_string(random() % 90) + "\"";
        }
        text += "}";
    }
    return text + "]}";
}

namespace {

// Two digits at a place, or something above 99.
unsigned two(char const* at) {
    unsigned const high = static_cast<unsigned char>(at[0]) - unsigned{'0'};
    unsigned const low = static_cast<unsigned char>(at[1]) - unsigned{'0'};
    return high > 9 || low > 9 ? 1000 : high * 10 + low;
}

}  // namespace

bool to_instant(std::string_view text, treaty::instant& into) {
    if (text.size() != 24 || text[4] != '-' || text[7] != '-' || text[10] != 'T' ||
        text[13] != ':' || text[16] != ':' || text[19] != '.' || text[23] != 'Z')
        return false;
    char const* const at = text.data();
    unsigned const year = 100 * two(at) + two(at + 2), month = two(at + 5), day = two(at + 8);
    unsigned const hour = two(at + 11), minute = two(at + 14), second = two(at + 17);
    unsigned const ten_milliseconds = two(at + 20);
    unsigned const last = static_cast<unsigned char>(at[22]) - unsigned{'0'};
    if (year > 9999 || hour > 23 || minute > 59 || second > 59 || ten_milliseconds > 99 || last > 9)
        return false;
    std::chrono::year_month_day const date{std::chrono::year{static_cast<int>(year)},
                                           std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok()) return false;
    std::int64_t const days = std::chrono::sys_days{date}.time_since_epoch().count();
    into = treaty::instant::from_seconds(
        days * 86'400 + hour * 3600 + minute * 60 + second,
        static_cast<std::int32_t>((ten_milliseconds * 10 + last) * 1'000'000));
    return true;
}

bool to_unit(std::string_view text, levels::feed_unit& into) {
    using enum levels::feed_unit;
    if (text == "EA") return into = each, true;
    if (text == "GRM") return into = gram, true;
    if (text == "MLT") return into = millilitre, true;
    if (text == "MMT") return into = millimetre, true;
    return false;
}

bool to_status(std::string_view text, contracts::vocabulary::inventory_status& into) {
    using enum contracts::vocabulary::inventory_status;
    if (text == "Available") return into = available, true;
    if (text == "Unavailable") return into = unavailable, true;
    if (text == "Future") return into = future, true;
    if (text == "Allocated") return into = allocated, true;
    if (text == "Unallocated") return into = unallocated, true;
    if (text == "Backordered") return into = backordered, true;
    if (text == "Released") return into = released, true;
    return false;
}

std::string_view from_instant(treaty::instant at, char (&buffer)[32]) {
    std::chrono::sys_days const day{std::chrono::days{at.seconds() / 86'400}};
    std::chrono::year_month_day const date{day};
    auto const second = static_cast<unsigned>(at.seconds() % 86'400);
    auto const put = [&](std::size_t place, unsigned value, std::size_t digits) {
        for (; digits > 0; value /= 10)
            buffer[place + --digits] = static_cast<char>('0' + value % 10);
    };
    put(0, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    put(5, static_cast<unsigned>(date.month()), 2);
    put(8, static_cast<unsigned>(date.day()), 2);
    put(11, second / 3600, 2);
    put(14, second / 60 % 60, 2);
    put(17, second % 60, 2);
    put(20, static_cast<unsigned>(at.nanoseconds()) / 1'000'000, 3);
    buffer[4] = buffer[7] = '-';
    buffer[10] = 'T';
    buffer[13] = buffer[16] = ':';
    buffer[19] = '.';
    std::size_t end = 23;
    while (buffer[end - 1] == '0') --end;
    buffer[end] = 'Z';
    return {buffer, end + 1};
}

}  // namespace json_read
