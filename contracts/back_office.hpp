// SPDX-License-Identifier: BSL-1.0
// Both catalogues: all fourteen services between a commerce site and its ERP and order management
// system, declared once. Whoever needs one side includes that side alone.
#pragma once

#include <contracts/inbound.hpp>
#include <contracts/outbound.hpp>
