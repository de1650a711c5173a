// SPDX-License-Identifier: BSL-1.0
// The namespaces of the business object documents of the second generation, and the prefixes that
// the vendor's samples use for them.
#pragma once

#include <treaty/wire/form/reader.hpp>
#include <treaty/wire/form/writer.hpp>

#include <array>
#include <string_view>

namespace contracts::bod {

inline constexpr std::string_view oa = "http://www.openapplications.org/oagis/9";
inline constexpr std::string_view wcf = "http://www.ibm.com/xmlns/prod/commerce/foundation";
inline constexpr std::string_view inv = "http://www.ibm.com/xmlns/prod/commerce/inventory";
inline constexpr std::string_view ord = "http://www.ibm.com/xmlns/prod/commerce/order";
inline constexpr std::string_view pay = "http://www.ibm.com/xmlns/prod/commerce/payment";
inline constexpr std::string_view mbr = "http://www.ibm.com/xmlns/prod/commerce/member";
inline constexpr std::string_view xsi = "http://www.w3.org/2001/XMLSchema-instance";

inline constexpr std::array spaces{oa, wcf, inv, ord, pay, mbr};
inline constexpr treaty::form::family family{spaces};

// Declared on the root of a message, component by component.
template <std::size_t Size>
using prefix_list = std::array<treaty::form::prefix, Size>;
inline constexpr prefix_list<3> inventory_prefixes{{{"oa", oa}, {"wcf", wcf}, {"inv", inv}}};
inline constexpr prefix_list<3> order_prefixes{{{"oa", oa}, {"wcf", wcf}, {"ord", ord}}};
inline constexpr prefix_list<3> payment_prefixes{{{"oa", oa}, {"wcf", wcf}, {"pay", pay}}};
inline constexpr prefix_list<4> member_prefixes{
    {{"oa", oa}, {"wcf", wcf}, {"mbr", mbr}, {"xsi", xsi}}};
inline constexpr prefix_list<1> confirmation_prefixes{{{"oa", oa}}};
inline constexpr prefix_list<3> member_confirmation_prefixes{
    {{"oa", oa}, {"wcf", wcf}, {"mbr", mbr}}};

}  // namespace contracts::bod
