// SPDX-License-Identifier: BSL-1.0
// The one main of all Catch2 programs here, compiled once.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_RUNNER
#endif
#include "catch.hpp"

int main(int argc, char** argv) {
    return Catch::Session().run(argc, argv);
}
