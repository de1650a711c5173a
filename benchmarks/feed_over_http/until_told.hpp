// SPDX-License-Identifier: BSL-1.0
// How the servers here begin and end: they say where they listen, and stop when they are told to.
#pragma once

#include <csignal>
#include <cstdint>
#include <iostream>

namespace feed_over_http {

// Before any thread is started, so that the signal comes to whoever waits for it.
class until_told {
public:
    until_told() {
        ::sigemptyset(&signals_);
        ::sigaddset(&signals_, SIGTERM);
        ::sigaddset(&signals_, SIGINT);
        ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    }
    void wait(unsigned port) const {
        std::cout << "listening on " << port << std::endl;
        wait();
    }
    void wait() const {
        int which = 0;
        ::sigwait(&signals_, &which);
    }

private:
    ::sigset_t signals_{};
};

}  // namespace feed_over_http
