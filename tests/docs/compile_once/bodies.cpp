// SPDX-License-Identifier: BSL-1.0
// docs/how-to/compile_once.md: the one file that has the bodies.
//! [bodies]
#include <treaty/http_src.hpp>
#include <treaty/src.hpp>
//! [bodies]
