// SPDX-License-Identifier: BSL-1.0
// Header-only, or compiled once if you like: define TREATY_SEPARATE_COMPILATION for the whole
// program and include <treaty/src.hpp> in exactly one source file (and <treaty/http_src.hpp> in
// one, if HTTP is used).
#pragma once

#ifdef TREATY_SEPARATE_COMPILATION
#define TREATY_INLINE
#else
#define TREATY_INLINE inline
#endif
