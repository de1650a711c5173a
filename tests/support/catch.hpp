// SPDX-License-Identifier: BSL-1.0
// Catch2, whichever is installed: 2.13 as in Debian 12, or 3.x.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
