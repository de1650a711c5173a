// SPDX-License-Identifier: BSL-1.0
// All bodies of the library except HTTP. Include it in exactly one source file of a program that
// defines TREATY_SEPARATE_COMPILATION everywhere; without that definition it is not needed.
#pragma once

#include <treaty/cache/pages.ipp>
#include <treaty/cache/schema.ipp>
#include <treaty/cache/snapshot.ipp>
#include <treaty/contract/outcome.ipp>
#include <treaty/core/decimal.ipp>
#include <treaty/core/instant.ipp>
#include <treaty/document/form_wsdl.ipp>
#include <treaty/document/listing.ipp>
#include <treaty/document/wsdl.ipp>
#include <treaty/document/xsd.ipp>
#include <treaty/reflect/describe.ipp>
#include <treaty/reflect/digest.ipp>
#include <treaty/reflect/print.ipp>
#include <treaty/service/client.ipp>
#include <treaty/service/dispatcher.ipp>
#include <treaty/service/idempotency.ipp>
#include <treaty/service/metrics.ipp>
#include <treaty/service/record_stream.ipp>
#include <treaty/service/retry.ipp>
#include <treaty/service/untyped_client.ipp>
#include <treaty/soap.ipp>
#include <treaty/testing/values.ipp>
#include <treaty/wire/form/losses.ipp>
#include <treaty/wire/form/reader.ipp>
#include <treaty/wire/form/scalar.ipp>
#include <treaty/wire/form/writer.ipp>
#include <treaty/wire/json/format.ipp>
#include <treaty/wire/json/reader.ipp>
#include <treaty/wire/json/scanner.ipp>
#include <treaty/wire/json/stream.ipp>
#include <treaty/wire/json/writer.ipp>
#include <treaty/wire/soap/envelope.ipp>
#include <treaty/wire/soap/fault.ipp>
#include <treaty/wire/soap/format.ipp>
#include <treaty/wire/soap/frame.ipp>
#include <treaty/wire/xml/declaration.ipp>
#include <treaty/wire/xml/namespaces.ipp>
#include <treaty/wire/xml/path.ipp>
#include <treaty/wire/xml/plain.ipp>
#include <treaty/wire/xml/reader.ipp>
#include <treaty/wire/xml/scalar.ipp>
#include <treaty/wire/xml/scanner.ipp>
#include <treaty/wire/xml/writer.ipp>
