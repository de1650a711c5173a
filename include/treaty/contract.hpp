// SPDX-License-Identifier: BSL-1.0
// Front door: everything needed to describe a service and to answer it. No format, no transport, no
// I/O.
#pragma once

// First, so that what a compiler says of a struct with too many members has a short trail.
#include <treaty/reflect/define_struct.hpp>

#include <treaty/contract/endpoint.hpp>
#include <treaty/contract/money.hpp>
#include <treaty/contract/operation.hpp>
#include <treaty/contract/outcome.hpp>
#include <treaty/contract/record.hpp>
#include <treaty/contract/service.hpp>
#include <treaty/core/call_context.hpp>
#include <treaty/core/decimal.hpp>
#include <treaty/core/identifier.hpp>
#include <treaty/core/instant.hpp>
#include <treaty/core/list.hpp>
#include <treaty/core/secret.hpp>
#include <treaty/core/text.hpp>
#include <treaty/reflect/type_of.hpp>
