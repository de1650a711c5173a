// SPDX-License-Identifier: BSL-1.0
// For programs that define TREATY_SEPARATE_COMPILATION: the bodies of the HTTP transport and of
// what stands on it. Include it in exactly one source file; <treaty/src.hpp> has all other bodies.
#pragma once

#ifndef TREATY_SEPARATE_COMPILATION
#error "treaty: define TREATY_SEPARATE_COMPILATION, or do without http_src.hpp"
#endif

#include <treaty/http.ipp>
#include <treaty/http_stream.ipp>
#include <treaty/transport/http/async_client.ipp>
#include <treaty/transport/http/authority.ipp>
#include <treaty/transport/http/chunk_decoder.ipp>
#include <treaty/transport/http/client.ipp>
#include <treaty/transport/http/detail/answer_text.ipp>
#include <treaty/transport/http/detail/body_pieces.ipp>
#include <treaty/transport/http/detail/call_socket.ipp>
#include <treaty/transport/http/detail/call_text.ipp>
#include <treaty/transport/http/detail/connection.ipp>
#include <treaty/transport/http/detail/request_fields.ipp>
#include <treaty/transport/http/detail/routing.ipp>
#include <treaty/transport/http/detail/session.ipp>
#include <treaty/transport/http/detail/worker.ipp>
#include <treaty/transport/http/request_guard.ipp>
#include <treaty/transport/http/server.ipp>
#include <treaty/transport/http/stream_call.ipp>
#include <treaty/transport/http/url.ipp>
