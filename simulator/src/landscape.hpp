// SPDX-License-Identifier: BSL-1.0
// The bodies of reading, checking, inventing and installing a landscape. One of the parts of
// simulator/src.hpp, for builds that compile the parts side by side.
#pragma once

#include <simulator/landscape/cross_check.ipp>
#include <simulator/landscape/generator.ipp>
#include <simulator/landscape/install.ipp>
#include <simulator/landscape/known.ipp>
#include <simulator/landscape/loader.ipp>
#include <simulator/landscape/source.ipp>
