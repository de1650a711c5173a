// SPDX-License-Identifier: BSL-1.0
// The plain shape of a value in XML, which follows from its type alone: a member is an element with
// its wire name, all in one namespace; the items of a list are elements <item> within it, the
// entries of a map elements <entry key="...">. What is absent in JSON is absent here: optional
// members without a value, and lists and maps that may be empty and are.
#pragma once

#include <treaty/core/config.hpp>
#include <treaty/reflect/type.hpp>
#include <treaty/wire/xml/hot_list.hpp>
#include <treaty/wire/xml/reader.hpp>

#include <string>
#include <string_view>

namespace treaty::xml {

inline constexpr std::string_view list_item = "item";
inline constexpr std::string_view map_entry = "entry";
inline constexpr std::string_view map_key = "key";

// Reads the content of the element whose start the reader has just given, and its end, into a fresh
// object. Elements that are no member's are checked and ignored; attributes are ignored, but
// xsi:nil="true" is an optional member without a value. False if the document is broken and reading
// has to stop; whatever else is wrong is in the reader's problems. Lists with code of their own are
// read by it, which makes no difference but in speed.
bool read_plain(reader& in, reflect::type const& kind, void* into, std::string_view space,
                step const* where, hot_lists hot = {});

// Appends what stands between the tags. The namespace is the default one where it is written.
// Throws as append_scalar does.
void append_plain(std::string& out, reflect::type const& kind, void const* from);

}  // namespace treaty::xml

#ifndef TREATY_SEPARATE_COMPILATION
#include <treaty/wire/xml/plain.ipp>
#endif
