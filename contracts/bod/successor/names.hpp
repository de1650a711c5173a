// SPDX-License-Identifier: BSL-1.0
// The namespaces of the third generation, the messages of the "OMS integration service interfaces",
// and the prefixes that the vendor's samples use for them. OAGIS is the same.
#pragma once

#include <contracts/bod/names.hpp>

namespace contracts::bod::successor {

inline constexpr std::string_view wcf = "http://www.ibm.com/xmlns/prod/commerce/9/foundation";
inline constexpr std::string_view inv = "http://www.ibm.com/xmlns/prod/commerce/9/inventory";
inline constexpr std::string_view ord = "http://www.ibm.com/xmlns/prod/commerce/9/order";

inline constexpr std::array spaces{oa, wcf, inv, ord};
inline constexpr treaty::form::family family{spaces};

// An inventory requirement is an order but for its root, so its messages have all of them.
inline constexpr prefix_list<3> confirmation_prefixes{{{"oa", oa}, {"_wcf", wcf}, {"xsi", xsi}}};
inline constexpr prefix_list<4> inventory_prefixes{
    {{"oa", oa}, {"_wcf", wcf}, {"_inv", inv}, {"xsi", xsi}}};
inline constexpr prefix_list<5> requirement_prefixes{
    {{"oa", oa}, {"_wcf", wcf}, {"_inv", inv}, {"_ord", ord}, {"xsi", xsi}}};
inline constexpr prefix_list<4> order_prefixes{
    {{"oa", oa}, {"_wcf", wcf}, {"_ord", ord}, {"xsi", xsi}}};

}  // namespace contracts::bod::successor
