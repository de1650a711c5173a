// SPDX-License-Identifier: BSL-1.0
// Messages of any contract as a sender has them: most of their records have the same shape, members
// that are there and items of lists, and values of their own.
#pragma once

#include <treaty/core/instant.hpp>
#include <treaty/core/random.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/testing/values.hpp>

#include <algorithm>
#include <string>

namespace differential {

// Draws anew what stands in a value and leaves its shape. `plain`: as most senders' are, ASCII and
// in no need of escapes, of usual sizes. `bare`: without maps.
class redrawing {
public:
    redrawing(treaty::random_source& chance, bool plain, bool bare, bool any_character)
        : chance_(chance),
          plain_(plain),
          bare_(bare),
          options_{.any_character = any_character} {}

    void value(treaty::reflect::type const& kind, void* into) {
        using treaty::reflect::shape;
        switch (kind.shape) {
            case shape::optional:
                if (void const* const held = kind.held(into))
                    value(*kind.element, treaty::reflect::writable(held));
                return;
            case shape::list:
                for (std::size_t i = 0; i < kind.size(into); ++i)
                    value(*kind.element, treaty::reflect::writable(kind.item(into, i)));
                return;
            case shape::map:
                if (bare_) kind.reset(into);
                return;
            case shape::structure:
                for (treaty::reflect::member const& one : kind.members)
                    value(*one.kind, treaty::reflect::writable(one.place(into)));
                return;
            default: return plain_ ? usual(kind, into) : any(kind, into);
        }
    }

private:
    void any(treaty::reflect::type const& kind, void* into) {
        treaty::testing::draw_into(kind, into, chance_, options_);
    }
    void usual(treaty::reflect::type const& kind, void* into) {
        using treaty::reflect::shape;
        switch (kind.shape) {
            case shape::integer:
            case shape::identifier:
                return treaty::reflect::store_integer(
                    kind, into,
                    static_cast<std::int64_t>(chance_.below(kind.bytes == 1 ? 100 : 30'000)));
            case shape::decimal:
                *static_cast<treaty::decimal*>(into) = treaty::decimal::of(
                    static_cast<std::int64_t>(chance_.below(100'000)),
                    static_cast<int>(chance_.below(static_cast<std::uint64_t>(kind.places) + 1)));
                return;
            case shape::text: return kind.assign(into, word(kind));
            case shape::instant:
                *static_cast<treaty::instant*>(into) = treaty::instant::from_seconds(
                    1'795'000'000 + static_cast<std::int64_t>(chance_.below(100'000)),
                    static_cast<std::int32_t>(chance_.below(3) * 500'000'000 % 1'000'000'000));
                return;
            default: return any(kind, into);
        }
    }
    std::string word(treaty::reflect::type const& kind) {
        std::size_t const most = kind.most == 0 ? 20 : std::min<std::size_t>(kind.most, 20);
        std::string text;
        for (std::size_t left = kind.least + chance_.below(most - kind.least + 1); left > 0; --left)
            text.push_back("ABCDEFGH0123456789-_. "[chance_.below(22)]);
        return text;
    }

    treaty::random_source& chance_;
    bool plain_, bare_;
    treaty::testing::draw_options options_;
};

// A request whose list, `member`, holds many records.
template <class Request, class List>
Request draw_message(List Request::*member, treaty::random_source& chance, bool any_character) {
    treaty::testing::draw_options const options{.optional_percent = chance.chance(20) ? 100U : 60U,
                                                .items_more = chance.below(4),
                                                .any_character = any_character};
    bool const plain = chance.chance(80), bare = chance.chance(80);
    auto made = treaty::testing::draw<Request>(chance, options);
    redrawing{chance, plain, bare, any_character}.value(treaty::reflect::type_of<Request>, &made);
    List& records = made.*member;
    for (std::size_t left = chance.below(chance.chance(10) ? 40 : 8); left > 0; --left) {
        auto record = records.empty() || chance.chance(15)
                          ? treaty::testing::draw<typename List::value_type>(chance, options)
                          : records[chance.chance(80) ? records.size() - 1 : 0];
        redrawing{chance, plain != chance.chance(3), bare != chance.chance(3), any_character}.value(
            treaty::reflect::type_of<typename List::value_type>, &record);
        records.push_back(std::move(record));
    }
    return made;
}

}  // namespace differential
