// SPDX-License-Identifier: BSL-1.0
// A feed in pieces, to plant something odd at each of them: in the first record, in one between,
// in the last, in all of them, and around the list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace differential {

enum class part : std::uint8_t { sign = 1, name = 2, value = 4, end = 8, any = 15 };

constexpr bool is_among(part one, part some) {
    return (static_cast<unsigned>(one) & static_cast<unsigned>(some)) != 0;
}

struct piece {
    std::string text;
    part is = part::sign;
};

struct feed_pieces {
    std::vector<piece> all;
    std::vector<std::size_t> records{};  // where each begins; after the last, where that one ends

    void add(std::string text, part is = part::sign) { all.push_back({std::move(text), is}); }
    [[nodiscard]] std::size_t size() const { return records.size() - 1; }
    [[nodiscard]] std::string text() const {
        std::string made;
        for (piece const& one : all) made += one.text;
        return made;
    }
};

// One way to put a text where a piece is.
struct planting {
    part where;
    std::string (*made)(std::string_view piece, std::string_view text);
};

// In the middle of a piece.
inline std::string planted_within(std::string_view piece, std::string_view text) {
    std::size_t const half = piece.size() / 2;
    return std::string{piece.substr(0, half)}.append(text).append(piece.substr(half));
}
inline std::string planted_before(std::string_view piece, std::string_view text) {
    return std::string{text}.append(piece);
}
inline std::string planted_instead(std::string_view, std::string_view text) {
    return std::string{text};
}

// One of `every`, those whose number leaves `offset`.
class sample {
public:
    sample(std::size_t every, std::size_t offset) : every_(every), next_(offset % every) {}
    bool takes() { return next_-- == 0 && (next_ = every_ - 1, true); }

private:
    std::size_t every_, next_;
};

// Calls visit(document) with the text planted once, or once in each record, in all ways and places
// that the sample takes. Stops when that is false.
template <class Visit>
bool each_planted(feed_pieces const& feed, std::span<planting const> ways, std::string_view text,
                  sample& some, Visit const& visit) {
    auto const document = [&](std::vector<std::size_t> const& at, planting const& way) {
        std::string made;
        auto next = at.begin();
        for (std::size_t i = 0; i < feed.all.size(); ++i)
            if (next != at.end() && *next == i)
                made += way.made(feed.all[i].text, text), ++next;
            else
                made += feed.all[i].text;
        return made;
    };
    auto const plant = [&](std::vector<std::size_t> const& at) {
        for (planting const& way : ways)
            if (is_among(feed.all[at.front()].is, way.where) && some.takes() &&
                !visit(document(at, way)))
                return false;
        return true;
    };
    for (std::size_t i = 0; i < feed.all.size(); ++i)
        if ((i < feed.records.front() || i >= feed.records.back()) && !plant({i})) return false;
    // Records have as many pieces each, the last one none that separates it from another.
    std::size_t const count = feed.size();
    std::size_t const length = feed.records[1] - feed.records[0];
    for (std::size_t k = 0; k < length; ++k) {
        std::vector<std::size_t> everywhere;
        for (std::size_t i = 0; i < count; ++i)
            if (std::size_t const at = feed.records[i] + k; at < feed.records[i + 1])
                everywhere.push_back(at);
        for (std::size_t const record : {std::size_t{0}, std::size_t{1}, count / 2, count - 1})
            if (record < everywhere.size() && !plant({everywhere[record]})) return false;
        if (!plant(everywhere)) return false;
    }
    return true;
}

}  // namespace differential
