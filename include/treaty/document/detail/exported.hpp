// SPDX-License-Identifier: BSL-1.0
// An exported contract as a message of its own: what contract_export.hpp writes and reads. Types
// stand in one flat list by name, since a message has a known depth.
#pragma once

#include <treaty/contract/operation.hpp>
#include <treaty/contract/service.hpp>
#include <treaty/reflect/define_struct.hpp>
#include <treaty/reflect/type_of.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace treaty::document::detail {

inline constexpr std::int32_t exported_format = 1;

// Enumerators in the order of reflect::shape; `optional` is said by members.
enum class exported_shape {
    boolean,
    integer,
    identifier,
    decimal,
    text,
    instant,
    date,
    enumeration,
    optional,
    list,
    map,
    structure
};
BOOST_DESCRIBE_ENUM(exported_shape, boolean, integer, identifier, decimal, text, instant, date,
                    enumeration, list, map, structure)

enum class exported_safety { read_only, idempotent, needs_key, plain };
BOOST_DESCRIBE_ENUM(exported_safety, read_only, idempotent, needs_key, plain)
enum class exported_nature { not_found, conflict, rejected };
BOOST_DESCRIBE_ENUM(exported_nature, not_found, conflict, rejected)
enum class exported_viewpoint { outbound, inbound };
BOOST_DESCRIBE_ENUM(exported_viewpoint, outbound, inbound)

struct exported_member {
    BOOST_HANA_DEFINE_STRUCT(exported_member,
        (std::string, name),
        (std::string, type),
        (std::optional<bool>, optional));
};
struct exported_type {
    BOOST_HANA_DEFINE_STRUCT(exported_type,
        (exported_shape, shape),
        (std::optional<std::string>, name),
        (std::optional<std::uint8_t>, bytes),
        (std::optional<bool>, is_signed),
        (std::optional<std::uint64_t>, least),
        (std::optional<std::uint64_t>, most),
        (std::optional<std::uint8_t>, digits),
        (std::optional<std::uint8_t>, places),
        (std::optional<bool>, secret),
        (std::optional<std::string>, key),
        (std::optional<std::string>, element),
        (std::vector<std::string>, values),
        (std::vector<exported_member>, members));
};
struct exported_fault {
    BOOST_HANA_DEFINE_STRUCT(exported_fault,
        (std::string, name),
        (std::string, title),
        (exported_nature, nature),
        (std::string, type));
};
struct exported_operation {
    BOOST_HANA_DEFINE_STRUCT(exported_operation,
        (std::string, name),
        (std::optional<std::string>, summary),
        (exported_safety, safety),
        (std::optional<std::string>, streamed),
        (std::string, request),
        (std::string, response),
        (std::vector<exported_fault>, faults));
};
struct exported_version {
    BOOST_HANA_DEFINE_STRUCT(exported_version,
        (std::int32_t, major),
        (std::int32_t, minor));
};
struct exported_service {
    using type_list = std::map<std::string, exported_type>;
    BOOST_HANA_DEFINE_STRUCT(exported_service,
        (std::int32_t, treaty_contract),  // exported_format
        (std::string, service),
        (exported_version, version),
        (exported_viewpoint, viewpoint),
        (std::vector<exported_operation>, operations),
        (type_list, types));
};

}  // namespace treaty::document::detail
