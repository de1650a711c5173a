// SPDX-License-Identifier: BSL-1.0
// Makes the state of both sides from a landscape. Receipts are dated from `start`, and the commerce
// site begins with all levels of that moment in its cache, as after a bulk load.
#pragma once

#include <simulator/landscape/landscape.hpp>
#include <simulator/state/back_office_state.hpp>
#include <simulator/state/commerce_state.hpp>

namespace simulator::landscape {

back_office_state make_back_office(landscape const& all, treaty::instant start);
commerce_state make_commerce(landscape const& all, treaty::instant start);

}  // namespace simulator::landscape

#ifndef TREATY_SEPARATE_COMPILATION
#include <simulator/landscape/install.ipp>
#endif
