// SPDX-License-Identifier: BSL-1.0
// How a subcommand that serves learns that it is to end.
#pragma once

#include <pthread.h>
#include <csignal>

namespace simulator::tool {

// The signals that end the program. Blocked before any thread starts, so that all inherit it and
// the signals wait for sigwait, which is the one place that takes them.
inline sigset_t hold_back_signals() {
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    return ending;
}

}  // namespace simulator::tool
