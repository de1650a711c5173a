// SPDX-License-Identifier: BSL-1.0
// What every reader has to do: the nested message UpdateInventoryCache, in which products have
// levels in three fulfillment centers, out of JSON and out of plain SOAP.
#pragma once

#include <contracts/inbound/update_inventory_cache.hpp>
#include <treaty/reflect/refresh.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace service_message {

namespace words = contracts::vocabulary;
using contracts::update_inventory_cache::request;

inline constexpr std::size_t centers_each = 3;
inline constexpr std::string_view service_namespace = "urn:treaty:inbound:1";

// Realistic and always the same: SKUs of 8 to 14 characters, a status, a level over all and in each
// center, and a receipt that is expected over all and in one of the centers, not always the same.
request make_request(std::size_t products);
bool same(request const& a, request const& b);
// As declared, without white space.
std::string json_document(request const& from);
// Every value from one template: prefixes, types, white space; as soap_feed_read's constant layout.
std::string soap_document(request const& from);

// Each reads the whole message in place of what is there. False if it could not be read.
bool read_json_with_treaty(std::string const& document, request& into);
bool read_json_with_treaty_general(std::string const& document, request& into);
bool read_json_with_simdjson(std::string const& document, request& into);
bool read_json_with_rapidjson(std::string const& document, request& into);  // events, in situ
bool read_json_with_nlohmann(std::string const& document, request& into);
bool read_soap_with_treaty(std::string const& document, request& into);
bool read_soap_with_treaty_strictly(std::string const& document, request& into);
bool read_soap_with_rapidxml(std::string const& document, request& into);  // names as written
bool read_soap_with_pugixml(std::string const& document, request& into);   // names as written
bool read_soap_with_libxml2(std::string const& document, request& into);   // a tree
bool read_soap_with_gsoap(std::string const& document, request& into);

// One more item, as good as new, with the storage of one that was dropped: everybody has that.
template <class List>
auto& next(List& into) {
    auto& one = into.recall_back();
    treaty::reflect::refresh(one);
    return one;
}

// A value by the name of its member, as text. False if there is no such member, or it has no such
// value.
bool store(request& into, std::string_view member, std::string_view text);
bool store(words::product_availability& into, std::string_view member, std::string_view text);
bool store(words::fulfillment_center_inventory& into, std::string_view member,
           std::string_view text);
bool store(words::expected_inventory& into, std::string_view member, std::string_view text);
bool store(treaty::quantity& into, std::string_view member, std::string_view text);

}  // namespace service_message
