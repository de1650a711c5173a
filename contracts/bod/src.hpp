// SPDX-License-Identifier: BSL-1.0
// The bodies of the business object documents, as treaty/src.hpp has the library's.
#pragma once

#include <contracts/bod/describe.ipp>
#include <contracts/bod/failure.ipp>
#include <contracts/bod/format.ipp>
#include <contracts/bod/successor/expression.ipp>
#include <contracts/bod/successor/inbound/update_inventory_cache.ipp>
#include <contracts/bod/successor/outbound/get_order.ipp>
#include <contracts/bod/successor/outbound/get_product_availability.ipp>
#include <contracts/bod/successor/vocabulary/availability.ipp>
