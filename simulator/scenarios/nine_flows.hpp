// SPDX-License-Identifier: BSL-1.0
// The nine flows between a commerce site and its back office, each a function that plays over a
// world and tells what came. They are one story in nine chapters: what one of them orders, the next
// ones ship, change, track and return.
#pragma once

#include <simulator/scenarios/cast.hpp>
#include <simulator/scenarios/flow.hpp>
#include <simulator/scenarios/world.hpp>

#include <string>
#include <vector>

namespace simulator::scenarios {

namespace words = contracts::vocabulary;

// What later chapters need of earlier ones.
struct story {
    cast who;
    words::order_id order{};  // of flows 2 to 5, 7 and 8
    words::order_item_id plenty_line{};
    words::order_item_id scarce_line{};
    words::order_id changed_order{};  // of flow 6
};

void browse(world& stage, story& tale, narrator& tell);
void fill_cart(world& stage, story& tale, narrator& tell);
void prepare(world& stage, story& tale, narrator& tell);
void submit(world& stage, story& tale, narrator& tell);
void fulfill(world& stage, story& tale, narrator& tell);
void change_after_transfer(world& stage, story& tale, narrator& tell);
void track(world& stage, story& tale, narrator& tell);
void give_back(world& stage, story& tale, narrator& tell);
void master_data(world& stage, story& tale, narrator& tell);

struct chapter {
    std::string title;
    void (*play)(world&, story&, narrator&);
};
std::vector<chapter> nine_flows();

// Many shoppers at once buy what a seed tells them, while the other side ships and pushes levels.
void busy_hour(world& stage, landscape::landscape const& all, cast const& who, unsigned shoppers,
               std::uint64_t seed, narrator& tell);

// What both_sides::check() looks at, in words.
std::vector<std::string> checked_rules();

}  // namespace simulator::scenarios

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/scenarios/nine_flows.ipp>
#endif
